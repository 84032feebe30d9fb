"""The opinion sheet as Excel: a cover with what was checked, and the opinions to be printed and filled in."""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tui.delimited import Cell
from tui.export import opinion_comparison
from tui.export.comparison_rows import Compared
from tui.export.opinion_comparison import CHANGES, DIFFERENCE, NEW_MONEY, OLD_MONEY
from tui.export.opinion_sheet import (
    ADOPTED,
    ANSWERS,
    CHECK_COLUMNS,
    FILE,
    MONEY,
    NUMBER,
    PAGES,
    POINT,
    TITLE,
    UNIT,
    OpinionSheet,
)
from tui.export.workbook import MONEY as MONEY_FORM
from tui.export.workbook import OPTIONS, cells, fitting, for_printing, with_growing_rows, write

WIDTHS = {
    **{NUMBER: 5, FILE: 14, UNIT: 12, "项目": 15, MONEY: 10, PAGES: 5, POINT: 12},
    **{"原文": 26, "问题": 28, "修改建议": 20, "单位反馈": 12, ADOPTED: 8},
}
"""Cells that columns take: together the width of A4 landscape in letters that can be read."""

COMPARISON_WIDTHS = dict(zip(opinion_comparison.COLUMNS, (5, 16, 24, 12, 12, 12, 8, 62), strict=True))
COMPARISON_TITLE = "与原表对比"

CHECK_WIDTHS = {POINT: 10, "级别": 7, "检查": 17, "规则": 52, "依据": 35, "编号": 24, "发现": 7}

_CENTRED = (NUMBER, PAGES, POINT, ADOPTED, "级别", "发现")
_OF_LINES = (POINT, CHANGES)
"""Columns whose cells have several lines, made printable where they were put together."""

_MONEY_ROOM = 2
_LINE_POINTS = 14
_ABOVE_AND_BELOW = 6
_HIGHEST = 409
"""Points that Excel gives a row at most."""

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.8, "bottom": 0.7}
_GREY = "#808080"


class _Forms:
    """Formats of a book, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            font = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
            self._made[key] = self._book.add_format({**font, **properties})
        return self._made[key]

    def header(self) -> Format:
        return self.of(border=1, bold=True, align="center", bg_color="#D9E2F3")

    def cell(self, name: str, cell: Cell, *, begins: bool) -> Format:
        """A cell under a column's name; a thicker line above where a unit begins."""
        line: Mapping[str, object] = {"border": 1, "border_color": _GREY} | (
            {"top": 2, "top_color": "#000000"} if begins else {}
        )
        if isinstance(cell, Decimal):
            return self.of(**line, num_format=MONEY_FORM)
        return self.of(**line, align="center" if name in _CENTRED else "left")


def render(sheet: OpinionSheet) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        forms = _Forms(book)
        _cover(book.add_worksheet("封面"), sheet, forms)
        _opinions(book.add_worksheet("审核意见"), sheet, forms)
        if sheet.compared is not None:
            _comparison(book.add_worksheet("对比"), sheet.compared, forms)
    content = file.getvalue()
    for name in ("审核意见", "对比"):
        if name in book.sheetnames:
            content = with_growing_rows(content, book.sheetnames[name].index + 1)
    return content


def _cover(page: Worksheet, sheet: OpinionSheet, forms: _Forms) -> None:
    last = len(CHECK_COLUMNS) - 1
    room = sum(CHECK_WIDTHS.values()) - CHECK_WIDTHS[CHECK_COLUMNS[0]]
    page.set_row(0, 36)
    page.merge_range(0, 0, 0, last, TITLE, forms.of(bold=True, align="center", font_size=18))
    frame = {"border": 1, "border_color": _GREY}
    for row, (label, said) in enumerate(sheet.facts, start=1):
        write(page, row, 0, label, forms.of(**frame, bold=True, align="center"))
        page.merge_range(row, 1, row, last, "", forms.of(**frame, align="left"))
        # merge_range would guess a type
        page.write_string(row, 1, fitting(said), forms.of(**frame, align="left"))
        page.set_row(row, _height(_lines(said, room)))
    top = len(sheet.facts) + 2
    _table(page, top, CHECK_COLUMNS, sheet.checks, forms, list(CHECK_WIDTHS.values()), group=())
    for_printing(page, top)
    page.set_margins(**_MARGINS)
    page.center_horizontally()


def _opinions(page: Worksheet, sheet: OpinionSheet, forms: _Forms) -> None:
    header, rows = sheet.header, list(sheet.rows())
    widths = [WIDTHS[name] for name in header]
    money = header.index(MONEY)
    widths[money] = max(widths[money], _MONEY_ROOM + max(cells(row[money]) for row in rows))
    group = [header.index(name) for name in (FILE, UNIT) if name in header]
    _table(page, 0, header, rows, forms, widths, group)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), len(header) - 1)
    if sheet.opinions:
        answers = header.index(ADOPTED)
        page.data_validation(1, answers, len(rows), answers, {"validate": "list", "source": list(ANSWERS)})
    for_printing(page)
    page.set_margins(**_MARGINS)
    page.center_horizontally()
    page.set_header(f"&C&B&14{TITLE}")


def _comparison(page: Worksheet, of: Compared, forms: _Forms) -> None:
    rows = list(opinion_comparison.rows(of))
    widths = list(COMPARISON_WIDTHS.values())
    for column, name in enumerate(COMPARISON_WIDTHS):
        if name in (OLD_MONEY, NEW_MONEY, DIFFERENCE):
            widths[column] = max(widths[column], _MONEY_ROOM + max(cells(row[column]) for row in rows))
    _table(page, 0, opinion_comparison.COLUMNS, rows, forms, widths, group=[1])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), len(widths) - 1)
    for_printing(page)
    page.set_margins(**_MARGINS)
    page.center_horizontally()
    page.set_header(f"&C&B&14{COMPARISON_TITLE}")


def _table(
    page: Worksheet,
    top: int,
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    forms: _Forms,
    widths: Sequence[int],
    group: Sequence[int],
) -> None:
    """A header and rows; a thicker line parts rows that differ in a column of `group`."""
    page.set_row(top, _height(2))
    for column, (name, width) in enumerate(zip(header, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(top, column, name, forms.header())
    before: Sequence[Cell] | None = None
    for at, row in enumerate(rows, start=top + 1):
        begins = before is not None and any(row[column] != before[column] for column in group)
        for column, (name, cell) in enumerate(zip(header, row, strict=True)):
            form = forms.cell(name, cell, begins=begins)
            if name in _OF_LINES:  # line ends stay, as `write` would not have them
                page.write_string(at, column, fitting(str(cell or "")), form)
            else:
                write(page, at, column, cell, form)
        page.set_row(at, _height(max(map(_lines, row, widths))))
        before = row


def _height(lines: int) -> float:
    return min(lines * _LINE_POINTS + _ABOVE_AND_BELOW, _HIGHEST)


def _lines(cell: Cell, width: int) -> int:
    """How many lines a cell takes; a cell of width is kept for the punctuation that begins no line."""
    lines = cell.split("\n") if isinstance(cell, str) else [cell]
    return sum(1 + max(0, cells(line) - 1) // (width - 1) for line in lines)
