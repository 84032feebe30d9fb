"""LibreOffice Writer: a flat OpenDocument text with one table, its header repeated, its rows split over pages."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from model import Table

from ..fonts import NOTO_SERIF
from ..printed import FUND_KEYS, GROUP, HEADERS, PrintedRow, heading_lines, printed_rows, title_lines
from ..produced import Produced
from ..setting import Key, Setting
from .office import to_pdf
from .webpage import NARROW, WEIGHTS

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
SIZES = {"landscape": (29.7, 21.0), "portrait": (21.0, 29.7), "a3": (42.0, 29.7), "mixed": (29.7, 21.0)}
_BORDERS = {
    "dashed": "0.5pt dashed #000000",
    "dashes": "0.75pt dotted #000000",
    "doubled": "2pt double #000000",
    "none": "none",
}


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table. Raises NotInstalled."""
    return Produced(to_pdf(_document(table, setting).encode(), "fodt", "libreoffice-writer"))


def _document(table: Table, setting: Setting) -> str:
    body = "".join(f'<text:p text:style-name="LTitle">{escape(line)}</text:p>' for line in title_lines(table, setting))
    for left, right in heading_lines(table, setting):
        body += f'<text:p text:style-name="LEnds">{escape(left)}<text:tab/>{escape(right)}</text:p>'
    header = _header(setting)
    if setting.header_on == "every":
        header = f"<table:table-header-rows>{header}</table:table-header-rows>"
    rows = "".join(_row(row, setting) for row in printed_rows(table, setting))
    columns = "".join(f'<table:table-column table:style-name="C{at}"/>' for at in range(len(setting.columns)))
    body += f'<table:table table:name="list" table:style-name="T">{columns}{header}{rows}</table:table>'
    if setting.signature:
        body += '<text:p text:style-name="LCell">填报人：　　　　审核人：　　　　填报日期：2025年1月20日</text:p>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles/>'
        f"<office:automatic-styles>{''.join(_styles(setting))}</office:automatic-styles>"
        f"<office:master-styles>{_master(setting)}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _styles(setting: Setting) -> Iterator[str]:
    width, height = SIZES[setting.sheet]
    room = width - 2 * MARGIN
    orientation = "portrait" if height > width else "landscape"
    yield (
        f'<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="{width}cm"'
        f' fo:page-height="{height}cm" style:print-orientation="{orientation}" fo:margin="{MARGIN}cm"/>'
        "</style:page-layout>"
    )
    font = setting.font or NOTO_SERIF
    for name, size, extra in (
        ("LTitle", 14.0, 'fo:text-align="center"'),
        ("LEnds", setting.font_size, ""),
        ("LCell", setting.font_size, 'fo:text-align="justify"' if setting.justified else ""),
        ("LMiddle", setting.font_size, 'fo:text-align="center"'),
        ("LMoney", setting.font_size, 'fo:text-align="end"'),
    ):
        tabs = f'<style:tab-stops><style:tab-stop style:position="{room}cm" style:type="right"/></style:tab-stops>'
        yield (
            f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {extra}>'
            f"{tabs if name == 'Ends' else ''}</style:paragraph-properties>"
            f'<style:text-properties style:font-name="{font}" style:font-name-asian="{font}" fo:font-family="\'{font}\'"'
            f' style:font-family-asian="\'{font}\'" fo:font-size="{size}pt" style:font-size-asian="{size}pt"'
            ' fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:style>'
        )
    yield f'<style:style style:name="LIndented" style:family="paragraph" style:parent-style-name="LCell">'
    yield f'<style:paragraph-properties fo:text-indent="{2 * setting.font_size}pt"/><style:text-properties'
    yield f' fo:font-family="\'{font}\'" style:font-family-asian="\'{font}\'" fo:font-size="{setting.font_size}pt"'
    yield f' style:font-size-asian="{setting.font_size}pt"/></style:style>'
    repeat = 'table:border-model="collapsing"'
    yield (
        f'<style:style style:name="T" style:family="table"><style:table-properties style:width="{room}cm"'
        f' table:align="margins" {repeat}/></style:style>'
    )
    weights = [
        NARROW if setting.narrow_money and (key == "total" or key in FUND_KEYS) else WEIGHTS[key] for key in setting.columns
    ]
    for at, weight in enumerate(weights):
        yield (
            f'<style:style style:name="C{at}" style:family="table-column"><style:table-column-properties'
            f' style:column-width="{room * weight / sum(weights):.3f}cm"/></style:style>'
        )
    kept = "always" if setting.breaks == "whole" else "auto"
    for name, extra in (("R", ""), ("N", ' fo:break-before="page"')):
        yield (
            f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties'
            f' fo:keep-together="{kept}"{extra}/></style:style>'
        )
    border = _BORDERS.get(setting.rules, "0.5pt solid #000000")
    edges = f'fo:border="{border}"'
    if setting.rules == "across":
        edges = f'fo:border-top="{border}" fo:border-bottom="{border}" fo:border-left="none" fo:border-right="none"'
    white = ' fo:background-color="#ffffff"' if setting.white_fills else ""
    for name, align in (("LText", "top"), ("LShort", setting.valign)):
        yield (
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {edges}{white}'
            f' fo:padding="{setting.padding}pt" style:vertical-align="{align}"/></style:style>'
        )


def _master(setting: Setting) -> str:
    footer = '<text:p text:style-name="LMiddle">第 <text:page-number/> 页 共 <text:page-count/> 页</text:p>'
    inside = f"<style:footer>{footer}</style:footer>" if setting.page_numbers else ""
    return f'<style:master-page style:name="Standard" style:page-layout-name="P">{inside}</style:master-page>'


def _header(setting: Setting) -> str:
    def cell(words: str, spans: str = "") -> str:
        paragraph = f'<text:p text:style-name="LMiddle">{words}</text:p>'
        return f'<table:table-cell table:style-name="LShort" office:value-type="string"{spans}>{paragraph}</table:table-cell>'

    covered = "<table:covered-table-cell/>"
    if setting.header_levels == 1:
        return f"<table:table-row>{''.join(cell(HEADERS[key]) for key in setting.columns)}</table:table-row>"
    upper = lower = ""
    for key in setting.columns:
        if key not in FUND_KEYS:
            upper += cell(HEADERS[key], ' table:number-rows-spanned="2"')
            lower += covered
        else:
            upper += cell(GROUP, ' table:number-columns-spanned="3"') if key == FUND_KEYS[0] else covered
            lower += cell(HEADERS[key])
    return f"<table:table-row>{upper}</table:table-row><table:table-row>{lower}</table:table-row>"


def _row(row: PrintedRow, setting: Setting) -> str:
    style = "N" if row.new_page else "R"
    cells = "".join(_cell(row, key, setting) for key in setting.columns)
    return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'


def _cell(row: PrintedRow, key: Key, setting: Setting) -> str:
    words = escape(row.at(key)).replace("  ", '<text:s text:c="2"/>')
    paragraph = {"name": "LCell", "objective": "LCell", "indicators": "LCell", "number": "LMiddle", "note": "LMiddle"}.get(key, "LMoney")
    if key == "name" and row.level and setting.indent == "spaces":
        words = f'<text:s text:c="{4 * row.level}"/>{words}'
    elif key == "name" and row.level:
        paragraph = "LIndented"
    style = "LText" if key in ("objective", "indicators") else "LShort"
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f'<text:p text:style-name="{paragraph}">{words}</text:p></table:table-cell>'
    )
