"""Apache FOP: the formatter behind many Java report engines; rows split over pages, header repeated."""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from model import Table

from ..fonts import ZENHEI, font_file
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
from ..produced import NotInstalled, Produced
from ..setting import Key, Setting
from .widths import MONEY, shares

SECONDS = 120
SIZES = {"landscape": (297, 210), "portrait": (210, 297), "a3": (420, 297), "mixed": (297, 210)}
"""Millimetres: width, height."""

_LINES = {"dashed": "dashed 0.5pt black", "dashes": "dotted 0.75pt black", "doubled": "double 2pt black"}
_FOOT = (
    '<fo:static-content flow-name="xsl-region-after"><fo:block text-align="center">第 <fo:page-number/> 页'
    ' 共 <fo:page-number-citation-last ref-id="all"/> 页</fo:block></fo:static-content>'
)


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table. Raises NotInstalled."""
    program = which("fop")
    if program is None:
        raise NotInstalled("fop")
    family = setting.font or ZENHEI
    file = font_file(family)
    configuration = (
        '<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>'
        f"<font embed-url={quoteattr(file.path.as_uri())} sub-font={quoteattr(family)}>"
        f'<font-triplet name={quoteattr(family)} style="normal" weight="normal"/></font>'
        "</fonts></renderer></renderers></fop>"
    )
    with TemporaryDirectory() as folder:
        Path(folder, "fop.xconf").write_text(configuration, encoding="utf-8")
        Path(folder, "table.fo").write_text(_document(table, setting, family), encoding="utf-8")
        command = [program, "-q", "-c", "fop.xconf", "table.fo", "table.pdf"]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, cwd=folder)
        return Produced(Path(folder, "table.pdf").read_bytes())


def _document(table: Table, setting: Setting, family: str) -> str:
    width, height = SIZES[setting.sheet]
    titles = "".join(
        f'<fo:block font-size="14pt" text-align="center">{escape(line)}</fo:block>'
        for line in title_lines(table, setting)
    )
    heading = "".join(
        f'<fo:block text-align-last="justify">{escape(left)}<fo:leader/>{escape(right)}</fo:block>'
        for left, right in heading_lines(table, setting)
    )
    columns = "".join(
        f'<fo:table-column column-width="proportional-column-width({share:.4f})"/>'
        for share in shares(setting)
    )
    header = _header(setting)
    collapse = "separate" if setting.rules == "across" else "collapse"
    every = setting.header_on == "every"
    head = f"<fo:table-header>{header}</fo:table-header>" if every else ""
    rows = "".join(_row(row, setting) for row in printed_rows(table, setting))
    signature = "".join(f"<fo:block>{line}</fo:block>" for line in foot_lines(setting))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"'
        f' font-family="{family}" font-size="{setting.font_size}pt"><fo:layout-master-set>'
        f'<fo:simple-page-master master-name="p" page-width="{width}mm" page-height="{height}mm"'
        ' margin="12mm">'
        '<fo:region-body margin-bottom="6mm"/><fo:region-after extent="5mm"/></fo:simple-page-master>'
        '</fo:layout-master-set><fo:page-sequence master-reference="p" id="all">'
        f"{_FOOT if setting.page_numbers else ''}"
        f'<fo:flow flow-name="xsl-region-body">{titles}{heading}'
        f'<fo:table table-layout="fixed" width="100%" border-collapse="{collapse}">'
        f"{columns}{head}<fo:table-body>{'' if every else header}{rows}</fo:table-body></fo:table>{signature}"
        "</fo:flow></fo:page-sequence></fo:root>"
    )


def _header(setting: Setting) -> str:
    if setting.header_levels == 1:
        cells = "".join(_table_cell(header_words(key, setting), setting, "center") for key in setting.columns)
        return f"<fo:table-row>{cells}</fo:table-row>"
    upper = lower = ""
    for key in setting.columns:
        if key not in FUND_KEYS:
            upper += _table_cell(header_words(key, setting), setting, "center", ' number-rows-spanned="2"')
            continue
        if key == FUND_KEYS[0]:
            upper += _table_cell(group_words(setting), setting, "center", ' number-columns-spanned="3"')
        lower += _table_cell(header_words(key, setting), setting, "center")
    return f"<fo:table-row>{upper}</fo:table-row><fo:table-row>{lower}</fo:table-row>"


def _row(row: PrintedRow, setting: Setting) -> str:
    kept = ' keep-together.within-column="9"' if setting.breaks == "whole" else ""
    turned = ' break-before="page"' if row.new_page else ""
    cells = "".join(_cell(row, key, setting) for key in setting.columns)
    return f"<fo:table-row{kept}{turned}>{cells}</fo:table-row>"


def _cell(row: PrintedRow, key: Key, setting: Setting) -> str:
    # FOP breaks no figure of its own accord: it would run over the next cell.
    breakable = key == "name" or key in MONEY
    words = escape("\u200b".join(row.at(key))) if breakable else escape(row.at(key))
    if key in MONEY:
        return _table_cell(words, setting, "end")
    if key in ("number", "note"):
        return _table_cell(words, setting, "center")
    if key == "name" and row.level:
        if setting.indent == "offset":
            return _table_cell(words, setting, "start", block=f' text-indent="{2 * row.level}em"')
        words = "\u3000" * (2 * row.level) + words
    text = key in ("objective", "indicators")
    return _table_cell(words, setting, "justify" if text and setting.justified else "start", top=text)


def _table_cell(
    words: str, setting: Setting, align: str, spans: str = "", *, top: bool = False, block: str = ""
) -> str:
    line = _LINES.get(setting.rules, "solid 0.5pt black")
    edges = f'border="{line}"'
    if setting.rules == "none":
        edges = ""
    elif setting.rules == "across":
        edges = f'border-top="{line}" border-bottom="{line}"'
    middle = ' display-align="center"' if setting.valign == "middle" and not top else ""
    white = ' background-color="white"' if setting.white_fills else ""
    return (
        f'<fo:table-cell {edges} padding="{setting.padding}pt"{middle}{white}{spans}>'
        f'<fo:block text-align="{align}" linefeed-treatment="preserve"{block}>{words}</fo:block>'
        "</fo:table-cell>"
    )
