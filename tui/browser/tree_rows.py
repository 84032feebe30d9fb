"""The rows of the tree that a view leaves: found unit by unit, each made when it is looked at."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import overload

from model import Table
from model.filter import Visible
from model.left import Units, by_unit
from tui.browser.items import Rows
from tui.browser.view import Order, Row, View


def tree_rows(
    tables: Mapping[int, Table], documents: Collection[int], visible: Visible, view: View
) -> "TreeRows":
    """The rows of the tree: documents, departments, units, projects; those under a folded row left out.

    Units and documents without a project left are shown only while nothing is filtered, a single document
    and those without a table always. `tables` are those that were read, by their place among all `documents`.
    """
    left = by_unit(visible.projects)
    units: dict[int, list[int]] = {}
    for table, unit in left:
        units.setdefault(table, []).append(unit)
    heads: list[Row] = []
    for at in documents:
        document = Row("document", at)
        if view.is_filtered and at in tables and at not in units and len(documents) > 1:
            continue
        heads.append(document)
        if at in tables and document not in view.folded:
            shown = units.get(at, ()) if view.is_filtered else range(len(tables[at].units))
            heads += _heads_inside(at, tables[at], shown, view)
    return TreeRows(tables, heads, left, view)


class TreeRows(Rows[Row]):
    """Rows other than projects, and behind each unit that is not folded what is left of its projects."""

    def __init__(self, tables: Mapping[int, Table], heads: Sequence[Row], left: Units, view: View) -> None:
        self._tables = tables
        self._heads = heads
        self._order = view.order
        self._below = [
            left.get((row.table, row.unit), ()) if row.kind == "unit" and row not in view.folded else ()
            for row in heads
        ]
        self._starts = [0, *accumulate(len(one) + 1 for one in self._below)]
        """Where each of the heads stands, and the number of rows."""

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        nth = bisect_right(self._starts, at) - 1
        head, below = self._heads[nth], at - self._starts[nth] - 1
        return head if below < 0 else _project(head, self._ordered(nth)[below])

    def __iter__(self) -> Iterator[Row]:
        for nth, head in enumerate(self._heads):
            yield head
            for project in self._ordered(nth):
                yield _project(head, project)

    def place(self, key: object) -> int | None:
        if not isinstance(key, Row):
            return None
        if key.kind != "project":
            nth = self._head_places.get(key)
            return None if nth is None else self._starts[nth]
        nth = self._head_places.get(Row("unit", key.table, (), key.unit))
        if nth is None:
            return None
        projects = self._below[nth]
        if self._order is Order.MONEY:
            projects = self._ordered(nth)
            at = projects.index(key.project) if key.project in projects else len(projects)
        else:
            at = bisect_left(projects, key.project)
        found = at < len(projects) and projects[at] == key.project
        return self._starts[nth] + 1 + at if found else None

    @cached_property
    def _head_places(self) -> Mapping[Row, int]:
        return {head: nth for nth, head in enumerate(self._heads)}

    @cached_property
    def _by_money(self) -> dict[int, Sequence[int]]:
        """The projects behind the heads that were looked at."""
        return {}

    def _ordered(self, nth: int) -> Sequence[int]:
        if self._order is Order.PRINTED or not self._below[nth]:
            return self._below[nth]
        if (found := self._by_money.get(nth)) is None:
            head = self._heads[nth]
            projects = self._tables[head.table].units[head.unit].projects
            amounts = {at: projects[at].amounts.total for at in self._below[nth]}
            found = sorted(amounts, key=lambda at: _or_least(amounts[at]), reverse=True)
            self._by_money[nth] = found
        return found


def _project(head: Row, project: int) -> Row:
    return Row("project", head.table, (), head.unit, project)


def _or_least(amount: Decimal | None) -> Decimal:
    return Decimal("-Infinity") if amount is None else amount


def _heads_inside(at: int, table: Table, units: Iterable[int], view: View) -> list[Row]:
    rows: list[Row] = []
    before: tuple[str, ...] = ()
    for unit in units:
        path = table.units[unit].path
        if path:
            departments = [Row("department", at, path[: depth + 1]) for depth in range(len(path))]
            rows += [
                row
                for depth, row in enumerate(departments)
                if row.path != before[: len(row.path)] and view.folded.isdisjoint(departments[:depth])
            ]
        before = path
        if not path or view.folded.isdisjoint(departments):
            rows.append(Row("unit", at, (), unit))
    return rows
