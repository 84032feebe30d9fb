"""What a person has set in the browser, and the rows of the tree and of the flat list that follow from it."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from model import Indicator, Table
from model.filter import Filter, Visible, VisibleProject, category_name
from model.left import by_unit
from model.review import State
from model.text import clean_value


class Order(Enum):
    """How the projects of a unit are ordered in the tree."""

    PRINTED = "印刷顺序"
    MONEY = "金额从大到小"


class Sort(Enum):
    """By which column the flat list is sorted."""

    PRINTED = "印刷顺序"
    PROJECT = "项目"
    CATEGORY = "类别"
    NAME = "名称"
    VALUE = "指标值"


class Row(NamedTuple):
    """A row of the tree, by indices into documents, units and projects; it is its own identity."""

    kind: Literal["document", "department", "unit", "project"]
    table: int
    path: tuple[str, ...] = ()
    unit: int = -1
    project: int = -1


class FlatRow(NamedTuple):
    """A row of the flat list: one indicator."""

    table: int
    unit: int
    project: int
    indicator: int

    @property
    def project_row(self) -> Row:
        return Row("project", self.table, unit=self.unit, project=self.project)


class Objective(NamedTuple):
    """The objective of a project, as something the cursor stands on."""

    table: int
    unit: int
    project: int


class FindingAt(NamedTuple):
    """A finding, by its place among those of a document."""

    table: int
    finding: int


Mark = Row | FlatRow | FindingAt
"""What can be marked: a project, an indicator or a finding."""


Target = Row | Objective | FlatRow | FindingAt
"""Something that can be copied: a row of the tree, an objective, an indicator, a finding."""


class View(msgspec.Struct, frozen=True):
    """What is set: the filter, what is folded, the order of the tree and of the flat list."""

    chosen: Filter = Filter()
    amount_text: str = ""
    state: State | None = None
    """The only review state whose projects are shown; None for all."""

    changed_only: bool = False
    """Whether only projects are shown that changed against the table beside theirs."""

    folded: frozenset[Row] = frozenset()
    order: Order = Order.PRINTED
    sort: Sort = Sort.PRINTED

    @property
    def is_filtered(self) -> bool:
        """Whether anything may be left out."""
        return self.chosen != Filter() or self.state is not None or self.changed_only


def toggled(folded: frozenset[Row], row: Row) -> frozenset[Row]:
    """The folded rows after one was folded or unfolded."""
    return folded ^ {row}


def tree_rows(
    tables: Mapping[int, Table], documents: Collection[int], visible: Visible, view: View
) -> list[Row]:
    """The rows of the tree: documents, departments, units, projects; those under a folded row left out.

    Units and documents without a project left are shown only while nothing is filtered, a single document
    and those without a table always. `tables` are those that were read, by their place among all `documents`.
    """
    left = by_unit(visible.projects)
    with_projects = {table for table, _ in left}
    rows: list[Row] = []
    for at in documents:
        document = Row("document", at)
        if at in tables and at not in with_projects and len(documents) > 1 and view.is_filtered:
            continue
        rows.append(document)
        if document not in view.folded and at in tables:
            rows.extend(_rows_inside(at, tables[at], left, view))
    return rows


def foldable(tables: Mapping[int, Table], several: bool) -> frozenset[Row]:
    """Every row that can be folded."""
    rows: set[Row] = set()
    for at, table in tables.items():
        if several:
            rows.add(Row("document", at))
        for index, unit in enumerate(table.units):
            rows.add(Row("unit", at, unit=index))
            rows.update(Row("department", at, unit.path[: depth + 1]) for depth in range(len(unit.path)))
    return frozenset(rows)


def enclosing(row: Row, tables: Mapping[int, Table]) -> list[Row]:
    """The rows above a row, the innermost first."""
    above: list[Row] = []
    path = row.path[:-1]
    if row.unit >= 0:
        path = tables[row.table].units[row.unit].path
        if row.project >= 0:
            above.append(Row("unit", row.table, unit=row.unit))
    above.extend(Row("department", row.table, path[:depth]) for depth in range(len(path), 0, -1))
    if row.kind != "document":
        above.append(Row("document", row.table))
    return above


def flat_rows(tables: Mapping[int, Table], visible: Visible, sort: Sort) -> list[FlatRow]:
    """The indicators that are left, in printed order or sorted by one column."""
    rows = [
        FlatRow(left.table, left.unit, left.project, indicator)
        for left in visible.projects
        for indicator in left.indicators
    ]
    if sort is not Sort.PRINTED:
        rows.sort(key=lambda row: _sort_key(tables, row, sort))
    return rows


def left_of(visible: Visible, row: Row) -> VisibleProject | None:
    """A project as far as it is left; None for one that is not."""
    wanted = (row.table, row.unit, row.project)
    at = bisect_left(visible.projects, wanted, key=lambda left: (left.table, left.unit, left.project))
    found = visible.projects[at] if at < len(visible.projects) else None
    return found if found is not None and (found.table, found.unit, found.project) == wanted else None


def indicators_left(visible: Visible, row: Row) -> tuple[int, ...]:
    """The indicators of a project that are left; none for a project that is not."""
    left = left_of(visible, row)
    return () if left is None else left.indicators


def value_text(indicator: Indicator) -> str:
    """An indicator's value on one line: once where both agree, else each with its label."""
    return "；".join(f"{label} {value}" if label else value for label, value in values(indicator))


