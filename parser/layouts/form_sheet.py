"""A form as one sheet of cells, although it may run over pages: its pieces put under one another."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from model import Place
from parser.grid import SNAP, Cell, Grid
from parser.layouts.form_labels import role, squeezed
from parser.lines import Line, join, lines
from parser.page import Glyph

_TELLING = ("level3", "period", "value", "weight")
_LEVELS = ("level1", "level2")
_WHOLE_LEVEL = re.compile("(?:指标|满意度|效益|成本|影响|数量|质量|时效|产出)$")

FULL = 1.5
"""In glyph heights: a line that ends closer to its cell's margin is full."""


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

    def overlaps(self, other: "Box") -> bool:
        """Whether the two stand side by side, at least in part."""
        return self.top < other.bottom - SNAP and other.top < self.bottom - SNAP


class Piece(msgspec.Struct, frozen=True):
    """The part of a grid between two heights that belongs to one form."""

    grid: Grid
    top: float
    bottom: float

    @property
    def page(self) -> int:
        return self.grid.page

    @property
    def place(self) -> Place:
        return Place(self.page, self.grid.x0, self.top, self.grid.x1, self.bottom)

    @property
    def cells(self) -> list[Cell]:
        """The cells inside, top to bottom."""
        inside = [cell for cell in self.grid.cells if self.top - SNAP <= cell.top < self.bottom - SNAP]
        return sorted(inside, key=lambda cell: (cell.top, cell.x0))

    def holds(self, glyph: Glyph) -> bool:
        """Whether a glyph's middle lies inside."""
        return self.grid.holds(glyph) and self.top <= glyph.middle < self.bottom

    def is_open_below(self, box: Box) -> bool:
        """Whether no ruling line closes the part of the last row that lies over a cell."""
        columns = zip(self.grid.xs, self.grid.xs[1:], strict=False)
        under = [at for at, (x0, x1) in enumerate(columns) if box.x0 <= (x0 + x1) / 2 < box.x1]
        return self.bottom >= self.grid.bottom - SNAP and not any(
            self.grid.ruled_below[-1][at] for at in under
        )


def sheet(pieces: Sequence[Piece]) -> list[Box]:
    """The cells of a form, top to bottom; those that a page's end cuts are put together again."""
    boxes: list[Box] = []
    before: Piece | None = None
    for piece in pieces:
        shift = max((box.bottom for box in boxes), default=piece.top) - piece.top
        fresh = [_box(piece, cell, shift) for cell in piece.cells]
        boxes = fresh if before is None else _joined(boxes, before, fresh)
        before = piece
    return sorted(boxes, key=lambda box: (box.top, box.x0))


def _box(piece: Piece, cell: Cell, shift: float) -> Box:
    bottom = min(cell.bottom, piece.bottom)
    return Box(cell.x0, cell.top + shift, cell.x1, bottom + shift, tuple(lines(piece.page, cell.glyphs)))


def _joined(above: list[Box], before: Piece, below: list[Box]) -> list[Box]:
    """The cells on both sides of a page's end, those that go on over it made one."""
    edge = max(box.bottom for box in above)
    first_row = [box for box in below if box.top <= edge + SNAP]
    last_row = [box for box in above if box.bottom >= edge - SNAP]
    pairs = [(upper, lower) for upper in last_row for lower in first_row if _one_column(upper, lower)]
    is_cut = _is_cut_row(above, pairs)
    ones = [
        (upper, lower)
        for upper, lower in pairs
        if is_cut or (before.is_open_below(upper) and _is_one_level(above, upper, lower))
    ]
    gone = {box for pair in ones for box in pair}
    joined = [
        Box(upper.x0, upper.top, upper.x1, lower.bottom, (*upper.lines, *lower.lines))
        for upper, lower in ones
    ]
    return [box for box in (*above, *below) if box not in gone] + joined


def _one_column(upper: Box, lower: Box) -> bool:
    return abs(upper.x0 - lower.x0) <= SNAP and abs(upper.x1 - lower.x1) <= SNAP


def _is_cut_row(above: Sequence[Box], pairs: Sequence[tuple[Box, Box]]) -> bool:
    """Whether the row at a page's end goes on at the top of the next.

    It does where one of its cells goes on and another is blank there; where all have words, if each one's
    last line before the page's end is full. Of an indicator name, values and weight tell: levels, merged
    downwards, may be blank in any row.
    """
    last = max((upper.top for upper, _ in pairs), default=0.0)
    of_row = [(upper, lower) for upper, lower in pairs if upper.lines and upper.top > last - SNAP]
    headers = {kind: box for box in above if (kind := role(box.words)) in _TELLING}
    weight = headers.pop("weight", None)
    if weight is not None and any(lower.lines for upper, lower in of_row if _one_column(upper, weight)):
        return False
    columns = headers.values()
    telling = [pair for pair in of_row if any(_one_column(pair[0], column) for column in columns)] or of_row
    went_on = [bool(lower.lines) for _, lower in telling]
    if not any(went_on):
        return False
    return not all(went_on) or all(_is_full(upper) for upper, _ in telling)


def _is_one_level(above: Sequence[Box], upper: Box, lower: Box) -> bool:
    """Whether a level, merged downwards and cut by a page's end, goes on there: its name is not whole yet."""
    if not any(role(header.words) in _LEVELS and _one_column(upper, header) for header in above):
        return not upper.lines or not lower.lines
    return not (_WHOLE_LEVEL.search(squeezed(upper.words)) and _WHOLE_LEVEL.search(squeezed(lower.words)))


def _is_full(box: Box) -> bool:
    """Whether nothing more fits on a cell's last line, so that its words may go on."""
    last = box.lines[-1]
    margin = min(line.x0 for line in box.lines) - box.x0
    return box.x1 - last.x1 - max(0.0, margin) < FULL * last.height


def beside(boxes: Sequence[Box], label: Box) -> Box | None:
    """The cell right of a label, at the height of its middle if it has several."""
    right = [box for box in boxes if abs(box.x0 - label.x1) <= SNAP and box.overlaps(label)]
    at_middle = (box for box in right if box.top <= label.middle < box.bottom)
    return next(at_middle, right[0] if right else None)


def below(boxes: Sequence[Box], label: Box) -> Box | None:
    """The cell under a label, if it is as wide."""
    under = (box for box in boxes if abs(box.top - label.bottom) <= SNAP and _one_column(label, box))
    return next(under, None)
