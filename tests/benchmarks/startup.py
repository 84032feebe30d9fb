"""From the start of the process to the first usable picture, and what stays in memory: against a bare app.

One document that was read before, the same one cold, and a folder of two hundred that were read before. All
of them take turns with a bare Textual app that shows one Tree, so that each is measured in the same weather.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks import document, folder
from tests.benchmarks.document import DOCUMENT, SIZE, SUM
from tests.benchmarks.figure import Figure
from tests.line import COMMAND, Line

RUNS = 7
BARE = (sys.executable, "-m", "tests.benchmarks.bare")
OURS = (COMMAND, "--encoding", "utf-8", "--ambiguous-width", "1")
"""The line has no terminal that would answer what is asked of it."""

FIRST_UNIT = "人力资源和社会保障局" if DOCUMENT == document.PUBLISHED else "事务局"
"""The first row of the document's tree."""

FIRST_ROW = "局"
"""Every document of the folder has it in its own row and its first unit's; nothing else on the screen has."""

LAST_DIGITS = f"{folder.DOCUMENTS} 份绩效目标表"
"""What stands on the screen when the whole folder is there."""


def benchmark() -> Iterator[Figure]:
    """Seconds as multiples of the bare app's, and megabytes."""
    with document.read_before() as environment, folder.read_before() as (directory, of_folder):
        bare = partial(_seconds, BARE, environment, "全部")
        kept = partial(_seconds, [*OURS, DOCUMENT], environment, FIRST_UNIT)
        cold = partial(_seconds, [*OURS, "--no-cache", DOCUMENT], environment, FIRST_UNIT)
        tree = partial(_seconds, [*OURS, directory], of_folder, FIRST_ROW)
        whole = partial(_seconds, [*OURS, directory], of_folder, LAST_DIGITS)
        unit, one, first, rows, all_there = _medians(bare, kept, cold, tree, whole)
        yield Figure("start: a document read before", round(one / unit, 2), 1.3, "×bare")
        yield Figure("start: the first unit of a cold document", round(first / unit, 2), 2, "×bare")
        yield Figure("folder: its tree", round(rows / unit, 2), 1.3, "×bare")
        yield Figure("folder: all 200 documents", round(all_there / one, 2), 2, "×one")
        bare = partial(_megabytes, BARE, environment, "全部")
        kept = partial(_megabytes, [*OURS, DOCUMENT], environment, SUM)
        whole = partial(_megabytes, [*OURS, directory], of_folder, LAST_DIGITS, "/满意度\rx/px\r")
        small, ours, large = _medians(bare, kept, whole)
        yield Figure("memory: one document, read before", round(ours / small, 2), 1.25, "×bare")
        yield Figure("memory: ten thousand projects, filtered", round(large), 250, "MB")


def _medians(*runs: Callable[[], float]) -> list[float]:
    """The middle of what each gives, run in turn; what each finds and makes the first time does not count."""
    for run in runs:
        run()
    given = [[run() for run in runs] for _ in range(RUNS)]
    return [median(column) for column in zip(*given, strict=True)]


def _seconds(command: Sequence[str | Path], environment: Mapping[str, str], words: str) -> float:
    """From the start of a command to some words on its screen."""
    line = Line(command, environment, SIZE)
    try:
        return line.seconds_until(words)
    finally:
        line.hang_up()


def _megabytes(
    command: Sequence[str | Path], environment: Mapping[str, str], words: str, keys: str = ""
) -> float:
    """What a command has in memory once it shows some words and has obeyed some keys."""
    line = Line(command, environment, SIZE)
    try:
        line.until(words)
        for key in keys:
            line.send(key)
            line.hear(1.0)
        line.hear(2.0)
        status = Path(f"/proc/{line.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024
    finally:
        line.hang_up()
