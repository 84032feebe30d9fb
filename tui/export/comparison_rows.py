"""A comparison as rows for sheets: projects, indicators, figures, and all changes in one table."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import msgspec

from model import Indicator, Project, Table, Unit
from model.checks import Spot
from model.comparison import (
    Comparison,
    IndicatorChange,
    Link,
    MoneyChange,
    Outcome,
    ProjectChange,
    compare,
)
from model.filter import category_name
from model.text import clean_value
from tui.delimited import Cell
from tui.export.rows import UNREAD, pages_cell
from tui.plain import printable

UNCHANGED = "未变"

PROJECT_HEADER = (
    *("变化", "单位", "项目", "原单位", "原项目"),
    *("原总计(万元)", "现总计(万元)", "增减(万元)", "增减(%)"),
    *("原页", "页", "绩效目标", "指标变化", "说明"),
)
INDICATOR_HEADER = (
    *("变化", "单位", "项目", "一级", "二级", "指标", "原指标"),
    *("原值", "现值", "要求", "原页", "页", "说明"),
)
CHANGE_HEADER = (
    *("单位", "项目", "变化", "指标", "原值", "现值"),
    *("原总计(万元)", "现总计(万元)", "增减(万元)", "增减(%)", "说明"),
)
FIGURE_HEADER = ("汇总", "数目", "金额(万元)", "说明")


class Compared(msgspec.Struct, frozen=True):
    """Two documents beside each other; files by their names."""

    old_file: str
    new_file: str
    old: Table
    new: Table
    comparison: Comparison


class Sides(NamedTuple):
    """A project's unit and itself on both sides."""

    unit_before: Unit | None
    before: Project | None
    unit_now: Unit | None
    now: Project | None


def compared(old_file: str, old: Table, new_file: str, new: Table) -> Compared:
    """Two tables compared, with the names of their files."""
    return Compared(printable(old_file), printable(new_file), old, new, compare(old, new))


def sides(of: Compared, change: ProjectChange) -> Sides:
    """What a change is about."""
    unit_before, before = _at(of.old, change.old)
    unit_now, now = _at(of.new, change.new)
    return Sides(unit_before, before, unit_now, now)


def project_label(change: ProjectChange) -> str:
    """What became of a project in a few words: 更名、调增、指标改动."""
    if change.link in (Link.NEW, Link.VANISHED):
        return change.link.label
    words = [] if change.link is Link.SAME else [change.link.label]
    if change.moved:
        words.append("转单位")
    if change.money.is_changed:
        words.append("调增" if change.money.difference > 0 else "调减")
    elif any(fund.money.is_changed for fund in change.funds):
        words.append("资金来源改动")
    if change.objective_changed:
        words.append("目标改动")
    if any(indicator.is_changed for indicator in change.indicators):
        words.append("指标改动")
    return "、".join(words) or UNCHANGED


def indicator_label(change: IndicatorChange) -> str:
    """What became of an indicator in a few words."""
    words = ["更名"] if change.renamed else []
    if change.recategorised:
        words.append("改类别")
    if change.outcome is not Outcome.UNCHANGED:
        words.append(change.outcome.label)
    return "、".join(words) or UNCHANGED


def project_rows(of: Compared) -> Iterator[tuple[Cell, ...]]:
    """A row under PROJECT_HEADER for each project of either table."""
    for change in of.comparison.projects:
        unit_before, before, unit_now, now = sides(of, change)
        both = before is not None and now is not None
        yield (
            project_label(change),
            *_named(unit_now or unit_before, now or before),
            unit_before.name if unit_before is not None and change.moved else None,
            before.name if before is not None and change.link in (Link.DATED, Link.RENAMED) else None,
            *_money(change.money),
            pages_cell(before.pages) if before is not None else None,
            pages_cell(now.pages) if now is not None else None,
            ("有改动" if change.objective_changed else UNCHANGED) if both else None,
            indicator_counts(change) if both else None,
            "；".join(change.sentences) or None,
        )


def indicator_rows(of: Compared) -> Iterator[tuple[Cell, ...]]:
    """A row under INDICATOR_HEADER for each indicator of projects that are in both tables."""
    for change in of.comparison.projects:
        unit_before, before, unit_now, now = sides(of, change)
        if before is None or now is None:
            continue
        for each in change.indicators:
            old = None if each.old is None else before.indicators[each.old]
            new = None if each.new is None else now.indicators[each.new]
            shown = new or old
            if shown is None:
                continue
            yield (
                indicator_label(each),
                *_named(unit_now or unit_before, now),
                *_levels(shown),
                _name(shown),
                _name(old) if old is not None and each.renamed else None,
                _value(old),
                _value(new),
                each.strictness.label or None,
                pages_cell(before.pages) if old is not None else None,
                pages_cell(now.pages) if new is not None else None,
                each.sentence or None,
            )


