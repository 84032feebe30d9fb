"""From a key to its paint with ten thousand projects open: a filter session, moves, and a Tree refilled."""

import sys
from collections.abc import Iterator, Sequence
from statistics import median

from tests.benchmarks.figure import Figure
from tests.benchmarks.folder import DOCUMENTS, PROJECTS_EACH, read_before
from tests.line import COMMAND, SECONDS, Line

SIZE = (120, 40)
QUIET = 0.06
"""Seconds without a byte after which the answer to a key is complete."""

PATIENCE = 0.3
"""Seconds after which a key has no answer."""

ERASE, ESCAPE, DOWN, UP = "\x7f", "\x1b", "\x1b[B", "\x1b[A"
FILTERS = (
    *("/", "满", "意", "度", ERASE, ERASE, ERASE, "资", "金", "使", "用", "\r"),
    *("a", "≥", "1", "0", "0", "0", "\r"),
    *("/", *(ERASE,) * 4, "2", "0", "2", "5", ERASE, ERASE, ERASE, ERASE, "m", "y", "d", "\r"),
    *("x", "/", "河", "岸", "\r", "a", "<", "5", "0", "\r", "x"),
)
"""What is typed in one go."""

MOVES = (*("j",) * 12, *("k",) * 8, DOWN, UP, "\x1b[6~", "\x1b[5~")
KEYS = 200
SESSIONS = 5


def benchmark() -> Iterator[Figure]:
    """Five sessions of 200 keys of filters, and of moves; each figure is the median of the sessions."""
    with read_before() as (folder, environment):
        line = Line([COMMAND, folder], environment, SIZE)
        try:
            line.until(f"{DOCUMENTS} 份绩效目标表")
            line.hear(2.0)
            typed = [_session(line, FILTERS, KEYS) for _ in range(SESSIONS)]
            moved = [_session(line, MOVES, len(MOVES) * 2) for _ in range(SESSIONS)]
        finally:
            line.hang_up()
        nodes = str(DOCUMENTS * PROJECTS_EACH)
        bare = Line([sys.executable, "-m", "tests.benchmarks.bare", nodes], environment, SIZE)
        try:
            bare.until("全部")
            bare.hear(1.0)
            refills = [1000 * bare.timed("r", PATIENCE, SECONDS) for _ in range(SESSIONS)]
        finally:
            bare.hang_up()
    typing, refill = median(map(_p95, typed)), median(refills)
    yield Figure("typing: a key of a filter, p95", round(typing, 1), 50, "ms")
    yield Figure(
        "typing: the same against a fifth of refilling a Tree", round(typing, 1), round(refill / 5, 1), "ms"
    )
    yield Figure("typing: a move of the cursor, p95", round(median(map(_p95, moved)), 1), 16, "ms")
    slowest = median(max(one + other) for one, other in zip(typed, moved, strict=True))
    yield Figure("typing: the slowest paint of all", round(slowest, 1), 100, "ms")


def _session(line: Line, keys: Sequence[str], count: int) -> list[float]:
    """The milliseconds from each of so many keys to its paint; keys that change nothing do not count."""
    answers = [_to_paint(line, key) for key in [*keys, *[*keys] * (count // len(keys))][:count]]
    for key in (ESCAPE, "x", "g"):
        line.send(key)
        line.hear(PATIENCE)
    return [answer for answer in answers if answer]


def _to_paint(line: Line, key: str) -> float:
    """The milliseconds from a key to the last byte of what it paints; 0 if that is nothing."""
    return 1000 * line.timed(key, QUIET, PATIENCE)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
