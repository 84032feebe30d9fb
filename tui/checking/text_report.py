"""The report as text: the findings of a document under its units and projects, or a line a document."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from model.checks import Finding
from model.control_totals import add, check
from model.money import show
from model.text import is_wide
from tui.checking.checked import Checked, count
from tui.plain import printable

WHOLE_TABLE = "全表"
"""Stands where a finding is about no single unit."""

WIDEST_NAME = 50
"""Cells that file names are lined up to; longer ones stand out."""


def whole(checked: Sequence[Checked]) -> str:
    """All findings of these documents."""
    return _text(line for one in checked for line in _document(one))


def summary(checked: Sequence[Checked], refused: int) -> str:
    """A line for each document, and their total."""
    names = [printable(str(one.path)) for one in checked]
    width = max((cells for cells in map(_cells, names) if cells <= WIDEST_NAME), default=0)
    return _text(
        [
            *(
                f"{name}{' ' * (width - _cells(name))}  {one.projects:>4} 项目  {_lined_up(one)}"
                for name, one in zip(names, checked, strict=True)
            ),
            _total(checked, refused),
        ]
    )


def _document(one: Checked) -> Iterator[str]:
    table = one.table
    money = show((table.total or add(unit.amounts for unit in table.units if unit.amounts)).total)
    figures = [f"{len(table.units)} 单位", f"{one.projects} 项目", f"{one.indicators} 指标"]
    yield f"{one.path}：{table.title}"
    yield " · ".join([*figures, *([f"{money} 万元"] if money else []), check(table).verdict])
    for unit, of_unit in groupby(one.findings, key=lambda finding: finding.spot.unit):
        yield ""
        yield table.units[unit].name if unit >= 0 else WHOLE_TABLE
        for project, of_project in groupby(of_unit, key=lambda finding: finding.spot.project):
            if project >= 0:
                seen = table.units[unit].projects[project]
                amount = show(seen.amounts.total)
                yield f"  {seen.name}{f'（{amount} 万元）' if amount else ''}"
            for finding in of_project:
                yield from _finding(finding)
    yield ""
    yield count([one]).said if one.findings else f"没有发现问题：{count([one]).said}"


def _finding(finding: Finding) -> Iterator[str]:
    where = []
    if finding.pages:
        where.append(f"第 {'、'.join(map(str, finding.pages))} 页")
    if finding.number is not None:
        where.append(f"指标 {finding.number}")
    place = f"{' '.join(where)}：" if where else ""
    yield f"    {finding.severity.label} {finding.heading.value} {place}{finding.sentence} [{finding.check}]"
    if _adds(finding):
        yield f"         原文：{finding.quote}"


def _adds(finding: Finding) -> bool:
    """Whether a quote has words that neither the sentence nor the project's name says already."""
    said = f"{finding.sentence}\n{finding.project}"
    return any(words not in said for words in re.split("[：；]", finding.quote))


def _lined_up(one: Checked) -> str:
    counts = count([one])
    return f"错误 {counts.error:>3}  疑点 {counts.doubt:>3}  提示 {counts.hint:>3}"


def _total(checked: Sequence[Checked], refused: int) -> str:
    projects = sum(one.projects for one in checked)
    unread = f"；另有 {refused} 份未能检查" if refused else ""
    return f"共 {len(checked)} 份 · {projects} 项目 · {count(checked).said}{unread}"


def _text(lines: Sequence[str] | Iterator[str]) -> str:
    return "".join(f"{_indent(line)}{printable(line.strip())}\n" for line in lines)


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))


def _cells(text: str) -> int:
    return sum(2 if is_wide(character) else 1 for character in text)
