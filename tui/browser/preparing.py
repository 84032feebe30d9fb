"""Work that is done before it is asked for, in a thread: in short steps, between which keys are answered."""

from collections.abc import Iterator
from functools import partial
from time import monotonic, sleep

from textual.screen import Screen
from textual.worker import get_current_worker

_GROUP = "preparing"
_SECONDS_OF_WORK, _SECONDS_OF_REST = 0.002, 0.001
"""Only one thread of Python runs at a time: a key would wait for the whole of what is done in one go."""


def prepare(screen: Screen[None], steps: Iterator[None]) -> None:
    """Take the steps in a worker of a screen, unless one is at it."""
    if not any(one.group == _GROUP and one.node is screen for one in screen.workers):
        screen.run_worker(partial(_take, steps), thread=True, group=_GROUP)


def _take(steps: Iterator[None]) -> None:
    worker = get_current_worker()
    rest = monotonic() + _SECONDS_OF_WORK
    for _ in steps:
        if worker.is_cancelled:
            return
        if monotonic() >= rest:
            sleep(_SECONDS_OF_REST)
            rest = monotonic() + _SECONDS_OF_WORK
