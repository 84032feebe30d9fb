"""Pages made of glyphs and ruling lines, without any PDF: what a reader would give of a printed table.

All lengths are points. A Chinese character is as wide as it is high, a Latin one half as wide.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from model.text import is_wide
from parser.page import Glyph, Page, Rule

SIZE = 8.0
LEADING = 10.0
PADDING = 3.0
LEFT = 30.0
BOTTOM = 560.0
HEADER = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
WIDTHS = (120.0, 60.0, 60.0, 60.0, 60.0, 160.0, 260.0)
TITLE = ("云溪县民政局2025年项目支出绩效目标表", "部门名称：云溪县民政局 单位：万元")

Cells = Sequence[str]
"""The text of a row's cells; line ends are wraps."""

PageEnd = Literal["moved", "repeated", "split"]
"""What happens to a row that does not fit: it is printed on the next page whole; it is cut off and printed
again on the next page; or its lines go on there."""


def advance(character: str, size: float = SIZE) -> float:
    """How far a character moves on."""
    return size if is_wide(character) else size / 2


def words(text: str, x0: float = 0.0, top: float = 0.0, size: float = SIZE) -> list[Glyph]:
    """One line of text set from `x0`."""
    found = []
    for character in text:
        found.append(Glyph(character, x0, top, x0 + advance(character, size), top + size))
        x0 += advance(character, size)
    return found


def paragraph(text: str, x0: float = 0.0, top: float = 0.0, size: float = SIZE) -> list[Glyph]:
    """Several lines of text, one under the other."""
    return [
        glyph
        for at, line in enumerate(text.split("\n"))
        for glyph in words(line, x0, top + at * (LEADING * size / SIZE), size)
    ]


def wrapped(text: str, width: float) -> str:
    """Text with line ends where its next character would run over `width`, within words too."""
    lines = [""]
    used = 0.0
    for character in text:
        if lines[-1] and used + advance(character) > width:
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += advance(character)
    return "\n".join(lines)


def across(y: float, x0: float, x1: float) -> Rule:
    """A horizontal ruling line."""
    return Rule(x0, y, x1, y)


def down(x: float, top: float, bottom: float) -> Rule:
    """A vertical ruling line."""
    return Rule(x, top, x, bottom)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """Lines from edge to edge."""
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def page(
    glyphs: Sequence[Glyph] = (), rules: Sequence[Rule] = (), number: int = 1, pictures: int = 0
) -> Page:
    """An A4 sheet on its side."""
    return Page(number, 842.0, 595.0, tuple(glyphs), tuple(rules), pictures)


class Paper:
    """A document's reader whose pages are at hand: a `parser.page.Reader`."""

    def __init__(self, *pages: Page) -> None:
        self._pages = pages
        self.page_count = len(pages)

    def pages(self) -> Iterator[Page]:
        yield from self._pages

    def close(self) -> None:
        """There is nothing to let go of."""


class Setting(NamedTuple):
    """How a table is set."""

    header: Cells = HEADER
    widths: Sequence[float] = WIDTHS
    title: Sequence[str] = TITLE
    page_end: PageEnd = "moved"
    centred: bool = False
    repeat_header: bool = True
    bottom: float = BOTTOM

    @property
    def xs(self) -> list[float]:
        """The edges of the columns."""
        return list(accumulate(self.widths, initial=LEFT))


def set_rows(rows: Sequence[Cells], setting: Setting | None = None) -> list[Page]:
    """The pages of a table: title on the first, header on each, rows from edge to edge."""
    return _Press(setting or Setting()).run(rows)


class _Press:
    """The page being set, and those that are done."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._done: list[Page] = []
        self._glyphs: list[Glyph] = []
        self._ys: list[float] = []
        self._top = 30.0

    def run(self, rows: Sequence[Cells]) -> list[Page]:
        for line in self._setting.title:
            self._glyphs += words(line, LEFT, self._top)
            self._top += 14.0
        self._begin_table(with_header=True)
        for row in rows:
            self._row(row)
        self._end_page(closed=True)
        return self._done

    def _begin_table(self, *, with_header: bool) -> None:
        self._ys = [self._top]
        if with_header:
            cells = [
                wrapped(name, width - 2 * PADDING)
                for name, width in zip(self._setting.header, self._setting.widths, strict=True)
            ]
            self._draw(cells, _height(cells))

    def _end_page(self, *, closed: bool) -> None:
        end = self._ys[-1] if closed else self._setting.bottom
        xs = self._setting.xs
        rules = [across(y, xs[0], xs[-1]) for y in self._ys] + [down(x, self._ys[0], end) for x in xs]
        self._done.append(page(self._glyphs, rules, len(self._done) + 1))
        self._glyphs = []
        self._top = 30.0

    def _next_page(self, *, closed: bool = True) -> None:
        self._end_page(closed=closed)
        self._begin_table(with_header=self._setting.repeat_header)

    def _row(self, cells: Cells) -> None:
        room = self._setting.bottom - self._top
        height = _height(cells)
        if height <= room:
            self._draw(cells, height)
            return
        lines_left = int((room - 2 * PADDING) // LEADING)
        match self._setting.page_end:
            case "repeated" if room > LEADING:
                self._draw(cells, height, cut=room)
                self._next_page()
                self._draw(cells, height)
            case "split" if lines_left > 0:
                first, rest = _split(cells, lines_left)
                self._draw(first, room, open_below=True)
                self._next_page(closed=False)
                self._row(rest)
            case _:
                self._next_page()
                self._draw(cells, height)

    def _draw(
        self, cells: Cells, height: float, *, cut: float | None = None, open_below: bool = False
    ) -> None:
        """Draw a row; `cut` draws the table's lower edge through it, its text runs on below."""
        for cell, x0 in zip(cells, self._setting.xs, strict=False):
            top = self._top + PADDING
            if self._setting.centred:
                top = self._top + (height - LEADING * len(cell.split("\n"))) / 2
            self._glyphs += paragraph(cell, x0 + PADDING, top)
        self._top += height if cut is None else cut
        if not open_below:
            self._ys.append(self._top)


def _height(cells: Cells) -> float:
    return LEADING * max(len(cell.split("\n")) for cell in cells) + 2 * PADDING


def _split(cells: Cells, lines: int) -> tuple[list[str], list[str]]:
    parts = [cell.split("\n") for cell in cells]
    return ["\n".join(part[:lines]) for part in parts], ["\n".join(part[lines:]) for part in parts]
