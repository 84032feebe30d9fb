"""Prices against a project's money: one price alone, and a price times the quantity that it is for."""

from collections.abc import Iterator
from fractions import Fraction

from model.checks.costs import budget, budget_step, is_spending, is_whole, shown, step
from model.checks.finding import Hit
from model.checks.subject import IndicatorSeen, ProjectSeen, Subject
from model.money import show
from model.values import Bound, Quantity

_MONTHS = 12
_SAME_MEASURE = {"名": "人", "位": "人"}
_TIMED = ("月", "日", "天", "季", "周", "学期", "课时", "小时")


def price_over_budget(subject: Subject) -> Iterator[Hit]:
    """Unit prices, or prices of a month, that are more than the project's whole money."""
    for seen in subject.indicators:
        price = _price(seen, subject)
        total = budget(seen.project)
        if price is None or total is None:
            continue
        slack = (step(seen) / 10000 + budget_step(seen.project, subject.table.money_unit)) / 2
        if price.wan <= total + slack:
            continue
        sentence = (
            f"成本指标“{seen.name}”指标值为“{seen.printed_value}”，"
            f"每{price.per}即需 {shown(price.wan)} 万元，"
            f"已超过项目总额 {show(seen.project.amounts.total)} 万元。"
        )
        yield Hit(seen.spot, seen.quote, sentence)


def _price(seen: IndicatorSeen, subject: Subject) -> Quantity | None:
    """The money for one of something that an indicator names as a cost."""
    quantity = seen.value.quantity
    if quantity is None or not quantity.is_money or not quantity.per or "元" in quantity.per:
        return None
    return quantity if is_spending(seen, subject.profile) else None


def quantity_price(subject: Subject) -> Iterator[Hit]:
    """Projects whose one quantity times their one price is not their money.

    A ceiling price is kept by less money; a floor is read as the number that is planned. With other
    quantities or costs in the project only too little money is sure.
    """
    for of in subject.projects:
        indicators = list(of.indicators)
        counts = [seen for seen in indicators if "数量" in seen.level2]
        costs = [
            seen
            for seen in indicators
            if is_spending(seen, subject.profile) and not is_whole(seen, subject.profile)
        ]
        pairs = [
            (count, cost, count.value.quantity, price)
            for cost in costs
            if (price := _price(cost, subject)) is not None
            for count in counts
            if count.value.quantity is not None and _measure(count.value.quantity) == _same(price.per)
        ]
        total = budget(of.project)
        if len(pairs) != 1 or total is None or _is_timed(*pairs[0][:2]):
            continue
        alone = len(counts) == len(costs) == 1 and all(seen.raw is None for seen in of.project.indicators)
        hit = _product_hit(of, subject, *pairs[0], total, alone)
        if hit is not None:
            yield hit


def _is_timed(count: IndicatorSeen, cost: IndicatorSeen) -> bool:
    """Whether how often the price falls due is said by a name: 月人均标准."""
    return any(word in seen.name for word in _TIMED for seen in (count, cost))


def _same(unit: str) -> str:
    return _SAME_MEASURE.get(unit, unit)


def _measure(quantity: Quantity) -> str | None:
    """What a plain count counts; None for a rate or money."""
    return None if quantity.per or quantity.is_money or not quantity.unit else _same(quantity.unit)


def _product_hit(
    of: ProjectSeen,
    subject: Subject,
    count: IndicatorSeen,
    cost: IndicatorSeen,
    quantity: Quantity,
    price: Quantity,
    total: Fraction,
    alone: bool,
) -> Hit | None:
    product = quantity.number * price.wan
    count_step = step(count) if step(count) != 1 else Fraction(0)
    slack = (
        quantity.number * step(cost) / 10000
        + price.wan * count_step
        + budget_step(of.project, subject.table.money_unit)
    ) / 2
    sure_short = not price.bound.is_ceiling and not quantity.bound.is_ceiling
    short = total < product - slack and sure_short
    over = total > product + slack and alone and not price.bound.is_floor
    by_the_month = abs(product * _MONTHS - total) <= slack * _MONTHS
    if Bound.ABOUT in (quantity.bound, price.bound) or by_the_month or not (short or over):
        return None
    verdict = "低于" if short else "高于"
    sentence = (
        f"“{count.name}”{count.printed_value}与“{cost.name}”{cost.printed_value}之积"
        f"为 {shown(product)} 万元，项目总额 {show(of.project.amounts.total)} 万元{verdict}该数，二者不匹配。"
    )
    return Hit(cost.spot, f"{count.quote}；{cost.quote}", sentence)
