"""The documents: each style and trap with each producer that can set it."""

from collections.abc import Callable, Iterator
from typing import Literal
from zlib import crc32

import msgspec
from msgspec.structs import replace

from model import Table
from tests.corpus.fonts import ZENHEI

from . import forms, long_lists, truth
from .forms import FormStyle
from .long_lists import ListStyle
from .office import by_calc, by_writer
from .sheet import Block, Cell, Look, Paper
from .webpage import by_chromium, by_weasyprint

Producer = Callable[[Paper], bytes]

PRODUCERS: dict[str, Producer] = {
    "weasyprint": by_weasyprint,
    "chromium": by_chromium,
    "writer": by_writer,
    "calc": by_calc,
}


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document: its name begins with its producer's."""

    name: str
    truth: Table
    paper: Paper
    producer: Producer

    def pdf(self) -> bytes:
        """Set it. Raises NotInstalled."""
        return self.producer(self.paper)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a document is made of; a truth hangs on its name alone, so that none changes with another."""

    name: str
    style: FormStyle | ListStyle = FormStyle()
    look: Look = Look()
    projects: int = 8
    money_unit: Literal["万元", "元"] = "万元"
    long_cells: int = 0
    others_before: int = 0
    """Tables of another kind before it."""

    brief: bool = False
    """Whether objectives are short enough for the few rows over which their cells are merged."""

    lost_by: tuple[str, ...] = ()
    """Producers that do not set it: they let words of merged cells vanish, or run over the next cell."""


def documents() -> Iterator[Document]:
    """All of them."""
    for plan in (*FORMS, *LISTS):
        yield from _by_producers(plan)


def small() -> Iterator[Document]:
    """The few that are committed: each producer with a form and a long list, in short tables."""
    for plan in SMALL:
        yield from _by_producers(plan)


def _by_producers(plan: Plan) -> Iterator[Document]:
    table, paper = made(plan)
    for program, producer in PRODUCERS.items():
        if program not in plan.lost_by:
            name = f"{program}-{plan.name}"
            yield Document(name=name, truth=table, paper=paper, producer=producer)


def made(plan: Plan) -> tuple[Table, Paper]:
    """A plan's truth and its paper."""
    table = truth.drawn(crc32(plan.name.encode()), plan.projects, plan.money_unit, plan.long_cells)
    style = plan.style
    if isinstance(style, ListStyle):
        table = truth.of_long_list(table, sums=style.unit_rows, brief=plan.brief)
        blocks = long_lists.blocks(table, style)
    else:
        table = truth.of_form(table, forms.title(style), style)
        blocks = forms.blocks(table, style)
    before = tuple(_budget(blocks[0].widths, number) for number in range(plan.others_before))
    return table, Paper((*before, *blocks), plan.look)


def _budget(widths: tuple[float, ...], number: int) -> Block:
    """A plain budget table, as the same publication holds them before its forms."""
    half = len(widths) // 2
    rows = [
        ("收入项目", "预算数"),
        *((f"{number + 1}.{row}、一般公共预算拨款", f"{row * 12:,}.67") for row in range(30)),
    ]
    return Block(
        titles=("部门收支预算总表", "（2025年度）"),
        widths=widths,
        rows=tuple(
            (Cell(left, half), Cell(right, len(widths) - half, align="right")) for left, right in rows
        ),
        new_page=number > 0,
    )


_SMALL = Look(font_size=5.7, padding=1)
_LARGE = Look(font_size=12)
_FILLS = Look(fills=True, white_fills=True)
_WHOLE = Look(whole_rows=True)
_WIDE = Look(landscape=True, font_size=7)

