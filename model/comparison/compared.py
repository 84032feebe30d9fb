"""Comparing two tables: last year's or the draft beside this one."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from model.comparison.change import Comparison, FundChange, Link, MoneyChange, ProjectChange, UnitChange
from model.comparison.indicators import indicator_changes
from model.comparison.projects import Pair, Paired, Seen, UnitPairs, pair_projects, pair_units
from model.comparison.sentences import project_sentences
from model.comparison.summary import summarise
from model.table import Amounts, Project, Table, Unit
from model.values import plain

_NOTHING = Amounts(None)


def compare(old: Table, new: Table) -> Comparison:
    """What became of the old table's units, projects and indicators in the new one."""
    units = pair_units(old, new)
    paired = pair_projects(old, new, units)
    changes = tuple(_with_sentences(change, old, new) for change in _changes(paired))
    return Comparison(tuple(_units(old, new, units)), changes, summarise(changes))


def _changes(paired: Paired) -> Iterator[ProjectChange]:
    """In the new table's order, then those that are gone."""
    in_new = {pair.new.spot: _pair(pair) for pair in paired.pairs}
    in_new |= {one.spot: _alone(Link.NEW, None, one) for one in paired.new}
    yield from (in_new[spot] for spot in sorted(in_new))
    yield from (_alone(Link.VANISHED, one, None) for one in paired.vanished)


def _pair(pair: Pair) -> ProjectChange:
    old, new = pair.old, pair.new
    return ProjectChange(
        old=old.spot,
        new=new.spot,
        link=pair.link,
        moved=pair.moved,
        money=MoneyChange(old.project.amounts.total, new.project.amounts.total),
        funds=_funds(old.project.amounts, new.project.amounts),
        objective_changed=old.objective != new.objective,
        indicators=indicator_changes(old.project, new.project, old.targets, new.targets),
    )


def _alone(link: Link, old: Seen | None, new: Seen | None) -> ProjectChange:
    before = _NOTHING if old is None else old.project.amounts
    now = _NOTHING if new is None else new.project.amounts
    return ProjectChange(
        old=None if old is None else old.spot,
        new=None if new is None else new.spot,
        link=link,
        money=MoneyChange(before.total, now.total),
        funds=_funds(before, now),
    )


def _funds(old: Amounts, new: Amounts) -> tuple[FundChange, ...]:
    """Each fund's money: the new table's columns, then those that it no longer prints."""
    before = {plain(fund): (fund, amount) for fund, amount in old.funds.items()}
    changes = []
    for fund, amount in new.funds.items():
        _, earlier = before.pop(plain(fund), ("", None))
        changes.append(FundChange(fund, MoneyChange(earlier, amount)))
    changes += [FundChange(fund, MoneyChange(amount, None)) for fund, amount in before.values()]
    return tuple(changes)


def _with_sentences(change: ProjectChange, old: Table, new: Table) -> ProjectChange:
    before = None if change.old is None else _at(old, change.old.unit, change.old.project)
    now = None if change.new is None else _at(new, change.new.unit, change.new.project)
    said = project_sentences(change, before, now)
    return msgspec.structs.replace(change, sentences=said) if said else change


def _at(table: Table, unit: int, project: int) -> tuple[Unit, Project]:
    return table.units[unit], table.units[unit].projects[project]


def _units(old: Table, new: Table, pairs: UnitPairs) -> Iterator[UnitChange]:
    for old_at, new_at in pairs:
        before = None if old_at is None else _sum(old.units[old_at].projects)
        now = None if new_at is None else _sum(new.units[new_at].projects)
        yield UnitChange(old_at, new_at, MoneyChange(before, now))


def _sum(projects: Iterable[Project]) -> Decimal:
    return sum((project.amounts.total or Decimal(0) for project in projects), Decimal(0))
