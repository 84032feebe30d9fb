"""CSV and TSV that spreadsheets read as it was meant: text stays text, money stays a number."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from tui.plain import printable

Cell = str | int | Decimal | None
"""A cell: words, a count, money in 万元, or nothing."""

_FORMULA_SIGNS = "=+-@＝＋－＠"
_REWRITTEN = re.compile(
    r"(\d+ )?\d+\s*/\s*\d+(\s*/\s*\d+)?"  # 1/10000, 2025/3/1, 1 1/2
    r"|\d+\s*-\s*\d+(\s*-\s*\d+)?"  # 1-2, 2025-03-01
    r"|\d+\.\d+\.\d+"  # 2025.3.1
    r"|\d+\s*[:：]\s*\d+(\s*[:：]\s*\d+)?"  # 1:30
    r"|(\d+年)?\d+月(\d+[日号]?)?|\d+[时点]\d+分(\d+秒)?"  # 2025年3月, 3月1日, 8时30分
    r"|\(\d[\d,.]*\)"  # (1), which becomes -1
    r"|\d+(\.\d+)?[eE]\d+|0\d+|\d{12,}"  # 1E5, 007, numbers shown rounded
)


def text_cell(text: str) -> str:
    """`text` on one line, with a leading apostrophe where a spreadsheet would make something else of it.

    That is a cell that begins with = + - @ (or their full-width forms), which would be a formula, and one
    that as a whole looks like a date, a time, a fraction or a number that loses digits (`1/10000`, `1-2`,
    `007`): the same apostrophe for both, so that all of them arrive as the text that was printed.
    """
    plain = printable(text)
    if plain.lstrip().startswith(tuple(_FORMULA_SIGNS)) or _REWRITTEN.fullmatch(plain.strip()):
        return f"'{plain}"
    return plain


def plain_money(amount: Decimal) -> str:
    """Money in 万元 as a number without separators: `34206.58`, negative too."""
    return format(amount, "f")


def encode(records: Iterable[Sequence[Cell]], delimiter: Literal[",", "\t"], line_end: str) -> str:
    """Records with a line end between them and none at the end; cells that hold a quote are quoted."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([_written(cell) for cell in record] for record in records)
    return text.getvalue().removesuffix(line_end)


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return plain_money(cell)
        case int():
            return str(cell)
        case str():
            return text_cell(cell)
