"""What costs say: which indicators are costs, money in 万元 as sentences show it, and how it was rounded."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from model.checks.profile import Profile
from model.checks.subject import IndicatorSeen
from model.money import show
from model.table import Project
from model.values import plain

_COST = "成本"
_NOT_SPENT = ("社会", "生态", "环境")
_FIRST_NUMBER = re.compile(r"\d[\d,]*(?P<part>\.\d+)?")


def is_cost(seen: IndicatorSeen) -> bool:
    """Whether an indicator stands under 成本, be that a level-1 category or one of 产出."""
    return _COST in seen.level1 or _COST in seen.level2


def is_spending(seen: IndicatorSeen, profile: Profile) -> bool:
    """Whether an indicator is a cost that the project's money pays.

    No cost to society or nature is, nor what is saved, nor a floor by rule.
    """
    return (
        is_cost(seen)
        and not any(word in seen.level2 for word in _NOT_SPENT)
        and not any(word in seen.name for word in profile.saving_words)
    )


def is_whole(seen: IndicatorSeen, profile: Profile) -> bool:
    """Whether an indicator is named for the cost of the whole project."""
    return seen.name.removesuffix("指标") in profile.total_cost_names


def budget(project: Project) -> Fraction | None:
    """A project's money in 万元; None where there is none to compare with."""
    total = project.amounts.total
    return Fraction(total) if total is not None and total > 0 else None


def budget_step(project: Project, money_unit: str) -> Fraction:
    """What the last printed digit of a project's money is worth in 万元; `money_unit` is the table's."""
    if money_unit == "元":
        return Fraction(1, 10000)
    total = project.amounts.total or Decimal(0)
    return Fraction(10) ** int(total.as_tuple().exponent)


def step(seen: IndicatorSeen) -> Fraction:
    """What the last printed digit of a value's number is worth: in 元 for money, else in single units."""
    found = _FIRST_NUMBER.search(plain(seen.printed_value))
    if found is None or seen.value.quantity is None:
        return Fraction(0)
    printed = Fraction(Decimal(found[0].replace(",", "")))
    scale = seen.value.quantity.number / printed if printed else Fraction(1)
    return scale / Fraction(10) ** max(0, len(found["part"] or "") - 1)


def shown(wan: Fraction) -> str:
    """万元 as a sentence shows it: to the second decimal, or to the 元 where that would be nothing."""
    exact = Decimal(wan.numerator) / Decimal(wan.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return show(rounded if rounded or not wan else exact.quantize(Decimal("0.000001"), ROUND_HALF_UP))
