"""Typst: a modern typesetter with its own PDF writer; its table header is repeated, its rows are split."""

from importlib import import_module
from json import dumps

from model import Table

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
from ..produced import NotInstalled, Produced
from ..setting import Key, Setting
from .widths import MONEY, shares

_FOOT = "context align(center, [第 #counter(page).display() 页 共 #counter(page).final().first() 页])"
LONG_FIGURE = 11
"""Characters: a longer figure does not fit its column."""

_STROKES = {
    "none": "none",
    "dashed": '(paint: black, thickness: 0.5pt, dash: "dashed")',
    "dashes": '(paint: black, thickness: 0.5pt, dash: "dotted")',
    "across": "(x: none, y: 0.5pt)",
}


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table. Raises NotInstalled."""
    try:
        typst = import_module("typst")
    except ImportError as error:
        raise NotInstalled("typst (pip)") from error
    pdf = typst.compile(_source(table, setting).encode())
    assert isinstance(pdf, bytes)
    return Produced(pdf)


def _source(table: Table, setting: Setting) -> str:
    """The document in Typst's language; words stand in strings, so that none is markup."""
    numbering = f"footer: {_FOOT}," if setting.page_numbers else ""
    flipped = "false" if setting.sheet == "portrait" else "true"
    paper = '"a3"' if setting.sheet == "a3" else '"a4"'
    title = "\n".join(
        f"#align(center, text(size: 14pt, {dumps(line, ensure_ascii=False)}))"
        for line in title_lines(table, setting)
    )
    heading = "\n".join(
        f"#grid(columns: (1fr, auto), {dumps(left, ensure_ascii=False)}, {dumps(right, ensure_ascii=False)})"
        for left, right in heading_lines(table, setting)
    )
    header = _header(setting)
    head = f"table.header({header})," if setting.header_on == "every" else f"{header},"
    rows = ",\n".join(_row(row, setting) for row in printed_rows(table, setting))
    signature = "\n\n".join(f'#"{line}"' for line in foot_lines(setting))
    vertical = "horizon" if setting.valign == "middle" else "top"
    return f"""
#set page(paper: {paper}, flipped: {flipped}, margin: 12mm, {numbering})
#set text(font: {dumps(setting.font or NOTO_SANS)}, size: {setting.font_size}pt, lang: "zh", region: "cn")
#set par(justify: {"true" if setting.justified else "false"})
{title}
{heading}
#table(
  columns: ({", ".join(f"{share:.4f}fr" for share in shares(setting))}),
  stroke: {_STROKES.get(setting.rules, "0.5pt")}, inset: {setting.padding}pt, align: {vertical},
  {"fill: white," if setting.white_fills else ""}
  {head}
  {rows}
)
{signature}
"""


def _header(setting: Setting) -> str:
    def cell(words: str, spans: str = "") -> str:
        return f"table.cell(align: center{spans}, {dumps(words, ensure_ascii=False)})"

    if setting.header_levels == 1:
        return ", ".join(cell(header_words(key, setting)) for key in setting.columns)
    upper = []
    for key in setting.columns:
        if key not in FUND_KEYS:
            upper.append(cell(header_words(key, setting), ", rowspan: 2"))
        elif key == FUND_KEYS[0]:
            upper.append(cell(group_words(setting), ", colspan: 3"))
    return ", ".join([*upper, *(cell(header_words(key, setting)) for key in FUND_KEYS)])


def _row(row: PrintedRow, setting: Setting) -> str:
    return ", ".join(_cell(row, key, setting) for key in setting.columns)


def _cell(row: PrintedRow, key: Key, setting: Setting) -> str:
    # Typst breaks no figure of its own accord: it would run over the next cell.
    breaks = key in MONEY and (setting.narrow_money or len(row.at(key)) > LONG_FIGURE)
    printed = "\u200b".join(row.at(key)) if breaks else row.at(key)
    words = " + linebreak() + ".join(dumps(line, ensure_ascii=False) for line in printed.split("\n"))
    breakable = "breakable: false, " if setting.breaks == "whole" else ""
    match key:
        case "name":
            indent = f"h({2 * row.level}em) + " if row.level else ""
            return f"table.cell({breakable}{indent}{words})"
        case "objective" | "indicators":
            return f"table.cell({breakable}align: top, {words})"
        case "number" | "note":
            return f"table.cell({breakable}align: center, {words})"
        case _:
            return f"table.cell({breakable}align: right + horizon, {words})"
