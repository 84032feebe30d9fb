"""`python -m tui`: the same as the command `budget-tui`."""

import sys

from tui.entry import main

if __name__ == "__main__":
    sys.exit(main())
