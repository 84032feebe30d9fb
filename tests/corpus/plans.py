"""The documents set by reportlab (every trap one by one), Typst, WeasyPrint and Chromium."""

from model import Table

from .fonts import NOTO_SERIF, UMING, ZENHEI
from .plan import Document, plan
from .produced import Producer
from .producers import chromium, fop, reportlab_paper, typst_paper, weasyprint_paper, wkhtmltopdf
from .producers.reportlab_paper import CID_FONT
from .setting import COLUMNS, Setting
from .truth import make_table

NUMBERED = ("number", *COLUMNS, "note")


def silent(seed: int) -> Table:
    """Some projects without objective and indicators."""
    return make_table(seed, projects=30, long_cells=1, silent=4)


def silent_departments(seed: int) -> Table:
    return make_table(seed, projects=30, shape="departments", long_cells=1, silent=4)


def unlike(seed: int) -> Table:
    """Some projects with words that are no indicators."""
    return make_table(seed, projects=30, long_cells=1, unlike=4)


def full(seed: int) -> Table:
    return make_table(seed)


def whole_rows(seed: int) -> Table:
    return make_table(seed, projects=24, long_cells=0)


def tall_rows(seed: int) -> Table:
    return make_table(seed, projects=20, long_cells=6)


def twins(seed: int) -> Table:
    """Two real pairs of identical projects."""
    return make_table(seed, projects=24, long_cells=0, identical=(3, 8))


def one_twin(seed: int) -> Table:
    return make_table(seed, projects=24, long_cells=0, identical=(3,))


def in_yuan(seed: int) -> Table:
    return make_table(seed, projects=24, money_unit="元")


def departments(seed: int) -> Table:
    return make_table(seed, projects=40, shape="departments")


def no_total(seed: int) -> Table:
    return make_table(seed, projects=24, shape="no-total")


def no_units(seed: int) -> Table:
    return make_table(seed, projects=24, shape="no-units")


def bare(seed: int) -> Table:
    return make_table(seed, projects=24, shape="bare")


def bare_short(seed: int) -> Table:
    return make_table(seed, projects=24, shape="bare", long_cells=0)


def bare_in_yuan(seed: int) -> Table:
    return make_table(seed, projects=24, shape="bare", money_unit="元")


def no_units_in_yuan(seed: int) -> Table:
    return make_table(seed, projects=24, shape="no-units", money_unit="元")


