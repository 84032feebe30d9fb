"""Setting a table as a ruled PDF in the list form, the way finance bureaus print it.

All lengths are points, counted from the sheet's top left corner (reportlab counts from the bottom:
`_Sheet` alone knows that). Any `model.Table` can be set; what the drawing decides, the pages on which
units and projects stand, is returned with it.
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model import Project, Subtotal, Table, Unit
from tests.sample.rows import Row, table_rows

SHEET = (842.0, 595.0)
CID_FONT = "STSong-Light"

PageEnd: TypeAlias = Literal["moved", "repeated", "split"]
"""What happens to a project row that does not fit: it goes to the next page whole; it is drawn, cut off
at the table's lower edge, and drawn again on the next page; or its lines go on there."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a table is set on paper."""

    funds: Sequence[str] = ("财政拨款", "财政专户拨款", "其他资金")
    """The money columns after 总计, by their header; one that no row uses stays blank."""
    widths: Sequence[float] = (128, 56, 56, 58, 50, 170, 264)
    """Column widths: name, total, each fund, objective, indicators."""
    page_end: PageEnd = "moved"
    page_ends: Mapping[int, PageEnd] = field(default_factory=dict)
    """What happens at the end of these pages (from 1), where it is not `page_end`."""
    indent: Literal["spaces", "offset"] = "spaces"
    """Whether a name's first line is set in by four spaces in the text, or by its position alone."""
    printed: Mapping[str, str] = field(default_factory=dict)
    """Words of an indicator cell that the paper prints otherwise than the grammar would have them."""
    font: Path | None = None
    """A TrueType font to embed; else a predefined Chinese font that is not embedded."""
    size: float = 8.6
    leading: float = 11.6
    padding: float = 3
    left: float = 30
    first_top: float = 76
    top: float = 36
    bottom: float = 562
    """Where the table begins on the first page and on the others, and where it must end."""


@dataclass(frozen=True)
class _Sheet:
    """A canvas that counts from the top, with the measures of its setting."""

    canvas: Canvas
    setting: Setting
    font: str

    @property
    def edges(self) -> list[float]:
        """The x positions of the vertical rules."""
        edges = [self.setting.left]
        for width in self.setting.widths:
            edges.append(edges[-1] + width)
        return edges

    def width(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, self.font, self.setting.size))

    def text(self, x: float, top: float, line: str, size: float) -> None:
        """Draw one line of text whose em box begins at `top`."""
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(x, SHEET[1] - top - 0.88 * size, line)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, SHEET[1] - top, x1, SHEET[1] - bottom)

    def clip(self, top: float, bottom: float) -> None:
        """Show nothing outside a band of the table, until the canvas's state is restored."""
        path = self.canvas.beginPath()
        path.rect(self.edges[0], SHEET[1] - bottom, self.edges[-1] - self.edges[0], bottom - top)
        self.canvas.clipPath(path, stroke=0, fill=0)


def draw(table: Table, setting: Setting) -> tuple[bytes, Table]:
    """Set a table: the PDF's bytes, and the table with the pages (and sum) that the drawing gave it.

    The same table and setting give the same bytes. Raises ValueError where a row is taller than a page
    and may not be split, or where the columns do not match the widths.
    """
    if len(setting.widths) != len(setting.funds) + 4:
        raise ValueError(f"{len(setting.widths)} widths for {len(setting.funds) + 4} columns")
    buffer = io.BytesIO()
    # Not compressed: zlib's builds differ in their output, and the same bytes are wanted everywhere.
    canvas = Canvas(buffer, pagesize=SHEET, invariant=1, pageCompression=0)
    canvas.setTitle(table.title)
    canvas.setLineWidth(0.5)
    sheet = _Sheet(canvas, setting, _registered(setting.font))
    rows = list(table_rows(table, setting.funds, setting.printed))
    pages = _draw_rows(sheet, table, rows)
    count = canvas.getPageNumber()
    canvas.showPage()
    canvas.save()
    data = buffer.getvalue()
    return data, _with_pages(table, rows, pages, count, hashlib.sha256(data).hexdigest())


