"""适当性: do targets fit the money."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from model.checks.check import Check
from model.checks.costs import budget, budget_step, is_spending, is_whole, shown, step
from model.checks.finding import Heading, Hit, Severity, Spot
from model.checks.population import small_population
from model.checks.prices import price_over_budget, quantity_price
from model.checks.subject import IndicatorSeen, Subject
from model.money import show
from model.values import Bound


def cost_total(subject: Subject) -> Iterator[Hit]:
    """Cost indicators of the whole whose money is not the project's.

    Where a project has several of them each may be a part, and so may one that is just one fund.
    """
    for of in subject.projects:
        total = budget(of.project)
        whole = [
            seen
            for seen in of.indicators
            if is_whole(seen, subject.profile) and is_spending(seen, subject.profile)
        ]
        if len(whole) != 1 or total is None:
            continue
        (seen,) = whole
        readings = _readings(seen)
        slack = budget_step(of.project, subject.table.money_unit) / 2
        amounts = [total, *map(Fraction, of.project.amounts.funds.values())]
        bound = seen.value.bound or Bound.EXACTLY
        if readings and not any(
            _fits(reading, amount, slack + rounding, bound)
            for reading, rounding in readings
            for amount in amounts
        ):
            yield _cost_hit(seen, [reading for reading, _ in readings], total)


def _readings(seen: IndicatorSeen) -> list[tuple[Fraction, Fraction]]:
    """What a cost may be in 万元, each with half of what its last digit is worth: two for a bare number."""
    quantity = seen.value.quantity
    if quantity is None or quantity.per:
        return []
    rounding = step(seen) / 2
    as_yuan = (quantity.wan, rounding / 10000)
    if quantity.is_money:
        return [as_yuan]
    return [as_yuan, (quantity.number, rounding)] if not quantity.unit else []


def _fits(cost: Fraction, total: Fraction, slack: Fraction, bound: Bound) -> bool:
    """Whether a cost of the whole and a project's money can both be true."""
    if bound.is_floor:
        return total >= cost - slack
    return bound is Bound.ABOUT or abs(cost - total) <= slack


def _cost_hit(seen: IndicatorSeen, readings: list[Fraction], total: Fraction) -> Hit:
    value, money = seen.printed_value, show(seen.project.amounts.total)
    what = f"成本指标“{seen.name}”指标值为“{value}”，"
    if len(readings) > 1:
        as_yuan, as_wan = map(shown, readings)
        sentence = (
            f"{what}未注明计量单位，该项成本 {value} 按元计为 {as_yuan} 万元，按万元计为 {as_wan} 万元，"
            f"均与项目总额 {money} 万元不符。"
        )
        return Hit(seen.spot, seen.quote, sentence)
    (cost,) = readings
    if seen.value.quantity is not None and seen.value.quantity.bound.is_ceiling and cost > total:
        sentence = f"{what}其上限 {shown(cost)} 万元高于项目总额 {money} 万元，起不到控制成本的作用。"
        return Hit(seen.spot, seen.quote, sentence, Severity.HINT)
    sentence = (
        f"{what}该项成本为 {shown(cost)} 万元，与项目总额 {money} 万元不符，"
        f"相差 {shown(abs(cost - total))} 万元。"
    )
    return Hit(seen.spot, seen.quote, sentence)


def few_for_much(subject: Subject) -> Iterator[Hit]:
    """Large projects with few indicators; that one has none at all is another check's."""
    profile = subject.profile
    large = _large(subject)
    for of in subject.projects:
        indicators = of.project.indicators
        if of.spot not in large or not 0 < len(indicators) <= profile.few_indicators:
            continue
        if any(indicator.raw is not None for indicator in indicators):
            continue
        money = show(of.project.amounts.total)
        sentence = (
            f"项目“{of.project.name}”总额 {money} 万元，仅设置 {len(indicators)} 项绩效指标，"
            "难以全面反映资金的产出和效益。"
        )
        yield Hit(of.spot, f"{of.project.name}：{money} 万元", sentence)


def _large(subject: Subject) -> set[Spot]:
    """The projects of much money, and those that make up most of the table's."""
    profile = subject.profile
    ranked = sorted(
        ((of.project.amounts.total or Decimal(0), of.spot) for of in subject.projects),
        key=lambda one: -one[0],
    )
    most = sum((money for money, _ in ranked), Decimal(0)) * profile.large_share
    large: set[Spot] = set()
    reached = Decimal(0)
    for money, spot in ranked:
        if money >= profile.large_project or (reached < most and money >= profile.least_large):
            large.add(spot)
        reached += money
    return large


_GUIDE = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》"
_MEASURES = "财预〔2015〕88号《中央部门预算绩效目标管理办法》适当性审核"

CHECKS: tuple[Check, ...] = (
    Check(
        id="cost-total",
        title="成本与总额不符",
        heading=Heading.ADEQUATE,
        severity=Severity.DOUBT,
        rule="反映项目总成本的成本指标，其指标值应与项目总额一致。",
        advice="请核对成本指标值、计量单位与项目总额，说明差异原因或据实修改。",
        source=_GUIDE,
        find=cost_total,
    ),
    Check(
        id="price-over-budget",
        title="单价超预算",
        heading=Heading.ADEQUATE,
        severity=Severity.DOUBT,
        rule="单位成本或每月成本不应超过项目总额。",
        advice="请核对单位成本及其计量单位，说明资金来源或调整指标值。",
        source=_MEASURES,
        find=price_over_budget,
    ),
    Check(
        id="quantity-price",
        title="量价与金额不符",
        heading=Heading.ADEQUATE,
        severity=Severity.HINT,
        rule="数量指标值与单位成本之积应与项目总额相匹配；单位成本为上限的，项目总额不应高于该积。",
        advice="请说明项目总额的测算依据，补充其余支出对应的指标或核对数量、单价。",
        source=_MEASURES,
        find=quantity_price,
    ),
    Check(
        id="small-population",
        title="小基数百分比",
        heading=Heading.ADEQUATE,
        severity=Severity.HINT,
        rule="服务对象数量较少的，不宜以百分比作为指标值。",
        advice="建议改用人数、户数、次数等绝对数表述，或说明百分比的统计口径。",
        source=_GUIDE,
        find=small_population,
    ),
    Check(
        id="few-for-much",
        title="大额项目指标少",
        heading=Heading.ADEQUATE,
        severity=Severity.DOUBT,
        rule="资金量大的项目应设置与其投入相适应的绩效指标，全面反映产出和效益。",
        advice="请结合资金用途补充数量、质量、时效、成本、效益等方面的核心指标。",
        source=_MEASURES,
        find=few_for_much,
    ),
)
