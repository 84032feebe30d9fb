"""Which ruling lines painted shapes make: strokes, thin fills, the edges of drawn cells, dots."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.page import Rule

THIN = 3.0
"""Points: a filled rectangle no thicker than this is a ruling line, a thicker one a background."""

THICKEST = 6.0
"""Points: a stroke wider than this is a bar or a background, no ruling line."""

DOT = 1.5
"""A fill whose sides differ by no more than this factor is a dot."""

STRAIGHT = 0.8
"""Points by which the ends of a ruling line may differ across its direction."""


class Shape(NamedTuple):
    """A painted shape's box from the sheet's top, and whether its outline and its inside are seen.

    `points` are the ends of a curve's pieces, in the same coordinates; `evenodd` is how it is filled.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    stroked: bool
    filled: bool
    evenodd: bool = False
    points: Sequence[tuple[float, float]] = ()

    @property
    def sides(self) -> tuple[float, float, float, float]:
        return self[:4]


def rules(lines: Iterable[Shape], rectangles: Iterable[Shape], curves: Iterable[Shape]) -> Iterator[Rule]:
    """The ruling lines of a page's shapes, each kind in the order of painting.

    A line counts where it is `stroked`: readers say so of those no wider than THICKEST.
    """
    for line in lines:
        if line.stroked:
            yield from _segment(*line.sides)
    before: tuple[float, ...] = ()
    for shape in rectangles:
        stroked = shape.stroked or (shape.filled and _is_ring(before, shape.sides))
        yield from _rectangle(*shape.sides, stroked, shape.filled)
        before = shape.sides if shape.filled and shape.evenodd else ()
    for curve in curves:
        if curve.filled:
            yield from _rectangle(*curve.sides, False, True)
        elif curve.stroked:
            for (x0, y0), (x1, y1) in pairwise(curve.points):
                yield from _segment(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_ring(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Whether two rectangles filled even-odd are the edges of one border: one just inside the other."""
    return bool(inner) and all(abs(one - other) <= THIN for one, other in zip(inner, outer, strict=True))


def _rectangle(
    x0: float, top: float, x1: float, bottom: float, stroked: bool, filled: bool
) -> Iterator[Rule]:
    """A rectangle's ruling lines: its outline where that shows (also the ring between two fills), or the
    middle of a thin fill. A dot is a piece of a line in both directions."""
    if (stroked or filled) and min(x1 - x0, bottom - top) <= THIN:
        middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
        if (x1 - x0) * DOT >= bottom - top:
            yield Rule(x0, middle_y, x1, middle_y)
        if (bottom - top) * DOT >= x1 - x0:
            yield Rule(middle_x, top, middle_x, bottom)
    elif stroked:
        yield Rule(x0, top, x1, top)
        yield Rule(x0, bottom, x1, bottom)
        yield Rule(x0, top, x0, bottom)
        yield Rule(x1, top, x1, bottom)


def _segment(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    """A drawn line as a rule, if it runs along or down the page."""
    if bottom - top <= STRAIGHT < x1 - x0:
        middle = (top + bottom) / 2
        yield Rule(x0, middle, x1, middle)
    elif x1 - x0 <= STRAIGHT < bottom - top:
        middle = (x0 + x1) / 2
        yield Rule(middle, top, middle, bottom)
