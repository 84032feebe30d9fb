"""`python -m tests.benchmarks [NAME...]`: each figure with its bound, OK or SHORT; 1 if one is SHORT."""

import argparse
import compileall
import sys

from tests.benchmarks import filtering, idle, line, pages, reading, startup, typing
from tests.benchmarks.figure import Benchmark
from tests.model.tables import CHECKOUT

BENCHMARKS: dict[str, Benchmark] = {
    "line": line.benchmark,
    "idle": idle.benchmark,
    "reading": reading.benchmark,
    "pages": pages.benchmark,
    "filter": filtering.benchmark,
    "typing": typing.benchmark,
    "start": startup.benchmark,
}

arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
arguments.add_argument(
    "names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(BENCHMARKS)}; else all"
)
given = arguments.parse_args()
if unknown := set(given.names) - set(BENCHMARKS):
    arguments.error(f"no such benchmark: {', '.join(sorted(unknown))}")

# An installed program has its bytecode; here it may be missing or older than what was edited.
for package in ("model", "parser", "tui", "tests"):
    compileall.compile_dir(CHECKOUT / package, quiet=1)

short = False
for name in given.names or BENCHMARKS:
    for figure in BENCHMARKS[name]():
        print(figure.line, flush=True)
        short = short or figure.is_short
sys.exit(short)
