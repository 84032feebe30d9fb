"""The table as a web page, for the producers that print HTML."""

from collections.abc import Iterator
from html import escape

from model import Table

from ..fonts import NOTO_SANS
from ..printed import (
    FUND_KEYS,
    RUNNING_HEAD,
    PrintedRow,
    foot_lines,
    group_words,
    header_words,
    heading_lines,
    printed_rows,
    title_lines,
)
from ..setting import Key, Setting
from .widths import shares

SHEETS = {
    "landscape": "A4 landscape",
    "portrait": "A4 portrait",
    "a3": "A3 landscape",
    "mixed": "A4 landscape",
}
_CLASSES: dict[Key, str] = {
    "name": "name",
    "objective": "text",
    "indicators": "text",
    "number": "middle",
    "note": "middle",
}
_BEFORE = (
    "<h1>部门收支预算总表</h1><table class=other><tr><td>收入项目<td>预算数"
    "<tr><td>一般公共预算拨款<td>12,345.67</table><div style='break-after:page'></div>"
)
_UNDER = (
    "<p></p><table class=other><tr><td>资金性质<td>项目个数<td>金额"
    "<tr><td>一般公共预算<td>40<td>1,000.00</table>"
)
_AFTER = (
    "<div style='break-before:page'></div><h1>第四部分 名词解释</h1>"
    "<p>一、财政拨款：指由一般公共预算、政府性基金预算安排的资金。</p>"
    "<table class=other><tr><td>项目名称<td>总计<td>财政拨款<td>采购方式"
    "<tr><td>办公设备采购<td>12.00<td>12.00<td>协议供货</table>"
)
_FOOT = '@bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font-size: 8pt }'
_HEAD = f'@top-center {{ content: "{RUNNING_HEAD}"; font-size: 8pt; border-bottom: 0.5pt solid #000 }}'
_WATERMARK = (
    "body::before { content: '部门公开'; position: fixed; top: 40%; left: 25%; font-size: 90pt;"
    " color: #ddd; transform: rotate(-30deg); z-index: -1 }"
)
_OPEN = "td:first-child, th:first-child { border-left: 0 } td:last-child, th:last-child { border-right: 0 }"


def webpage(table: Table, setting: Setting) -> str:
    """The whole page; text is escaped, nothing is fetched."""
    body = "\n".join(_rows(table, setting))
    head = _header(setting)
    if setting.heading_inside:
        head = _heading_rows(table, setting) + head
    head = f"<thead>{head}</thead><tbody>" if setting.header_on == "every" else f"<tbody>{head}"
    titles = "<br>".join(escape(line) for line in title_lines(table, setting))
    lines = "".join(
        f"<div class=line><span>{escape(left)}</span><span>{escape(right)}</span></div>"
        for left, right in heading_lines(table, setting)
    )
    above = "" if setting.heading_inside else f"<h1>{titles}</h1>{lines}"
    signature = "".join(f"<p>{line}</p>" for line in foot_lines(setting))
    return (
        f"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{escape(table.title)}</title>"
        f"<style>{_style(setting)}</style>{_BEFORE if setting.before else ''}{above}"
        f"<table class=list><colgroup>{_widths(setting)}</colgroup>{head}{body}</tbody></table>"
        f"{signature}{_UNDER if setting.under else ''}{_AFTER if setting.after else ''}</html>"
    )


def _heading_rows(table: Table, setting: Setting) -> str:
    """Title and heading as rows of the table, over all its columns or in two halves."""
    count = len(setting.columns)
    rows = "".join(
        f"<tr><th colspan={count} style='font-size:14pt'>{escape(line)}</th></tr>"
        for line in title_lines(table, setting)
    )
    for left, right in heading_lines(table, setting):
        halves = f"<th colspan={count - 2} style='text-align:left'>{escape(left)}</th>"
        rows += f"<tr>{halves}<th colspan=2 style='text-align:right'>{escape(right)}</th></tr>"
    return rows


def _widths(setting: Setting) -> str:
    return "".join(f"<col style='width:{100 * share:.2f}%'>" for share in shares(setting))


def _header(setting: Setting) -> str:
    if setting.header_levels == 1:
        return "<tr>" + "".join(f"<th>{header_words(key, setting)}</th>" for key in setting.columns) + "</tr>"
    upper, lower = "", ""
    for key in setting.columns:
        if key not in FUND_KEYS:
            upper += f"<th rowspan=2>{header_words(key, setting)}</th>"
        else:
            upper += f"<th colspan=3>{group_words(setting)}</th>" if not lower else ""
            lower += f"<th>{header_words(key, setting)}</th>"
    return f"<tr>{upper}</tr><tr>{lower}</tr>"


def _rows(table: Table, setting: Setting) -> Iterator[str]:
    for row in printed_rows(table, setting):
        style = " style='break-before:page'" if row.new_page else ""
        yield (
            f"<tr{style} class={row.kind}>"
            + "".join(_cell(row, key, setting) for key in setting.columns)
            + "</tr>"
        )


def _cell(row: PrintedRow, key: Key, setting: Setting) -> str:
    words = escape(row.at(key))
    style = ""
    if key == "name" and row.level and setting.indent == "spaces":
        words = " " * (4 * row.level) + words
    elif key == "name" and row.level:
        style = f" style='text-indent:{2 * row.level}em'"
    return f"<td class={_CLASSES.get(key, 'money')}{style}>{words}</td>"


def _style(setting: Setting) -> str:
    border = {
        "strokes": "border:0.5pt solid #000",
        "rectangles": "border:0.5pt solid #000",
        "fills": "border:0.75pt solid #000",
        "dashed": "border:0.75pt dashed #000",
        "dashes": "border:0.75pt dotted #000",
        "doubled": "border:2.25pt double #000",
        "open": "border:0.5pt solid #000",
        "across": "border:0 solid #000;border-width:0.5pt 0",
        "none": "border:0",
    }[setting.rules]
    separate = setting.rules == "rectangles"
    return f"""
@page {{ size: {SHEETS[setting.sheet]}; margin: 12mm;
  {_FOOT if setting.page_numbers else ""}
  {_HEAD if setting.running_head else ""} }}
body {{ font: {setting.font_size}pt '{setting.font or NOTO_SANS}'; margin: 0 }}
h1 {{ font-size: 14pt; text-align: center; margin: 0 0 4pt }}
.line {{ display: flex; justify-content: space-between }}
table {{ border-collapse: {"separate; border-spacing: 0" if separate else "collapse"} }}
table.list {{ width: 100%; table-layout: fixed }}
th, td {{ {border}; padding: {setting.padding}pt; font-weight: normal;
  {"background: #fff;" if setting.white_fills else ""} vertical-align: {setting.valign};
  {"word-break: break-all; line-break: anywhere;" if setting.wraps == "anywhere" else ""}
  white-space: pre-wrap; overflow-wrap: anywhere }}
{"tr.unit td { font-weight: bold }" if setting.doubled_text else ""}
{"tr:nth-child(even) td { background: #eee }" if setting.zebra else ""}
{_OPEN if setting.rules == "open" else ""}
{"tr { break-inside: avoid }" if setting.breaks == "whole" else ""}
.money {{ text-align: right; {"word-break: break-all" if setting.narrow_money else ""} }}
{"tr.project .name { text-decoration: underline }" if setting.underlined else ""}
{_WATERMARK if setting.watermark else ""}
.middle {{ text-align: center }}
.text {{ {"text-align: justify" if setting.justified else ""} }}
table.other td {{ border: 0.5pt solid #000; width: 90pt }}
"""
