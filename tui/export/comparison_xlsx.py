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
from tui.export.workbook import OPTIONS
from tui.export.xlsx_file import fill, formats_of


def render(of: Compared) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        formats = formats_of(book)
        fill(book.add_worksheet("项目对比"), PROJECT_HEADER, list(project_rows(of)), formats)
        fill(book.add_worksheet("指标对比"), INDICATOR_HEADER, list(indicator_rows(of)), formats)
        fill(book.add_worksheet("汇总"), FIGURE_HEADER, list(figure_rows(of)), formats)
    return file.getvalue()
