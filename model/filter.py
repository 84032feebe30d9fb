"""Filters as a person sets them, by category, amount and text; and what one leaves of several tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from model.amount_range import AmountRange
from model.table import Category, Indicator, Project, Table, Unit
from model.text import search_key

_SUFFIX = "指标"


class CategoryKey(msgspec.Struct, frozen=True, order=True):
    """A category as the filter knows it: its level and its name without 指标, never its code."""

    level: Literal[1, 2]
    name: str


class Filter(msgspec.Struct, frozen=True):
    """What a person has set; an empty one leaves everything.

    Several categories are a union. All three parts must hold for the same indicator.
    """

    categories: frozenset[CategoryKey] = frozenset()
    amount: AmountRange | None = None
    text: str = ""

    @property
    def chooses_indicators(self) -> bool:
        """Whether a project needs an indicator of its own to stay."""
        return bool(self.categories or search_key(self.text))


class VisibleProject(msgspec.Struct, frozen=True):
    """A project that is left, by indices into tables, units and projects, with its indicators that are."""

    table: int
    unit: int
    project: int
    indicators: tuple[int, ...]


class Visible(msgspec.Struct, frozen=True):
    """What is left: projects in printed order, the number of their indicators, Σ of their totals in 万元."""

    projects: Sequence[VisibleProject]
    indicators: int
    amount: Decimal


class CategoryCount(msgspec.Struct, frozen=True):
    """A category that the tables print, and its indicators under the other filters."""

    key: CategoryKey
    count: int


def narrowed(
    tables: Mapping[int, Table], visible: Visible, keep: Callable[[VisibleProject], bool]
) -> Visible:
    """The projects of what is left that are to be kept; `tables` by `table` in `visible`."""
    kept = tuple(left for left in visible.projects if keep(left))
    totals = (tables[left.table].units[left.unit].projects[left.project].amounts.total for left in kept)
    amount = sum((total for total in totals if total is not None), Decimal(0))
    return Visible(kept, sum(len(left.indicators) for left in kept), amount)


def counted(tables: Mapping[int, Table], visible: Visible) -> Counter[CategoryKey]:
    """How many indicators of what is left belong to each category; `tables` by `table` in `visible`."""
    indicators = (
        tables[left.table].units[left.unit].projects[left.project].indicators[at]
        for left in visible.projects
        for at in left.indicators
    )
    return Counter(key for indicator in indicators for key in dict.fromkeys(category_keys(indicator)))


def category_keys(indicator: Indicator) -> tuple[CategoryKey, ...]:
    """An indicator's categories as the filter knows them; none for one that could not be read."""
    if indicator.level1 is None or indicator.level2 is None:
        return ()
    return (CategoryKey(1, category_name(indicator.level1)), CategoryKey(2, category_name(indicator.level2)))


def category_name(category: Category) -> str:
    """A category's name without its closing 指标: documents print it with and without."""
    return category.name.removesuffix(_SUFFIX) or category.name


def visible_rows(
    tables: Sequence[Table], projects: Iterable[VisibleProject]
) -> Iterator[tuple[Table, Unit, Project, tuple[Indicator, ...]]]:
    """The structs behind what is left, in the order given: what copying and exporting write."""
    for left in projects:
        table = tables[left.table]
        unit = table.units[left.unit]
        project = unit.projects[left.project]
        yield table, unit, project, tuple(project.indicators[at] for at in left.indicators)
