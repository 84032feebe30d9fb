"""A table as one sheet of cells, although it may run over pages: its pieces put under one another."""

from collections.abc import Sequence

import msgspec

from model import Place
from parser.grid import SNAP, Cell, Grid
from parser.layouts.box import Box
from parser.layouts.page_ends import Headings, Pair, going_on
from parser.lines import lines
from parser.overflow import given_back
from parser.page import Glyph


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


def sheet(pieces: Sequence[Piece], headers: Sequence[Box] = ()) -> list[Box]:
    """The cells on all pieces, top to bottom; those that a page's end cuts are put together again.

    `headers` are those of columns that stand on none of the pieces.
    """
    done: list[Box] = []
    tail: list[Box] = []
    headings = Headings()
    headings.add(headers)
    before: Piece | None = None
    for piece in pieces:
        edge = max((box.bottom for box in tail), default=piece.top)
        fresh = given_back([_box(piece, cell, edge - piece.top) for cell in piece.cells])
        if before is None:
            tail = fresh
        else:
            done += [box for box in tail if box.bottom < edge - SNAP]
            last_row = [box for box in tail if box.bottom >= edge - SNAP]
            tail = _joined(headings, last_row, before, edge, fresh)
        headings.add(fresh)
        before = piece
    return sorted([*done, *tail], key=lambda box: (box.top, box.x0))


def _box(piece: Piece, cell: Cell, shift: float) -> Box:
    bottom = min(cell.bottom, piece.bottom)
    return Box(cell.x0, cell.top + shift, cell.x1, bottom + shift, tuple(lines(piece.page, cell.glyphs)))


def _joined(
    headings: Headings, last_row: list[Box], before: Piece, edge: float, below: list[Box]
) -> list[Box]:
    """The cells on both sides of a page's end, those that go on over it made one."""
    first_row = [box for box in below if box.top <= edge + SNAP]
    pairs = [
        Pair(upper, lower) for upper in last_row for lower in first_row if upper.is_one_column_with(lower)
    ]
    is_closed = any(not before.is_open_below(box) for box in last_row)
    is_open = [before.is_open_below(pair.upper) for pair in pairs]
    ones = going_on(pairs, headings, is_open, is_closed=is_closed)
    gone = {id(box) for pair in ones for box in pair}
    joined = [
        Box(upper.x0, upper.top, upper.x1, lower.bottom, (*upper.lines, *lower.lines))
        for upper, lower in ones
    ]
    return [box for box in (*last_row, *below) if id(box) not in gone] + joined
