"""The summary as Excel: each chart a table with its bars drawn beside it."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from model.summary import Chart
from tui.export.workbook import MONEY, OPTIONS, fitting, for_printing
from tui.plain import printable

_LABEL_CELLS = 44
_FIGURE_CELLS = 16
_ROW_POINTS = 20
"""Points of height that a bar takes in a chart."""


def render(charts: Sequence[Chart]) -> bytes:
    """The file's bytes: a sheet for each chart."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        frame = {"border": 1, "border_color": "#BFBFBF"}
        header = book.add_format({**frame, "bold": True, "align": "center", "bg_color": "#D9E2F3"})
        text = book.add_format({**frame, "text_wrap": True})
        money = book.add_format({**frame, "num_format": MONEY})
        for chart in charts:
            sheet = book.add_worksheet(chart.title)
            _table(sheet, chart, header, text, money if chart.measure == "万元" else text)
            if chart.bars:
                _bars(book, sheet, chart)
            for_printing(sheet)
    return file.getvalue()


def _table(sheet: Worksheet, chart: Chart, header: Format, text: Format, figure: Format) -> None:
    with_projects = any(bar.projects is not None for bar in chart.bars)
    with_severity = any(bar.severity is not None for bar in chart.bars)
    third = ["项目数"] if with_projects else ["轻重"] if with_severity else []
    for column, label in enumerate(["名称", chart.measure, *third]):
        sheet.write_string(0, column, label, header)
    for row, bar in enumerate(chart.bars, start=1):
        sheet.write_string(row, 0, fitting("　" * bar.depth + printable(bar.label)), text)
        sheet.write_number(row, 1, float(bar.value), figure)
        if bar.projects is not None:
            sheet.write_number(row, 2, bar.projects, text)
        elif bar.severity is not None:
            sheet.write_string(row, 2, bar.severity.label, text)
    sheet.set_column(0, 0, _LABEL_CELLS)
    sheet.set_column(1, 2, _FIGURE_CELLS)
    sheet.freeze_panes(1, 0)


def _bars(book: Workbook, sheet: Worksheet, chart: Chart) -> None:
    """A bar chart, the first bar uppermost as in the table."""
    drawn = book.add_chart({"type": "bar"})
    last = len(chart.bars)
    drawn.add_series(
        {
            "name": f"{chart.title}（{chart.measure}）",
            "categories": [chart.title, 1, 0, last, 0],
            "values": [chart.title, 1, 1, last, 1],
            "data_labels": {"value": True},
        }
    )
    drawn.set_y_axis({"reverse": True})
    drawn.set_legend({"none": True})
    drawn.set_size({"width": 720, "height": max(240, _ROW_POINTS * (last + 4))})
    sheet.insert_chart(1, 4, drawn)
