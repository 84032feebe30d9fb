"""A grid for a table without upright lines: columns from its header words, rows from money and gaps."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.text import fold_character, is_wide
from parser.across import table_lines
from parser.grid import SNAP, Cell, Grid
from parser.header_words import LINE_GAP, Word, header_words, text_of, words
from parser.layouts.columns import Column, meaning
from parser.lines import Line, join, lines
from parser.page import Page

CLOSED_GAP = 1.2
"""In glyph heights: under the last ruling line, what stands farther off belongs to something else."""

FOOTER_GAP = 2.5
"""In glyph heights: a wider empty band after the last row parts the table from a page number or signature."""

WRAPPED_STEP = 1.8
"""In glyph heights: the rest of a wrapped figure stands no farther below; the next row's does."""

PROSE_GAP = 0.15
"""In glyph heights: glyphs no farther apart are of one text."""

_FIGURE = re.compile(r"[-−－+(（]?[\d,]+\.?\d*[)）]?")
_MONEY = re.compile(r"\d\.\d\d(?!\d)")
_WHOLE = re.compile(r"\.\d\d[)）]?$")
_SIGNATURE = re.compile(r"填报|填表|制表|审核人|复核|经办|负责人|联系电话|(?:备?注|说明)[:：]|附件?[:：]")
_PAGE_NUMBER = re.compile(r"[-—–]? ?第? ?\d+ ?页?(?: ?[/／共，,] ?共? ?\d+ ?页?)? ?[-—–]?")
_HEADER_CHARACTERS = set("项目绩效指标")


class _Span(NamedTuple):
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def width(self) -> float:
        return self.end - self.start


def unruled_grid(page: Page, known: Sequence[Column] = ()) -> Grid | None:
    """The grid of a table that has no upright ruling lines, None where no header is found.

    `known` are the columns of the page before, for a page that does not repeat its header.
    """
    if (
        not known
        and not {fold_character(character) for glyph in page.glyphs for character in glyph.text}
        >= _HEADER_CHARACTERS
    ):
        return None
    printed = lines(page.number, page.glyphs)
    header, met = header_words(page, printed)
    meanings = [meaning(text_of(word)) for word in header] or [column.meaning for column in known]
    if "total" not in meanings:
        return None
    top = min((glyph.top for word in header for glyph in word.glyphs), default=0.0)
    bottom = max((glyph.bottom for word in header for glyph in word.glyphs), default=0.0)
    under = [line for line in printed if line.top > bottom - line.height / 2]
    body = _without_footer(page, header, under if header else _without_prose(under, known))
    if not body:
        return None
    start = (bottom + body[0].top) / 2 if header else body[0].top - 1
    xs = _met_edges(met, body) or _known_edges(known, header, body) or _column_edges(header, body)
    ys = [
        *([top - 1] if header else []),
        start,
        *_row_edges(page, body, xs, meanings.index("total"), start),
        body[-1].bottom + 1,
    ]
    return _grid(page, xs, ys, header)


def _without_prose(body: list[Line], known: Sequence[Column]) -> list[Line]:
    """The lines down to the first that runs on over an edge between columns, as no cell's text does."""
    edges = [column.x1 for column in known[:-1]]
    for at, line in enumerate(body):
        if any(_runs_over(line, edge) for edge in edges) and not (at and _has_total((), body[at:])):
            return body[:at]
    return body


def _runs_over(line: Line, edge: float) -> bool:
    """Whether two Chinese characters side by side stand on both sides of an edge."""
    seen = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    return any(
        left.centre < edge <= right.centre
        and is_wide(left.text[-1])
        and is_wide(right.text[0])
        and right.x0 - left.x1 < PROSE_GAP * (left.bottom - left.top)
        for left, right in pairwise(seen)
    )


