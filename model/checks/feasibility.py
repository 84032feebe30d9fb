"""可行性: are targets this project's own: carried over, copied."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from model.checks.check import Check
from model.checks.finding import Heading, Hit, Severity
from model.checks.subject import ProjectSeen, Subject
from model.dated import dated
from model.filter import category_name
from model.money import show
from model.table import Category, Indicator
from model.values import plain


class _Target(NamedTuple):
    """What makes two indicators the same: all but number and place."""

    level1: str
    level2: str
    name: str
    period: str
    annual: str


def carry_over(subject: Subject) -> Iterator[Hit]:
    """Projects named like a later one of their unit, or like one without a year, with its targets."""
    for late, early in _carried(subject):
        shared = _shared(late, early)
        sentence = (
            f"项目“{early.project.name}”与同单位项目“{late.project.name}”名称相同、仅有年份之别，"
            f"且有 {shared} 项绩效指标完全一致，未见按本项目剩余任务和资金重新设定。"
        )
        pages = tuple(dict.fromkeys((*early.project.pages, *late.project.pages)))
        yield Hit(early.spot, f"{early.project.name}；{late.project.name}", sentence, pages=pages)


def copied_set(subject: Subject) -> Iterator[Hit]:
    """Sets of projects with one objective and the same indicators, whose money differs manifold.

    Each set is one hit at its first project.
    """
    for same in _sets(subject):
        amounts = [of.project.amounts.total or Decimal(0) for of in same]
        if len(same) < 2 or max(amounts) < min(amounts) * subject.profile.copied_spread:
            continue
        named = "、".join(f"{of.unit.name}“{of.project.name}”" for of in same)
        sentence = (
            f"{named}等 {len(same)} 个项目的绩效目标和全部绩效指标完全相同，"
            f"而项目总额由 {show(min(amounts))} 万元至 {show(max(amounts))} 万元不等，"
            "未体现各项目的差异。"
        )
        quote = "；".join(dict.fromkeys(of.project.name for of in same))
        pages = tuple(dict.fromkeys(page for of in same for page in of.project.pages))
        yield Hit(same[0].spot, quote, sentence, pages=pages)


def _sets(subject: Subject) -> Iterator[list[ProjectSeen]]:
    """The projects with money by objective and targets, carry-overs aside."""
    carried = {early.spot for _, early in _carried(subject)}
    by_objective: dict[str, list[ProjectSeen]] = {}
    for of in subject.projects:
        if (of.project.amounts.total or 0) > 0 and of.spot not in carried:
            by_objective.setdefault(plain(of.project.objective), []).append(of)
    for alike in by_objective.values():
        sets: dict[tuple[_Target, ...], list[ProjectSeen]] = {}
        for of in alike if len(alike) > 1 else ():
            if targets := _targets(of):
                sets.setdefault(tuple(sorted(targets)), []).append(of)
        yield from sets.values()


def _carried(subject: Subject) -> Iterator[tuple[ProjectSeen, ProjectSeen]]:
    """Pairs of a unit's project and the earlier one of the same name that has its targets."""
    named: dict[tuple[int, str], list[tuple[int, ProjectSeen]]] = {}
    for of in subject.projects:
        name, year = dated(of.project.name)
        named.setdefault((of.spot.unit, name), []).append((year, of))
    for same in named.values():
        latest_year, latest = max(same, key=lambda one: one[0] or 9999)
        for year, of in same:
            earlier = year and (not latest_year or year < latest_year)
            if earlier and _shared(latest, of) >= subject.profile.carried_over:
                yield latest, of


def _shared(one: ProjectSeen, other: ProjectSeen) -> int:
    return len(set(_targets(one)) & set(_targets(other)))


def _targets(of: ProjectSeen) -> list[_Target]:
    """A project's indicators as compared; none where one could not be read."""
    if any(indicator.raw is not None for indicator in of.project.indicators):
        return []
    return [_target(indicator) for indicator in of.project.indicators]


def _target(indicator: Indicator) -> _Target:
    return _Target(
        _category(indicator.level1),
        _category(indicator.level2),
        plain(indicator.name or ""),
        plain(indicator.period_value or ""),
        plain(indicator.annual_value or ""),
    )


def _category(category: Category | None) -> str:
    return category_name(category) if category is not None else ""


_MEASURES = "财预〔2015〕88号《中央部门预算绩效目标管理办法》可行性审核"

CHECKS: tuple[Check, ...] = (
    Check(
        id="carry-over",
        title="沿用上年指标",
        heading=Heading.FEASIBLE,
        severity=Severity.HINT,
        rule="结转以前年度的项目，应按剩余任务和资金重新设定绩效指标，不应照搬同名项目。",
        advice="请按该项目剩余任务和资金重新设定绩效指标，或说明与同名项目的关系。",
        source=_MEASURES,
        find=carry_over,
    ),
    Check(
        id="copied-set",
        title="指标雷同",
        heading=Heading.FEASIBLE,
        severity=Severity.HINT,
        rule="资金规模相差悬殊的项目，绩效目标和绩效指标不应完全相同。",
        advice="请结合各项目的资金规模和具体任务分别设定绩效目标和指标值。",
        source=_MEASURES,
        find=copied_set,
    ),
)
