"""Excel: sheets of indicators, of projects with all their money, of documents with their control totals."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from model import Table
from model.control_totals import add, check
from tui.delimited import Cell
from tui.export.rows import Listed, pages_cell, sheet
from tui.export.workbook import MONEY, OPTIONS, cells, for_printing, write
from tui.plain import printable

WIDEST = {
    "项目": 36,
    "单位": 36,
    "名称": 36,
    "实施周期": 36,
    "年度": 36,
    "绩效目标": 70,
    "项目总目标": 70,
    "说明": 90,
}
"""Cells a column takes at most; longer text wraps."""

_OTHERS_WIDEST = 30
_NARROWEST = 6
_PADDING = 2


class _Formats(msgspec.Struct, frozen=True):
    header: Format
    text: Format
    money: Format


def render(listed: Iterable[Listed]) -> bytes:
    """The file's bytes."""
    projects = list(listed)
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        frame = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
        formats = _Formats(
            book.add_format(
                {**frame, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
            ),
            book.add_format({**frame, "text_wrap": True}),
            book.add_format({**frame, "num_format": MONEY}),
        )
        _sheet(book.add_worksheet("指标"), *sheet(projects), formats)
        funds = list(dict.fromkeys(fund for one in projects for fund in one.project.amounts.funds))
        header = ("文件", "单位", "项目", "总计(万元)", *(f"{fund}(万元)" for fund in funds), "页", "指标数")
        _sheet(book.add_worksheet("项目"), header, [_project(one, funds) for one in projects], formats)
        header = ("文件", "标题", "部门名称", "年度", "印刷合计(万元)", "所列项目合计(万元)", "核对", "说明")
        _sheet(book.add_worksheet("文件"), header, _documents(projects), formats)
    return file.getvalue()


def _project(one: Listed, funds: Iterable[str]) -> tuple[Cell, ...]:
    amounts = one.project.amounts
    return (
        one.file,
        one.unit.name,
        one.project.name,
        amounts.total,
        *(amounts.funds.get(fund) for fund in funds),
        pages_cell(one.project.pages),
        len(one.indicators),
    )


def _documents(projects: Sequence[Listed]) -> list[tuple[Cell, ...]]:
    """One row a document: its printed sum, what the projects listed come to, and what is said of it."""
    grouped: dict[tuple[str, str], list[Listed]] = {}
    for one in projects:
        grouped.setdefault((one.file, one.table.sha256), []).append(one)
    return [_document(group) for group in grouped.values()]


def _document(group: Sequence[Listed]) -> tuple[Cell, ...]:
    file, table, *_ = group[0]
    return (
        file,
        table.title,
        table.department,
        table.year,
        None if table.total is None else table.total.total,
        add(one.project.amounts for one in group).total,
        check(table).verdict,
        _remarks(table),
    )


def _remarks(table: Table) -> str:
    differences = [difference.sentence for difference in check(table).differences]
    return "；".join([*differences, *(notice.sentence for notice in table.notices)])


def _sheet(
    sheet: Worksheet, header: Sequence[str], records: Sequence[Sequence[Cell]], formats: _Formats
) -> None:
    for column, label in enumerate(header):
        sheet.write_string(0, column, printable(label), formats.header)
        widest = max((cells(record[column]) for record in records), default=0)
        most = WIDEST.get(label, _OTHERS_WIDEST)
        sheet.set_column(
            column, column, max(_NARROWEST, cells(label) + _PADDING, min(widest + _PADDING, most))
        )
    for row, record in enumerate(records, start=1):
        for column, cell in enumerate(record):
            form = formats.money if isinstance(cell, Decimal) else formats.text
            write(sheet, row, column, cell, form)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(records), len(header) - 1)
    for_printing(sheet)