def _without_footer(page: Page, header: Sequence[Word], body: list[Line]) -> list[Line]:
    """The lines down to a signature, a page number, or what stands apart without a figure under 总计."""
    for at, line in enumerate(body):
        if _SIGNATURE.match(join([line]).text) and (at > 0 or not _has_total(header, body)):
            body = body[:at]
            break
    if len(body) > 1 and _is_page_number(body[-1], body[-2].bottom):
        body = body[:-1]
    rules = sorted(rule.top for rule in page.rules if rule.is_horizontal)
    reached = body[0].bottom if body else 0.0
    for at, line in enumerate(body):
        closed = rules[bisect_left(rules, line.top) - 1] if rules and rules[0] < line.top else reached
        apart = line.top - max(reached, closed)
        allowed = CLOSED_GAP if closed > reached else FOOTER_GAP
        if at > 0 and apart > allowed * line.height and not _has_total(header, body[at:]):
            return body[:at]
        reached = max(reached, line.bottom)
    return body


def _is_page_number(line: Line, reached: float) -> bool:
    """Whether a line says what a page number does, and is not the rest of a wrapped figure."""
    return (
        line.top - reached > LINE_GAP * line.height and _PAGE_NUMBER.fullmatch(join([line]).text) is not None
    )


def _has_total(header: Sequence[Word], body: Sequence[Line]) -> bool:
    """Whether a figure stands under the total's header word; without a header, any figure."""
    if not header:
        return any(_MONEY.search(line.text) for line in body)
    totals = [at for at, word in enumerate(header) if meaning(text_of(word)) == "total"]
    figures = _figures(header, body)
    return any(figures[at] for at in totals)


def _column_edges(header: Sequence[Word], body: Sequence[Line]) -> list[float]:
    """Where columns part: the widest gutter between two header words that no text crosses."""
    glyphs = [glyph for line in body for glyph in line.glyphs if not glyph.text.isspace()]
    everything = [*glyphs, *(glyph for word in header for glyph in word.glyphs)]
    figures = _figures(header, body)
    edges = [min(glyph.x0 for glyph in everything) - 1]
    for at, (left, right) in enumerate(pairwise(header)):
        start = max([(left.x0 + left.x1) / 2, *(figure.end for figure in figures[at])])
        end = min([(right.x0 + right.x1) / 2, *(figure.start for figure in figures[at + 1])])
        between = _Span(start, max(start, end))
        gaps = _gaps((_Span(glyph.x0, glyph.x1) for glyph in everything), between)
        if gaps:
            edges.append(max(gaps, key=lambda gap: gap.width).middle)
        else:
            edges.append(_right_edge_of_money(body, between))
    return [*edges, max(glyph.x1 for glyph in everything) + 1]


def _met_edges(met: Sequence[float], body: Sequence[Line]) -> list[float]:
    """The edges that ruling lines give away, the outer ones wide enough for all that is printed."""
    if not met:
        return []
    glyphs = [glyph for line in body for glyph in line.glyphs if not glyph.text.isspace()]
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    return [min(met[0], left - 1), *met[1:-1], max(met[-1], right + 1)]


def _known_edges(known: Sequence[Column], header: Sequence[Word], body: Sequence[Line]) -> list[float]:
    """The edges found on an earlier page, if this page's header stands in them and they cut no glyph."""
    if not known or (header and len(header) != len(known)):
        return []
    for word, column in zip(header, known, strict=False):
        if not column.x0 <= (word.x0 + word.x1) / 2 <= column.x1:
            return []
    edges = [column.x1 for column in known[:-1]]
    glyphs = [glyph for line in body for glyph in line.glyphs if not glyph.text.isspace()]
    if header and any(glyph.x0 + 1 < edge < glyph.x1 - 1 for glyph in glyphs for edge in edges):
        return []
    left = min(known[0].x0, *(glyph.x0 - 1 for glyph in glyphs))
    right = max(known[-1].x1, *(glyph.x1 + 1 for glyph in glyphs))
    return [left, *edges, right]


def _figures(header: Sequence[Word], body: Sequence[Line]) -> list[list[_Span]]:
    """The figures of each money column: right-aligned, they end behind its word and before the next."""
    found: list[list[_Span]] = [[] for _ in header]
    starts = [word.x0 for word in header]
    for line in body:
        for word in words(line):
            at = bisect_left(starts, word.x1) - 1
            if (
                at >= 0
                and meaning(text_of(header[at])) in ("total", "fund")
                and _FIGURE.fullmatch(text_of(word))
            ):
                found[at].append(_Span(word.x0, word.x1))
    return found


