"""A summary of tables as charts of bars: money by unit, indicators by category, findings by check."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from model.checks import Finding, Severity
from model.filter import Visible, category_name
from model.table import Table

Measure = Literal["万元", "条"]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: `depth` 1 stands below the bar of depth 0 before it; `projects` is how many it sums up."""

    label: str
    value: Decimal
    depth: int = 0
    projects: int | None = None
    severity: Severity | None = None


class Chart(msgspec.Struct, frozen=True):
    """Bars of one measure: money in 万元, or a count of indicators or findings."""

    title: str
    measure: Measure
    bars: tuple[Bar, ...]


def summary(tables: Mapping[int, Table], visible: Visible, findings: Iterable[Finding]) -> tuple[Chart, ...]:
    """The charts of what a filter left: `table` in `visible` is a key of `tables`."""
    return (_money(tables, visible), _categories(tables, visible), _checks(findings))


def _money(tables: Mapping[int, Table], visible: Visible) -> Chart:
    """The sum of the projects' totals for each unit, in printed order."""
    amounts: dict[tuple[int, int], Decimal] = {}
    projects: Counter[tuple[int, int]] = Counter()
    for left in visible.projects:
        unit = (left.table, left.unit)
        total = tables[left.table].units[left.unit].projects[left.project].amounts.total
        amounts[unit] = amounts.get(unit, Decimal(0)) + (total or 0)
        projects[unit] += 1
    bars = (
        Bar(label=tables[table].units[unit].name, value=amount, projects=projects[table, unit])
        for (table, unit), amount in amounts.items()
    )
    return Chart("各单位项目金额", "万元", tuple(bars))


def _categories(tables: Mapping[int, Table], visible: Visible) -> Chart:
    """The indicators of each level 1, and under it of each level 2, as first printed."""
    counts: dict[str, Counter[str]] = {}
    for left in visible.projects:
        project = tables[left.table].units[left.unit].projects[left.project]
        for at in left.indicators:
            indicator = project.indicators[at]
            level1 = category_name(indicator.level1) if indicator.level1 is not None else "未识别"
            level2 = category_name(indicator.level2) if indicator.level2 is not None else ""
            counts.setdefault(level1, Counter())[level2] += 1
    bars: list[Bar] = []
    for level1, below in counts.items():
        bars.append(Bar(label=level1, value=Decimal(below.total())))
        bars += [Bar(label=name, value=Decimal(count), depth=1) for name, count in below.items() if name]
    return Chart("各类绩效指标", "条", tuple(bars))


def _checks(findings: Iterable[Finding]) -> Chart:
    """The findings of each check that found any, in the order of the registry, by severity."""
    counts = Counter((finding.check, finding.title, finding.severity) for finding in findings)
    from model.checks.registry import CHECKS  # noqa: PLC0415 -- showing a summary is seldom

    order = {check.id: at for at, check in enumerate(CHECKS)}
    severities = list(Severity)
    ranked = sorted(counts.items(), key=lambda one: (order.get(one[0][0], -1), severities.index(one[0][2])))
    bars = (
        Bar(label=title, value=Decimal(count), severity=severity) for (_, title, severity), count in ranked
    )
    return Chart("审核要点", "条", tuple(bars))
