"""Reading a document anew: the whole command against a program that has pdfplumber find its tables."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.document import DOCUMENT
from tests.benchmarks.figure import Figure
from tests.benchmarks.whole_process import medians, run
from tests.line import COMMAND

PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as document:
    for page in document.pages:
        page.extract_tables()
"""
BOUND = 0.5


def benchmark() -> Iterator[Figure]:
    """Half of pdfplumber's time, from the start of the process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "out.json")
        ours, theirs = medians(
            lambda: run([COMMAND, DOCUMENT, "-o", output, "--no-cache"]),
            lambda: run([sys.executable, "-c", PLUMBER, DOCUMENT]),
        )
    yield Figure("reading: time of pdfplumber's extract_tables", round(ours / theirs, 2), BOUND, "times")
