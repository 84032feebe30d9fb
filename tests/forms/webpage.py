"""A paper as a web page, set by WeasyPrint or printed by Chromium."""

import subprocess
from collections.abc import Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from tests.corpus.produced import NotInstalled
from tests.corpus.producers.chromium import FLAGS, SECONDS

from .sheet import Block, Cell, Look, Paper, Row


def by_weasyprint(paper: Paper) -> bytes:
    """The PDF. Raises NotInstalled."""
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise NotInstalled("weasyprint (pip)") from error
    pdf: bytes = weasyprint.HTML(string=webpage(paper)).write_pdf()
    return pdf


def by_chromium(paper: Paper) -> bytes:
    """The PDF. Raises NotInstalled."""
    program = which("chromium")
    if program is None:
        raise NotInstalled("chromium")
    with TemporaryDirectory() as folder:
        page, pdf = Path(folder, "paper.html"), Path(folder, "paper.pdf")
        page.write_text(webpage(paper), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [program, *FLAGS, profile, f"--print-to-pdf={pdf}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        return pdf.read_bytes()


def webpage(paper: Paper) -> str:
    """The whole page; text is escaped, nothing is fetched."""
    body = "".join(map(_block, paper.blocks))
    style = f"<style>{_style(paper.look)}</style>"
    return f"<!doctype html><html lang=zh-CN><meta charset=utf-8>{style}{body}</html>"


def _style(look: Look) -> str:
    return f"""
@page {{ size: A4 {"landscape" if look.landscape else "portrait"}; margin: 14mm }}
body {{ font: {look.font_size}pt '{look.font}'; margin: 0 }}
h1 {{ font-size: 14pt; text-align: center; margin: 0 }}
h1 + h1 {{ font-size: {look.font_size}pt; font-weight: normal }}
.ends {{ display: flex; justify-content: space-between }}
table {{ border-collapse: {"separate; border-spacing: 0" if look.fills else "collapse"};
  width: 100%; table-layout: fixed; margin-bottom: 8pt }}
td {{ border: {0.75 if look.fills else 0.5}pt solid #000; padding: {look.padding}pt;
  vertical-align: {look.valign}; {"background: #fff;" if look.white_fills else ""}
  white-space: pre-wrap; overflow-wrap: anywhere }}
{"tr { break-inside: avoid }" if look.whole_rows else ""}
.center {{ text-align: center }}
.right {{ text-align: right; padding-right: 0 }}
.new {{ break-before: page }}
"""


def _block(block: Block) -> str:
    widths = "".join(f"<col style='width:{100 * width / sum(block.widths):.3f}%'>" for width in block.widths)
    titles = "".join(f"<h1>{escape(line)}</h1>" for line in block.titles)
    ends = "".join(
        f"<div class=ends><span>{escape(left)}</span><span>{escape(right)}</span></div>"
        for left, right in block.ends
    )
    head = "".join(_rows(block.rows[: block.header_rows]))
    rows = "".join(_rows(block.rows[block.header_rows :]))
    return (
        f"<div{' class=new' if block.new_page else ''}>{titles}{ends}</div>"
        f"<table><colgroup>{widths}</colgroup>"
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{rows}</tbody></table>"
    )


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"


def _cell(cell: Cell) -> str:
    across = f" colspan={cell.across}" if cell.across > 1 else ""
    down = f" rowspan={cell.down}" if cell.down > 1 else ""
    return f"<td class={cell.align}{across}{down}>{escape(cell.words)}</td>"
