"""The opinion sheet as Markdown: the cover as a list, what was checked and the opinions as tables."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from model.money import show
from tui.delimited import Cell
from tui.export import opinion_comparison
from tui.export.markdown_file import escape
from tui.export.opinion_sheet import CHECK_COLUMNS, TITLE, OpinionSheet


def render(sheet: OpinionSheet) -> bytes:
    """The file's bytes, UTF-8; text of the documents is escaped, so that none of it is markup."""
    return "\n".join(_lines(sheet)).encode("utf-8")


def _lines(sheet: OpinionSheet) -> Iterator[str]:
    yield f"# {TITLE}"
    yield ""
    for label, said in sheet.facts:
        first, *others = said.split("\n")
        yield f"- {f'{label}：' if label else ''}{escape(first)}"
        yield from (f"  - {escape(line)}" for line in others)
    yield ""
    yield "## 审核意见"
    yield ""
    yield from table(sheet.header, sheet.rows())
    yield ""
    for annex in sheet.annexes:
        yield f"## {annex.title}"
        yield ""
        yield from table(annex.header, annex.rows)
        yield ""
    if sheet.compared is not None:
        yield "## 对比"
        yield ""
        yield f"原表：{escape(sheet.compared.old_file)}　{escape(sheet.compared.old.title)}"
        yield ""
        yield from table(
            opinion_comparison.COLUMNS, map(_on_one_line, opinion_comparison.rows(sheet.compared))
        )
        yield ""
    yield "## 检查项目"
    yield ""
    yield from table(CHECK_COLUMNS, sheet.checks)
    yield ""


def table(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """A table's lines; its words are escaped."""
    names = list(header)
    yield _row(names)
    yield _row(["---"] * len(names))
    yield from (_row(map(_cell, row)) for row in rows)


def _on_one_line(row: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(cell.replace("\n", "；") if isinstance(cell, str) else cell for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return show(cell)
        case int():
            return str(cell)
        case str():
            return escape(cell)
