"""The rows of the flat list that a view leaves, printed order or sorted, each made when looked at."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from model import Table
from model.filter import Visible, category_name
from model.left import Left
from tui.browser.items import Rows
from tui.browser.view import FlatRow, Sort, value_text


class Sorting:
    """Puts indicators in the order of a column: all of them once, of which those that are left are picked."""

    def __init__(self) -> None:
        self._everything: Visible | None = None
        self._orders: dict[Sort, Sequence[int]] = {}

    def rows(
        self, tables: Mapping[int, Table], visible: Visible, everything: Visible, sort: Sort
    ) -> Sequence[FlatRow]:
        """The indicators of what is `visible` of `everything`."""
        left, all_of_them = visible.projects, everything.projects
        if isinstance(left, Left) and sort is Sort.PRINTED:
            return FlatRows(left, left.indicators, ascending=True)
        if not isinstance(left, Left) or not isinstance(all_of_them, Left) or left.size != all_of_them.size:
            return flat_rows(tables, visible, sort)
        if everything is not self._everything:
            self._everything, self._orders = everything, {}
        if (order := self._orders.get(sort)) is None:
            rows = FlatRows(all_of_them, all_of_them.indicators, ascending=True)
            keys = {
                place: sort_key(tables, row, sort)
                for place, row in zip(all_of_them.indicators, rows, strict=True)
            }
            order = self._orders[sort] = sorted(keys, key=keys.__getitem__)
        return FlatRows(left, left.among(order), ascending=False)


class FlatRows(Rows[FlatRow]):
    """Rows by the places of their indicators in the index."""

    def __init__(self, left: Left, places: Sequence[int], *, ascending: bool) -> None:
        self._left = left
        self._places = places
        self._ascending = ascending

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> FlatRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FlatRow]: ...
    def __getitem__(self, at: int | slice) -> FlatRow | Sequence[FlatRow]:
        if isinstance(at, slice):
            return [FlatRow(*self._left.indicator(place)) for place in self._places[at]]
        return FlatRow(*self._left.indicator(self._places[at]))

    def __iter__(self) -> Iterator[FlatRow]:
        return (FlatRow(*self._left.indicator(place)) for place in self._places)

    def place(self, key: object) -> int | None:
        if not isinstance(key, FlatRow) or (place := self._left.place(*key)) is None:
            return None
        return bisect_left(self._places, place) if self._ascending else self._ranks[place]

    @cached_property
    def _ranks(self) -> Mapping[int, int]:
        return {place: at for at, place in enumerate(self._places)}


def flat_rows(tables: Mapping[int, Table], visible: Visible, sort: Sort) -> list[FlatRow]:
    """The indicators that are left, in printed order or sorted by one column."""
    rows = [
        FlatRow(left.table, left.unit, left.project, indicator)
        for left in visible.projects
        for indicator in left.indicators
    ]
    if sort is not Sort.PRINTED:
        rows.sort(key=lambda row: sort_key(tables, row, sort))
    return rows


def sort_key(tables: Mapping[int, Table], row: FlatRow, sort: Sort) -> tuple[str, ...]:
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
