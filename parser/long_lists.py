"""The long lists of a document, one row an indicator: pages put under one another, projects told apart."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from model import Notice
from parser.conservation import Ledger
from parser.grid import SNAP, Grid
from parser.heading import Heading
from parser.layouts import long_list
from parser.layouts.box import Box
from parser.layouts.form_sheet import Piece, sheet
from parser.layouts.long_list import Header, PrintedRow
from parser.lines import lines
from parser.long_list_units import Money, units
from parser.page import Glyph
from parser.section import DEFAULT_UNIT
from parser.tables_read import TableRead

KindOf = Callable[[str, Sequence[str]], str | None]
"""From a title and the columns' names: the kind of table, if it is none of targets."""


class _Part(msgspec.Struct):
    """A list and what stands above it; `headers` are the glyphs of its header on every page."""

    heading: Heading
    header: Header
    pieces: list[Piece]
    headers: list[tuple[int, Glyph]]
    kind: str | None


class LongLists:
    """Page by page: the long lists found; `ledger` is told of their glyphs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._parts: list[_Part] = []

    @property
    def open_kind(self) -> str | None:
        """What the list is that was added to last, if it is none of targets."""
        return self._parts[-1].kind if self._parts else None

    @property
    def pages(self) -> set[int]:
        """The pages of all lists so far."""
        return {piece.page for part in self._parts for piece in part.pieces}

    def add(self, grid: Grid, heading_of: Callable[[float], Heading], kind_of: KindOf) -> bool:
        """Take a grid if it is a long list, or goes on with one; whether it is.

        `heading_of` gives the title block above a height.
        """
        found = long_list.header(grid)
        if found is None:
            if not self._parts or grid.page - self._parts[-1].pieces[-1].page > 1:
                return False
            if not long_list.fits(grid, self._parts[-1].header):
                return False
            self._parts[-1].pieces.append(Piece(grid, grid.top, grid.bottom))
            return True
        above = heading_of(found.top)
        over = [
            (grid.page, glyph) for cell in grid.cells for glyph in cell.glyphs if glyph.middle < found.bottom
        ]
        piece = Piece(grid, found.bottom, grid.bottom)
        if self._parts and _goes_on(self._parts[-1], found, above):
            self._parts[-1].pieces.append(piece)
            self._parts[-1].headers += over
        else:
            kind = kind_of(above.title, [column.name for column in found.columns])
            self._parts.append(_Part(above, found, [piece], over, kind))
        return True

    def tables(self, notices: list[Notice]) -> Iterator[TableRead]:
        """Each list as a table."""
        for part in self._parts:
            if part.kind is None:
                yield self._table(part, notices)

    def _table(self, part: _Part, notices: list[Notice]) -> TableRead:
        header = part.header
        boxes = sheet(part.pieces, list(_header_boxes(part)))
        rows = list(long_list.rows(boxes, header))
        self._book(part, rows)
        unit = header.money_unit or part.heading.money_unit
        if unit is None:
            notices.append(Notice("money-unit", (), f"未印金额单位，按{DEFAULT_UNIT}读取"))
        money = Money(header, unit or DEFAULT_UNIT, notices)
        total, found = units(rows, header, part.heading.department, money, notices)
        return TableRead(
            layout=long_list.LAYOUT,
            page=part.pieces[0].page,
            title=part.heading.title,
            department=part.heading.department,
            year=part.heading.year,
            money_unit=unit or DEFAULT_UNIT,
            total=total,
            units=found,
        )

    def _book(self, part: _Part, rows: Sequence[PrintedRow]) -> None:
        """Enter every page's glyphs, and those that the rows and the header hold."""
        taken = {id(box): box for row in rows for cells in row.cells.values() for box in cells}
        by_page: dict[int, list[Glyph]] = {}
        for box in taken.values():
            for line in box.lines:
                by_page.setdefault(line.page, []).extend(line.glyphs)
        for page, glyph in part.headers:
            by_page.setdefault(page, []).append(glyph)
        for piece in part.pieces:
            seen = [glyph for cell in piece.grid.cells for glyph in cell.glyphs]
            self._ledger.enter(piece.page, seen, by_page.get(piece.page, ()))


def _goes_on(part: _Part, found: Header, above: Heading) -> bool:
    """Whether a header printed again, with what stands above it, is the list's."""
    titles = {title for title in (part.heading.title, above.title) if title}
    departments = {name for name in (part.heading.department, above.department) if name}
    alike = [column.name for column in part.header.columns] == [column.name for column in found.columns]
    return alike and len(titles) < 2 and len(departments) < 2


def _header_boxes(part: _Part) -> Iterator[Box]:
    """The header's cells as cells of the sheet."""
    grid = part.pieces[0].grid
    for cell in grid.cells:
        if cell.bottom <= part.header.bottom + SNAP and cell.glyphs:
            yield Box(cell.x0, cell.top, cell.x1, cell.bottom, tuple(lines(grid.page, cell.glyphs)))
