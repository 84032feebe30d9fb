"""What became of a value: whether its number went up or down, and whether that asks more of the unit."""

from functools import lru_cache

from model.checks.profile import DEFAULT
from model.comparison.change import Outcome, Strictness, ValueChange
from model.values import Bound, Quantity, plain, read

_read = lru_cache(8192)(read)


def value_change(old: str, new: str, name: str = "", level1: str = "") -> ValueChange:
    """Two printed values of an indicator of this name and level-1 category.

    Numbers are compared where they have one unit and lie on one side of their values; 不少于 and ≥, 2000000元
    and 200万元 are the same.
    """
    if plain(old) == plain(new):
        return ValueChange(old, new, Outcome.UNCHANGED)
    before, after = _read(old), _read(new)
    if before.form == after.form == "blank":
        return ValueChange(old, new, Outcome.UNCHANGED)
    one, other = before.quantity, after.quantity
    if one is None or other is None or not _comparable(one, other):
        return ValueChange(old, new, Outcome.CHANGED)
    if one.number == other.number:
        return ValueChange(old, new, Outcome.UNCHANGED if one.bound is other.bound else Outcome.CHANGED)
    raised = other.number > one.number
    return ValueChange(
        old,
        new,
        Outcome.RAISED if raised else Outcome.LOWERED,
        _strictness(raised, other.bound, name, level1),
    )


def _comparable(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.per, _side(one.bound)) == (other.unit, other.per, _side(other.bound))


def _side(bound: Bound) -> Bound:
    """The bound that stands for its side: ≥ for >, ≤ for <."""
    return Bound.AT_LEAST if bound.is_floor else Bound.AT_MOST if bound.is_ceiling else bound


def _strictness(raised: bool, bound: Bound, name: str, level1: str) -> Strictness:
    """A floor raised asks more, a ceiling raised less; without either the name may say what is wanted.

    Where sign and name contradict each other (投诉 ≥10宗) it cannot be told.
    """
    wanted_small = level1 == "成本" or any(word in name for word in DEFAULT.ceiling_names)
    wanted_large = any(word in name for word in DEFAULT.floor_names) and not wanted_small
    more_is_stricter = bound.is_floor or (wanted_large and not bound.is_ceiling)
    less_is_stricter = bound.is_ceiling or (wanted_small and not bound.is_floor)
    if (bound.is_floor and wanted_small) or (bound.is_ceiling and wanted_large):
        return Strictness.UNKNOWN
    if more_is_stricter or less_is_stricter:
        return Strictness.STRICTER if raised is more_is_stricter else Strictness.LAXER
    return Strictness.UNKNOWN