def _wrap(text: str, width: float, sheet: _Sheet, first_indent: float = 0) -> list[str]:
    """Text as lines no wider than `width`, cut between any two characters, as bureaus print it."""
    lines = [""]
    used = first_indent
    for character in text:
        advance = sheet.width(character)
        if used + advance > width and lines[-1]:
            lines.append("")
            used = 0
        lines[-1] += character
        used += advance
    return lines if text else []


def _registered(path: Path | None) -> str:
    if path is None:
        pdfmetrics.registerFont(UnicodeCIDFont(CID_FONT))
        return CID_FONT
    pdfmetrics.registerFont(TTFont(path.stem, str(path)))
    return path.stem


def _draw_rows(sheet: _Sheet, table: Table, rows: Sequence[Row]) -> list[tuple[int, ...]]:
    """Draw all rows, below the title and header; the pages on which each stands."""
    setting = sheet.setting
    _draw_title(sheet, table)
    head = top = _draw_header(sheet, setting.first_top)
    pages = []
    for row in rows:
        lines = _row_lines(sheet, row)
        stands_on = []
        while top + _height(setting, lines) > setting.bottom:
            page = sheet.canvas.getPageNumber()
            end = _page_end(setting, row, page)
            fitting = int((setting.bottom - top - 2 * setting.padding) / setting.leading)
            if end == "split" and fitting > 0:
                _draw_row(sheet, row, [cell[:fitting] for cell in lines], top, closed=False)
                lines = [cell[fitting:] for cell in lines]
                stands_on.append(page)
            elif top == head:
                raise ValueError(f"row taller than page {page}: {row.cells[0]}")
            elif end == "repeated" and fitting > 0:
                _draw_cut_row(sheet, row, lines, top)
                stands_on.append(page)
            sheet.canvas.showPage()
            sheet.canvas.setLineWidth(0.5)
            head = top = _draw_header(sheet, setting.top)
        top = _draw_row(sheet, row, lines, top)
        pages.append((*stands_on, sheet.canvas.getPageNumber()))
    return pages


def _page_end(setting: Setting, row: Row, page: int) -> PageEnd:
    """What happens to a row that does not fit: only projects are cut, a sum always moves."""
    return setting.page_ends.get(page, setting.page_end) if isinstance(row.source, Project) else "moved"


def _row_lines(sheet: _Sheet, row: Row) -> list[list[str]]:
    """Each cell's lines; a name's first one begins with its indentation, where that is made of spaces."""
    setting = sheet.setting
    widths = [width - 2 * setting.padding for width in setting.widths]
    spaces = "    " * row.depth
    if setting.indent == "spaces":
        name = _wrap(spaces + row.cells[0], widths[0], sheet)
    else:
        name = _wrap(row.cells[0], widths[0], sheet, sheet.width(spaces))
    return [name, *(_wrap(cell, width, sheet) for cell, width in zip(row.cells[1:], widths[1:], strict=True))]


def _height(setting: Setting, lines: Sequence[Sequence[str]]) -> float:
    """A row's height: at least one line."""
    return max(1, *(len(cell) for cell in lines)) * setting.leading + 2 * setting.padding


def _draw_row(
    sheet: _Sheet, row: Row, lines: Sequence[Sequence[str]], top: float, *, closed: bool = True
) -> float:
    """Draw a row, or a part of one (not `closed`: with no rule below); where it ends."""
    bottom = top + _height(sheet.setting, lines)
    _draw_cells(sheet, row, lines, top)
    _draw_rules(sheet, top, bottom)
    if closed:
        sheet.rule(sheet.edges[0], bottom, sheet.edges[-1], bottom)
    return bottom


