"""Filtering: what is left of several tables under a category, an amount range and a text."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

import msgspec

from model.amount_range import AmountRange
from model.initials import InitialsIndex
from model.search import key_of, typed_initials
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


class VisibleProject(NamedTuple):
    """A project that is left, by indices into tables, units and projects, with its indicators that are."""

    table: int
    unit: int
    project: int
    indicators: tuple[int, ...]


class Visible(msgspec.Struct, frozen=True):
    """What is left: projects in printed order, the number of their indicators, Σ of their totals in 万元."""

    projects: tuple[VisibleProject, ...]
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


class _IndexedIndicator(NamedTuple):
    keys: tuple[CategoryKey, ...]
    name: str
    text: str


class _IndexedProject(NamedTuple):
    table: int
    unit: int
    project: int
    total: Decimal | None
    name: str
    text: str
    nth: int
    """Its place among all projects and indicators, each project before its indicators."""

    indicators: tuple[_IndexedIndicator, ...]


class Index:
    """Several tables prepared for filtering; built once, asked at every key."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._projects: list[_IndexedProject] = []
        nth = 0
        for table_at, table in enumerate(tables):
            for unit_at, unit in enumerate(table.units):
                for project_at, project in enumerate(unit.projects):
                    self._projects.append(_indexed_project((table_at, unit_at, project_at), project, nth))
                    nth += 1 + len(project.indicators)

    def apply(self, chosen: Filter) -> Visible:
        """What `chosen` leaves."""
        projects: list[VisibleProject] = []
        indicators, amount = 0, Decimal(0)
        for project, left in self._left(chosen):
            projects.append(VisibleProject(project.table, project.unit, project.project, left))
            indicators += len(left)
            amount += project.total or 0
        return Visible(tuple(projects), indicators, amount)

    def categories(self, chosen: Filter) -> tuple[CategoryCount, ...]:
        """Every category of the tables in printed order of first appearance, counted under the other filters.

        Level-2 categories follow the level-1 category they were first printed under.
        """
        others = Filter(amount=chosen.amount, text=chosen.text)
        counts = Counter(
            key
            for project, left in self._left(others)
            for at in left
            for key in dict.fromkeys(project.indicators[at].keys)
        )
        return tuple(CategoryCount(key, counts[key]) for key in self._taxonomy())

    def _taxonomy(self) -> Iterator[CategoryKey]:
        below: dict[CategoryKey, dict[CategoryKey, None]] = {}
        seen: set[CategoryKey] = set()
        for project in self._projects:
            for indicator in project.indicators:
                if len(indicator.keys) == 2:
                    level1, level2 = indicator.keys
                    children = below.setdefault(level1, {})
                    if level2 not in seen:
                        seen.add(level2)
                        children[level2] = None
        for level1, children in below.items():
            yield level1
            yield from children

    @cached_property
    def _names(self) -> InitialsIndex:
        """The names of all projects and indicators, made when initials are first typed."""
        return InitialsIndex([one.name for one in self._searchable()])

    @cached_property
    def _texts(self) -> InitialsIndex:
        """All that is searched of them, made when initials are first typed that are asked of sentences."""
        return InitialsIndex([one.text for one in self._searchable()])

    def _searchable(self) -> Iterator[_IndexedProject | _IndexedIndicator]:
        for project in self._projects:
            yield project
            yield from project.indicators

    def _by_initials(self, text: str) -> Collection[int]:
        """The projects and indicators that the initials find, by their place among all."""
        if letters := typed_initials(text, "sentence"):
            return self._texts.holding(letters)
        if letters := typed_initials(text, "name"):
            return self._names.holding(letters)
        return ()

    def _left(self, chosen: Filter) -> Iterator[tuple[_IndexedProject, tuple[int, ...]]]:
        """The projects that stay and the indices of their indicators that do."""
        words = search_key(chosen.text)
        by_initials = self._by_initials(chosen.text)
        for project in self._projects:
            if chosen.amount is not None and not chosen.amount.holds(project.total):
                continue
            everything = not words or words in project.text or project.nth in by_initials
            left = tuple(
                at
                for at, indicator in enumerate(project.indicators)
                if (everything or words in indicator.text or project.nth + 1 + at in by_initials)
                and (not chosen.categories or not chosen.categories.isdisjoint(indicator.keys))
            )
            if left or not chosen.chooses_indicators:
                yield project, left


def category_keys(indicator: Indicator) -> tuple[CategoryKey, ...]:
    """An indicator's categories as the filter knows them; none for one that could not be read."""
    if indicator.level1 is None or indicator.level2 is None:
        return ()
    return (CategoryKey(1, category_name(indicator.level1)), CategoryKey(2, category_name(indicator.level2)))


def category_name(category: Category) -> str:
    """A category's name without its closing 指标: documents print it with and without."""
    return category.name.removesuffix(_SUFFIX) or category.name


def _indexed_project(at: tuple[int, int, int], project: Project, nth: int) -> _IndexedProject:
    return _IndexedProject(
        *at,
        project.amounts.total,
        search_key(project.name),
        key_of(project.name, project.objective),
        nth,
        tuple(_indexed(indicator) for indicator in project.indicators),
    )


def _indexed(indicator: Indicator) -> _IndexedIndicator:
    return _IndexedIndicator(
        category_keys(indicator),
        search_key(indicator.name or ""),
        key_of(indicator.name, indicator.period_value, indicator.annual_value, indicator.raw),
    )


def visible_rows(
    tables: Sequence[Table], projects: Iterable[VisibleProject]
) -> Iterator[tuple[Table, Unit, Project, tuple[Indicator, ...]]]:
    """The structs behind what is left, in the order given: what copying and exporting write."""
    for left in projects:
        table = tables[left.table]
        unit = table.units[left.unit]
        project = unit.projects[left.project]
        yield table, unit, project, tuple(project.indicators[at] for at in left.indicators)
