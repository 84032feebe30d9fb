"""The forms of a document, one a project: where each begins, goes on over pages, and ends."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec

from model import Amounts, Notice, Project, Unit
from parser.conservation import Ledger
from parser.grid import SNAP, Cell, Grid
from parser.heading import Heading, heading
from parser.layouts import form
from parser.layouts.form import Form
from parser.layouts.form_labels import LONGEST, role
from parser.layouts.form_sheet import Piece
from parser.layouts.header_columns import words_of
from parser.lines import Line, join, lines
from parser.names import Coded, coded
from parser.section import DEFAULT_UNIT
from parser.survey import listed
from parser.tables_read import TableRead

_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")

KindOf = Callable[[str, Sequence[str], Piece], str | None]
"""From a form's title, the lines above it and its first part: the kind of table, if it is none of targets."""


class _Open(msgspec.Struct):
    """A form that may still go on: what stands above it, its parts, and its kind if it is another table.

    `is_told` says whether the parts hold labels enough: at a page's end no more than a name may stand.
    """

    heading: Heading
    pieces: list[Piece]
    kind: str | None
    is_told: bool


class _Closed(msgspec.Struct, frozen=True):
    heading: Heading
    form: Form
    pages: tuple[int, ...]


class Forms:
    """Page by page: the forms found; `ledger` is told of their glyphs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._open: _Open | None = None
        self._closed: list[_Closed] = []
        self._blank: list[int] = []
        self._foot: tuple[int, list[Line]] = (0, [])

    @property
    def open_kind(self) -> str | None:
        """What the form is that was added to last, if it is no form of targets."""
        return self._open.kind if self._open is not None else None

    @property
    def pages(self) -> set[int]:
        """The pages of all forms so far."""
        open_pages = {piece.page for piece in self._open.pieces} if self._open is not None else set()
        return open_pages | {page for closed in self._closed for page in closed.pages}

    def __bool__(self) -> bool:
        return self._open is not None or bool(self._closed)

    def add(self, grid: Grid, above: Sequence[Line], kind_of: KindOf) -> bool:
        """Take a grid if it holds forms, or goes on with the one before; whether it does.

        `kind_of` says from title and labels what a form is if it is none of targets.
        """
        taken = False
        for piece in _pieces(grid):
            is_told = form.starts([piece])
            if is_told or (piece.bottom >= grid.bottom - SNAP and form.may_start(piece)):
                self.close()
                page, foot = self._foot
                before = foot if page == grid.page - 1 and piece.top <= grid.top + SNAP else []
                over = [*before, *above, *_lines(grid, _titles(piece))]
                found = heading(over)
                kind = kind_of(found.title, [join([line]).text for line in over], piece)
                self._open = _Open(found, [piece], kind, is_told)
                taken = taken or is_told
            elif self._open is not None and _goes_on(self._open.pieces[-1], piece, above):
                self._open.pieces.append(piece)
                self._open.is_told = self._open.is_told or form.starts(self._open.pieces)
                taken = taken or self._open.is_told
        self._foot = (grid.page, _lines(grid, _foot_titles(grid)))
        if not taken and (self._open is None or self._open.is_told):
            self.close()
        return taken

    def close(self) -> None:
        """End the form that is open."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        if opened.kind is not None or not opened.is_told:
            return
        found = form.read(opened.pieces, opened.heading.money_unit)
        pages = tuple(dict.fromkeys(piece.page for piece in opened.pieces))
        claimed = [glyph for box in found.claimed for glyph in box.glyphs]
        for piece in opened.pieces:
            titles = [glyph for cell in _titles(piece) for glyph in cell.glyphs]
            seen = [glyph for cell in piece.cells for glyph in cell.glyphs]
            here = {id(glyph) for glyph in seen}
            own = [glyph for glyph in claimed if id(glyph) in here]
            self._ledger.enter(piece.page, seen, [*titles, *own])
        if not found.name and not found.indicators and not found.objective:
            self._blank += pages
            return
        self._closed.append(_Closed(opened.heading, found, pages))

    def tables(self, notices: list[Notice]) -> Iterator[TableRead]:
        """The forms as tables: those that follow one another under one title are one."""
        self.close()
        if self._blank:
            sentence = f"第 {listed(tuple(dict.fromkeys(self._blank)))} 页的空白表未读入"
            notices.append(Notice("blank-form", tuple(dict.fromkeys(self._blank)), sentence))
        for group in _under_one_title(self._closed):
            yield _table(group, notices)


def _pieces(grid: Grid) -> list[Piece]:
    """The parts of a grid that belong to one form each: where several stand right under one another."""
    names = sorted(
        (cell for cell in grid.cells if cell.glyphs and _is_name(grid, cell)), key=lambda cell: cell.top
    )
    cuts = [_top_of(grid, cell) for cell in names]
    cuts += [cell.top for cell in _foot_titles(grid)[:1]]
    edges = sorted({grid.top, *cuts, grid.bottom})
    return [Piece(grid, top, bottom) for top, bottom in pairwise(edges) if bottom - top > grid.snap]


def _foot_titles(grid: Grid) -> list[Cell]:
    """Rows at a grid's foot as wide as it that hold the title of a form on the next page."""
    found: list[Cell] = []
    foot = grid.bottom
    while over := next((cell for cell in grid.cells if _is_wide(grid, cell) and _ends_at(cell, foot)), None):
        found.insert(0, over)
        foot = over.top
    return found if heading(_lines(grid, found)).title else []


