"""Tables in Excel that print on A4 as they are: fixed widths, rows as high as their text, ruled cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tui.delimited import Cell
from tui.export.workbook import MONEY, cells, fitting, for_printing, write

GREY = "#808080"
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.8, "bottom": 0.7}
MONEY_ROOM = 2
"""Cells that a column of money takes beyond its longest figure."""

_LINE_POINTS = 14
_ABOVE_AND_BELOW = 6
_HIGHEST = 409
"""Points that Excel gives a row at most."""


class Forms:
    """Formats of a book, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """A format in the sheets' font."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            font = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
            self._made[key] = self._book.add_format({**font, **properties})
        return self._made[key]

    def header(self) -> Format:
        """That of a column's name."""
        return self.of(border=1, bold=True, align="center", bg_color="#D9E2F3")

    def cell(self, cell: Cell, *, centred: bool, begins: bool) -> Format:
        """That of a cell; a thicker line above where a group begins."""
        line: Mapping[str, object] = {"border": 1, "border_color": GREY} | (
            {"top": 2, "top_color": "#000000"} if begins else {}
        )
        if isinstance(cell, Decimal):
            return self.of(**line, num_format=MONEY)
        return self.of(**line, align="center" if centred else "left")


def write_table(
    page: Worksheet,
    top: int,
    widths: Mapping[str, int],
    rows: Sequence[Sequence[Cell]],
    forms: Forms,
    *,
    group: Sequence[str] = (),
    centred: Sequence[str] = (),
    of_lines: Sequence[str] = (),
) -> None:
    """A header and rows under it; `widths` names the columns, those of money grow with their figures.

    A thicker line parts rows that differ in a column of `group`. Columns of `of_lines` keep their line ends:
    what stands there was made printable where it was put together.
    """
    names = list(widths)
    room = [_room(column, width, rows) for column, width in enumerate(widths.values())]
    page.set_row(top, height(2))
    for column, name in enumerate(names):
        page.set_column(column, column, room[column])
        page.write_string(top, column, name, forms.header())
    before: Sequence[Cell] | None = None
    for at, row in enumerate(rows, start=top + 1):
        begins = before is not None and any(
            row[names.index(name)] != before[names.index(name)] for name in group
        )
        for column, (name, cell) in enumerate(zip(names, row, strict=True)):
            form = forms.cell(cell, centred=name in centred, begins=begins)
            if name in of_lines:
                page.write_string(at, column, fitting(str(cell or "")), form)
            else:
                write(page, at, column, cell, form)
        page.set_row(at, height(max(map(lines, row, room))))
        before = row


def set_up(page: Worksheet, title: str, rows: int, columns: int) -> None:
    """A page of one table from its first row on: header in view, filters, title above each printed page."""
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, rows, columns - 1)
    for_printing(page)
    page.set_margins(**MARGINS)
    page.center_horizontally()
    page.set_header(f"&C&B&14{title}")


def height(of_lines: int) -> float:
    """Points of a row of so many lines."""
    return min(of_lines * _LINE_POINTS + _ABOVE_AND_BELOW, _HIGHEST)


def lines(cell: Cell, width: int) -> int:
    """How many lines a cell takes; a cell of width is kept for the punctuation that begins no line."""
    parts = cell.split("\n") if isinstance(cell, str) else [cell]
    return sum(1 + max(0, cells(line) - 1) // (width - 1) for line in parts)


def _room(column: int, width: int, rows: Sequence[Sequence[Cell]]) -> int:
    figures = (cells(row[column]) for row in rows if isinstance(row[column], Decimal))
    return max(width, MONEY_ROOM + max(figures, default=0))
