"""A form as one sheet of cells, although it may run over pages: its pieces put under one another."""

from collections.abc import Iterator, Sequence

import msgspec

from model import Place
from parser.grid import SNAP, Cell, Grid
from parser.layouts.form_labels import role
from parser.lines import Line, join, lines
from parser.page import Glyph

_TELLING = ("level3", "period", "value")


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
    is_cut = _is_cut_row(above, before, pairs)
    joined = [
        Box(upper.x0, upper.top, upper.x1, lower.bottom, (*upper.lines, *lower.lines))
        for upper, lower in pairs
        if is_cut or before.is_open_below(upper)
    ]
    gone = {box for pair in pairs if is_cut or before.is_open_below(pair[0]) for box in pair}
    return [box for box in (*above, *below) if box not in gone] + joined


def _one_column(upper: Box, lower: Box) -> bool:
    return abs(upper.x0 - lower.x0) <= SNAP and abs(upper.x1 - lower.x1) <= SNAP


def _is_cut_row(above: Sequence[Box], before: Piece, pairs: Sequence[tuple[Box, Box]]) -> bool:
    """Whether the row at a page's end goes on at the top of the next: it lies open, or lacks words there.

    Of an indicator its name and its value tell: labels that are merged downwards, and weights, may be blank
    in any row.
    """
    headers = [box for box in above if role(box.words) in _TELLING]
    telling = [pair for pair in pairs if any(pair[0].lies_in_column(header) for header in headers)] or pairs
    if telling and all(before.is_open_below(upper) for upper, _ in telling):
        return True
    went_on = [bool(lower.lines) for upper, lower in telling if upper.lines]
    return any(went_on) and not all(went_on)


def beside(boxes: Sequence[Box], label: Box) -> Box | None:
    """The cell right of a label, at the height of its middle if it has several."""
    right = [box for box in boxes if abs(box.x0 - label.x1) <= SNAP and box.overlaps(label)]
    at_middle = (box for box in right if box.top <= label.middle < box.bottom)
    return next(at_middle, right[0] if right else None)


def below(boxes: Sequence[Box], label: Box) -> Box | None:
    """The cell under a label, if it is as wide."""
    under = (box for box in boxes if abs(box.top - label.bottom) <= SNAP and _one_column(label, box))
    return next(under, None)
