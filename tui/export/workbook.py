"""An Excel book as all exports write it: text is text by type, money a number in 万元, pages A4 landscape."""

import io
import re
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from model.text import is_wide
from tui.delimited import Cell
from tui.plain import printable

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

CELL_LIMIT = 32_767
"""Characters that Excel takes in one cell; it calls a file damaged that has more."""

CUT = "…（超出 Excel 单元格字数上限，全文见 .json 或 .csv）"
"""What stands at the end of a text that was cut to CELL_LIMIT."""

MONEY = "#,##0.00"

_A4 = 9
_FIXED_ROW = re.compile(rb'(<row [^>]*?) customHeight="1"')


def write(sheet: Worksheet, row: int, column: int, cell: Cell, form: Format) -> None:
    """Write one cell by its type; a double is all that Excel has for money."""
    match cell:
        case None | "":
            sheet.write_blank(row, column, None, form)
        case Decimal():
            sheet.write_number(row, column, float(cell), form)
        case int():
            sheet.write_number(row, column, cell, form)
        case str():
            sheet.write_string(row, column, fitting(printable(cell)), form)


def fitting(text: str) -> str:
    """`text`, cut where a cell does not take all of it."""
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(CUT)] + CUT


def cells(cell: Cell) -> int:
    """How wide a cell's content is: Chinese characters two, money as it is shown."""
    text = f"{cell:,.2f}" if isinstance(cell, Decimal) else str("" if cell is None else cell)
    return sum(2 if is_wide(character) else 1 for character in text)


def for_printing(sheet: Worksheet, header_row: int = 0) -> None:
    """A4 landscape, as wide as the page, the header row on each page, pages counted at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def with_growing_rows(content: bytes, number: int) -> bytes:
    """A book whose rows in one sheet, counted from 1, keep the heights they were given until they are edited.

    Excel and WPS then fit a row to what was typed into it. xlsxwriter fixes every height that it is given;
    without heights, LibreOffice prints wrapped text on one line.
    """
    grown = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(grown, "w", ZIP_DEFLATED) as book:
        for part in given.infolist():
            body = given.read(part)
            if part.filename == f"xl/worksheets/sheet{number}.xml":
                body = _FIXED_ROW.sub(rb"\1", body)
            book.writestr(part, body)
    return grown.getvalue()