def _draw_cut_row(sheet: _Sheet, row: Row, lines: Sequence[Sequence[str]], top: float) -> None:
    """Draw a whole row of which only what stands above the table's lower edge is seen."""
    bottom = sheet.setting.bottom
    sheet.canvas.saveState()
    sheet.clip(top, bottom)
    _draw_cells(sheet, row, lines, top)
    sheet.canvas.restoreState()
    _draw_rules(sheet, top, bottom)
    sheet.rule(sheet.edges[0], bottom, sheet.edges[-1], bottom)


def _draw_cells(sheet: _Sheet, row: Row, lines: Sequence[Sequence[str]], top: float) -> None:
    """Draw a row's text, each cell centred between top and bottom; money to the right.

    Only a name's own first line is set in, not the first of what a split row goes on with.
    """
    setting = sheet.setting
    height = _height(setting, lines)
    for column, (cell, (x0, x1)) in enumerate(zip(lines, pairwise(sheet.edges), strict=True)):
        at = top + (height - len(cell) * setting.leading + setting.leading - setting.size) / 2
        for number, line in enumerate(cell):
            x = x0 + setting.padding
            if 0 < column <= len(setting.funds) + 1:
                x = x1 - setting.padding - sheet.width(line)
            elif column == 0 and setting.indent == "offset" and row.cells[0].startswith(line):
                x += sheet.width("    " * row.depth)
            sheet.text(x, at + number * setting.leading, line, setting.size)


def _draw_rules(sheet: _Sheet, top: float, bottom: float) -> None:
    for x in sheet.edges:
        sheet.rule(x, top, x, bottom)


def _draw_header(sheet: _Sheet, top: float) -> float:
    """Draw the header with its rules above and below; where it ends."""
    setting = sheet.setting
    names = ("项目名称（资金使用单位）", "总计", *setting.funds, "绩效目标", "绩效指标")
    bottom = top + setting.leading + 4 * setting.padding
    for name, (x0, x1) in zip(names, pairwise(sheet.edges), strict=True):
        lines = _wrap(name, x1 - x0, sheet)
        at = (top + bottom - len(lines) * setting.leading + setting.leading - setting.size) / 2
        for number, line in enumerate(lines):
            x = (x0 + x1 - sheet.width(line)) / 2
            sheet.text(x, at + number * setting.leading, line, setting.size)
    _draw_rules(sheet, top, bottom)
    for y in (top, bottom):
        sheet.rule(sheet.edges[0], y, sheet.edges[-1], y)
    return bottom


def _draw_title(sheet: _Sheet, table: Table) -> None:
    setting = sheet.setting
    size = 2 * setting.size
    width = pdfmetrics.stringWidth(table.title, sheet.font, size)
    sheet.text((SHEET[0] - width) / 2, setting.first_top - 46, table.title, size)
    top = setting.first_top - setting.leading - 2
    sheet.text(setting.left, top, f"部门名称：{table.department}", setting.size)
    money_unit = f"单位：{table.money_unit}"
    sheet.text(sheet.edges[-1] - sheet.width(money_unit), top, money_unit, setting.size)


def _with_pages(
    table: Table, rows: Sequence[Row], pages: Sequence[tuple[int, ...]], count: int, sha256: str
) -> Table:
    """The table as drawn. Rows are told apart by their turn: equal projects may both be real."""
    drawn = [(row.source, stands_on) for row, stands_on in zip(rows, pages, strict=True)]
    unit_pages = iter([stands_on for source, stands_on in drawn if isinstance(source, Unit)])
    project_pages = iter([stands_on for source, stands_on in drawn if isinstance(source, Project)])
    subtotal_pages = {source.path: stands_on for source, stands_on in drawn if isinstance(source, Subtotal)}
    replace = msgspec.structs.replace
    units = []
    for unit in table.units:
        projects = tuple([replace(project, pages=next(project_pages)) for project in unit.projects])
        own_pages = () if unit.amounts is None else next(unit_pages)
        units.append(replace(unit, pages=own_pages, projects=projects))
    subtotals = tuple([replace(each, pages=subtotal_pages[each.path]) for each in table.subtotals])
    return replace(table, pages=count, sha256=sha256, units=tuple(units), subtotals=subtotals)
