"""The documents set by an office suite, and those that another program wrote anew."""

from msgspec.structs import replace

from model import Table

from .fonts import NOTO_SERIF, UMING, ZENHEI
from .plan import Document, plan
from .plans import NUMBERED, bare_in_yuan, departments, full, silent, tall_rows, twins, whole_rows
from .producers import chromium, reportlab_paper, spreadsheet, typst_paper, weasyprint_paper, writer
from .producers.reportlab_paper import CID_FONT
from .producers.rewritten import ENCRYPTED, by_ghostscript, by_qpdf
from .setting import Setting
from .truth import make_table

LOST = {
    "ghostscript-reportlab": "读不出一个汉字",
    "ghostscript-cid": "对照",
    "ghostscript-chromium": "对照|doubtful-text",
}
"""Ghostscript 10.0 loses the Unicode maps of these, wholly or in part: no program reads their text.
The reading must say so: with a word of these in its refusal, or a notice of that kind."""


def _full_sheet(seed: int) -> Table:
    """A workbook's row is no higher than 409 points: no cell may be longer."""
    return make_table(seed, long_cells=0)


def _few_tall(seed: int) -> Table:
    return make_table(seed, projects=20, long_cells=2)


def _departments(seed: int) -> Table:
    return make_table(seed, projects=24, long_cells=0, shape="departments")


def _in_yuan(seed: int) -> Table:
    return make_table(seed, projects=24, long_cells=0, money_unit="元")


def _no_units(seed: int) -> Table:
    return make_table(seed, projects=24, long_cells=0, shape="no-units")


def offices() -> list[Document]:
    """Calc, then Writer."""
    return [*_calc(), *_writer()]


def _calc() -> list[Document]:
    doc = plan("calc", spreadsheet.produce, whole_rows)
    return [
        doc("full", Setting(page_numbers=True, font_size=10), _full_sheet),
        doc("first-header", Setting(header_on="first", signature="end", font_size=10)),
        doc("narrow", Setting(narrow_money=True, font_size=10, valign="top")),
        doc("two-levels", Setting(header_levels=2, columns=NUMBERED, font_size=10)),
        doc("tall", Setting(font_size=10, page_numbers=True), _few_tall),
        doc("offset", Setting(indent="offset", justified=True, font_size=10, under=True), _departments),
        doc("yuan", Setting(heading="brackets", title_lines=2), _in_yuan),
        doc("dashed", Setting(rules="dashed")),
        doc("none", Setting(rules="none", font=NOTO_SERIF, valign="top")),
        doc("across", Setting(rules="across")),
        doc("identical", Setting(new_page_before=(4, 10)), twins),
        doc("repeated", Setting(repeated=(3, 9), page_numbers=True)),
        doc("heading-inside", Setting(heading_inside=True, blank="—", spaced=True, paragraphs=True)),
        doc("no-units", Setting(sheet="portrait", white_fills=True, font_size=11), _no_units),
    ]


def _writer() -> list[Document]:
    doc = plan("writer", writer.produce)
    return [
        doc("full", Setting(page_numbers=True), full),
        doc("justified", Setting(justified=True, signature="end", indent="offset")),
        doc("whole", Setting(breaks="whole", valign="top")),
        doc("first-header", Setting(header_on="first", page_numbers=True)),
        doc("three-pages", Setting(font_size=11), tall_rows),
        doc("narrow", Setting(narrow_money=True, white_fills=True)),
        doc("two-levels", Setting(header_levels=2, columns=NUMBERED)),
        doc("doubled", Setting(rules="doubled")),
        doc("dotted", Setting(rules="dashes", sheet="portrait", font_size=7)),
        doc("none", Setting(rules="none", padding=4, breaks="whole")),
        doc("departments", Setting(heading="two lines", title_lines=3), departments),
        doc("bare-yuan", Setting(money="brackets"), bare_in_yuan),
        doc("paragraphs", Setting(paragraphs=True, blank="/", spaced=True, remark=True), silent),
    ]


def rewritten() -> list[Document]:
    """Papers of the other producers passed through programs that write a PDF anew."""
    found = []
    for program, producer, setting in (
        ("weasyprint", weasyprint_paper.produce, Setting(page_numbers=True, rules="rectangles")),
        ("typst", typst_paper.produce, Setting(rules="dashed")),
        ("chromium", chromium.produce, Setting(page_numbers=True, font=ZENHEI)),
        ("calc", spreadsheet.produce, Setting(font_size=10)),
        ("writer", writer.produce, Setting(indent="offset")),
        ("reportlab", reportlab_paper.produce, Setting(font=UMING, breaks="clipped")),
        ("cid", reportlab_paper.produce, Setting(font=CID_FONT, page_numbers=True)),
    ):
        truth = _full_sheet if program == "calc" else full
        found += [
            plan("qpdf", by_qpdf(producer))(program, setting, truth),
            plan("ghostscript", by_ghostscript(producer))(program, setting, truth),
        ]
    rotated = Setting(rotated=90, cropped=True)
    found += [
        plan("qpdf", by_qpdf(reportlab_paper.produce))("rotated", rotated, full),
        plan("qpdf", by_qpdf(reportlab_paper.produce, ENCRYPTED))("encrypted", Setting(), full),
    ]
    return [replace(made, said=LOST.get(made.name, "")) for made in found]
