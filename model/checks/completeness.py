"""完整性: is the table complete: its sums, its rows, and for each indicator its values and units."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from model import values
from model.checks import categories
from model.checks.check import Check
from model.checks.finding import TOTALS, Heading, Hit, Severity, Spot
from model.checks.subject import IndicatorSeen, ProjectSeen, Subject
from model.control_totals import Difference, check
from model.money import show
from model.table import Amounts, Notice
from model.values import Quantity

PLANNED_OVER_YEARS = 10
"""From so many differing values on, where they are more than half of all, the document plans over several
years: it is said once."""

YEARS = range(1990, 2100)
"""A bare number among these is a year where a time is asked for."""

_UNIT_IN_NAME = re.compile(r"[（(][^（()）]{1,8}[)）]$")
_TIME = re.compile("时间|日期|时限|期限|时效|年份|年度")


def totals(subject: Subject) -> Iterator[Hit]:
    """Printed sums that are not the sum of their parts: one hit a row."""
    differences = check(subject.table).differences
    for (spot, where), group in groupby(differences, lambda one: (Spot(one.unit, one.project), one.where)):
        off = list(group)
        rounded = all(abs(one.printed - one.computed) <= one.rounding for one in off)
        yield Hit(
            spot,
            f"{where}：{off[0].column} {show(off[0].printed)}",
            f"{_said(off)}{'，可能由四舍五入所致' if rounded else ''}，请核对。",
            severity=Severity.HINT if rounded else None,
        )


def _said(off: list[Difference]) -> str:
    """The differences of one row, its name in the first only."""
    return "；".join(one.sentence.removeprefix(one.where if at else "") for at, one in enumerate(off))


def joined_row(subject: Subject) -> Iterator[Hit]:
    """Rows printed twice across a page end that were read as one, as the reading's notices say."""
    rows: dict[tuple[int, ...], list[tuple[Spot, str]]] = {}
    for seen in subject.projects:
        rows.setdefault(seen.project.pages, []).append((seen.spot, seen.project.name))
    for at, unit in enumerate(subject.table.units):
        rows.setdefault(unit.pages, []).append((Spot(at), unit.name))
    for notice in subject.table.notices:
        if notice.kind == "repeated-row":
            spot, name = _row_of(notice, rows.get(notice.pages, ()))
            yield Hit(spot, name, f"{notice.sentence}，请对照原文确认。", pages=notice.pages)


def _row_of(notice: Notice, rows: Iterable[tuple[Spot, str]]) -> tuple[Spot, str]:
    """Of the rows on its pages, that which a notice is about; the whole table for a row of none of them."""
    for spot, name in rows:
        if notice.sentence.startswith(f"“{name}”"):
            return spot, name
    return Spot(), notice.sentence.removeprefix("“").partition("”在")[0]


def same_project(subject: Subject) -> Iterator[Hit]:
    """Projects of one unit with the name and the money of one before them."""
    first: dict[object, ProjectSeen] = {}
    for seen in subject.projects:
        amounts = seen.project.amounts
        if amounts == Amounts(None):
            continue
        key = (seen.spot.unit, seen.project.name, amounts.total, frozenset(amounts.funds.items()))
        before = first.setdefault(key, seen)
        if before is not seen:
            counted = sum(amounts.funds.values(), Decimal(0)) if amounts.total is None else amounts.total
            pages = "、".join(map(str, before.project.pages))
            listed = f"第 {pages} 页所列" if pages else "另一"
            yield Hit(
                seen.spot,
                seen.project.name,
                f"“{seen.project.name}”（{show(counted)} 万元）与本单位{listed}项目"
                "名称、金额均相同，请核实是否重复申报。",
            )


def period_annual(subject: Subject) -> Iterator[Hit]:
    """Indicators whose 实施周期 and 年度 values differ; a hint where the first may be the larger plan."""
    compared = [seen for seen in subject.indicators if _has_both_values(seen)]
    differing = [seen for seen in compared if not _values_agree(seen)]
    if len(differing) >= PLANNED_OVER_YEARS and 2 * len(differing) > len(compared):
        sentence = (
            f"全表 {len(compared)} 项指标中有 {len(differing)} 项的实施周期指标值与年度指标值不同，"
            "请抽查核对。"
        )
        yield Hit(Spot(), "", sentence, severity=Severity.HINT)
        return
    for seen in differing:
        period, annual = seen.indicator.period_value or "", seen.indicator.annual_value or ""
        planned = _may_be_planned(period, annual)
        yield Hit(
            seen.spot,
            f"{seen.name}：实施周期 {period}；年度 {annual}",
            f"“{seen.name}”的实施周期指标值为“{_shown(period)}”，年度指标值为“{_shown(annual)}”，"
            f"{'如系跨年度目标，请予说明' if planned else '两者不一致'}。",
            severity=Severity.HINT if planned else None,
        )


def _may_be_planned(period: str, annual: str) -> bool:
    """Whether both count the same, and the whole period more than the year: 8门, of which 3门 in the year."""
    whole, year = (values.figures(values.plain(value)) for value in (period, annual))
    whole = [figure for figure in whole if figure.quantity.unit != "年"]
    if len(whole) != 1 or len(year) != 1:
        return False
    of_period, of_year = whole[0].quantity, year[0].quantity
    return of_period.unit == of_year.unit != "%" and of_period.number > of_year.number


