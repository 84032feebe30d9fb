"""LibreOffice Writer: a flat OpenDocument text with one table, its header repeated, rows split over pages."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from model import Table

from ..fonts import NOTO_SERIF
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
from .widths import MONEY, shares

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
MARGIN = 1.2
"""Centimetres."""

SIZES = {"landscape": (29.7, 21.0), "portrait": (21.0, 29.7), "a3": (42.0, 29.7), "mixed": (29.7, 21.0)}
"""Centimetres: width, height."""

_LINES = {
    "dashed": "0.5pt dashed #000000",
    "dashes": "0.75pt dotted #000000",
    "doubled": "2pt double #000000",
}
_COVERED = "<table:covered-table-cell/>"


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table. Raises NotInstalled."""
    return Produced(to_pdf(_document(table, setting).encode(), "fodt", "libreoffice-writer"))


def _document(table: Table, setting: Setting) -> str:
    body = "".join(_paragraph("LTitle", escape(line)) for line in title_lines(table, setting))
    for left, right in heading_lines(table, setting):
        body += _paragraph("LEnds", f"{escape(left)}<text:tab/>{escape(right)}")
    header = _header(setting)
    if setting.header_on == "every":
        header = f"<table:table-header-rows>{header}</table:table-header-rows>"
    rows = "".join(_row(row, setting) for row in printed_rows(table, setting))
    columns = "".join(f'<table:table-column table:style-name="C{at}"/>' for at in range(len(setting.columns)))
    body += f'<table:table table:name="list" table:style-name="T">{columns}{header}{rows}</table:table>'
    body += "".join(_paragraph("LCell", line) for line in foot_lines(setting))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles/>'
        f"<office:automatic-styles>{''.join(_styles(setting))}</office:automatic-styles>"
        f"<office:master-styles>{_master(setting)}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _style(name: str, family: str, inside: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{inside}</style:style>'


def _styles(setting: Setting) -> Iterator[str]:
    width, height = SIZES[setting.sheet]
    room = width - 2 * MARGIN
    orientation = "portrait" if height > width else "landscape"
    yield (
        f'<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="{width}cm"'
        f' fo:page-height="{height}cm" style:print-orientation="{orientation}" fo:margin="{MARGIN}cm"/>'
        "</style:page-layout>"
    )
    yield from _paragraphs(setting, room)
    properties = f'style:width="{room}cm" table:align="margins" table:border-model="collapsing"'
    yield _style("T", "table", f"<style:table-properties {properties}/>")
    for at, share in enumerate(shares(setting)):
        column = f'<style:table-column-properties style:column-width="{room * share:.3f}cm"/>'
        yield _style(f"C{at}", "table-column", column)
    kept = "always" if setting.breaks == "whole" else "auto"
    for name, extra in (("R", ""), ("N", ' fo:break-before="page"')):
        properties = f'<style:table-row-properties fo:keep-together="{kept}"{extra}/>'
        yield _style(name, "table-row", properties)
    for name, align in (("LText", "top"), ("LShort", setting.valign)):
        properties = f'{_edges(setting)} fo:padding="{setting.padding}pt" style:vertical-align="{align}"'
        yield _style(name, "table-cell", f"<style:table-cell-properties {properties}/>")


def _paragraphs(setting: Setting, room: float) -> Iterator[str]:
    """The paragraph styles; `room` is the line's width, centimetres."""
    font, size = setting.font or NOTO_SERIF, setting.font_size
    justify = 'fo:text-align="justify"' if setting.justified else ""
    tab = f'<style:tab-stop style:position="{room}cm" style:type="right"/>'
    for name, points, extra, inside in (
        ("LTitle", 14.0, 'fo:text-align="center"', ""),
        ("LEnds", size, "", f"<style:tab-stops>{tab}</style:tab-stops>"),
        ("LCell", size, justify, ""),
        ("LIndented1", size, f'fo:text-indent="{2 * size}pt"', ""),
        ("LIndented2", size, f'fo:text-indent="{4 * size}pt"', ""),
        ("LMiddle", size, 'fo:text-align="center"', ""),
        ("LMoney", size, 'fo:text-align="end"', ""),
    ):
        letters = (
            f"<style:text-properties fo:font-family=\"'{font}'\" style:font-family-asian=\"'{font}'\""
            f' fo:font-size="{points}pt" style:font-size-asian="{points}pt"'
            ' fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/>'
        )
        yield _style(
            name,
            "paragraph",
            f"<style:paragraph-properties {extra}>{inside}</style:paragraph-properties>{letters}",
        )


def _edges(setting: Setting) -> str:
    line = _LINES.get(setting.rules, "0.5pt solid #000000")
    white = ' fo:background-color="#ffffff"' if setting.white_fills else ""
    if setting.rules == "none":
        return f'fo:border="none"{white}'
    if setting.rules == "across":
        return f'fo:border-top="{line}" fo:border-bottom="{line}"{white}'
    return f'fo:border="{line}"{white}'


def _master(setting: Setting) -> str:
    footer = _paragraph("LMiddle", "第 <text:page-number/> 页 共 <text:page-count/> 页")
    inside = f"<style:footer>{footer}</style:footer>" if setting.page_numbers else ""
    return f'<style:master-page style:name="Standard" style:page-layout-name="P">{inside}</style:master-page>'


def _header(setting: Setting) -> str:
    if setting.header_levels == 1:
        cells = "".join(
            _table_cell("LShort", "LMiddle", header_words(key, setting)) for key in setting.columns
        )
        return f"<table:table-row>{cells}</table:table-row>"
    upper = lower = ""
    for key in setting.columns:
        if key not in FUND_KEYS:
            upper += _table_cell(
                "LShort", "LMiddle", header_words(key, setting), ' table:number-rows-spanned="2"'
            )
            lower += _COVERED
            continue
        group = _table_cell("LShort", "LMiddle", group_words(setting), ' table:number-columns-spanned="3"')
        upper += group if key == FUND_KEYS[0] else _COVERED
        lower += _table_cell("LShort", "LMiddle", header_words(key, setting))
    return f"<table:table-row>{upper}</table:table-row><table:table-row>{lower}</table:table-row>"


def _row(row: PrintedRow, setting: Setting) -> str:
    style = "N" if row.new_page else "R"
    cells = "".join(_cell(row, key, setting) for key in setting.columns)
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _cell(row: PrintedRow, key: Key, setting: Setting) -> str:
    words = escape(row.at(key)).replace("  ", '<text:s text:c="2"/>')
    words = words.replace("\n", "<text:line-break/>")
    paragraph = "LMoney" if key in MONEY else "LMiddle" if key in ("number", "note") else "LCell"
    if key == "name" and row.level and setting.indent == "spaces":
        words = f'<text:s text:c="{4 * row.level}"/>{words}'
    elif key == "name" and row.level:
        paragraph = f"LIndented{row.level}"
    return _table_cell("LText" if key in ("objective", "indicators") else "LShort", paragraph, words)


def _table_cell(style: str, paragraph: str, words: str, spans: str = "") -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"{spans}>'
        f"{_paragraph(paragraph, words)}</table:table-cell>"
    )
