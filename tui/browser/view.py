"""What a person has set in the browser, and what the rows of tree and flat list are that follow from it."""

from bisect import bisect_left
from collections.abc import Mapping
from enum import Enum
from typing import Literal, NamedTuple

import msgspec

from model import Indicator, Table
from model.filter import Filter, Visible, VisibleProject
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


class Objective(msgspec.Struct, frozen=True):
    """The objective of a project, as something the cursor stands on."""

    table: int
    unit: int
    project: int


class FindingAt(msgspec.Struct, frozen=True):
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
