"""Write the man page and the completions where they are kept: `python -m tests.usage`."""

from tests.usage.shared import write

if __name__ == "__main__":
    write()
