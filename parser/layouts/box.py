"""A cell of a sheet that several pages make, and the cells that stand beside and below it."""

from collections.abc import Iterator, Sequence

import msgspec

from parser.grid import SNAP
from parser.lines import Line, join
from parser.page import Glyph


class Box(msgspec.Struct, frozen=True):
    """A cell of the sheet: its edges (points, heights counted on from page to page) and its lines."""

    x0: float
    top: float
    x1: float
    bottom: float
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """The joined text."""
        return join(self.lines).text

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def glyphs(self) -> Iterator[Glyph]:
        return (glyph for line in self.lines for glyph in line.glyphs)

    def lies_in_column(self, other: "Box") -> bool:
        """Whether it stands between another's left and right edges."""
        return self.x0 >= other.x0 - SNAP and self.x1 <= other.x1 + SNAP

    def is_one_column_with(self, other: "Box") -> bool:
        """Whether its left and right edges are another's."""
        return abs(self.x0 - other.x0) <= SNAP and abs(self.x1 - other.x1) <= SNAP

    def overlaps(self, other: "Box") -> bool:
        """Whether the two stand side by side, at least in part."""
        return self.top < other.bottom - SNAP and other.top < self.bottom - SNAP


def beside(boxes: Sequence[Box], label: Box) -> Box | None:
    """The cell right of a label, at the height of its middle if it has several."""
    right = [box for box in boxes if abs(box.x0 - label.x1) <= SNAP and box.overlaps(label)]
    at_middle = (box for box in right if box.top <= label.middle < box.bottom)
    return next(at_middle, right[0] if right else None)


def below(boxes: Sequence[Box], label: Box) -> Box | None:
    """The cell under a label, if it is as wide."""
    under = (box for box in boxes if abs(box.top - label.bottom) <= SNAP and label.is_one_column_with(box))
    return next(under, None)