def _gaps(covered: Iterable[_Span], between: _Span) -> list[_Span]:
    """The stretches of `between` that nothing covers."""
    gaps: list[_Span] = []
    reached = between.start
    for span in sorted(covered):
        if span.end <= reached:
            continue
        if span.start >= between.end:
            break
        if span.start > reached:
            gaps.append(_Span(reached, span.start))
        reached = span.end
    if reached < between.end:
        gaps.append(_Span(reached, between.end))
    return gaps


def _right_edge_of_money(body: Sequence[Line], between: _Span) -> float:
    """Where money ends that touches the next column's text: after the most common last decimal."""
    ends = [
        round(second.x1, 1)
        for line in body
        for point, first, second in zip(line.glyphs, line.glyphs[1:], line.glyphs[2:], strict=False)
        if point.text == "." and first.text.isdigit() and second.text.isdigit()
        if between.start <= second.x1 <= between.end
    ]
    return max(ends, key=ends.count) if ends else between.middle


def _row_edges(
    page: Page, body: Sequence[Line], xs: Sequence[float], total: int, start: float
) -> list[float]:
    """Where rows part: at ruling lines across the table, else in the widest gap between two rows' money."""
    ruled = [line.at for line in table_lines(page) if start + SNAP < line.at < body[-1].top]
    if ruled:
        return ruled
    end = body[-1].bottom
    gaps = _gaps((_Span(line.top, line.bottom) for line in body), _Span(start, end))
    money = _money_spans(body, xs[total], xs[total + 1])
    edges: list[float] = []
    for above, below in pairwise(money):
        inside = [gap for gap in gaps if above.end < gap.middle < below.start]
        edges.append(_widest(inside).middle if inside else (above.end + below.start) / 2)
    first = [gap for gap in gaps if start < gap.start and money and gap.middle < money[0].start]
    usual = sorted(gap.width for gap in gaps)[len(gaps) // 2] if gaps else 0.0
    if first and _widest(first).width > usual + 0.25 * body[0].height:
        edges.insert(0, _widest(first).middle)
    return edges


def _widest(gaps: Sequence[_Span]) -> _Span:
    """The widest gap; of equal ones the lowest, under which a row's first lines stand side by side."""
    most = max(gap.width for gap in gaps)
    return [gap for gap in gaps if gap.width > most - 0.3][-1]


def _money_spans(body: Sequence[Line], x0: float, x1: float) -> list[_Span]:
    """From the first to the last line's middle of each figure in the total column: one may be wrapped."""
    glyphs = [glyph for line in body for glyph in line.glyphs if x0 <= glyph.centre < x1]
    spans: list[_Span] = []
    figure = ""
    for line in lines(0, glyphs):
        if not any(glyph.text.isdigit() for glyph in line.glyphs):
            continue
        middle = (line.top + line.bottom) / 2
        if spans and not _WHOLE.search(figure) and middle - spans[-1].end < WRAPPED_STEP * line.height:
            spans[-1] = _Span(spans[-1].start, middle)
            figure += line.text.strip()
        else:
            spans.append(_Span(middle, middle))
            figure = line.text.strip()
    return spans


def _grid(page: Page, xs: Sequence[float], ys: Sequence[float], header: Sequence[Word]) -> Grid:
    """The grid of these edges, every cell basic; nothing closes its last row."""
    cells = [
        Cell(x0, ys[0], x1, ys[1], word.glyphs) for word, (x0, x1) in zip(header, pairwise(xs), strict=False)
    ]
    taken = {glyph for word in header for glyph in word.glyphs}
    for top, bottom in pairwise(ys[1:] if header else ys):
        band = [glyph for glyph in page.glyphs if top <= glyph.middle < bottom and glyph not in taken]
        for x0, x1 in pairwise(xs):
            inside = tuple(glyph for glyph in band if x0 <= glyph.centre < x1)
            cells.append(Cell(x0, top, x1, bottom, inside))
    across = len(xs) - 1
    ruled_below = tuple((at < len(ys) - 2,) * across for at in range(len(ys) - 1))
    return Grid(page.number, tuple(xs), tuple(ys), tuple(cells), ruled_below)