def change_rows(of: Compared) -> Iterator[tuple[Cell, ...]]:
    """A row under CHANGE_HEADER for each project, and one for each of its indicators that changed."""
    for change in of.comparison.projects:
        unit_before, before, unit_now, now = sides(of, change)
        named = _named(unit_now or unit_before, now or before)
        said = "；".join(change.sentences) or None
        yield (*named, project_label(change), None, None, None, *_money(change.money), said)
        for each in change.indicators:
            old = None if each.old is None or before is None else before.indicators[each.old]
            new = None if each.new is None or now is None else now.indicators[each.new]
            shown = new or old
            if shown is not None and each.is_changed:
                values = (_name(shown), _value(old), _value(new))
                yield (*named, indicator_label(each), *values, None, None, None, None, each.sentence)


def figure_rows(of: Compared) -> Iterator[tuple[Cell, ...]]:
    """The comparison's figures under FIGURE_HEADER."""
    said = of.comparison.summary
    yield ("原表", said.old_projects, said.total.old, f"{of.old_file}　{of.old.title}")
    yield ("现表", said.new_projects, said.total.new, f"{of.new_file}　{of.new.title}")
    yield ("增减", said.new_projects - said.old_projects, said.total.difference, _per_cent(said.total))
    yield ("新增项目", said.new, said.money_new, None)
    yield ("取消项目", said.vanished, -said.money_vanished, None)
    yield ("调增项目", said.raised, said.money_raised, None)
    yield ("调减项目", said.lowered, said.money_lowered, None)
    yield ("更名项目", said.renamed, None, None)
    yield ("仅年份不同的项目", said.dated, None, None)
    yield ("转单位的项目", said.moved, None, None)
    yield ("绩效目标改动的项目", said.objectives, None, None)
    yield ("未变的项目", said.unchanged, None, "金额、目标、指标均未变，名称至多年份不同")
    for outcome, count in said.indicators.items():
        yield (f"指标{outcome.label}", count, None, None)
    yield ("指标要求提高", said.stricter, None, "下限调高、上限调低等")
    yield ("指标要求放宽", said.laxer, None, "下限调低、上限调高等")


def indicator_counts(change: ProjectChange) -> str:
    """`调高 1、新增 2`; 未变 where no indicator changed."""
    counts = [
        f"{outcome.label} {count}"
        for outcome in Outcome
        if outcome is not Outcome.UNCHANGED
        and (count := sum(each.outcome is outcome for each in change.indicators))
    ]
    named = sum(each.is_changed and each.outcome is Outcome.UNCHANGED for each in change.indicators)
    return "、".join([*counts, *([f"名称类别 {named}"] if named else [])]) or UNCHANGED


def _at(table: Table, spot: Spot | None) -> tuple[Unit, Project] | tuple[None, None]:
    if spot is None:
        return None, None
    return table.units[spot.unit], table.units[spot.unit].projects[spot.project]


def _named(unit: Unit | None, project: Project | None) -> tuple[str, str]:
    return unit.name if unit is not None else "", project.name if project is not None else ""


def _money(money: MoneyChange) -> tuple[Decimal | None, Decimal | None, Decimal, Decimal | None]:
    return money.old, money.new, money.difference, money.per_cent


def _per_cent(money: MoneyChange) -> str | None:
    return None if money.per_cent is None else f"{money.per_cent}%"


def _levels(indicator: Indicator) -> tuple[str | None, str | None]:
    if indicator.raw is not None:
        return UNREAD, None
    levels = (indicator.level1, indicator.level2)
    level1, level2 = (None if level is None else category_name(level) for level in levels)
    return level1, level2


def _name(indicator: Indicator) -> str | None:
    return indicator.raw if indicator.raw is not None else indicator.name


def _value(indicator: Indicator | None) -> str | None:
    """The annual value; both where 实施周期 and 年度 are not the same."""
    if indicator is None:
        return None
    period, annual = (clean_value(value or "") for value in (indicator.period_value, indicator.annual_value))
    if period and annual and period != annual:
        return f"{annual}（实施周期 {period}）"
    return annual or period or None