def _has_both_values(seen: IndicatorSeen) -> bool:
    printed = (seen.indicator.period_value, seen.indicator.annual_value)
    return all(value is not None and values.read(value).form != "blank" for value in printed)


def _values_agree(seen: IndicatorSeen) -> bool:
    return values.plain(seen.indicator.period_value or "") == values.plain(seen.indicator.annual_value or "")


def _shown(printed: str) -> str:
    return printed.rstrip("。 ")


def no_unit(subject: Subject) -> Iterator[Hit]:
    """Values that are a number alone; only doubtful where a sign or a word stands with it (≥20)."""
    for seen in subject.indicators:
        quantity = seen.value.quantity
        if quantity is None or quantity.unit or _needs_no_unit(seen, quantity):
            continue
        signed = seen.value.form in ("sign", "words")
        yield Hit(
            seen.spot,
            seen.quote,
            f"“{seen.name}”的指标值“{_shown(seen.printed_value)}”只有数字，缺少计量单位。",
            severity=Severity.DOUBT if signed else None,
        )


def _needs_no_unit(seen: IndicatorSeen, quantity: Quantity) -> bool:
    """Whether a number is clear without: zero, a ratio, a year, a rate, or the name tells the unit."""
    is_ratio = "/" in seen.printed_value or quantity.number < 1
    is_time = seen.level2 == "时效" or _TIME.search(seen.name) is not None
    is_year = is_time and int(quantity.number) in YEARS
    return is_ratio or is_year or bool(quantity.per) or _UNIT_IN_NAME.search(seen.name) is not None


def person_times(subject: Subject) -> Iterator[Hit]:
    """Values in 人次 under a name that counts 人数, or the reverse."""
    for seen in subject.indicators:
        quantity = seen.value.quantity
        if quantity is None or ("人次" in seen.name) == ("人数" in seen.name):
            continue
        named = "人次" if "人次" in seen.name else "人数"
        if quantity.unit in (("人", "名") if named == "人次" else ("人次",)):
            yield Hit(
                seen.spot,
                seen.quote,
                f"“{seen.name}”统计的是{named}，指标值“{_shown(seen.printed_value)}”却以“{quantity.unit}”计量，"
                "口径不一致。",
            )


CHECKS: tuple[Check, ...] = (
    Check(
        id=TOTALS,
        title="合计不符",
        heading=Heading.COMPLETE,
        severity=Severity.ERROR,
        rule="合计应等于各单位之和，单位小计应等于各项目之和，总计应等于各项资金之和；仅差四舍五入的列为提示。",
        advice="核对各级合计与明细，更正有误的金额。",
        source="财预〔2015〕88号：绩效目标填报应内容完整、准确，无缺项、错项",
        find=totals,
    ),
    Check(
        id="joined-row",
        title="跨页重印",
        heading=Heading.COMPLETE,
        severity=Severity.HINT,
        rule="跨页重复印出的行已按一行读取的，应对照原文确认。",
        advice="对照原文确认为同一行；排版时避免表格行在页末截断后重复印出。",
        source="本程序读取说明：重复行依据表内合计判定",
        find=joined_row,
    ),
    Check(
        id="same-project",
        title="重复项目",
        heading=Heading.COMPLETE,
        severity=Severity.DOUBT,
        rule="同一单位不应有名称、金额均相同的两个项目。",
        advice="核实是否重复申报；确为不同项目的，应在名称中加以区分。",
        source="财预〔2015〕88号：绩效目标填报应内容完整、准确，无缺项、错项",
        find=same_project,
    ),
    *categories.CHECKS,
    Check(
        id="period-annual",
        title="周期年度不一致",
        heading=Heading.COMPLETE,
        severity=Severity.DOUBT,
        rule="实施周期指标值与年度指标值应一致（句末句号、空格不计）；"
        "同一单位计量且实施周期大于年度的，可能为跨年度目标，列为提示；全表多数不同的，只提示一次。",
        advice="核对实施周期与年度指标值；项目跨年度实施的，应在绩效目标中分别说明。",
        source="财预〔2015〕88号：绩效目标按时效性分为中长期绩效目标和年度绩效目标",
        find=period_annual,
    ),
    Check(
        id="no-unit",
        title="缺计量单位",
        heading=Heading.COMPLETE,
        severity=Severity.ERROR,
        rule="指标值为数字的，应注明计量单位（带“≥”等符号的列为疑点）；零、比值、年份以及名称已注明单位的除外。",
        advice="补充计量单位，如“个”“万元”“%”。",
        source="财预〔2015〕88号：绩效目标应细化量化，尽量进行定量表述",
        find=no_unit,
    ),
    Check(
        id="person-times",
        title="人与人次混用",
        heading=Heading.COMPLETE,
        severity=Severity.HINT,
        rule="统计人数的指标以“人”计量，统计人次的指标以“人次”计量。",
        advice="明确统计口径，使指标名称与计量单位一致。",
        source="财预〔2015〕88号：绩效目标应指向明确、细化量化",
        find=person_times,
    ),
)
