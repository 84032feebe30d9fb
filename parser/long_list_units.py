"""The rows of a long list as units and projects: which rows are of one project, and what they say of it."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from model import Amounts, Notice, Place, Project, Unit
from model.money import is_blank, parse
from parser.grid import SNAP
from parser.layouts.box import Box
from parser.layouts.form_indicators import PrintedIndicator, inherit, is_unused, numbered
from parser.layouts.form_labels import LEVELS, VALUES, Role
from parser.layouts.long_list import Column, Header, PrintedRow
from parser.layouts.page_ends import MARGINS
from parser.lines import Line, join
from parser.names import Coded, coded
from parser.rows import figure, is_total
from parser.survey import listed

_OBJECTIVES: tuple[Role, ...] = ("year_objective", "objective", "whole_objective")
_ENDS = "。；！？.;!?）)”"
_FULL_FROM = 3
"""Lines: shorter words end where they will."""

_OF_INDICATORS: tuple[Role, ...] = (*LEVELS, *VALUES)


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


class Money:
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


def units(
    rows: Sequence[PrintedRow], header: Header, department: str, money: Money, notices: list[Notice]
) -> tuple[Amounts | None, tuple[Unit, ...]]:
    """The grand total, and the units in printed order; where no unit is named, it is the `department`."""
    total, groups = _groups(rows, header, department, money, notices)
    return total, tuple(_unit(group, header, money, notices) for group in groups)


def _groups(
    rows: Sequence[PrintedRow], header: Header, department: str, money: Money, notices: list[Notice]
) -> tuple[Amounts | None, list[_Group]]:
    """The grand total, and the units with their projects' rows, in printed order."""
    unit_column, name_column = header.column("unit"), header.column("name")
    total: Amounts | None = None
    groups: list[_Group] = []
    for row in rows:
        unit, name = row.words(unit_column), row.words(name_column)
        if _is_sum(header, row):
            label = unit or name
            if words := _objective_of(header, row):
                sentence = f"“{label}”的小计行印有目标文字“{words}”，像是上一项目的文字越出单元格，未读入"
                notices.append(Notice("overrun-text", _pages([row]), sentence))
            if is_total(label):
                total = money.of([row], label)
            elif label:
                groups.append(_Group(coded(label), money.of([row], label), _boxes(row, header), []))
            continue
        if unit and (not groups or coded(unit) != groups[-1].unit):
            groups.append(_Group(coded(unit), None, [], []))
        if not groups:
            groups.append(_Group(Coded(None, department), None, [], []))
        drafts = groups[-1].drafts
        if not drafts or (name and not _is_of(drafts[-1], row, header)):
            drafts.append(_Draft(coded(name)))
        drafts[-1].rows.append(row)
    return total, groups


def _is_sum(header: Header, row: PrintedRow) -> bool:
    """Whether a row holds the sum of a unit, or of all: money beside a name, and no word of an indicator.

    A unit's row without a project is one also where words stand under the objective: they ran over into it.
    """
    if any(row.words(column) for column in header.columns if column.role in _OF_INDICATORS):
        return False
    unit_column, name_column = header.column("unit"), header.column("name")
    name = row.boxes(name_column)
    is_nameless = not any(box.lines for box in name)
    if is_nameless and unit_column is not None and row.words(unit_column):
        return True
    if _objective_of(header, row):
        return False
    if unit_column is None or is_nameless or is_total(row.words(name_column)):
        return True
    return {id(box) for box in name} == {id(box) for box in row.boxes(unit_column)}


def _objective_of(header: Header, row: PrintedRow) -> str:
    return "".join(row.words(column) for column in header.columns if column.role in _OBJECTIVES)


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


def _unit(group: _Group, header: Header, money: Money, notices: list[Notice]) -> Unit:
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


def _project(draft: _Draft, header: Header, money: Money, notices: list[Notice]) -> Project:
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
    if any(_may_lack_words(draft.rows, header.column(kind)) for kind in _OBJECTIVES):
        sentence = f"“{draft.name.name}”的目标写满单元格末行而没有句号，可能没有印全，请核对原文"
        notices.append(Notice("cut-text", pages, sentence))
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


def _may_lack_words(rows: Sequence[PrintedRow], column: Column | None) -> bool:
    """Whether a column's words fill their last line and end with no mark: a cell too low loses the rest."""
    lines = _lines([box for row in rows[-1:] for box in row.boxes(column)])
    if len(lines) < _FULL_FROM or column is None or lines[-1].text.strip()[-1:] in _ENDS:
        return False
    return column.x1 - column.x0 - (lines[-1].x1 - lines[-1].x0) < MARGINS * lines[-1].height


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
