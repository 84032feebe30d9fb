"""What copying gives: cleaned text for an opinion sheet, and the same as TSV for a spreadsheet.

Cleaned is what `model.text.clean` makes of printed text; a value also loses its closing 。, and the two
values of an indicator are given once where they then agree.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model import Amounts, Indicator, Project, Unit
from model.checks import Finding
from model.money import show
from model.text import clean, clean_value
from tui.delimited import Cell, encode

UNREAD = "未识别"
EMPTY = "（空）"
WEIGHED = ("权重", "指标方向性")
"""Columns behind those of HEADER, where an indicator that is copied has either."""

HEADER = ("单位", "项目", "总计", "序号", "一级", "二级", "名称", "实施周期", "年度")


class Chosen(NamedTuple):
    """A project of a unit with those of its indicators that are copied."""

    unit: Unit
    project: Project
    indicators: Sequence[Indicator]


def indicator_line(indicator: Indicator) -> str:
    """One line: `产出指标-数量指标 补贴惠及人次：≥10000人次`; both values with their names where they differ.

    A value that the document has no column for is left out; one printed blank is said to be.
    """
    if indicator.raw is not None:
        return f"{UNREAD}：{clean(indicator.raw)}"
    levels = "-".join(
        clean(level.name) for level in (indicator.level1, indicator.level2) if level is not None
    )
    name = clean(indicator.name or "")
    value = _values(indicator.period_value, indicator.annual_value)
    weight = f"（权重 {clean(indicator.weight)}）" if indicator.weight else ""
    return " ".join(part for part in (levels, name) if part) + (f"：{value}" if value else "") + weight


def project_text(unit: Unit, project: Project, indicators: Sequence[Indicator]) -> str:
    """Name, unit, money, objective and these indicators, a line each with its printed number."""
    name, *rest = _project_lines(project, indicators)
    return "\n".join([name, f"单位：{clean(unit.name)}", *rest])


def unit_text(unit: Unit, rows: Sequence[tuple[Project, Sequence[Indicator]]]) -> str:
    """The unit with its printed money, then each of these projects as `project_text` gives it."""
    lines = [f"单位：{clean(unit.name)}"]
    if unit.amounts is not None:
        lines.append(_money(unit.amounts))
    if len(rows) < len(unit.projects):
        lines.append(f"以下为其 {len(unit.projects)} 个项目中的 {len(rows)} 个")
    blocks = ["\n".join(_project_lines(project, indicators)) for project, indicators in rows]
    return "\n\n".join(["\n".join(lines), *blocks])


def objective_text(project: Project) -> str:
    """The objective alone."""
    return clean(project.objective)


def tsv(rows: Iterable[Chosen]) -> str:
    """The indicators of these projects as TSV with a header line, cleaned; money in plain 万元.

    A project without indicators has one line all the same; an unread indicator stands whole under 名称.
    What a spreadsheet would not take as text gets a leading apostrophe (see `tui.delimited.text_cell`).
    """
    records = [record for row in rows for record in _records(row)]
    weighed = any(record[-1] or record[-2] for record in records)
    kept = len(HEADER) + (len(WEIGHED) if weighed else 0)
    return encode([(*HEADER, *WEIGHED)[:kept], *(record[:kept] for record in records)], "\t", "\n")


def objective_tsv(unit: Unit, project: Project) -> str:
    """The objective alone as TSV: unit, project, money, objective."""
    header = (*HEADER[:3], "绩效目标")
    return encode([header, (*_project_cells(unit, project), objective_text(project))], "\t", "\n")


def findings_tsv(findings: Iterable[Finding]) -> str:
    """Findings as TSV with a header line: unit, project, pages, heading, words, sentence, advice."""
    header = ("单位", "项目", "页", "审核要点", "原文", "问题", "修改建议")
    return encode([header, *map(_finding_cells, findings)], "\t", "\n")


def _values(period: str | None, annual: str | None) -> str:
    first = None if period is None else clean_value(period) or EMPTY
    second = None if annual is None else clean_value(annual) or EMPTY
    if first is None or first == second:
        return second or ""
    return f"实施周期 {first}" + ("" if second is None else f"；年度 {second}")


def _project_lines(project: Project, indicators: Sequence[Indicator]) -> list[str]:
    lines = [
        f"项目：{clean(project.name)}",
        _money(project.amounts),
        f"绩效目标：{objective_text(project) or EMPTY}",
    ]
    if project.overall_objective:
        lines.append(f"项目总目标：{clean(project.overall_objective)}")
    if indicators:
        lines.append("绩效指标：")
    return [*lines, *(f"{indicator.number}. {indicator_line(indicator)}" for indicator in indicators)]


def _finding_cells(finding: Finding) -> tuple[Cell, ...]:
    pages = "、".join(map(str, finding.pages))
    place = (clean(finding.unit), clean(finding.project or ""), pages, finding.heading.value)
    return (*place, clean(finding.quote), finding.sentence, finding.advice)


def _money(amounts: Amounts) -> str:
    total = f"总计：{show(amounts.total)} 万元" if amounts.total is not None else f"总计：{EMPTY}"
    funds = [f"{clean(fund)} {show(amount)} 万元" for fund, amount in amounts.funds.items()]
    return "；".join([total, *funds])


def _project_cells(unit: Unit, project: Project) -> tuple[Cell, Cell, Cell]:
    return clean(unit.name), clean(project.name), project.amounts.total


def _records(row: Chosen) -> list[tuple[Cell, ...]]:
    project = _project_cells(row.unit, row.project)
    if not row.indicators:
        return [(*project, *[None] * (len(HEADER) + len(WEIGHED) - len(project)))]
    return [(*project, *_indicator_cells(indicator)) for indicator in row.indicators]


def _indicator_cells(indicator: Indicator) -> tuple[Cell, ...]:
    if indicator.raw is not None:
        return indicator.number, UNREAD, None, clean(indicator.raw), None, None, None, None
    return (
        indicator.number,
        clean(indicator.level1.name) if indicator.level1 is not None else None,
        clean(indicator.level2.name) if indicator.level2 is not None else None,
        clean(indicator.name or ""),
        clean_value(indicator.period_value or ""),
        clean_value(indicator.annual_value or ""),
        clean(indicator.weight) if indicator.weight else None,
        clean(indicator.direction) if indicator.direction else None,
    )
