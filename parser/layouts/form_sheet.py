"""A form as one sheet of cells, although it may run over pages: its pieces put under one another."""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from model import Place
from model.money import parse
from parser.grid import SNAP, Cell, Grid
from parser.layouts.form_labels import Role, role, squeezed
from parser.lines import Line, join, lines
from parser.page import Glyph
from parser.rows import figure

_NAME_AND_VALUES: tuple[Role, ...] = ("level3", "period", "value")
_OF_EVERY_ROW: tuple[Role, ...] = ("weight", "nature", "direction")
_TELLING: tuple[Role, ...] = (*_NAME_AND_VALUES, *_OF_EVERY_ROW)
_LEVELS: tuple[Role, ...] = ("level1", "level2")
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


class Headings(msgspec.Struct):
    """The columns of indicators that headers met so far name, by what they hold."""

    columns: list[tuple[Role, Box]] = []

    def add(self, boxes: Sequence[Box]) -> None:
        """Take the headers among some cells into account."""
        for box in boxes:
            if box.lines and (kind := role(box.words)) in (*_TELLING, *_LEVELS):
                self.columns.append((kind, box))

    def names(self, box: Box, kinds: Collection[Role]) -> bool:
        """Whether a cell stands in a column that holds one of some things."""
        return any(kind in kinds and _one_column(box, header) for kind, header in self.columns)


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
        fresh = [_box(piece, cell, edge - piece.top) for cell in piece.cells]
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
    pairs = [(upper, lower) for upper in last_row for lower in first_row if _one_column(upper, lower)]
    is_cut = _is_cut_row(headings, pairs)
    has_money = any(
        _is_figure(upper) and _is_figure(lower) and not headings.names(upper, _TELLING)
        for upper, lower in pairs
    )
    ones = [
        (upper, lower)
        for upper, lower in pairs
        if is_cut or (before.is_open_below(upper) and _is_one_cell(headings, upper, lower, has_money))
    ]
    gone = {id(box) for pair in ones for box in pair}
    joined = [
        Box(upper.x0, upper.top, upper.x1, lower.bottom, (*upper.lines, *lower.lines))
        for upper, lower in ones
    ]
    return [box for box in (*last_row, *below) if id(box) not in gone] + joined


def _one_column(upper: Box, lower: Box) -> bool:
    return abs(upper.x0 - lower.x0) <= SNAP and abs(upper.x1 - lower.x1) <= SNAP


def _is_cut_row(headings: Headings, pairs: Sequence[tuple[Box, Box]]) -> bool:
    """Whether the row at a page's end goes on at the top of the next.

    It does where one of its cells goes on and another is blank there; where all have words, if each one's
    last line before the page's end is full. Of an indicator name, values and weight tell: levels, merged
    downwards, may be blank in any row.
    """
    last = max((upper.top for upper, _ in pairs), default=0.0)
    of_row = [(upper, lower) for upper, lower in pairs if upper.lines and upper.top > last - SNAP]
    if any(lower.lines and headings.names(upper, _OF_EVERY_ROW) for upper, lower in of_row):
        return False
    telling = [pair for pair in of_row if headings.names(pair[0], _NAME_AND_VALUES)] or of_row
    went_on = [bool(lower.lines) for _, lower in telling]
    if not any(went_on):
        return False
    return not all(went_on) or all(_is_full(upper) for upper, _ in telling)


def _is_one_cell(headings: Headings, upper: Box, lower: Box, has_money: bool) -> bool:
    """Whether a cell that is merged downwards goes on over a page's end, where no line closes it.

    A level does until its name is whole. Other words do where they are blank on one side, or fill their
    last line; where money stands on both sides (`has_money`) another project begins.
    """
    if not headings.names(upper, _LEVELS):
        return not upper.lines or not lower.lines or (not has_money and _is_full(upper))
    return not (_WHOLE_LEVEL.search(squeezed(upper.words)) and _WHOLE_LEVEL.search(squeezed(lower.words)))


def _is_figure(box: Box) -> bool:
    return bool(box.lines) and parse(figure(box.lines)) is not None


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
