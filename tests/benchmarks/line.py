"""Bytes on the line at 120×40: ours, and those of a plain app of the same widgets in the same run."""

import sys
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from tests.benchmarks.document import DOCUMENT, SIZE, SUM, read_before
from tests.benchmarks.figure import Figure
from tests.line import COMMAND, Line

QUIET = 0.2
"""Seconds without a byte after which an answer is complete."""

KB = 1024
PROJECTS = 16
"""So many are walked through, and in each some indicators."""


class Keys(NamedTuple):
    """How one of the two apps is driven; what is measured is the answer to each single key."""

    down: str
    up: str
    to_detail: str
    back: str
    to_filter: str
    leave_filter: str


OURS = Keys(down="j", up="k", to_detail="\t", back="\t", to_filter="/", leave_filter="\x1b")
PLAIN = Keys(down="\x1b[B", up="\x1b[A", to_detail="\t", back="\x1b[Z", to_filter="\t\t", leave_filter="")
TYPED = ("就", "业", "\x7f", "\x7f", "培", "训", "\x7f", "\x7f", "1", "0", "\x7f", "\x7f")


class Measured(NamedTuple):
    """Bytes: medians of single keys, and the whole first screen."""

    move: float
    move_with_detail: float
    filter_key: float
    first_screen: float


def benchmark() -> Iterator[Figure]:
    """The four figures against their bounds, then against the plain app."""
    with read_before() as environment:
        ours = measured([COMMAND, DOCUMENT], environment, OURS)
        plain = measured([sys.executable, "-m", "tests.benchmarks.plain", DOCUMENT], environment, PLAIN)
    figures = (
        ("a move inside one pane", ours.move, 2 * KB, plain.move),
        ("a move that changes the detail pane", ours.move_with_detail, 12 * KB, plain.move_with_detail),
        ("a key of a filter", ours.filter_key, 12 * KB, plain.filter_key),
        ("the first screen", ours.first_screen, 60 * KB, plain.first_screen),
    )
    for name, value, bound, _ in figures:
        yield Figure(f"line: {name}", value, bound, "bytes")
    for name, value, _, of_plain in figures:
        yield Figure(f"line: {name}, against a plain app", value, of_plain, "bytes")


def measured(command: Sequence[object], environment: dict[str, str], keys: Keys) -> Measured:
    """Run an app through the same steps."""
    line = Line([str(part) for part in command], environment, SIZE)
    try:
        first_screen = _size(line.until(SUM))
        with_detail: list[int] = []
        moves: list[int] = []
        for _ in range(PROJECTS):
            with_detail.append(_size(line.answer(keys.down, QUIET)))
            line.answer(keys.to_detail, QUIET)
            moves += [_size(line.answer(step, QUIET)) for step in (keys.down, keys.down, keys.up)]
            line.answer(keys.back, QUIET)
        line.answer(keys.to_filter, QUIET)
        typed = [_size(line.answer(key, QUIET)) for key in TYPED]
    finally:
        line.hang_up()
    return Measured(median(moves), median(with_detail), median(typed), first_screen)


def _size(heard: str) -> int:
    return len(heard.encode())
