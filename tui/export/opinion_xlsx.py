"""The opinion sheet as Excel: a cover with what was checked, and the opinions to be printed and filled in."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tui.export import opinion_comparison
from tui.export.comparison_rows import Compared
from tui.export.opinion_annexes import Annex
from tui.export.opinion_comparison import CHANGES
from tui.export.opinion_sheet import (
    ADOPTED,
    ANSWERS,
    CHECK_COLUMNS,
    FILE,
    MONEY,
    NUMBER,
    PAGES,
    POINT,
    STATE,
    TITLE,
    UNIT,
    OpinionSheet,
)
from tui.export.printed_sheet import GREY, MARGINS, Forms, height, lines, set_up, write_table
from tui.export.workbook import OPTIONS, fitting, for_printing, with_growing_rows, write

WIDTHS = {
    **{NUMBER: 5, FILE: 14, UNIT: 12, "项目": 15, STATE: 8, MONEY: 10, PAGES: 5, POINT: 12},
    **{"原文": 26, "问题": 28, "修改建议": 20, "单位反馈": 12, ADOPTED: 8},
}
"""Cells that columns take: together the width of A4 landscape in letters that can be read."""

COMPARISON_WIDTHS = dict(zip(opinion_comparison.COLUMNS, (5, 16, 24, 12, 12, 12, 8, 62), strict=True))
COMPARISON_TITLE = "与原表对比"

CHECK_WIDTHS = {POINT: 10, "级别": 7, "检查": 17, "规则": 52, "依据": 35, "编号": 24, "发现": 7}

ANNEX_WIDTHS = {UNIT: 24, "项目": 34, POINT: 18, "问题": 44, "不采纳的理由": 30, "批注": 50, MONEY: 14}
_OTHER_WIDTH = 14

_CENTRED = (STATE, NUMBER, PAGES, POINT, ADOPTED, "级别", "发现")


def render(sheet: OpinionSheet) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        forms = Forms(book)
        _cover(book.add_worksheet("封面"), sheet, forms)
        _opinions(book.add_worksheet("审核意见"), sheet, forms)
        if sheet.compared is not None:
            _comparison(book.add_worksheet("对比"), sheet.compared, forms)
        for annex in sheet.annexes:
            _annex(book.add_worksheet(annex.title), annex, forms)
    content = file.getvalue()
    for name in ("审核意见", "对比"):
        if name in book.sheetnames:
            content = with_growing_rows(content, book.sheetnames[name].index + 1)
    return content


def _cover(page: Worksheet, sheet: OpinionSheet, forms: Forms) -> None:
    last = len(CHECK_COLUMNS) - 1
    room = sum(CHECK_WIDTHS.values()) - CHECK_WIDTHS[CHECK_COLUMNS[0]]
    page.set_row(0, 36)
    page.merge_range(0, 0, 0, last, TITLE, forms.of(bold=True, align="center", font_size=18))
    frame = {"border": 1, "border_color": GREY}
    for row, (label, said) in enumerate(sheet.facts, start=1):
        write(page, row, 0, label, forms.of(**frame, bold=True, align="center"))
        page.merge_range(row, 1, row, last, "", forms.of(**frame, align="left"))
        # merge_range would guess a type
        page.write_string(row, 1, fitting(said), forms.of(**frame, align="left"))
        page.set_row(row, height(lines(said, room)))
    top = len(sheet.facts) + 2
    write_table(page, top, CHECK_WIDTHS, sheet.checks, forms, centred=_CENTRED)
    for_printing(page, top)
    page.set_margins(**MARGINS)
    page.center_horizontally()


def _opinions(page: Worksheet, sheet: OpinionSheet, forms: Forms) -> None:
    header, rows = sheet.header, list(sheet.rows())
    widths = {name: WIDTHS[name] for name in header}
    group = [name for name in (FILE, UNIT) if name in header]
    write_table(page, 0, widths, rows, forms, group=group, centred=_CENTRED, of_lines=[POINT])
    set_up(page, TITLE, len(rows), len(header))
    if sheet.opinions:
        answers = header.index(ADOPTED)
        page.data_validation(1, answers, len(rows), answers, {"validate": "list", "source": list(ANSWERS)})


def _comparison(page: Worksheet, of: Compared, forms: Forms) -> None:
    rows = list(opinion_comparison.rows(of))
    widths = COMPARISON_WIDTHS
    write_table(page, 0, widths, rows, forms, group=[UNIT], centred=[NUMBER], of_lines=[CHANGES])
    set_up(page, COMPARISON_TITLE, len(rows), len(widths))


def _annex(page: Worksheet, annex: Annex, forms: Forms) -> None:
    widths = {name: ANNEX_WIDTHS.get(name, WIDTHS.get(name, _OTHER_WIDTH)) for name in annex.header}
    group = [name for name in (UNIT,) if name in annex.header]
    write_table(page, 0, widths, annex.rows, forms, group=group, centred=_CENTRED, of_lines=annex.of_lines)
    set_up(page, annex.title, max(1, len(annex.rows)), len(annex.header))
