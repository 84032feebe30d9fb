"""Long documents: pages side by side, a page's time whatever their number, and the memory that they take.

A page's time is what the processors compute for it: runs of minutes meet other weather than runs of seconds.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks import long_document
from tests.benchmarks.figure import Figure
from tests.benchmarks.whole_process import TIMES, medians, run
from tests.line import COMMAND

SHORT, LONG = 100, 1000
SIDE_BY_SIDE = 1 / 1.6
DRIFT = 1.1
MEGABYTES = 250


def benchmark() -> Iterator[Figure]:
    """Two processors against one, a thousand pages against a hundred, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder, "short.pdf"), Path(folder, "long.pdf")
        few, many = long_document.write(short, SHORT), long_document.write(long, LONG)
        both = sorted(os.sched_getaffinity(0))[:2]
        two, one = medians(
            lambda: run(_command(short, folder), both), lambda: run(_command(short, folder), both[:1])
        )
        yield Figure(f"pages: {few}, two processors against one", round(two / one, 2), SIDE_BY_SIDE, "times")
        pairs = [
            (run(_command(short, folder)), run(_command(long, folder), watched=True)) for _ in range(TIMES)
        ]
        among_few, among_many = (median(one.computed for one in runs) for runs in zip(*pairs, strict=True))
        drift = among_many / many / (among_few / few)
        yield Figure(f"pages: computing for one among {many}, among {few}", round(drift, 2), DRIFT, "times")
        peak = max(long_run.megabytes for _, long_run in pairs)
        yield Figure(f"pages: memory at its peak, {many}", round(peak), MEGABYTES, "MB")


def _command(pdf: Path, folder: str) -> Sequence[str | Path]:
    return [COMMAND, pdf, "-o", Path(folder, "out.json"), "--no-cache"]
