"""Where the rows of a table without upright lines part: at lines across, else between their money."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parser.across import table_lines
from parser.gaps import Stretch, gaps_between
from parser.grammar import begins_anew
from parser.grid import SNAP
from parser.lines import Line, join, lines
from parser.page import Page

WRAPPED_STEP = 1.8
"""In glyph heights: the rest of a wrapped figure stands no farther below; the next row's does."""

HEAD_LINES = 3
"""Lines: to no more than these an indicator's head is wrapped."""

_WHOLE = re.compile(r"\.\d\d[)）]?$")


def row_edges(page: Page, body: Sequence[Line], columns: Mapping[str, Stretch], start: float) -> list[float]:
    """Where rows part: at ruling lines across the table, else in the widest gap between two rows' money."""
    ruled = [line.at for line in table_lines(page) if start + SNAP < line.at < body[-1].top]
    if ruled:
        return ruled
    gaps = gaps_between((Stretch(line.top, line.bottom) for line in body), Stretch(start, body[-1].bottom))
    money = _money_spans(_within(body, columns["total"]))
    beginnings = _beginnings(_within(body, columns["indicators"]))
    edges: list[float] = []
    for above, below in pairwise(money):
        inside = [gap for gap in gaps if above.end < gap.middle < below.start]
        before = [gap for gap in inside if _is_before_the_next(gap, above, below, beginnings)] or inside
        edges.append(_widest(before).middle if before else (above.end + below.start) / 2)
    first = [gap for gap in gaps if start < gap.start and money and gap.middle < money[0].start]
    usual = sorted(gap.width for gap in gaps)[len(gaps) // 2] if gaps else 0.0
    if first and _widest(first).width > usual + 0.25 * body[0].height:
        edges.insert(0, _widest(first).middle)
    return edges


def _is_before_the_next(gap: Stretch, above: Stretch, below: Stretch, beginnings: Sequence[Stretch]) -> bool:
    """Whether no gap is known to stand in the rest of one row or after the beginning of the next.

    A beginning spans from the last line of the indicators before to the first of a row's own.
    """
    between = [span for span in beginnings if above.end < span.end < below.start + SNAP]
    return all(span.start - SNAP < gap.middle < span.end for span in between[:1])


def _beginnings(indicators: Sequence[Line]) -> list[Stretch]:
    """Where the indicators of rows begin: from the bottom of the line before to the top of the first."""
    found: list[Stretch] = []
    for at, line in enumerate(indicators):
        if begins_anew(join(indicators[at : at + HEAD_LINES]).text):
            found.append(Stretch(indicators[at - 1].bottom if at else 0.0, line.top))
    return found


def _within(body: Sequence[Line], column: Stretch) -> list[Line]:
    """The lines of one column."""
    inside = [glyph for line in body for glyph in line.glyphs if column.start <= glyph.centre < column.end]
    return lines(0, inside)


def _widest(gaps: Sequence[Stretch]) -> Stretch:
    """The widest gap; of equal ones the lowest, under which a row's first lines stand side by side."""
    most = max(gap.width for gap in gaps)
    return [gap for gap in gaps if gap.width > most - 0.3][-1]


def _money_spans(totals: Sequence[Line]) -> list[Stretch]:
    """From the first to the last line's middle of each figure in the total column: one may be wrapped."""
    spans: list[Stretch] = []
    figure = ""
    for line in totals:
        printed = join([line]).text
        if not any(character.isdigit() for character in printed):
            continue
        middle = (line.top + line.bottom) / 2
        if spans and not _WHOLE.search(figure) and middle - spans[-1].end < WRAPPED_STEP * line.height:
            spans[-1] = Stretch(spans[-1].start, middle)
            figure += printed
        else:
            spans.append(Stretch(middle, middle))
            figure = printed
    return spans
