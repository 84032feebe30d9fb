"""Planted errors of 完整性: wrong sums, rows printed twice, missing categories, values without a unit."""

from decimal import Decimal
from random import Random

import msgspec

from model import Amounts, Category, Indicator, Notice, Table
from model.checks.finding import Spot
from model.checks.subject import Subject
from tests.model.checks.planted import (
    Plant,
    Planted,
    project_at,
    some_indicator,
    some_project,
    summed,
    with_indicators,
    with_project,
    with_projects,
    with_value,
)


def grand_total(random: Random, of: Table) -> Planted:
    assert of.total is not None
    return Planted(msgspec.structs.replace(of, total=_off(random, of.total)), Spot())


def unit_subtotal(random: Random, of: Table) -> Planted:
    """Wrong against its projects alone: the grand total follows it."""
    at = random.randrange(len(of.units))
    amounts = of.units[at].amounts
    assert amounts is not None
    assert of.total is not None
    off = _off(random, amounts)
    units = list(of.units)
    units[at] = msgspec.structs.replace(units[at], amounts=off)
    total = _plus(of.total, off.funds["财政拨款"] - amounts.funds["财政拨款"])
    return Planted(msgspec.structs.replace(of, total=total, units=tuple(units)), Spot(at))


def funds_of_a_project(random: Random, of: Table) -> Planted:
    """A project's funds are less than its total; the rows above print their totals alone."""
    spot = some_project(random, of)
    project = project_at(of, spot)
    less = project.amounts.funds["财政拨款"] - Decimal("0.40")
    amounts = Amounts(project.amounts.total, {**project.amounts.funds, "财政拨款": less})
    sown = with_project(of, spot, msgspec.structs.replace(project, amounts=amounts))
    units = [msgspec.structs.replace(unit, amounts=_total_alone(unit.amounts)) for unit in sown.units]
    return Planted(msgspec.structs.replace(sown, total=_total_alone(sown.total), units=tuple(units)), spot)


def joined_row(random: Random, of: Table) -> Planted:
    spot = some_project(random, of)
    project = msgspec.structs.replace(project_at(of, spot), pages=(3, 4))
    notice = Notice("repeated-row", (3, 4), f"“{project.name}”在第 3、4 页各印一次，按合计读作一个项目")
    return Planted(msgspec.structs.replace(with_project(of, spot, project), notices=(notice,)), spot)


def same_project(random: Random, of: Table) -> Planted:
    """A project printed once more as the last of its unit, under other words."""
    spot = some_project(random, of)
    projects = of.units[spot.unit].projects
    twin = msgspec.structs.replace(
        projects[spot.project], objective=f"另行{projects[spot.project].objective}"
    )
    sown = summed(with_projects(of, spot.unit, (*projects, twin)))
    return Planted(sown, Spot(spot.unit, len(projects)))


def no_indicators(random: Random, of: Table) -> Planted:
    spot = some_project(random, of)
    return Planted(with_indicators(of, spot, ()), spot)


def _without(random: Random, of: Table, word: str) -> Planted:
    """A project without its indicators of a category; 成本 under 产出 is made a category of its own."""
    spot = some_project(random, of)
    left = [
        one.indicator
        for one in Subject(of).indicators
        if one.spot[:2] == spot[:2] and (one.level2 == "成本" or word not in one.level1)
        if word not in one.level2
    ]
    own = [
        msgspec.structs.replace(one, level1=Category(None, "成本指标")) if _is_cost(one) else one
        for one in left
    ]
    return Planted(with_indicators(of, spot, own), spot)


def _is_cost(indicator: Indicator) -> bool:
    return indicator.level2 is not None and indicator.level2.name == "成本指标"


def no_output(random: Random, of: Table) -> Planted:
    return _without(random, of, "产出")


def no_benefit(random: Random, of: Table) -> Planted:
    return _without(random, of, "效益")


def no_satisfaction(random: Random, of: Table) -> Planted:
    return _without(random, of, "满意度")


def no_cost(random: Random, of: Table) -> Planted:
    return _without(random, of, "成本")


def period_annual(random: Random, of: Table) -> Planted:
    """A quality that is to be less over the whole period than in the year."""
    seen = some_indicator(random, of, lambda one: one.level2 == "质量")
    sown = with_value(of, seen.spot, "≥95%")
    indicators = list(project_at(sown, seen.spot).indicators)
    at = seen.spot.indicator
    indicators[at] = msgspec.structs.replace(indicators[at], period_value="≥90%")
    return Planted(with_indicators(sown, seen.spot, indicators), seen.spot)


def bare_number(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "质量").spot
    return Planted(with_value(of, spot, str(random.randrange(90, 100))), spot)


def code_name(random: Random, of: Table) -> Planted:
    """The code of 社会效益, where all print one; a document without codes gets them first."""
    coded = of
    for one in Subject(of).indicators:
        coded = _with_code(coded, one.spot, f"{one.level1}-{one.level2}", one.level2)
    seen = some_indicator(random, coded, lambda one: one.level2 == "社会效益")
    return Planted(_with_code(coded, seen.spot, "效益-社会效益", "经济效益"), seen.spot)


def person_times(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "时效").spot
    name, unit = random.choice((("线上宣讲人数", "人次"), ("线上宣讲人次", "人")))
    return Planted(with_value(of, spot, f"≥{random.randrange(40, 90)}{unit}", name=name), spot)


def _off(random: Random, amounts: Amounts) -> Amounts:
    """Wrong in its total and in a fund alike."""
    return _plus(amounts, random.choice((-1, 1)) * Decimal(random.randrange(500, 9999)) / 100)


def _plus(amounts: Amounts, more: Decimal) -> Amounts:
    assert amounts.total is not None
    return Amounts(amounts.total + more, {**amounts.funds, "财政拨款": amounts.funds["财政拨款"] + more})


def _total_alone(amounts: Amounts | None) -> Amounts | None:
    return None if amounts is None else Amounts(amounts.total)


def _with_code(of: Table, spot: Spot, code: str, name: str) -> Table:
    indicators = list(project_at(of, spot).indicators)
    indicators[spot.indicator] = msgspec.structs.replace(
        indicators[spot.indicator], level2=Category(code, name)
    )
    return with_indicators(of, spot, indicators)


PLANTS = (
    Plant("totals", grand_total),
    Plant("totals", unit_subtotal),
    Plant("totals", funds_of_a_project),
    Plant("joined-row", joined_row),
    Plant("same-project", same_project),
    Plant("no-indicators", no_indicators),
    Plant("no-output", no_output),
    Plant("no-benefit", no_benefit),
    Plant("no-satisfaction", no_satisfaction),
    Plant("no-cost", no_cost),
    Plant("period-annual", period_annual),
    Plant("no-unit", bare_number),
    Plant("code-name", code_name),
    Plant("person-times", person_times),
)
