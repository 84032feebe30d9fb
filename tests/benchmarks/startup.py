"""From the start of the process to the first usable picture, and what stays in memory: against a bare app.

One document that was read before, the same one cold, and a folder of two hundred that were read before. All
of them take turns with a bare Textual app that shows one Tree, so that each is measured in the same weather.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks import document, folder
from tests.benchmarks.document import DOCUMENT, SIZE, SUM
from tests.benchmarks.figure import Figure
from tests.line import COMMAND, Line

RUNS = 7
BARE = (sys.executable, "-m", "tests.benchmarks.bare")
OURS = (COMMAND, "--encoding", "utf-8", "--ambiguous-width", "1")
"""The line has no terminal that would answer what is asked of it."""

FIRST_UNIT = "人力资源和社会保障局" if DOCUMENT == document.PUBLISHED else "事务局"
"""What a cold reading shows first of the document."""

FIRST_ROW = "局"
"""Every document of the folder has it in its own row and its first unit's; nothing else on the screen has."""

LAST_DIGITS = f"{folder.DOCUMENTS} 份绩效目标表"
"""What stands on the screen when the whole folder is there."""


def benchmark() -> Iterator[Figure]:
    """Seconds as multiples of the bare app's, and megabytes."""
    with document.read_before() as environment, folder.read_before() as (directory, of_folder):
        bare: list[float] = []
        kept: list[float] = []
        cold: list[float] = []
        tree: list[float] = []
        whole: list[float] = []
        for _ in range(RUNS):
            bare.append(_seconds(BARE, environment, "全部"))
            kept.append(_seconds([*OURS, DOCUMENT], environment, SUM))
            cold.append(_seconds([*OURS, "--no-cache", DOCUMENT], environment, FIRST_UNIT))
            tree.append(_seconds([*OURS, directory], of_folder, FIRST_ROW))
            whole.append(_seconds([*OURS, directory], of_folder, LAST_DIGITS))
        unit = median(bare)
        yield Figure("start: a document read before", round(median(kept) / unit, 2), 1.3, "×bare")
        yield Figure("start: the first unit of a cold document", round(median(cold) / unit, 2), 2, "×bare")
        yield Figure("folder: its tree", round(median(tree) / unit, 2), 1.3, "×bare")
        one = median(kept)
        yield Figure("folder: all 200 documents", round(median(whole) / one, 2), 2, "×one")
        small, ours = _megabytes(BARE, environment, "全部"), _megabytes([*OURS, DOCUMENT], environment, SUM)
        yield Figure("memory: one document, read before", round(ours / small, 2), 1.25, "×bare")
        yield Figure(
            "memory: ten thousand projects, filtered",
            round(_megabytes([*OURS, directory], of_folder, LAST_DIGITS, "/满意度\rx/px\r")),
            250,
            "MB",
        )


def _seconds(command: Sequence[str | Path], environment: Mapping[str, str], words: str) -> float:
    """From the start of a command to some words on its screen; it writes into folders of its own."""
    with TemporaryDirectory() as data:
        line = Line(command, {**environment, "XDG_DATA_HOME": data}, SIZE)
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
