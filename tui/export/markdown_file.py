"""Markdown for reading: headings of documents, units and projects, and the indicators of each in a table."""

import re
from collections.abc import Iterable, Iterator

from model import Amounts, Indicator, Project, Table, Unit
from model.control_totals import check
from model.money import show
from tui.export.rows import UNREAD, pages_cell
from tui.plain import printable
from tui.sources import Document

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$^=@]|:(?=[/a-zA-Z+-])|(?<=[wW]{3})\.")
"""What CommonMark and its usual extensions (tables, strike-through, mathematics, bare links, emoji) read."""

_NAMELESS = "（无名称）"
_COLUMNS = ("序号", "一级", "二级", "名称", "实施周期", "年度")


def render(documents: Iterable[Document]) -> bytes:
    """The file's bytes, UTF-8; text of the documents is escaped, so that none of it is markup."""
    lines = [
        line
        for document in documents
        if document.table is not None
        for line in _document(document.path.name, document.table)
    ]
    return "\n".join(lines).encode("utf-8")


def escape(text: str) -> str:
    """`text` on one line, every character that could be markup behind a backslash."""
    return _MARKUP.sub(r"\\\g<0>", printable(text).strip())


def _document(file: str, table: Table) -> Iterator[str]:
    totals = check(table)
    yield from _paragraph(f"# {escape(table.title) or _NAMELESS}")
    yield f"- 文件：{escape(file)}（{table.pages} 页）"
    yield f"- 部门名称：{escape(table.department)}"
    if table.total is not None:
        yield f"- 合计：{_money(table.total)}"
    yield f"- 核对：{totals.verdict}"
    yield from (f"  - {escape(difference.sentence)}" for difference in totals.differences)
    yield from (f"- 说明：{escape(notice.sentence)}" for notice in table.notices)
    yield ""
    for unit in table.units:
        yield from _unit(unit)


def _unit(unit: Unit) -> Iterator[str]:
    yield from _paragraph(f"## {escape(unit.name) or _NAMELESS}")
    if unit.code:
        yield from _paragraph(f"单位编码：{escape(unit.code)}")
    if unit.amounts is not None:
        yield from _paragraph(f"总计：{_money(unit.amounts)}")
    for project in unit.projects:
        yield from _project(project)


def _project(project: Project) -> Iterator[str]:
    yield from _paragraph(f"### {escape(project.name) or _NAMELESS}")
    yield f"- 总计：{_money(project.amounts)}"
    if project.pages:
        yield f"- 页：{pages_cell(project.pages)}"
    if project.code:
        yield f"- 项目编码：{escape(project.code)}"
    if project.overall_objective:
        yield f"- 项目总目标：{escape(project.overall_objective)}"
    yield from _paragraph(f"- 绩效目标：{escape(project.objective)}")
    if project.indicators:
        further = [
            (label, words)
            for label, words in (
                ("权重", [indicator.weight for indicator in project.indicators]),
                ("指标方向性", [indicator.direction for indicator in project.indicators]),
            )
            if any(words)
        ]
        header = (*_COLUMNS, *(label for label, _ in further))
        yield _table_row(header)
        yield _table_row(["---"] * len(header))
        for at, indicator in enumerate(project.indicators):
            yield _table_row([*_cells(indicator), *(escape(words[at] or "") for _, words in further)])
        yield ""


def _paragraph(line: str) -> tuple[str, str]:
    return line, ""


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(indicator: Indicator) -> Iterator[str]:
    level1, level2 = ("" if level is None else level.name for level in (indicator.level1, indicator.level2))
    words = (level1, level2, indicator.name, indicator.period_value, indicator.annual_value)
    if indicator.raw is not None:
        words = (UNREAD, "", indicator.raw, "", "")
    yield str(indicator.number)
    yield from (escape(word or "") for word in words)


def _money(amounts: Amounts) -> str:
    funds = [f"{escape(fund)} {show(amount)}" for fund, amount in amounts.funds.items()]
    total = f"{show(amounts.total)} 万元" if amounts.total is not None else "（空）"
    return f"{total}（{'；'.join(funds)}）" if funds else total
