"""What became of each indicator of a project that is in both tables."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from model.comparison.change import IndicatorChange, Outcome, ValueChange
from model.comparison.closeness import CUTOFF, numerals
from model.comparison.pairing import Pairing, Rank
from model.comparison.sentences import indicator_sentence
from model.comparison.targets import Target, printed_value
from model.comparison.value import value_change
from model.table import Indicator, Project


class _Seen(NamedTuple):
    at: int
    indicator: Indicator
    target: Target


def indicator_changes(
    old: Project, new: Project, old_targets: tuple[Target, ...], new_targets: tuple[Target, ...]
) -> tuple[IndicatorChange, ...]:
    """The new project's indicators in printed order, then those that are gone."""
    olds, news = _seen(old, old_targets), _seen(new, new_targets)
    if old_targets == new_targets:
        return tuple(map(_pair, olds, news))
    left = Pairing(olds, news)
    pairs = [
        *left.by(lambda one: one.target),
        *left.by(lambda one: _read(one, *_levels(one), one.target.name, one.target.value)),
        *left.by(lambda one: _read(one, *_levels(one), one.target.name)),
        *left.by(lambda one: _read(one, one.target.name, one.target.value) if one.target.name else None),
        *left.by(lambda one: _read(one, one.target.name) if one.target.name else None),
        *left.by_closeness(
            lambda one: one.target.name,
            lambda one: _read(one, one.target.level1, numerals(one.target.name)),
            _rank,
            CUTOFF,
        ),
        *left.by_closeness(
            lambda one: one.target.raw, lambda one: "unread" if one.target.raw else None, _rank, CUTOFF
        ),
    ]
    changes = {one.at: _pair(before, one) for before, one in pairs}
    changes |= {one.at: _alone(None, one) for one in left.news}
    return (*(changes[at] for at in range(len(new_targets))), *(_alone(one, None) for one in left.olds))


def _seen(project: Project, targets: tuple[Target, ...]) -> Iterator[_Seen]:
    for at, (indicator, target) in enumerate(zip(project.indicators, targets, strict=True)):
        yield _Seen(at, indicator, target)


def _levels(one: _Seen) -> tuple[str, str]:
    return one.target.level1, one.target.level2


def _read(one: _Seen, *key: object) -> tuple[object, ...] | None:
    """A key of an indicator that could be read; None for others."""
    return None if one.target.raw else key


def _rank(old: _Seen, new: _Seen) -> Rank:
    names = tuple(sorted((*old.target, *new.target)))
    return Rank(_levels(old) != _levels(new), old.target.value != new.target.value, names)


def _pair(old: _Seen, new: _Seen) -> IndicatorChange:
    one, other = old.target, new.target
    renamed = one.name != other.name
    recategorised = _levels(old) != _levels(new)
    printed = printed_value(old.indicator), printed_value(new.indicator)
    if (one.raw, one.value) == (other.raw, other.value):
        value = ValueChange(*printed, Outcome.UNCHANGED)
    elif one.raw:
        value = ValueChange(*printed, Outcome.CHANGED)
    else:
        value = value_change(*printed, other.name, other.level1)
    change = IndicatorChange(
        old=old.at,
        new=new.at,
        renamed=renamed,
        recategorised=recategorised,
        value=value,
        period=_period(old, new),
    )
    return _with_sentence(change, old.indicator, new.indicator)


def _period(old: _Seen, new: _Seen) -> ValueChange | None:
    """What became of 实施周期, where both print it beside 年度 and it changed otherwise."""
    one, other = old.target, new.target
    same_as_annual = (one.period, other.period) == (one.annual, other.annual)
    if same_as_annual or not all((one.period, one.annual, other.period, other.annual)):
        return None
    change = value_change(
        old.indicator.period_value or "", new.indicator.period_value or "", other.name, other.level1
    )
    return None if change.outcome is Outcome.UNCHANGED else change


def _alone(old: _Seen | None, new: _Seen | None) -> IndicatorChange:
    change = IndicatorChange(old=None if old is None else old.at, new=None if new is None else new.at)
    return _with_sentence(
        change, None if old is None else old.indicator, None if new is None else new.indicator
    )


def _with_sentence(change: IndicatorChange, old: Indicator | None, new: Indicator | None) -> IndicatorChange:
    sentence = indicator_sentence(change, old, new)
    return msgspec.structs.replace(change, sentence=sentence) if sentence else change