FORMS = (
    Plan(name="form-central"),
    Plan(name="form-central-pages", style=FormStyle(new_pages=True, codes=True)),
    Plan(name="form-central-yuan", style=FormStyle(weights=False, template_rows=3), money_unit="元"),
    Plan(name="form-two-lines", style=FormStyle(two_line_labels=True, overall=True), look=_SMALL),
    Plan(name="form-large", look=_LARGE, projects=7),
    Plan(name="form-large-top", look=Look(font_size=12, valign="top"), projects=7),
    Plan(name="form-whole-rows", look=_WHOLE),
    Plan(name="form-one-grid", style=FormStyle(in_one_grid=True, template_rows=2)),
    Plan(name="form-fills", look=_FILLS),
    Plan(name="form-at-the-end", style=FormStyle(new_pages=True), others_before=4),
    Plan(name="form-shanghai", style=FormStyle(style="shanghai", weights=False), money_unit="元"),
    Plan(name="form-shanghai-small", style=FormStyle(style="shanghai", new_pages=True), look=_SMALL),
    Plan(name="form-shanghai-fills", style=FormStyle(style="shanghai", weights=False), look=_FILLS),
    Plan(name="form-stacked", style=FormStyle(style="stacked", overall=True)),
    Plan(name="form-stacked-large", style=FormStyle(style="stacked", weights=False), look=_LARGE, projects=7),
    Plan(name="form-beside", style=FormStyle(style="beside", weights=False, overall=True)),
    Plan(name="form-long", long_cells=3, look=_LARGE),
)
LISTS = (
    Plan(name="rows-merged", style=ListStyle(), look=_WIDE, projects=24, money_unit="元"),
    Plan(
        name="rows-merged-levels",
        style=ListStyle(merged_levels=True),
        look=_WIDE,
        projects=24,
        money_unit="元",
        lost_by=("writer",),
    ),
    Plan(name="rows-brief", style=ListStyle(merged_levels=True), look=_WIDE, projects=24, brief=True),
    Plan(name="rows-repeated", style=ListStyle(merged=False), look=_WIDE, projects=16, money_unit="元"),
    Plan(
        name="rows-no-header",
        style=ListStyle(header_on_every=False),
        look=_WIDE,
        projects=16,
        lost_by=("chromium",),
    ),
    Plan(
        name="rows-brief-no-header",
        style=ListStyle(header_on_every=False),
        look=_WIDE,
        projects=16,
        brief=True,
    ),
    Plan(name="rows-no-sums", style=ListStyle(unit_rows=False), look=_WIDE, projects=16),
    Plan(
        name="rows-whole",
        style=ListStyle(),
        look=replace(_WIDE, whole_rows=True),
        projects=16,
        lost_by=("writer",),
    ),
    Plan(
        name="rows-brief-whole",
        style=ListStyle(),
        look=replace(_WIDE, whole_rows=True),
        projects=16,
        brief=True,
    ),
    Plan(name="rows-top", style=ListStyle(), look=replace(_WIDE, valign="top"), projects=16),
    Plan(
        name="rows-fills", style=ListStyle(), look=replace(_WIDE, fills=True, white_fills=True), projects=16
    ),
    Plan(
        name="rows-large",
        style=ListStyle(),
        look=replace(_WIDE, font_size=10),
        projects=16,
        long_cells=2,
        lost_by=("writer",),
    ),
    Plan(
        name="rows-brief-large", style=ListStyle(), look=replace(_WIDE, font_size=10), projects=16, brief=True
    ),
)

_TALL = Look(font=ZENHEI, font_size=14)
SMALL = (
    Plan(
        name="form-stacked",
        style=FormStyle(style="stacked", overall=True, codes=True),
        look=_TALL,
        projects=7,
    ),
    Plan(
        name="form-shanghai",
        style=FormStyle(style="shanghai", weights=False),
        look=Look(font=ZENHEI, white_fills=True, fills=True, font_size=5.7, padding=1),
        projects=7,
        money_unit="元",
        others_before=1,
    ),
    Plan(
        name="rows",
        style=ListStyle(merged_levels=True),
        look=Look(font=ZENHEI, landscape=True, font_size=9),
        projects=8,
        money_unit="元",
        brief=True,
    ),
)