def values(indicator: Indicator) -> list[tuple[str, str]]:
    """An indicator's values as printed, each with its label: one without a label where both agree."""
    period, annual = indicator.period_value, indicator.annual_value
    if period is not None and annual is not None and clean_value(period) == clean_value(annual):
        return [("", period)]
    labelled = (("实施周期", period), ("年度", annual))
    return [(label, value) for label, value in labelled if value is not None]


def _rows_inside(
    at: int, table: Table, left: Mapping[tuple[int, int], Sequence[int]], view: View
) -> list[Row]:
    rows: list[Row] = []
    path: tuple[str, ...] = ()
    for index, unit in enumerate(table.units):
        projects = left.get((at, index), ())
        if not projects and view.is_filtered:
            continue
        departments = [Row("department", at, unit.path[: depth + 1]) for depth in range(len(unit.path))]
        shown = [
            row for depth, row in enumerate(departments) if not view.folded.intersection(departments[:depth])
        ]
        rows += [row for row in shown if row.path != path[: len(row.path)]]
        path = unit.path
        if view.folded.intersection(departments):
            continue
        row = Row("unit", at, unit=index)
        rows.append(row)
        if row not in view.folded:
            of_unit = _project_rows(at, index, len(unit.projects))
            rows += [of_unit[project] for project in _ordered(table, index, projects, view.order)]
    return rows


@lru_cache(maxsize=8192)
def _project_rows(table: int, unit: int, projects: int) -> Sequence[Row]:
    """The rows of a unit's projects; kept, for ten thousand take longer to make than to filter."""
    return [Row("project", table, (), unit, project) for project in range(projects)]


def _ordered(table: Table, unit: int, projects: Sequence[int], order: Order) -> Sequence[int]:
    if order is Order.PRINTED:
        return projects
    printed = table.units[unit].projects

    def amount(at: int) -> Decimal:
        total = printed[at].amounts.total
        return Decimal("-Infinity") if total is None else total

    return sorted(projects, key=amount, reverse=True)


def _sort_key(tables: Mapping[int, Table], row: FlatRow, sort: Sort) -> tuple[str, ...]:
    project = tables[row.table].units[row.unit].projects[row.project]
    indicator = project.indicators[row.indicator]
    match sort:
        case Sort.PROJECT:
            return (project.name,)
        case Sort.CATEGORY:
            return tuple(
                category_name(level) for level in (indicator.level1, indicator.level2) if level is not None
            )
        case Sort.NAME:
            return (indicator.name or indicator.raw or "",)
        case _:
            return (value_text(indicator),)
