"""Stretches of a page's width or height, and the gaps that nothing covers."""

from collections.abc import Iterable
from typing import NamedTuple


class Stretch(NamedTuple):
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def width(self) -> float:
        return self.end - self.start


def gaps_between(covered: Iterable[Stretch], between: Stretch) -> list[Stretch]:
    """The stretches of `between` that nothing covers."""
    gaps: list[Stretch] = []
    reached = between.start
    for span in sorted(covered):
        if span.end <= reached:
            continue
        if span.start >= between.end:
            break
        if span.start > reached:
            gaps.append(Stretch(reached, span.start))
        reached = span.end
    if reached < between.end:
        gaps.append(Stretch(reached, between.end))
    return gaps