def _lines(grid: Grid, cells: Sequence[Cell]) -> list[Line]:
    return [line for cell in cells for line in lines(grid.page, cell.glyphs)]


def _is_name(grid: Grid, cell: Cell) -> bool:
    return len(cell.glyphs) <= LONGEST and role(words_of(grid.page, cell)) == "name"


def _top_of(grid: Grid, name: Cell) -> float:
    """Where the form of a name's label begins: rows above it as wide as the grid are its title."""
    top = name.top
    while over := next((cell for cell in grid.cells if _is_wide(grid, cell) and _ends_at(cell, top)), None):
        top = over.top
    return top


def _is_wide(grid: Grid, cell: Cell) -> bool:
    return cell.x0 <= grid.x0 + SNAP and cell.x1 >= grid.x1 - SNAP


def _ends_at(cell: Cell, top: float) -> bool:
    return abs(cell.bottom - top) <= SNAP and cell.top < top - SNAP


def _titles(piece: Piece) -> list[Cell]:
    """The rows over the name's label that are as wide as the grid."""
    name = next((cell for cell in piece.cells if cell.glyphs and _is_name(piece.grid, cell)), None)
    if name is None:
        return []
    return [cell for cell in piece.cells if cell.bottom <= name.top + SNAP and _is_wide(piece.grid, cell)]


def _goes_on(last: Piece, piece: Piece, above: Sequence[Line]) -> bool:
    """Whether a part of a grid ends where the form before does, and stands where that would go on.

    It may begin farther right: what is left of a label that runs down is not always drawn again.
    Its columns tell nothing: a form is cut anywhere, and each of its bands has columns of its own.
    """
    if piece.page != last.page + 1 or piece.top > piece.grid.top + SNAP:
        return False
    titled = any("表" in line.text and "续" not in line.text for line in above)
    begins = any(abs(x - piece.grid.x0) <= SNAP for x in last.grid.xs[:-1])
    return not titled and begins and abs(last.grid.x1 - piece.grid.x1) <= SNAP


def _under_one_title(closed: Sequence[_Closed]) -> Iterator[list[_Closed]]:
    """Forms that follow one another under one title and in one money unit, printed again or not."""
    group: list[_Closed] = []
    for one in closed:
        titles = {_bare(each.heading.title) for each in (*group, one) if each.heading.title}
        units = {each.form.money_unit for each in (*group, one) if each.form.money_unit}
        if len(titles) > 1 or len(units) > 1:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _bare(title: str) -> str:
    """A title without what stands in brackets: the year, which a page's end may part from it."""
    return _IN_BRACKETS.sub("", title)


def _table(closed: Sequence[_Closed], notices: list[Notice]) -> TableRead:
    """Forms under one title as one table; their units in the order in which each is named first."""
    first = closed[0]
    notices += _notices(closed)
    departments = {
        one.form.department: coded(one.form.department).name for one in closed if one.form.department
    }
    several = len(set(departments.values())) > 1
    projects: dict[tuple[tuple[str, ...], Coded], list[_Closed]] = {}
    for one in closed:
        department = departments.get(one.form.department, "")
        unit = coded(one.form.unit or department or one.heading.department)
        path = (department,) if several and department and department != unit.name else ()
        projects.setdefault((path, unit), []).append(one)
    return TableRead(
        layout=form.LAYOUT,
        page=first.pages[0],
        title=next((one.heading.title for one in closed if one.heading.title), ""),
        department=next(iter(departments.values()), "") or first.heading.department,
        year=next((one.heading.year for one in closed if one.heading.year), None),
        money_unit=next((one.form.money_unit for one in closed if one.form.money_unit), DEFAULT_UNIT),
        total=None,
        units=tuple(
            Unit(
                name=unit.name,
                amounts=None,
                projects=tuple(_project(one) for one in group),
                pages=tuple(dict.fromkeys(page for one in group for page in one.pages)),
                path=path,
                code=unit.code,
            )
            for (path, unit), group in projects.items()
        ),
    )


def _project(one: _Closed) -> Project:
    name = coded(one.form.name)
    return Project(
        name=name.name,
        amounts=one.form.amounts,
        objective=one.form.objective,
        indicators=one.form.indicators,
        pages=one.pages,
        places=one.form.places,
        extras=one.form.extras,
        overall_objective=one.form.whole_objective,
        code=name.code,
    )


def _notices(closed: Sequence[_Closed]) -> Iterator[Notice]:
    """What was assumed, dropped or not read."""
    if any(one.form.money_unit is None for one in closed):
        yield Notice("money-unit", (), f"未印金额单位，按{DEFAULT_UNIT}读取")
    unused = [one for one in closed if one.form.template_rows]
    if unused:
        pages = tuple(dict.fromkeys(page for one in unused for page in one.pages))
        count = sum(one.form.template_rows for one in unused)
        yield Notice(
            "template-rows", pages, f"第 {listed(pages)} 页有 {count} 行指标未填（空行），不计入指标"
        )
    for one in closed:
        for label, printed in one.form.unread_money:
            sentence = f"“{one.form.name}”的“{label}”印为“{printed}”，不是金额，未读入"
            yield Notice("unread-money", one.pages, sentence)
        if one.form.amounts == Amounts(None):
            yield Notice("unread-money", one.pages, f"“{one.form.name}”没有读出年度金额，请核对原文")
