"""Painted areas of a page, in the device's points (y upwards), and which of them lie at a point."""

from collections.abc import Sequence
from typing import NamedTuple

THINNEST = 1.0
"""Points: what is painted thinner than this on one side hides no text."""


class Box(NamedTuple):
    """A rectangle in the device's points, y upwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def within(self, other: "Box | None") -> "Box":
        """What of it lies in another one too; turned inside out where nothing does."""
        if other is None:
            return self
        return Box(
            max(self.x0, other.x0), max(self.y0, other.y0), min(self.x1, other.x1), min(self.y1, other.y1)
        )

    @property
    def thickness(self) -> float:
        return min(self.x1 - self.x0, self.y1 - self.y0)


class Area(NamedTuple):
    """A painted area, and the colour of it where that is known; `covers` what was painted there before."""

    box: Box
    colour: object
    covers: bool


def bounds(points: Sequence[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def is_upright_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Whether points are the corners of a rectangle along the page's edges."""
    xs, ys = {round(x, 2) for x, _ in points}, {round(y, 2) for _, y in points}
    return len(points) in (4, 5) and len(xs) == len(ys) == 2


class Areas:
    """Painted areas in the order of painting, found by where they lie on a page of some height."""

    BANDS = 64

    def __init__(self, areas: Sequence[Area], height: float) -> None:
        self._band = max(height, 1.0) / self.BANDS
        self._bands: list[list[tuple[int, Area]]] = [[] for _ in range(self.BANDS)]
        for order, area in enumerate(areas):
            for band in range(self._at(area.box.y0), self._at(area.box.y1) + 1):
                self._bands[band].append((order, area))

    def at(self, x: float, y: float) -> list[tuple[int, Area]]:
        """The areas at a point, the one on top first, each with its place in the order."""
        return [found for found in reversed(self._bands[self._at(y)]) if found[1].box.holds(x, y)]

    def _at(self, y: float) -> int:
        return int(min(max(y / self._band, 0), self.BANDS - 1))
