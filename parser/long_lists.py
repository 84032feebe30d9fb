"""The long lists of a document, one row an indicator: pages put under one another, projects told apart."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import msgspec

from model import Amounts, Notice, Place, Project, Unit
from model.money import is_blank, parse
from parser.conservation import Ledger
from parser.grid import SNAP, Grid
from parser.heading import Heading
from parser.layouts import long_list
from parser.layouts.box import Box
from parser.layouts.form_indicators import PrintedIndicator, inherit, is_unused, numbered
from parser.layouts.form_labels import LEVELS, VALUES, Role
from parser.layouts.form_sheet import Piece, sheet
from parser.layouts.long_list import Column, Header, PrintedRow
from parser.lines import Line, join, lines
from parser.names import Coded, coded
from parser.page import Glyph
from parser.rows import figure, is_total
from parser.section import DEFAULT_UNIT
from parser.survey import listed
from parser.tables_read import TableRead

KindOf = Callable[[str, Sequence[str]], str | None]
"""From a title and the columns' names: the kind of table, if it is none of targets."""

_OBJECTIVES: tuple[Role, ...] = ("year_objective", "objective", "whole_objective")
_OF_INDICATORS: tuple[Role, ...] = (*LEVELS, *VALUES)


class _Part(msgspec.Struct):
    """A list and what stands above it; `headers` are the glyphs of its header on every page."""

    heading: Heading
    header: Header
    pieces: list[Piece]
    headers: list[tuple[int, Glyph]]
    kind: str | None


class _Draft(msgspec.Struct):
    """A project, or a unit's sum, while its rows are gathered."""

    name: Coded
    rows: list[PrintedRow] = []


