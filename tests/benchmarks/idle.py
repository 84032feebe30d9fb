"""What the browser does while nobody does anything: bytes on the line, and the processor's time."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.document import DOCUMENT, SIZE, SUM, read_before
from tests.benchmarks.figure import Figure
from tests.line import COMMAND, Line

SECONDS = 20.0
"""How long each state is watched."""
SETTLING = 2.0
"""Seconds after the last key: what is saved then is saved."""
STATES = (
    ("the tree", ""),
    ("a filter's field open", "/"),
    ("a dialog open", "\x1b\x10"),
    ("a note open", "\x1bw"),
)
"""States of the browser, and the keys that lead to each from the one before."""


def benchmark() -> Iterator[Figure]:
    """No byte, and under half a per cent of one processor, in each state."""
    with read_before() as environment:
        line = Line([COMMAND, DOCUMENT], environment, SIZE)
        try:
            line.until(SUM)
            line.press("j")
            for state, keys in STATES:
                for key in keys:
                    line.press(key)
                line.hear(SETTLING)
                began, before = time.monotonic(), processor_seconds(line.process.pid)
                heard = len(line.hear(SECONDS).encode())
                spent = processor_seconds(line.process.pid) - before
                percent = 100 * spent / (time.monotonic() - began)
                yield Figure(f"idle: bytes in {SECONDS:g} s, {state}", heard, 0, "bytes")
                yield Figure(f"idle: processor, {state}", round(percent, 3), 0.5, "%")
        finally:
            line.hang_up()


def processor_seconds(process: int) -> float:
    """What all threads of a process have had of the processor."""
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
