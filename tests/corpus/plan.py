"""The documents of the corpus: for each its name, its truth and how, and with what, it is set."""

from collections.abc import Callable
from zlib import crc32

import msgspec

from model import Table

from .fonts import NOTO_SERIF, UMING, ZENHEI
from .produced import Producer
from .producers import chromium, reportlab_paper, weasyprint_paper
from .producers.reportlab_paper import CID_FONT
from .setting import COLUMNS, Setting
from .truth import make_table


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document to make."""

    name: str
    truth: Callable[[], Table]
    producer: Producer
    setting: Setting = Setting()
    packages: tuple[str, ...] = ()


def documents() -> list[Document]:
    """Every document, the quick ones first."""
    return [*_reportlab(), *_webpages("weasyprint", weasyprint_paper.produce), *_webpages("chromium", chromium.produce)]


def _webpages(program: str, producer: Producer) -> list[Document]:
    """What can be said in HTML, for each of the programs that print it."""

    def doc(name: str, setting: Setting = Setting(), truth: Callable[[int], Table] | None = None) -> Document:
        at = crc32(name.encode())
        make = truth or (lambda seed: make_table(seed, projects=24, long_cells=1))
        return Document(name=f"{program}-{name}", truth=lambda: make(at), producer=producer, setting=setting)

    return [
        doc("full", Setting(page_numbers=True), lambda s: make_table(s)),
        doc("anywhere", Setting(wraps="anywhere", narrow_money=True), lambda s: make_table(s)),
        doc("whole", Setting(breaks="whole", valign="top", page_numbers=True, font=NOTO_SERIF)),
        doc("justified", Setting(justified=True, doubled_text=True)),
        doc("top", Setting(valign="top", header_on="first", signature="end")),
        doc("three-pages", Setting(font_size=11, page_numbers=True), lambda s: make_table(s, projects=20, long_cells=6)),
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
        doc("two-levels", Setting(header_levels=2, columns=("number", *COLUMNS, "note"))),
        doc("departments", Setting(indent="offset", heading="two lines"), lambda s: make_table(s, projects=40, shape="departments")),
        doc("bare-yuan", Setting(heading="brackets", money="brackets", title_lines=2), lambda s: make_table(s, projects=24, shape="bare", money_unit="元")),
        doc("repeated", Setting(breaks="whole", repeated=(3, 9)), lambda s: make_table(s, projects=24, long_cells=0)),
        doc("identical", Setting(breaks="whole", new_page_before=(4, 10)), lambda s: make_table(s, projects=24, long_cells=0, identical=(3, 8))),
        doc("loose-radicals", Setting(loose=True, radicals=True)),
    ]


def _reportlab() -> list[Document]:
    """The traps one by one, on the producer that can set them all."""
    def doc(name: str, setting: Setting, truth: Callable[[int], Table] | None = None) -> Document:
        at = crc32(name.encode())
        make = truth or (lambda seed: make_table(seed, projects=24, long_cells=1))
        return Document(
            name=f"reportlab-{name}",
            truth=lambda: make(at),
            producer=reportlab_paper.produce,
            setting=setting,
            packages=("fonts-arphic-uming", "fonts-wqy-zenhei"),
        )

    return [
        doc("embedded", Setting(font=UMING), lambda s: make_table(s)),
        doc("cid", Setting(font=CID_FONT), lambda s: make_table(s)),
        doc("zenhei-clipped", Setting(font=ZENHEI, breaks="clipped"), lambda s: make_table(s)),
        doc("whole", Setting(breaks="whole", valign="top")),
        doc("split-ruled", Setting(rule_at_break=True, valign="middle")),
        doc("split-top", Setting(valign="top", page_numbers=True, signature="every")),
        doc("three-pages", Setting(font_size=10.5, page_numbers=True), lambda s: make_table(s, projects=20, long_cells=6)),
        doc("clipped-top", Setting(breaks="clipped", valign="top", page_numbers=True)),
        doc("clipped-foot", Setting(breaks="clipped", signature="every", page_numbers=True)),
        doc("repeated", Setting(breaks="whole", repeated=(3, 9))),
        doc("identical", Setting(breaks="whole", new_page_before=(4, 10)), lambda s: make_table(s, projects=24, long_cells=0, identical=(3, 8))),
        doc(
            "identical-and-repeated",
            Setting(breaks="whole", new_page_before=(4,), repeated=(12,)),
            lambda s: make_table(s, projects=24, long_cells=0, identical=(3,)),
        ),
        doc("identical-within", Setting(breaks="whole"), lambda s: make_table(s, projects=24, long_cells=0, identical=(3, 8))),
        doc("repeated-no-total", Setting(breaks="whole", repeated=(3,)), lambda s: make_table(s, projects=24, shape="bare", long_cells=0)),
        doc("first-header", Setting(header_on="first", breaks="whole")),
        doc("first-header-split", Setting(header_on="first", breaks="split", page_numbers=True)),
        doc("rectangles", Setting(rules="rectangles", white_fills=True)),
        doc("fills", Setting(rules="fills", zebra=True)),
        doc("dashed", Setting(rules="dashed")),
        doc("dashes", Setting(rules="dashes")),
        doc("doubled", Setting(rules="doubled")),
        doc("open", Setting(rules="open")),
        doc("across", Setting(rules="across", breaks="whole")),
        doc("none", Setting(rules="none", breaks="whole", padding=4)),
        doc("none-split", Setting(rules="none", breaks="split", padding=4, valign="top", page_numbers=True)),
        doc("white-fills-none", Setting(rules="none", breaks="whole", white_fills=True, padding=4, valign="top")),
        doc("beside", Setting(beside=True)),
        doc("under", Setting(under=True, signature="end")),
        doc("before", Setting(before=True, under=True)),
        doc("rotated-90", Setting(rotated=90)),
        doc("rotated-180", Setting(rotated=180)),
        doc("rotated-270", Setting(rotated=270, page_numbers=True)),
        doc("cropped", Setting(cropped=True, page_numbers=True)),
        doc("cropped-rotated", Setting(cropped=True, rotated=90)),
        doc("mixed-sheets", Setting(sheet="mixed", breaks="whole"), lambda s: make_table(s, projects=24, long_cells=0)),
        doc("portrait", Setting(sheet="portrait", narrow_money=True, font_size=7)),
        doc("narrow-money", Setting(narrow_money=True)),
        doc("a3", Setting(sheet="a3", font_size=9)),
        doc("offset", Setting(indent="offset")),
        doc("two-levels", Setting(header_levels=2)),
        doc("two-levels-first", Setting(header_levels=2, header_on="first")),
        doc("reordered", Setting(columns=("name", "objective", "indicators", "fund2", "fund0", "fund1", "total"))),
        doc("extra-columns", Setting(columns=("number", *COLUMNS, "note"))),
        doc("yuan", Setting(heading="two lines"), lambda s: make_table(s, projects=24, money_unit="元")),
        doc("yuan-brackets", Setting(heading="brackets", money="brackets"), lambda s: make_table(s, projects=24, money_unit="元")),
        doc("departments", Setting(), lambda s: make_table(s, projects=40, shape="departments")),
        doc("departments-offset", Setting(indent="offset"), lambda s: make_table(s, projects=40, shape="departments")),
        doc("no-total", Setting(), lambda s: make_table(s, projects=24, shape="no-total")),
        doc("no-units", Setting(), lambda s: make_table(s, projects=24, shape="no-units")),
        doc("bare", Setting(), lambda s: make_table(s, projects=24, shape="bare")),
        doc("title-two-lines", Setting(title_lines=2)),
        doc("title-three-lines", Setting(title_lines=3, heading="two lines")),
        doc("glyphwise", Setting(glyphwise="ordered")),
        doc("shuffled", Setting(glyphwise="shuffled")),
        doc("doubled-text", Setting(doubled_text=True)),
        doc("radicals", Setting(radicals=True, font=ZENHEI)),
        doc("radicals-cid", Setting(radicals=True, font=ZENHEI, loose=True)),
        doc("loose", Setting(loose=True)),
        doc("tight", Setting(padding=0.4, font=ZENHEI)),
        doc("wide-minus", Setting(money="wide")),
        doc("plain-money", Setting(money="plain", padding=0.6)),
    ]
