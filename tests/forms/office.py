"""A paper as a document of an office suite: Writer's flat text, or a workbook of Calc."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.corpus.producers.office import to_pdf
from tests.corpus.producers.spreadsheet import HIGHEST, POINTS
from tests.corpus.producers.writer import NAMESPACES

from .sheet import Block, Cell, Look, Paper, Row

MARGIN = 1.4
"""Centimetres."""

_ALIGN = {"left": "start", "center": "center", "right": "end"}
_COVERED = "<table:covered-table-cell/>"


class Placed:
    """The cells of rows at their columns: what each row holds, None where a merged cell covers it."""

    def __init__(self, rows: Sequence[Row], columns: int) -> None:
        covered: set[tuple[int, int]] = set()
        self.rows: list[list[Cell | None]] = []
        for at, row in enumerate(rows):
            placed: list[Cell | None] = [None] * columns
            cells = iter(row)
            for column in range(columns):
                if (at, column) in covered:
                    continue
                cell = next(cells)
                placed[column] = cell
                covered |= {
                    (at + down, column + across) for down in range(cell.down) for across in range(cell.across)
                }
            self.rows.append(placed)


def by_writer(paper: Paper) -> bytes:
    """The PDF. Raises NotInstalled."""
    return to_pdf(_document(paper).encode(), "fodt", "libreoffice-writer")


def by_calc(paper: Paper) -> bytes:
    """The PDF, all blocks on one worksheet of the first one's columns. Raises NotInstalled."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    _fill(sheet, paper)
    file = BytesIO()
    workbook.save(file)
    return to_pdf(file.getvalue(), "xlsx", "libreoffice-calc")


def _document(paper: Paper) -> str:
    tables = "".join(_table(at, block) for at, block in enumerate(paper.blocks))
    master = '<style:master-page style:name="Standard" style:page-layout-name="P"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles/>'
        f"<office:automatic-styles>{''.join(_styles(paper))}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:text>{tables}</office:text></office:body></office:document>"
    )


