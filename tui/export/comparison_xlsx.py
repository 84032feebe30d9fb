"""A comparison as Excel: sheets of projects with the money of both tables, of indicators, and of figures."""

import io

from xlsxwriter import Workbook

from tui.export.comparison_rows import (
    FIGURE_HEADER,
    INDICATOR_HEADER,
    PROJECT_HEADER,
    Compared,
    figure_rows,
    indicator_rows,
    project_rows,
)
from tui.export.printed_sheet import Forms, set_up, write_table
from tui.export.workbook import OPTIONS

PROJECT_WIDTHS = (10, 14, 20, 12, 14, 10, 10, 10, 7, 5, 5, 8, 10, 34)
INDICATOR_WIDTHS = (8, 14, 18, 8, 11, 20, 14, 16, 16, 9, 5, 5, 26)
FIGURE_WIDTHS = (24, 8, 14, 70)
"""Cells that columns take: at most the width of A4 landscape in letters that can be read."""

_CENTRED = ("变化", "原页", "页", "要求")


def render(of: Compared) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        forms = Forms(book)
        for name, header, widths, rows, group in (
            ("项目对比", PROJECT_HEADER, PROJECT_WIDTHS, project_rows(of), ["单位"]),
            ("指标对比", INDICATOR_HEADER, INDICATOR_WIDTHS, indicator_rows(of), ["单位", "项目"]),
            ("汇总", FIGURE_HEADER, FIGURE_WIDTHS, figure_rows(of), []),
        ):
            page, written = book.add_worksheet(name), list(rows)
            columns = dict(zip(header, widths, strict=True))
            write_table(page, 0, columns, written, forms, group=group, centred=_CENTRED)
            set_up(page, name if name.endswith("对比") else "对比汇总", len(written), len(header))
    return file.getvalue()
