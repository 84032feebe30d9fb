"""Planted errors of 适当性: costs and prices that do not fit the money, shares of few, few indicators."""

from decimal import Decimal
from random import Random

import msgspec

from model import Amounts, Category, Table
from model.checks.subject import IndicatorSeen, Subject
from model.money import show
from tests.model.checks.planted import (
    Plant,
    Planted,
    project_at,
    some_indicator,
    some_project,
    summed,
    with_indicators,
    with_project,
    with_value,
)


def _is_whole(seen: IndicatorSeen) -> bool:
    return seen.name == "支持资金"


def _is_price(seen: IndicatorSeen) -> bool:
    return seen.name == "单位成本"


def _money(seen: IndicatorSeen) -> Decimal:
    assert seen.project.amounts.total is not None
    return seen.project.amounts.total


def cost_is_not_the_total(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, _is_whole)
    other = _money(seen) * random.choice((2, 10, Decimal("0.5")))
    return Planted(with_value(of, seen.spot, f"{show(other)}万元"), seen.spot)


def cost_of_a_slipped_unit(random: Random, of: Table) -> Planted:
    """The figure is right in 万元, but is called 元."""
    seen = some_indicator(random, of, _is_whole)
    return Planted(with_value(of, seen.spot, f"{show(_money(seen))}元"), seen.spot)


def price_over_the_budget(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, _is_price)
    value = random.choice((f"不高于{show(_money(seen) * 2)}万元/月", f"每间{show(_money(seen) + 1)}万元"))
    return Planted(with_value(of, seen.spot, value, name="设备租赁单价"), seen.spot)


def product_below_the_money(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, _is_price)
    assert seen.value.quantity is not None
    price = seen.value.quantity
    return Planted(with_value(of, seen.spot, f"≤{int(price.number) // 2}元/{price.per}"), seen.spot)


def product_above_the_money(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, _is_price)
    assert seen.value.quantity is not None
    price = seen.value.quantity
    return Planted(with_value(of, seen.spot, f"{int(price.number) * 3}元/{price.per}"), seen.spot)


def share_of_few(random: Random, of: Table) -> Planted:
    whole = some_indicator(random, of, _is_whole)
    quantity, quality = (
        seen.spot
        for seen in Subject(of).indicators
        if seen.spot[:2] == whole.spot[:2] and seen.level2 in ("数量", "质量")
    )
    few = with_value(of, quantity, f"{random.randrange(1, 20)}{random.choice('人户家')}", name="资助对象数量")
    return Planted(with_value(few, quality, "≥96%", name="资助准确率"), quality)


def few_for_much(random: Random, of: Table) -> Planted:
    """Three indicators that are of all categories: 成本 stands under 产出."""
    spot = some_project(random, of)
    project = project_at(of, spot)
    amounts = Amounts(Decimal("900.00"), {"财政拨款": Decimal("900.00")})
    kept = [one.indicator for one in Subject(of).indicators if one.spot[:2] == spot[:2]]
    cost = msgspec.structs.replace(
        kept[-1],
        level1=Category(None, "产出指标"),
        level2=Category(None, "成本指标"),
        name="支持资金",
        period_value=None,
        annual_value="900万元",
    )
    rich = with_project(of, spot, msgspec.structs.replace(project, amounts=amounts))
    return Planted(summed(with_indicators(rich, spot, (kept[3], kept[5], cost))), spot)


PLANTS = (
    Plant("cost-total", cost_is_not_the_total),
    Plant("cost-total", cost_of_a_slipped_unit),
    Plant("price-over-budget", price_over_the_budget),
    Plant("quantity-price", product_below_the_money),
    Plant("quantity-price", product_above_the_money),
    Plant("small-population", share_of_few),
    Plant("few-for-much", few_for_much),
)