def reportlab() -> list[Document]:
    """Fonts and page ends, rules, sheets, columns, text."""
    doc = plan("reportlab", reportlab_paper.produce)
    return [
        doc("embedded", Setting(font=UMING), full),
        doc("cid", Setting(font=CID_FONT), full),
        doc("zenhei-clipped", Setting(font=ZENHEI, breaks="clipped"), full),
        doc("whole", Setting(breaks="whole", valign="top")),
        doc("split-ruled", Setting(rule_at_break=True)),
        doc("split-top", Setting(valign="top", page_numbers=True, signature="every")),
        doc("three-pages", Setting(font_size=10.5, page_numbers=True), tall_rows),
        doc("clipped-top", Setting(breaks="clipped", valign="top", page_numbers=True)),
        doc("clipped-foot", Setting(breaks="clipped", signature="every", page_numbers=True)),
        doc("repeated", Setting(breaks="whole", repeated=(3, 9))),
        doc("identical", Setting(breaks="whole", new_page_before=(4, 10)), twins),
        doc(
            "identical-and-repeated", Setting(breaks="whole", new_page_before=(4,), repeated=(12,)), one_twin
        ),
        doc("identical-within", Setting(breaks="whole"), twins),
        doc("repeated-no-total", Setting(breaks="whole", repeated=(3,)), bare_short),
        doc("first-header", Setting(header_on="first", breaks="whole")),
        doc("first-header-split", Setting(header_on="first", page_numbers=True)),
        doc("rectangles", Setting(rules="rectangles", white_fills=True)),
        doc("fills", Setting(rules="fills", zebra=True)),
        doc("dashed", Setting(rules="dashed")),
        doc("dashes", Setting(rules="dashes")),
        doc("doubled", Setting(rules="doubled")),
        doc("open", Setting(rules="open")),
        doc("across", Setting(rules="across", breaks="whole")),
        doc("across-split", Setting(rules="across", page_numbers=True)),
        doc("none", Setting(rules="none", breaks="whole", padding=4)),
        doc("none-split", Setting(rules="none", padding=4, valign="top", page_numbers=True)),
        doc(
            "white-fills-none",
            Setting(rules="none", breaks="whole", white_fills=True, padding=4, valign="top"),
        ),
        doc("beside", Setting(beside=True)),
        doc("under", Setting(under=True, signature="end")),
        doc("before", Setting(before=True, under=True)),
        doc("rotated-90", Setting(rotated=90)),
        doc("rotated-180", Setting(rotated=180)),
        doc("rotated-270", Setting(rotated=270, page_numbers=True)),
        doc("cropped", Setting(cropped=True, page_numbers=True)),
        doc("cropped-rotated", Setting(cropped=True, rotated=90)),
        doc("mixed-sheets", Setting(sheet="mixed", breaks="whole"), whole_rows),
        doc("portrait", Setting(sheet="portrait", narrow_money=True, font_size=7)),
        doc("narrow-money", Setting(narrow_money=True)),
        doc("a3", Setting(sheet="a3", font_size=9)),
        doc("offset", Setting(indent="offset")),
        doc("two-levels", Setting(header_levels=2)),
        doc("two-levels-first", Setting(header_levels=2, header_on="first")),
        doc(
            "reordered",
            Setting(columns=("name", "objective", "indicators", "fund2", "fund0", "fund1", "total")),
        ),
        doc("extra-columns", Setting(columns=NUMBERED)),
        doc("yuan", Setting(heading="two lines"), in_yuan),
        doc("yuan-brackets", Setting(heading="brackets", money="brackets"), in_yuan),
        doc("departments", Setting(), departments),
        doc("departments-offset", Setting(indent="offset"), departments),
        doc("no-total", Setting(), no_total),
        doc("no-units", Setting(), no_units),
        doc("bare", Setting(), bare),
        doc("title-two-lines", Setting(title_lines=2)),
        doc("title-three-lines", Setting(title_lines=3, heading="two lines")),
        doc("glyphwise", Setting(glyphwise="ordered")),
        doc("shuffled", Setting(glyphwise="shuffled")),
        doc("doubled-text", Setting(doubled_text=True)),
        doc("radicals", Setting(radicals=True, font=ZENHEI)),
        doc("radicals-loose", Setting(radicals=True, font=ZENHEI, loose=True)),
        doc("loose", Setting(loose=True)),
        doc("tight", Setting(padding=0.4, font=ZENHEI)),
        doc("wide-minus", Setting(money="wide")),
        doc("plain-money", Setting(money="plain", padding=0.6)),
        doc("full-width-money", Setting(money="full-width", font=ZENHEI)),
        doc("blank-dashes", Setting(blank="-")),
        doc("blank-long-dashes", Setting(blank="—")),
        doc("silent", Setting(), silent),
        doc("silent-offset", Setting(indent="offset", breaks="whole"), silent),
        doc("silent-departments", Setting(), silent_departments),
        doc("unlike", Setting(), unlike),
        doc("spaced", Setting(spaced=True, header_levels=2)),
        doc("paragraphs", Setting(paragraphs=True)),
        doc("underlined", Setting(underlined=True)),
        doc("heading-inside", Setting(heading_inside=True, title_lines=2)),
        doc(
            "heading-inside-rectangles", Setting(heading_inside=True, rules="rectangles", heading="two lines")
        ),
        doc("remark", Setting(remark=True, signature="end")),
        doc("remark-none", Setting(remark=True, rules="none", padding=4, breaks="whole")),
        doc("running-head", Setting(running_head=True, page_numbers=True)),
        doc("running-head-none", Setting(running_head=True, rules="none", padding=4, breaks="whole")),
        doc("watermark", Setting(watermark=True)),
        doc("after", Setting(after=True, before=True)),
        doc("after-first-header", Setting(after=True, header_on="first", signature="end")),
    ]


def typst() -> list[Document]:
    """What Typst's tables can do."""
    doc = plan("typst", typst_paper.produce)
    return [
        doc("full", Setting(page_numbers=True), full),
        doc("whole", Setting(breaks="whole", valign="top", font=NOTO_SERIF)),
        doc("justified", Setting(justified=True, signature="end")),
        doc("three-pages", Setting(font_size=11), tall_rows),
        doc("first-header", Setting(header_on="first", white_fills=True)),
        doc("two-levels", Setting(header_levels=2, columns=NUMBERED)),
        doc("dashed", Setting(rules="dashed")),
        doc("dotted", Setting(rules="dashes")),
        doc("across", Setting(rules="across", padding=3)),
        doc("none", Setting(rules="none", padding=4, breaks="whole", valign="top")),
        doc("departments", Setting(title_lines=2), departments),
        doc("yuan", Setting(sheet="a3"), no_units_in_yuan),
    ]


def webpages() -> list[Document]:
    """The same pages printed by two engines."""
    return [
        *_webpages("weasyprint", weasyprint_paper.produce),
        *_webpages("chromium", chromium.produce),
        *_wkhtmltopdf(),
    ]


