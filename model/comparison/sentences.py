"""One Chinese sentence for each change, fit for a sheet; names and values as printed, without a full stop."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from model.comparison.change import (
    IndicatorChange,
    Link,
    MoneyChange,
    Outcome,
    ProjectChange,
    Strictness,
    ValueChange,
)
from model.comparison.targets import printed_name, printed_value
from model.filter import category_name
from model.money import show
from model.table import Indicator, Project, Unit
from model.text import clean_value

_BLANK = "空白"
_cleaned = lru_cache(8192)(clean_value)


def money_sentence(label: str, money: MoneyChange) -> str:
    """`总计由 120.00 万元调增至 150.00 万元，增加 30.00 万元（25.0%）`; "" where nothing changed."""
    difference = money.difference
    if not difference:
        return ""
    verb, by = ("调增", "增加") if difference > 0 else ("调减", "减少")
    verb = f"{verb}至" if money.old is not None and money.new is not None else "改为"
    per_cent = "" if money.per_cent is None else f"（{abs(money.per_cent)}%）"
    amounts = f"{label}由{_amount(money.old)}{verb}{_amount(money.new)}"
    return f"{amounts}，{by} {show(abs(difference))} 万元{per_cent}"


def indicator_sentence(change: IndicatorChange, old: Indicator | None, new: Indicator | None) -> str:
    """What became of an indicator; "" where nothing did."""
    match old, new:
        case None, Indicator():
            return f"新增指标“{printed_name(new)}”{_valued(new)}"
        case Indicator(), None:
            return f"取消指标“{printed_name(old)}”{_valued(old)}"
        case Indicator(), Indicator() if change.is_changed:
            return f"指标“{printed_name(new)}”{'，'.join(_indicator_parts(change, old, new))}"
        case _:
            return ""


def project_sentences(
    change: ProjectChange, old: tuple[Unit, Project] | None, new: tuple[Unit, Project] | None
) -> tuple[str, ...]:
    """What became of a project itself: name, unit, money, funds, objective."""
    match old, new:
        case None, (_, project):
            return (f"新增项目“{project.name}”，{_total(change.money.new)}",)
        case (_, project), None:
            return (f"取消项目“{project.name}”，原{_total(change.money.old)}",)
        case (unit_before, before), (unit_now, now):
            return tuple(filter(None, _project_parts(change, unit_before, before, unit_now, now)))
        case _:
            return ()


def _project_parts(
    change: ProjectChange, unit_before: Unit, before: Project, unit_now: Unit, now: Project
) -> Iterator[str]:
    if change.link is Link.DATED:
        yield f"项目名称由“{before.name}”改为“{now.name}”，仅年份不同"
    elif change.link is Link.RENAMED:
        yield f"项目由“{before.name}”更名为“{now.name}”"
    if change.moved:
        yield f"项目由“{_unit(unit_before)}”转至“{_unit(unit_now)}”"
    yield money_sentence("总计", change.money)
    for fund in change.funds:
        yield money_sentence(fund.fund, fund.money)
    if change.objective_changed:
        yield "绩效目标有改动"


def _indicator_parts(change: IndicatorChange, old: Indicator, new: Indicator) -> Iterator[str]:
    if change.renamed:
        yield f"由“{printed_name(old)}”更名"
    if change.recategorised:
        yield f"由“{_category(old)}”改列“{_category(new)}”"
    if change.value is not None and change.value.outcome is not Outcome.UNCHANGED:
        yield _value(change.value, "指标值" if change.renamed or change.recategorised else "")
    if change.period is not None:
        yield _value(change.period, "实施周期值")


def _value(change: ValueChange, label: str) -> str:
    verb = {Outcome.RAISED: "调高", Outcome.LOWERED: "调低"}.get(change.outcome, "改")
    strictness = "" if change.strictness is Strictness.UNKNOWN else f"（{change.strictness.label}）"
    return f"{label}由{_quoted(change.old)}{verb}为{_quoted(change.new)}{strictness}"


def _quoted(value: str) -> str:
    return f"“{_cleaned(value)}”" if value else _BLANK


def _valued(indicator: Indicator) -> str:
    value = "" if indicator.raw is not None else _cleaned(printed_value(indicator))
    return f"（{value}）" if value else ""


def _category(indicator: Indicator) -> str:
    levels = (indicator.level1, indicator.level2)
    return "-".join(category_name(level) for level in levels if level is not None)


def _unit(unit: Unit) -> str:
    return "/".join((*unit.path, unit.name))


def _amount(amount: Decimal | None) -> str:
    return _BLANK if amount is None else f" {show(amount)} 万元"


def _total(amount: Decimal | None) -> str:
    return "总计空白" if amount is None else f"总计 {show(amount)} 万元"
