"""A grid for a table without upright lines: columns from its header words, rows from money and gaps."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from model.text import fold_character
from parser.gaps import Stretch, gaps_between
from parser.grid import Cell, Grid
from parser.header_words import Word, header_words, text_of
from parser.layouts.columns import Column, meaning
from parser.lines import Line, lines
from parser.page import Page
from parser.unruled_end import figures_of, without_footer, without_prose
from parser.unruled_rows import row_edges

MOST_MOVED = 1.5
"""In glyph heights: how far an edge between columns may move from page to page."""

_HEADER_CHARACTERS = set("项目绩效指标")


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
    if not header:
        known = _moved(known, without_footer(page, (), under))
        under = without_prose(under, known)
    body = without_footer(page, header, under)
    if not body:
        return None
    start = (bottom + body[0].top) / 2 if header else body[0].top - 1
    xs = _met_edges(met, body) or _known_edges(known, header, body) or _column_edges(header, body)
    ys = [
        *([top - 1] if header else []),
        start,
        *row_edges(page, body, _columns(meanings, xs), start),
        body[-1].bottom + 1,
    ]
    return _grid(page, xs, ys, header)


def _columns(meanings: Sequence[str], xs: Sequence[float]) -> dict[str, Stretch]:
    """Where the first column of each meaning lies."""
    placed = [(kind, Stretch(x0, x1)) for kind, (x0, x1) in zip(meanings, pairwise(xs), strict=True)]
    return dict(reversed(placed))


def _moved(known: Sequence[Column], body: Sequence[Line]) -> list[Column]:
    """The known columns, their edges moved off text that this page sets wider than the pages before."""
    glyphs = [glyph for line in body for glyph in line.glyphs if not glyph.text.isspace()]
    covered = [Stretch(glyph.x0, glyph.x1) for glyph in glyphs]
    reach = MOST_MOVED * max((line.height for line in body), default=0.0)
    edges = [_free_edge(column.x1, covered, reach) for column in known[:-1]]
    edges = [known[0].x0, *edges, known[-1].x1]
    return [
        msgspec.structs.replace(column, x0=x0, x1=x1)
        for column, (x0, x1) in zip(known, pairwise(edges), strict=True)
    ]


def _free_edge(edge: float, covered: Sequence[Stretch], reach: float) -> float:
    """An edge, or the middle of the gap nearest to it where text covers it."""
    gaps = gaps_between(covered, Stretch(edge - reach, edge + reach))
    if not gaps or any(gap.start <= edge <= gap.end for gap in gaps):
        return edge
    return min((gap.middle for gap in gaps), key=lambda middle: abs(middle - edge))


def _column_edges(header: Sequence[Word], body: Sequence[Line]) -> list[float]:
    """Where columns part: the widest gutter between two header words that no text crosses."""
    glyphs = [glyph for line in body for glyph in line.glyphs if not glyph.text.isspace()]
    everything = [*glyphs, *(glyph for word in header for glyph in word.glyphs)]
    figures = figures_of(header, body)
    edges = [min(glyph.x0 for glyph in everything) - 1]
    for at, (left, right) in enumerate(pairwise(header)):
        start = max([(left.x0 + left.x1) / 2, *(figure.end for figure in figures[at])])
        end = min([(right.x0 + right.x1) / 2, *(figure.start for figure in figures[at + 1])])
        between = Stretch(start, max(start, end))
        gaps = gaps_between((Stretch(glyph.x0, glyph.x1) for glyph in everything), between)
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


def _right_edge_of_money(body: Sequence[Line], between: Stretch) -> float:
    """Where money ends that touches the next column's text: after the most common last decimal."""
    ends = [
        round(second.x1, 1)
        for line in body
        for point, first, second in zip(line.glyphs, line.glyphs[1:], line.glyphs[2:], strict=False)
        if point.text == "." and first.text.isdigit() and second.text.isdigit()
        if between.start <= second.x1 <= between.end
    ]
    return max(ends, key=ends.count) if ends else between.middle


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
