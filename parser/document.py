"""From the pages of one PDF to its table, or to the reason why it holds none."""

import re
from collections.abc import Iterator
from pathlib import Path

from model import Table
from model.control_totals import TOTAL
from model.money import parse
from parser.assemble import DEFAULT_UNIT, assemble
from parser.errors import NoTable, Scanned
from parser.grid import Grid, grids
from parser.heading import Heading, heading
from parser.layouts import list_form
from parser.lines import join, lines
from parser.page import Glyph, Page, Reader
from parser.progress import OnProgress, Progress, RowSoFar
from parser.rows import Row, figure, text

SCANNED = 12
"""Glyphs a page: where there are fewer, and pictures, the pages are pictures of paper."""

NONSENSE = 0.3
"""Share of glyphs without a readable character above which a document's text is nonsense."""

_OTHER_KINDS = (
    (re.compile("绩效自评|自评得分"), "绩效自评表"),
    (re.compile("部门整体(?:支出)?绩效目标"), "部门整体支出绩效目标表"),
    (re.compile("区域绩效目标"), "转移支付区域绩效目标表"),
    (re.compile("绩效(?:目标)?(?:运行)?监控"), "绩效运行监控表"),
    (re.compile("绩效目标(?:申报|填报)?表"), "其他形式的绩效目标表"),
    (re.compile("收支(?:预算|决算)?总表|支出预算表|支出决算表"), "部门预算、决算表"),
)
"""Tables that are met with and not read, the telling ones first."""

_UNREADABLE = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


class _Survey:
    """What the pages hold besides the table: enough to say why there is none."""

    def __init__(self) -> None:
        self.pages = 0
        self.glyphs = 0
        self.nonsense = 0
        self.pictures = 0
        self.kind: str | None = None

    def add(self, page: Page) -> None:
        shown = [glyph.text for glyph in page.glyphs if not glyph.text.isspace()]
        self.pages += 1
        self.glyphs += len(shown)
        self.nonsense += sum(_UNREADABLE.match(words) is not None for words in shown)
        self.pictures += page.pictures
        words = "".join(shown)
        self.kind = self.kind or next((kind for found, kind in _OTHER_KINDS if found.search(words)), None)

    def refusal(self, path: Path) -> NoTable:
        """Why the document that was surveyed gives no table."""
        if self.glyphs < SCANNED * self.pages and self.pictures:
            return Scanned(path, "是扫描件，没有可读的文字", "请向发布单位索取文字版 PDF，或先做文字识别")
        if self.glyphs == 0:
            return NoTable(path, "没有任何文字", "请核对文件是否选对")
        if self.nonsense > NONSENSE * self.glyphs:
            return NoTable(path, "字体缺少文字对照，读出的是乱码", "请向发布单位索取另一份，或先做文字识别")
        if self.kind is not None:
            return NoTable(
                path, f"没有清单式的项目支出绩效目标表（文中有{self.kind}）", "请改用含清单式目标表的文件"
            )
        return NoTable(path, "没有项目支出绩效目标表", "请核对文件是否选对")


def read_document(reader: Reader, path: Path, sha256: str, on_progress: OnProgress | None = None) -> Table:
    """The table of a document. Raises NoTable, Scanned or what the reader raises."""
    survey = _Survey()
    rows: list[Row] = []
    known: list_form.Header | None = None
    title: Heading | None = None
    for page in reader.pages():
        survey.add(page)
        fresh: list[Row] = []
        for grid in grids(page):
            found = list_form.header(grid)
            if found is not None:
                title = title or heading(_above(page, grid, found))
                known = found
                fresh += list_form.rows(grid, found, found.bottom)
            elif known is not None and list_form.fits(grid, known):
                fresh += list_form.rows(grid, known, grid.top)
        rows += fresh
        if on_progress is not None:
            unit = title.money_unit if title else None
            on_progress(Progress(page.number, reader.page_count, tuple(_so_far(fresh, unit or DEFAULT_UNIT))))
    if title is None or all(row.is_blank for row in rows):
        raise survey.refusal(path)
    return assemble(rows, title, layout=list_form.LAYOUT, pages=reader.page_count, sha256=sha256)


def _above(page: Page, grid: Grid, found: list_form.Header) -> list[str]:
    """The lines of the title block: above the table's header, inside its outer lines or over them."""

    def stands_above(glyph: Glyph) -> bool:
        return glyph.middle < found.top

    return [join([line]).text for line in lines(page.number, filter(stands_above, page.glyphs))]


def _so_far(rows: list[Row], money_unit: str) -> Iterator[RowSoFar]:
    for row in rows:
        name = text(row.name)
        if name and name not in ("合计", TOTAL):
            kind = "project" if row.has_text else "unit"
            yield RowSoFar(
                "project" if kind == "project" else "unit", name, parse(figure(row.total), money_unit)
            )