class _Group(msgspec.Struct):
    """A unit with its printed sum, and its projects."""

    unit: Coded
    amounts: Amounts | None
    boxes: list[Box]
    drafts: list[_Draft]


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
        money = _Money(header, unit or DEFAULT_UNIT, notices)
        total, groups = _groups(part, rows, money)
        return TableRead(
            layout=long_list.LAYOUT,
            page=part.pieces[0].page,
            title=part.heading.title,
            department=part.heading.department,
            year=part.heading.year,
            money_unit=unit or DEFAULT_UNIT,
            total=total,
            units=tuple(_unit(group, header, money, notices) for group in groups),
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


class _Money:
    """The money columns of a list, read once a row in 万元."""

    def __init__(self, header: Header, money_unit: str, notices: list[Notice]) -> None:
        self._total = header.column("total", "year_total", "whole_total")
        self._funds = [column for column in header.columns if column.role == "fund"]
        self._money_unit = money_unit
        self._notices = notices

    def of(self, rows: Sequence[PrintedRow], name: str) -> Amounts:
        """The money of a project or a unit: of its first row that prints any."""
        funds = {
            column.name: amount
            for column in self._funds
            if (amount := self._read(rows, column, name)) is not None
        }
        total = self._read(rows, self._total, name) if self._total is not None else None
        return Amounts(total, funds)

    def _read(self, rows: Sequence[PrintedRow], column: Column, name: str) -> Decimal | None:
        printed = next((words for row in rows if (words := figure(_lines(row.boxes(column))))), "")
        amount = parse(printed, self._money_unit)
        if amount is None and not is_blank(printed):
            sentence = f"“{name}”的“{column.name}”印为“{printed}”，不是金额，未读入"
            self._notices.append(Notice("unread-money", _pages(rows), sentence))
        return amount


def _lines(boxes: Sequence[Box]) -> tuple[Line, ...]:
    return tuple(line for box in boxes for line in box.lines)


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


def _groups(part: _Part, rows: Sequence[PrintedRow], money: _Money) -> tuple[Amounts | None, list[_Group]]:
    """The grand total, and the units with their projects' rows, in printed order."""
    header = part.header
    unit_column, name_column = header.column("unit"), header.column("name")
    total: Amounts | None = None
    groups: list[_Group] = []
    for row in rows:
        unit, name = row.words(unit_column), row.words(name_column)
        if _is_sum(header, row):
            label = unit or name
            if is_total(label):
                total = money.of([row], label)
            elif label:
                groups.append(_Group(coded(label), money.of([row], label), _boxes(row, header), []))
            continue
        if unit and (not groups or coded(unit) != groups[-1].unit):
            groups.append(_Group(coded(unit), None, [], []))
        if not groups:
            groups.append(_Group(Coded(None, part.heading.department), None, [], []))
        drafts = groups[-1].drafts
        if not drafts or (name and not _is_of(drafts[-1], row, header)):
            drafts.append(_Draft(coded(name)))
        drafts[-1].rows.append(row)
    return total, groups


def _is_sum(header: Header, row: PrintedRow) -> bool:
    """Whether a row holds the sum of a unit, or of all: money beside a name, and no word of an indicator."""
    words = [column for column in header.columns if column.role in (*_OF_INDICATORS, *_OBJECTIVES)]
    if any(row.words(column) for column in words):
        return False
    unit_column, name_column = header.column("unit"), header.column("name")
    name = row.boxes(name_column)
    if unit_column is None or not any(box.lines for box in name) or is_total(row.words(name_column)):
        return True
    return {id(box) for box in name} == {id(box) for box in row.boxes(unit_column)}


def _is_of(draft: _Draft, row: PrintedRow, header: Header) -> bool:
    """Whether a row with a name is one more of a project: one merged cell, or the same words in every row."""
    column = header.column("name")
    before, here = draft.rows[-1].boxes(column), row.boxes(column)
    if {id(box) for box in before} & {id(box) for box in here}:
        return True
    if coded(row.words(column)) != draft.name:
        return False
    money = [column for column in header.columns if column.role in ("total", "year_total", "fund")]
    same = all(row.words(column) in ("", draft.rows[0].words(column)) for column in money)
    return same and _is_one_row(draft.rows[-1], header) and _is_one_row(row, header)


def _is_one_row(row: PrintedRow, header: Header) -> bool:
    """Whether a project's name stands in a cell no higher than the row of an indicator."""
    lowest = row.boxes(header.column("level3", "level2"))
    named = row.boxes(header.column("name"))
    return all(box.bottom - box.top <= one.bottom - one.top + SNAP for box in named for one in lowest)


def _unit(group: _Group, header: Header, money: _Money, notices: list[Notice]) -> Unit:
    projects = tuple(_project(draft, header, money, notices) for draft in group.drafts)
    pages = {line.page for box in group.boxes for line in box.lines}
    pages |= {page for project in projects for page in project.pages}
    return Unit(
        name=group.unit.name,
        code=group.unit.code,
        amounts=group.amounts,
        projects=projects,
        pages=tuple(sorted(pages)),
        places=_places(group.boxes),
    )


def _project(draft: _Draft, header: Header, money: _Money, notices: list[Notice]) -> Project:
    printed = _printed(draft.rows, header)
    unused = sum(is_unused(one) for one in printed)
    pages = _pages(draft.rows)
    if unused and len(printed) > 1:
        notices.append(
            Notice("template-rows", pages, f"第 {listed(pages)} 页有 {unused} 行指标未填（空行），不计入指标")
        )
    objectives = {kind: _whole(draft.rows, column) for kind in _OBJECTIVES if (column := header.column(kind))}
    objective = next((text for text in objectives.values() if text), "")
    overall = objectives.get("whole_objective")
    return Project(
        name=draft.name.name,
        code=draft.name.code,
        amounts=money.of(draft.rows, draft.name.name),
        objective=objective,
        overall_objective=overall if overall and overall != objective else None,
        indicators=numbered([one for one in printed if not is_unused(one)]),
        pages=pages,
        places=_places([box for row in draft.rows for box in _boxes(row, header)]),
        extras={
            column.name: words
            for column in header.columns
            if column.role in (None, "department") and (words := _whole(draft.rows, column))
        },
    )


def _printed(rows: Sequence[PrintedRow], header: Header) -> list[PrintedIndicator]:
    """The indicators of a project's rows; levels that stand blank are those of the rows above."""
    columns = [column for column in header.columns if column.role in _OF_INDICATORS]
    carried: dict[Role, str] = {}
    found = []
    for row in rows:
        words: dict[Role, str] = {}
        places: list[Place] = []
        for column in columns:
            assert column.role is not None
            passage = join(_lines(row.boxes(column)))
            words[column.role] = passage.text
            if column.role not in ("level1", "level2"):
                places += passage.places()
        inherit(words, carried)
        found.append(PrintedIndicator(words, tuple(places), False))
    return found


def _whole(rows: Sequence[PrintedRow], column: Column) -> str:
    """What a column says of a project: each of its cells once."""
    boxes = {id(box): box for row in rows for box in row.boxes(column)}
    return "；".join(dict.fromkeys(box.words for box in boxes.values() if box.lines))


def _boxes(row: PrintedRow, header: Header) -> list[Box]:
    return [box for column in header.columns for box in row.boxes(column)]


def _pages(rows: Sequence[PrintedRow]) -> tuple[int, ...]:
    cells = (box for row in rows for boxes in row.cells.values() for box in boxes)
    return tuple(sorted({line.page for box in cells for line in box.lines}))


def _places(boxes: Sequence[Box]) -> tuple[Place, ...]:
    """A box a page around all lines of some cells."""
    by_page: dict[int, list[Line]] = {}
    for box in boxes:
        for line in box.lines:
            by_page.setdefault(line.page, []).append(line)
    return tuple(
        Place(
            page,
            min(line.x0 for line in found),
            min(line.top for line in found),
            max(line.x1 for line in found),
            max(line.bottom for line in found),
        )
        for page, found in sorted(by_page.items())
    )
