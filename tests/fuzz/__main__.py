"""`python -m tests.fuzz --cases N`: a campaign over the committed documents."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.campaign import main

arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
arguments.add_argument("--cases", type=int, default=2000)
arguments.add_argument("--first", type=int, default=0, help="the first seed")
arguments.add_argument("--left", type=Path, default=Path(tempfile.gettempdir()) / "budget-tui-fuzz")
given = arguments.parse_args()
sys.exit(main(given.cases, given.first, given.left))
