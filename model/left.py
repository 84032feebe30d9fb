"""The projects that a filter leaves, each made when it is looked at: there may be ten thousand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
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


def by_unit(projects: Sequence[VisibleProject]) -> dict[tuple[int, int], list[int]]:
    """The projects of each table and unit that has any, in their order."""
    return projects.units if isinstance(projects, Left) else _by_unit(projects)


def _by_unit(projects: Iterable["Place | VisibleProject"]) -> dict[tuple[int, int], list[int]]:
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

    def __init__(self, places: Sequence[Place], flags: bytes) -> None:
        self._places = places
        self._flags = flags

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> VisibleProject: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[VisibleProject]: ...
    def __getitem__(self, at: int | slice) -> VisibleProject | Sequence[VisibleProject]:
        return Left(self._places[at], self._flags) if isinstance(at, slice) else self._made(self._places[at])

    def __iter__(self) -> Iterator[VisibleProject]:
        return map(self._made, self._places)

    @cached_property
    def units(self) -> dict[tuple[int, int], list[int]]:
        """The projects of each table and unit that has any."""
        return _by_unit(self._places)

    def _made(self, place: Place) -> VisibleProject:
        table, unit, project, at, count = place
        flags = self._flags[at + 1 : at + 1 + count]
        return VisibleProject(table, unit, project, tuple(compress(range(count), flags)))
