"""LibreOffice Calc: a workbook by openpyxl, its header a print title, fitted to the page's width."""

from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from model import Table
from model.money import parse

from ..fonts import NOTO_SANS
from ..printed import (
    FUND_KEYS,
    PrintedRow,
    foot_lines,
    group_words,
    header_words,
    heading_lines,
    printed_rows,
    title_lines,
)
from ..produced import Produced
from ..setting import Key, Setting
from .office import to_pdf
from .widths import MONEY

WIDTHS: dict[Key, float] = {
    "number": 5,
    "name": 26,
    "total": 13,
    "fund0": 13,
    "fund1": 13,
    "fund2": 13,
    "objective": 40,
    "indicators": 58,
    "note": 9,
}
NARROW = 7.5
POINTS = 5.25
"""One unit of column width in points: a digit of the workbook's default font."""

HIGHEST = 409.0
"""Points: no row of a workbook is higher."""

_LINES = {"dashed": "dashed", "dashes": "dotted", "doubled": "double"}


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table. Raises NotInstalled."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    _Sheet(sheet, setting).fill(table)
    file = BytesIO()
    workbook.save(file)
    return Produced(to_pdf(file.getvalue(), "xlsx", "libreoffice-calc"))


class _Sheet:
    """One worksheet as it is filled, row by row."""

    def __init__(self, sheet: Worksheet, setting: Setting) -> None:
        self._sheet = sheet
        self._setting = setting
        self._row = 0
        self._font = Font(name=setting.font or NOTO_SANS, size=setting.font_size)
        side = Side(style=_LINES.get(setting.rules, "thin"), color="FF000000")  # type: ignore[arg-type]
        none = Side(style=None)
        self._border = Border(
            left=none if setting.rules == "across" else side,
            right=none if setting.rules == "across" else side,
            top=side,
            bottom=side,
        )

    def fill(self, table: Table) -> None:
        """Write and lay out the whole sheet."""
        self._page_setup()
        for line in title_lines(table, self._setting):
            self._title_line(line)
        for left, right in heading_lines(table, self._setting):
            self._ends(left, right)
        first = self._row + 1
        self._header()
        if self._setting.header_on == "every":
            self._sheet.print_title_rows = f"{first}:{self._row}"
        for row in printed_rows(table, self._setting):
            self._table_row(row)
        for line in foot_lines(self._setting):
            self._row += 1
            self._put(1, line, Alignment())
        if self._setting.under:
            self._under()

    def _page_setup(self) -> None:
        setup = self._sheet.page_setup
        setup.orientation = "portrait" if self._setting.sheet == "portrait" else "landscape"
        setup.paperSize = 8 if self._setting.sheet == "a3" else 9
        setup.fitToWidth, setup.fitToHeight = 1, 0
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._sheet.page_margins.left = self._sheet.page_margins.right = 0.4
        footer = self._sheet.oddFooter
        if self._setting.page_numbers and footer is not None:
            footer.center.text = "第 &P 页，共 &N 页"
        for at, key in enumerate(self._setting.columns, start=1):
            narrow = self._setting.narrow_money and key in MONEY
            self._sheet.column_dimensions[get_column_letter(at)].width = NARROW if narrow else WIDTHS[key]

    def _put(
        self, column: int, value: str | float | None, alignment: Alignment, *, bordered: bool = False
    ) -> None:
        cell = self._sheet.cell(self._row, column, value)
        cell.alignment = alignment
        cell.font = self._font
        if bordered and self._setting.rules != "none":
            cell.border = self._border
        if bordered and self._setting.white_fills:
            cell.fill = PatternFill("solid", fgColor="FFFFFFFF")

    def _title_line(self, words: str) -> None:
        self._row += 1
        for at in range(2, len(self._setting.columns) + 1):
            self._put(at, None, Alignment(), bordered=self._setting.heading_inside)
        self._put(1, words, Alignment(horizontal="center"), bordered=self._setting.heading_inside)
        self._sheet.cell(self._row, 1).font = Font(name=self._font.name, size=14)
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=1, end_column=len(self._setting.columns)
        )

    def _ends(self, left: str, right: str) -> None:
        self._row += 1
        last = len(self._setting.columns)
        inside = self._setting.heading_inside
        for at in range(2, last):
            self._put(at, None, Alignment(), bordered=inside)
        self._put(1, left, Alignment(), bordered=inside)
        self._put(last, right, Alignment(horizontal="right"), bordered=inside)
        if inside:
            self._sheet.merge_cells(
                start_row=self._row, end_row=self._row, start_column=1, end_column=last - 1
            )

    def _header(self) -> None:
        centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._row += 1
        top = self._row
        if self._setting.header_levels == 2:
            for at, key in enumerate(self._setting.columns, start=1):
                group = group_words(self._setting) if key == FUND_KEYS[0] else None
                self._put(
                    at,
                    group if key in FUND_KEYS else header_words(key, self._setting),
                    centred,
                    bordered=True,
                )
            self._row += 1
        for at, key in enumerate(self._setting.columns, start=1):
            below = self._setting.header_levels == 2 and key not in FUND_KEYS
            self._put(at, None if below else header_words(key, self._setting), centred, bordered=True)
            if below:
                self._sheet.merge_cells(start_row=top, end_row=self._row, start_column=at, end_column=at)
        self._sheet.row_dimensions[self._row].height = 3 * self._setting.font_size * 1.5
        if self._setting.header_levels == 2:
            first = self._setting.columns.index("fund0") + 1
            self._sheet.merge_cells(start_row=top, end_row=top, start_column=first, end_column=first + 2)

    def _table_row(self, row: PrintedRow) -> None:
        if row.new_page:
            self._sheet.row_breaks.append(Break(id=self._row))
        self._row += 1
        for at, key in enumerate(self._setting.columns, start=1):
            words = row.at(key)
            amount = parse(words) if key in MONEY else None
            if amount is not None and self._setting.money == "thousands" and not self._setting.narrow_money:
                self._put(at, float(amount), self._alignment(key, 0), bordered=True)
                self._sheet.cell(self._row, at).number_format = "#,##0.00"
                continue
            indent = 0
            if key == "name" and self._setting.indent == "offset":
                indent = 2 * row.level
            elif key == "name":
                words = " " * (4 * row.level) + words
            self._put(at, words or None, self._alignment(key, indent), bordered=True)
        self._sheet.row_dimensions[self._row].height = self._height(row)

    def _alignment(self, key: Key, indent: int) -> Alignment:
        text = key in ("objective", "indicators")
        return Alignment(
            horizontal="right" if key in MONEY else "justify" if text and self._setting.justified else "left",
            vertical="top" if self._setting.valign == "top" else "center",
            wrap_text=True,
            indent=indent,
        )

    def _height(self, row: PrintedRow) -> float:
        """Points, enough for the longest cell: the office suite leaves rows as the workbook has them."""
        lines = 1
        for key in self._setting.columns:
            width = NARROW if self._setting.narrow_money and key in MONEY else WIDTHS[key]
            room = (width * POINTS - 8) / self._setting.font_size
            needed = 1
            for paragraph in row.at(key).split("\n"):
                ems = sum(1.0 if ord(character) > 0x2000 else 0.6 for character in paragraph)
                needed += ceil((ems + 4 * row.level) / room)
            lines = max(lines, needed)
        return min(HIGHEST, lines * self._setting.font_size * 1.5)

    def _under(self) -> None:
        self._row += 2
        for words in (("资金性质", "项目个数", "金额"), ("一般公共预算", "40", "1,000.00")):
            self._row += 1
            for at, word in enumerate(words, start=1):
                self._put(at, word, Alignment(), bordered=True)
