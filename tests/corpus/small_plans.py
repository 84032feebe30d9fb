"""The few documents that are committed (`small/`): each producer and trap once, in short tables."""

from msgspec.structs import replace

from model import Table

from .fonts import NOTO_SANS, UMING, ZENHEI
from .plan import Document, plan
from .plans import NUMBERED
from .producers import (
    chromium,
    fop,
    reportlab_paper,
    spreadsheet,
    typst_paper,
    weasyprint_paper,
    wkhtmltopdf,
    writer,
)
from .producers.reportlab_paper import CID_FONT
from .producers.rewritten import ENCRYPTED, by_ghostscript, by_qpdf
from .setting import Setting
from .truth import make_table


def few(seed: int) -> Table:
    return make_table(seed, projects=9, long_cells=1)


def few_short(seed: int) -> Table:
    return make_table(seed, projects=9, long_cells=0)


def fewest(seed: int) -> Table:
    return make_table(seed, projects=7, long_cells=0, shape="no-total")


def few_tall(seed: int) -> Table:
    return make_table(seed, projects=8, long_cells=3)


def twins(seed: int) -> Table:
    return make_table(seed, projects=9, long_cells=0, identical=(2,))


def departments_in_yuan(seed: int) -> Table:
    return make_table(
        seed, projects=16, long_cells=0, shape="departments", money_unit="元", silent=2, unlike=1
    )


def bare(seed: int) -> Table:
    return make_table(seed, projects=9, long_cells=0, shape="bare")


def no_units(seed: int) -> Table:
    return make_table(seed, projects=9, long_cells=1, shape="no-units")


def small() -> list[Document]:
    """All documents of the committed set."""
    return [*_reportlab(), *_programs(), *_rewritten()]


def _reportlab() -> list[Document]:
    doc = plan("reportlab", reportlab_paper.produce, few_short)
    cid = Setting(font=CID_FONT)
    departments = replace(cid, heading="brackets", money="brackets", sheet="mixed", breaks="whole")
    neighbours = replace(cid, rules="dashes", sheet="a3", beside=True, before=True, under=True)
    neighbours = replace(neighbours, breaks="whole", new_page_before=(3,), repeated=(6,))
    levels = replace(cid, rules="fills", zebra=True, header_levels=2, columns=NUMBERED)
    return [
        doc("embedded-clipped", Setting(font=UMING, breaks="clipped", font_size=10), few),
        doc("cid-split", replace(cid, page_numbers=True, signature="every", rule_at_break=True), few_tall),
        doc("radicals", Setting(font=ZENHEI, radicals=True, loose=True, money="full-width")),
        doc("none", replace(cid, rules="none", breaks="whole", padding=4.0, page_numbers=True, remark=True)),
        doc("across", replace(cid, rules="across", valign="top", padding=4.0), few),
        doc("two-levels", replace(levels, blank="-", spaced=True)),
        doc("publication", replace(cid, running_head=True, page_numbers=True, after=True, watermark=True)),
        doc("turned", replace(cid, rotated=90, cropped=True, rules="rectangles", white_fills=True), few),
        doc("departments", departments, departments_in_yuan),
        doc("twins", neighbours, twins),
        doc("bare", replace(cid, breaks="whole", repeated=(3,), rules="open", title_lines=3), bare),
        doc("shuffled", replace(cid, glyphwise="shuffled", doubled_text=True, rules="doubled")),
        doc("underlined", replace(cid, underlined=True, heading_inside=True, paragraphs=True)),
    ]


def _programs() -> list[Document]:
    weasyprint = plan("weasyprint", weasyprint_paper.produce, few_short)
    browser = plan("chromium", chromium.produce, few_short)
    old_browser = plan("wkhtmltopdf", wkhtmltopdf.produce, few)
    typst = plan("typst", typst_paper.produce, few_short)
    report = plan("fop", fop.produce, few)
    calc = plan("calc", spreadsheet.produce, few_short)
    office = plan("writer", writer.produce, few_short)
    three_pages = Setting(font=ZENHEI, font_size=12, header_on="first", valign="top", signature="end")
    return [
        weasyprint("rings", Setting(font=ZENHEI, rules="rectangles", white_fills=True), few),
        weasyprint("three-pages", three_pages, few_tall),
        browser("type3", Setting(font=NOTO_SANS, page_numbers=True, font_size=12), fewest),
        browser("narrow", Setting(font=ZENHEI, rules="dashes", narrow_money=True, wraps="anywhere"), few),
        old_browser("cut-lines", Setting(font=ZENHEI, font_size=12)),
        typst("dashed", Setting(font=ZENHEI, rules="dashed", page_numbers=True), few),
        report("no-units", Setting(font=ZENHEI, rules="doubled", title_lines=2, sheet="portrait"), no_units),
        calc("two-levels", Setting(font=ZENHEI, font_size=10, header_levels=2, columns=NUMBERED)),
        office("narrow", Setting(font=ZENHEI, narrow_money=True, indent="offset"), few),
    ]


def _rewritten() -> list[Document]:
    boxes = plan("ghostscript", by_ghostscript(typst_paper.produce), few)
    lost = plan("ghostscript", by_ghostscript(reportlab_paper.produce), fewest)
    locked = plan("qpdf", by_qpdf(reportlab_paper.produce, ENCRYPTED))
    return [
        boxes("typst", Setting(font=NOTO_SANS, rules="dashed")),
        replace(lost("lost-map", Setting(font=UMING)), said="读不出一个汉字"),
        locked("encrypted", Setting(font=CID_FONT), few_short),
    ]
