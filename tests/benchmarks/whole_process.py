"""A process from its start to its end: the seconds that it takes, and the memory that it and its own hold."""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

TIMES = 5
EVERY = 0.05
"""Seconds between two looks at its memory."""


class Run(NamedTuple):
    """What one run took: seconds by the clock, seconds of processors by it and its own, and megabytes at its
    peak, shared ones counted once.
    """

    seconds: float
    computed: float
    megabytes: float


def run(words: Sequence[str | Path], processors: Collection[int] | None = None, watched: bool = False) -> Run:
    """Run a program; its memory is looked at where it is `watched`, which takes some time itself."""
    usual = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors or usual)
    try:
        before = _computed()
        began = time.perf_counter()
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        os.sched_setaffinity(0, usual)
    peak = 0.0
    while watched and process.poll() is None:
        peak = max(peak, sum(map(_kilobytes, _with_children(process.pid))) / 1024)
        time.sleep(EVERY)
    process.wait()
    seconds = time.perf_counter() - began
    return Run(seconds, _computed() - before, peak)


def _computed() -> float:
    """What all processes that were waited for have computed so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def medians(*runs: Callable[[], Run]) -> list[float]:
    """The middle of the seconds that each takes, run in turn."""
    taken = [[each().seconds for each in runs] for _ in range(TIMES)]
    return [median(column) for column in zip(*taken, strict=True)]


def _with_children(process: int) -> list[int]:
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        found += [each for child in children for each in _with_children(int(child))]
    return found


def _kilobytes(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
