"""Which project of the old table is which of the new: by name, by name without year, by close name."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.checks.finding import Spot
from model.comparison.change import Link
from model.comparison.closeness import CUTOFF, numerals
from model.comparison.pairing import Pairing, Rank
from model.comparison.targets import Target, targets
from model.dated import dated, undated
from model.table import Project, Table, Unit
from model.values import plain


class Seen(NamedTuple):
    """A project with what it is known by; `place` is the same for units that are paired."""

    spot: Spot
    project: Project
    place: int
    name: str
    stem: str
    year: int
    objective: str
    targets: tuple[Target, ...]


class Pair(NamedTuple):
    """A project in both tables."""

    old: Seen
    new: Seen
    link: Link
    moved: bool


class Paired(NamedTuple):
    """All projects: those in both tables, and what is left of each."""

    pairs: list[Pair]
    vanished: list[Seen]
    new: list[Seen]


UnitPairs = Sequence[tuple[int | None, int | None]]


def pair_units(old: Table, new: Table) -> UnitPairs:
    """Units by path and name, then by name alone: the new table's in order, then those that are gone."""
    left = Pairing(enumerate(old.units), enumerate(new.units))
    pairs = [*left.by(lambda unit: (_path(unit[1]), plain(unit[1].name)))]
    pairs += left.by(lambda unit: plain(unit[1].name))
    old_of = {new_at: old_at for (old_at, _), (new_at, _) in pairs}
    gone = [(at, None) for at, _ in left.olds]
    return [*((old_of.get(at), at) for at in range(len(new.units))), *gone]


def pair_projects(old: Table, new: Table, units: UnitPairs) -> Paired:
    """Each project once: in a pair, or left of its table.

    Within paired units first the same names, then those that differ by a year, then close ones; what then has
    its name but once in each table has moved. Of identical names all that is alike decides, then the order.
    """
    left = Pairing(_seen(old, [at for at, _ in units]), _seen(new, [at for _, at in units]))
    steps = [
        (
            Link.SAME,
            left.by(
                lambda one: (one.place, one.name, _total(one), one.objective, _funds(one), one.targets),
            ),
        ),
        (Link.SAME, left.by(lambda one: (one.place, one.name, _total(one), one.objective))),
        (Link.SAME, left.by(lambda one: (one.place, one.name, _total(one)))),
        (Link.SAME, left.by(lambda one: (one.place, one.name, one.objective))),
        (Link.SAME, left.by(lambda one: (one.place, one.name))),
        (Link.DATED, left.by(lambda one: (one.place, one.stem, _total(one)))),
        (Link.DATED, left.by(lambda one: (one.place, one.stem))),
        (
            Link.RENAMED,
            left.by_closeness(
                lambda one: one.stem, lambda one: (one.place, numerals(one.stem)), _rank, CUTOFF
            ),
        ),
    ]
    moves = [
        (Link.SAME, left.by_unique(lambda one: (one.name, _total(one), one.objective) if one.name else None)),
        (Link.SAME, left.by_unique(lambda one: one.name or None)),
        (Link.DATED, left.by_unique(lambda one: one.stem or None)),
    ]
    pairs = [Pair(*pair, link, moved=False) for link, found in steps for pair in found]
    pairs += [Pair(*pair, link, moved=True) for link, found in moves for pair in found]
    by_spot = sorted(left.olds, key=lambda one: one.spot), sorted(left.news, key=lambda one: one.spot)
    return Paired(sorted(pairs, key=lambda pair: pair.new.spot), *by_spot)


def _seen(table: Table, places: Sequence[int | None]) -> Iterator[Seen]:
    """A table's projects by year and name; `places` are the unit's indices in the order of the pairs."""
    place_of = {unit: place for place, unit in enumerate(places) if unit is not None}
    found = [
        Seen(
            Spot(unit_at, project_at),
            project,
            place_of[unit_at],
            plain(project.name),
            undated(project.name),
            dated(project.name).year,
            plain(project.objective),
            targets(project),
        )
        for unit_at, unit in enumerate(table.units)
        for project_at, project in enumerate(unit.projects)
    ]
    return iter(sorted(found, key=lambda one: (one.year, one.name)))


def _path(unit: Unit) -> tuple[str, ...]:
    return tuple(map(plain, unit.path))


def _total(one: Seen) -> Decimal:
    """An amount as a key; a blank is nothing."""
    return one.project.amounts.total or Decimal(0)


def _funds(one: Seen) -> tuple[tuple[str, Decimal], ...]:
    return tuple(
        sorted((plain(fund), amount) for fund, amount in one.project.amounts.funds.items() if amount)
    )


def _rank(old: Seen, new: Seen) -> Rank:
    names = tuple(sorted((old.stem, new.stem)))
    return Rank(_total(old) != _total(new), old.objective != new.objective, names)