def _wkhtmltopdf() -> list[Document]:
    """An engine that cuts rows anywhere and prints the header once."""
    doc = plan("wkhtmltopdf", wkhtmltopdf.produce)
    return [
        doc("full", Setting(font_size=12), full),
        doc("top", Setting(valign="top", font=ZENHEI, font_size=11)),
        doc("rectangles", Setting(rules="rectangles", white_fills=True, font=ZENHEI)),
        doc("narrow", Setting(narrow_money=True, font_size=12)),
        doc("tall", Setting(font_size=14, signature="end"), tall_rows),
        doc("dashed", Setting(rules="dashed", font=ZENHEI, font_size=12)),
        doc("doubled", Setting(rules="doubled", font_size=12)),
        doc("two-levels", Setting(header_levels=2, columns=NUMBERED, font_size=12)),
        doc("departments", Setting(indent="offset", heading="two lines", font_size=12), departments),
        doc("bare-yuan", Setting(money="brackets", title_lines=2, font_size=12), bare_in_yuan),
        doc("none", Setting(rules="none", valign="top", padding=4, breaks="whole", font_size=12)),
    ]


def fops() -> list[Document]:
    """What XSL-FO can say."""
    doc = plan("fop", fop.produce)
    return [
        doc("full", Setting(page_numbers=True), full),
        doc("whole", Setting(breaks="whole", valign="top", font=UMING)),
        doc("three-pages", Setting(font_size=11, header_on="first", signature="end"), tall_rows),
        doc("narrow", Setting(narrow_money=True, justified=True)),
        doc("two-levels", Setting(header_levels=2, columns=NUMBERED)),
        doc("dashed", Setting(rules="dashed", white_fills=True)),
        doc("dotted", Setting(rules="dashes")),
        doc("doubled", Setting(rules="doubled", padding=3)),
        doc("across", Setting(rules="across", padding=4)),
        doc("none", Setting(rules="none", padding=4, breaks="whole", valign="top")),
        doc("departments", Setting(indent="offset", title_lines=3), departments),
        doc("yuan", Setting(sheet="portrait", font_size=7, money="brackets"), in_yuan),
        doc("identical", Setting(breaks="whole", new_page_before=(4, 10)), twins),
        doc("repeated", Setting(breaks="whole", repeated=(3, 9)), whole_rows),
    ]


def _webpages(program: str, producer: Producer) -> list[Document]:
    doc = plan(program, producer)
    return [
        doc("full", Setting(page_numbers=True), full),
        doc("anywhere", Setting(wraps="anywhere", narrow_money=True), full),
        doc("whole", Setting(breaks="whole", valign="top", page_numbers=True, font=NOTO_SERIF)),
        doc("justified", Setting(justified=True, doubled_text=True)),
        doc("top", Setting(valign="top", header_on="first", signature="end")),
        doc("three-pages", Setting(font_size=11, page_numbers=True), tall_rows),
        doc("rectangles", Setting(rules="rectangles", white_fills=True, font=ZENHEI)),
        doc("dashed", Setting(rules="dashed")),
        doc("dotted", Setting(rules="dashes")),
        doc("doubled", Setting(rules="doubled", padding=3)),
        doc("open", Setting(rules="open", zebra=True)),
        doc("across", Setting(rules="across", padding=3)),
        doc("none", Setting(rules="none", breaks="whole", padding=4)),
        doc("none-split", Setting(rules="none", padding=4, valign="top", page_numbers=True)),
        doc("portrait", Setting(sheet="portrait", narrow_money=True, font_size=7, padding=1)),
        doc("before-under", Setting(before=True, under=True, signature="end")),
        doc("two-levels", Setting(header_levels=2, columns=NUMBERED)),
        doc("departments", Setting(indent="offset", heading="two lines"), departments),
        doc("bare-yuan", Setting(heading="brackets", money="brackets", title_lines=2), bare_in_yuan),
        doc("repeated", Setting(breaks="whole", repeated=(3, 9)), whole_rows),
        doc("identical", Setting(breaks="whole", new_page_before=(4, 10)), twins),
        doc("loose-radicals", Setting(loose=True, radicals=True)),
        doc("paragraphs", Setting(paragraphs=True, blank="-", spaced=True, running_head=True), silent),
        doc("underlined", Setting(underlined=True, heading_inside=True, remark=True, after=True)),
        doc("watermark", Setting(watermark=True, font=ZENHEI)),
        doc("large", Setting(font_size=12), full),
        doc("large-none", Setting(font_size=12, rules="none", breaks="whole", padding=4)),
        doc("large-first", Setting(font_size=12, valign="top", header_on="first", signature="end")),
        doc("large-yuan", Setting(font_size=12, money="brackets", page_numbers=True), in_yuan),
    ]
