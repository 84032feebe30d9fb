"""The projects that a filter leaves, each made when it is looked at: there may be ten thousand."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import NamedTuple, overload

from model.filter import VisibleProject


class Place(NamedTuple):
    """A project in an index: its own place there, and how many indicators follow it."""

    table: int
    unit: int
    project: int
    at: int
    indicators: int

    @property
    def end(self) -> int:
        """The place behind its last indicator."""
        return self.at + self.indicators + 1


Units = Mapping[tuple[int, int], Sequence[int]]
"""The projects of each table and unit that has any, in their order."""


def by_unit(projects: Sequence[VisibleProject]) -> Units:
    """The same projects, unit by unit."""
    if isinstance(projects, Left):
        return projects.units
    units: dict[tuple[int, int], list[int]] = {}
    for one in projects:
        units.setdefault((one.table, one.unit), []).append(one.project)
    return units


def inside(
    projects: Sequence[VisibleProject], table: int, unit: int | None = None
) -> Sequence[VisibleProject]:
    """Those of the projects, which are in order, that belong to a table, or to a unit of it."""
    wanted: tuple[int, ...] = (table,) if unit is None else (table, unit)

    def place(one: VisibleProject) -> tuple[int, ...]:
        return (one.table, one.unit)[: len(wanted)]

    return projects[bisect_left(projects, wanted, key=place) : bisect_right(projects, wanted, key=place)]


class Left(Sequence[VisibleProject]):
    """Projects with those of their indicators whose places are flagged."""

    def __init__(self, places: Sequence[Place], flags: bytes, units: Callable[[], Units]) -> None:
        """No other place is flagged than of their indicators; `units` finds out the units."""
        self._places = places
        self._flags = flags
        self._units = units

    def __len__(self) -> int:
        return len(self._places)

    @property
    def size(self) -> int:
        """The number of places in the index."""
        return len(self._flags)

    @overload
    def __getitem__(self, at: int) -> VisibleProject: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[VisibleProject]: ...
    def __getitem__(self, at: int | slice) -> VisibleProject | Sequence[VisibleProject]:
        if isinstance(at, slice):
            return list(map(self._made, self._places[at]))
        return self._made(self._places[at])

    def __iter__(self) -> Iterator[VisibleProject]:
        return map(self._made, self._places)

    @cached_property
    def units(self) -> Units:
        """The same, unit by unit."""
        return self._units()

    @cached_property
    def indicators(self) -> Sequence[int]:
        """The places of the indicators in the index, in order."""
        return list(compress(range(len(self._flags)), self._flags))

    def among(self, indicators: Sequence[int]) -> Sequence[int]:
        """Those of some places of indicators that are left, in their order."""
        return list(compress(indicators, map(self._flags.__getitem__, indicators)))

    def indicator(self, place: int) -> tuple[int, int, int, int]:
        """Table, unit, project and number of the indicator at a place."""
        project = self._places[bisect_right(self._places, place, key=_own_place) - 1]
        return project.table, project.unit, project.project, place - project.at - 1

    def place(self, table: int, unit: int, project: int, indicator: int) -> int | None:
        """The place of an indicator; None for one that is not left."""
        at = bisect_left(self._places, (table, unit, project))
        if at == len(self._places) or self._places[at][:3] != (table, unit, project):
            return None
        place = self._places[at].at + 1 + indicator
        return place if 0 <= indicator < self._places[at].indicators and self._flags[place] else None

    def _made(self, place: Place) -> VisibleProject:
        table, unit, project, at, count = place
        flags = self._flags[at + 1 : at + 1 + count]
        return VisibleProject(table, unit, project, tuple(compress(range(count), flags)))


def _own_place(place: Place) -> int:
    return place.at