def _style(name: str, family: str, inside: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{inside}</style:style>'


def _styles(paper: Paper) -> Iterator[str]:
    look = paper.look
    width, height = (29.7, 21.0) if look.landscape else (21.0, 29.7)
    room = width - 2 * MARGIN
    orientation = "landscape" if look.landscape else "portrait"
    yield (
        f'<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="{width}cm"'
        f' fo:page-height="{height}cm" style:print-orientation="{orientation}"'
        f' fo:margin="{MARGIN}cm"/></style:page-layout>'
    )
    tab = f'<style:tab-stops><style:tab-stop style:position="{room}cm" style:type="right"/></style:tab-stops>'
    yield from (
        _paragraph_style(f"L{name}", look, f'fo:text-align="{align}"') for name, align in _ALIGN.items()
    )
    yield _paragraph_style("Title", look, 'fo:text-align="center"', size=14)
    yield _paragraph_style("New", look, 'fo:text-align="center" fo:break-before="page"', size=14)
    yield _paragraph_style("Ends", look, "", inside=tab)
    for at, block in enumerate(paper.blocks):
        properties = f'style:width="{room}cm" table:align="margins" table:border-model="collapsing"'
        yield _style(f"T{at}", "table", f"<style:table-properties {properties}/>")
        for column, share in enumerate(block.widths):
            inside = f'style:column-width="{room * share / sum(block.widths):.3f}cm"'
            yield _style(f"T{at}C{column}", "table-column", f"<style:table-column-properties {inside}/>")
    kept = "always" if look.whole_rows else "auto"
    yield _style("R", "table-row", f'<style:table-row-properties fo:keep-together="{kept}"/>')
    white = ' fo:background-color="#ffffff"' if look.white_fills else ""
    edges = (
        f'fo:border="0.5pt solid #000000" fo:padding="{look.padding}pt" style:vertical-align="{look.valign}"'
    )
    yield _style("Cell", "table-cell", f"<style:table-cell-properties {edges}{white}/>")


def _paragraph_style(name: str, look: Look, extra: str, *, size: float = 0, inside: str = "") -> str:
    points = size or look.font_size
    letters = (
        f"<style:text-properties fo:font-family=\"'{look.font}'\" style:font-family-asian=\"'{look.font}'\""
        f' fo:font-size="{points}pt" style:font-size-asian="{points}pt"'
        ' fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/>'
    )
    return _style(
        name,
        "paragraph",
        f"<style:paragraph-properties {extra}>{inside}</style:paragraph-properties>{letters}",
    )


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _table(at: int, block: Block) -> str:
    first = "New" if block.new_page else "Title"
    above = "".join(
        _paragraph(first if line == 0 else "Lcenter", escape(words))
        for line, words in enumerate(block.titles)
    )
    above += "".join(
        _paragraph("Ends", f"{escape(left)}<text:tab/>{escape(right)}") for left, right in block.ends
    )
    columns = "".join(
        f'<table:table-column table:style-name="T{at}C{column}"/>' for column in range(len(block.widths))
    )
    rows = [_row(row) for row in Placed(block.rows, len(block.widths)).rows]
    head = "".join(rows[: block.header_rows])
    if head:
        head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    rest = "".join(rows[block.header_rows :])
    return (
        f'{above}<table:table table:name="t{at}" table:style-name="T{at}">{columns}{head}{rest}</table:table>'
        f"{_paragraph('Lleft', '')}"
    )


def _row(placed: Sequence[Cell | None]) -> str:
    return f'<table:table-row table:style-name="R">{"".join(map(_cell, placed))}</table:table-row>'


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return _COVERED
    spans = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 else ""
    spans += f' table:number-rows-spanned="{cell.down}"' if cell.down > 1 else ""
    words = escape(cell.words).replace("\n", "<text:line-break/>")
    return (
        f'<table:table-cell table:style-name="Cell" office:value-type="string"{spans}>'
        f"{_paragraph(f'L{cell.align}', words)}</table:table-cell>"
    )


def _fill(sheet: Worksheet, paper: Paper) -> None:
    look, first = paper.look, paper.blocks[0]
    sheet.page_setup.orientation = "landscape" if look.landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    room = 140.0 if look.landscape else 95.0
    widths = [room * share / sum(first.widths) for share in first.widths]
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    row = 0
    for block in paper.blocks:
        if block.new_page:
            sheet.row_breaks.append(Break(id=row))
        for size, words in [
            *((14.0, line) for line in block.titles),
            *((look.font_size, "    ".join(ends)) for ends in block.ends),
        ]:
            row += 1
            _put(sheet, row, 1, Cell(words, len(widths), align="center"), look, size, bordered=False)
        if block.header_rows:
            sheet.print_title_rows = f"{row + 1}:{row + block.header_rows}"
        for placed in Placed(block.rows, len(widths)).rows:
            row += 1
            for column, cell in enumerate(placed, start=1):
                if cell is not None:
                    _put(sheet, row, column, cell, look, look.font_size, bordered=True)
            sheet.row_dimensions[row].height = _height(placed, widths, look)
        row += 1


def _put(
    sheet: Worksheet, row: int, column: int, cell: Cell, look: Look, size: float, *, bordered: bool
) -> None:
    side = Side(style="thin", color="FF000000")
    vertical = "top" if look.valign == "top" else "center"
    for down in range(cell.down):
        for across in range(cell.across):
            target = sheet.cell(row + down, column + across)
            if bordered:
                target.border = Border(left=side, right=side, top=side, bottom=side)
            if bordered and look.white_fills:
                target.fill = PatternFill("solid", fgColor="FFFFFFFF")
    written = sheet.cell(row, column, cell.words or None)
    written.font = Font(name=look.font, size=size)
    written.alignment = Alignment(horizontal=cell.align, vertical=vertical, wrap_text=True)
    if cell.down > 1 or cell.across > 1:
        sheet.merge_cells(
            start_row=row,
            end_row=row + cell.down - 1,
            start_column=column,
            end_column=column + cell.across - 1,
        )


def _height(placed: Sequence[Cell | None], widths: Sequence[float], look: Look) -> float:
    """Points, enough for each of a row's cells; one merged downwards needs its share of them."""
    lines = 1
    for column, cell in enumerate(placed):
        if cell is None:
            continue
        room = (sum(widths[column : column + cell.across]) * POINTS - 8) / look.font_size
        needed = sum(
            ceil(sum(1.0 if ord(letter) > 0x2000 else 0.6 for letter in paragraph) / room) or 1
            for paragraph in cell.words.split("\n")
        )
        lines = max(lines, ceil((needed + 1) / cell.down))
    return min(HIGHEST, lines * look.font_size * 1.5 + 2)
