"""Where a table without upright lines ends: at a signature, a page number, prose, or what stands apart."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from model.text import is_wide
from parser.gaps import Stretch
from parser.header_words import LINE_GAP, Word, text_of, words
from parser.layouts.columns import Column, meaning
from parser.lines import Line, join
from parser.page import Page

CLOSED_GAP = 1.2
"""In glyph heights: under the last ruling line, what stands farther off belongs to something else."""

FOOTER_GAP = 2.5
"""In glyph heights: a wider empty band after the last row parts the table from a page number or signature."""

PROSE_GAP = 0.15
"""In glyph heights: glyphs no farther apart are of one text."""

HEADING = 1.25
"""Of the height of the prose under it: a line at least as high is its heading."""

_FIGURE = re.compile(r"[-−－+(（]?[\d,]+\.?\d*[)）]?")
_MONEY = re.compile(r"\d\.\d\d(?!\d)")
_SIGNATURE = re.compile(r"填报|填表|制表|审核人|复核|经办|负责人|联系电话|(?:备?注|说明)[:：]|附件?[:：]")
_PAGE_NUMBER = re.compile(r"[-—–]? ?第? ?\d+ ?页?(?: ?[/／共，,] ?共? ?\d+ ?页?)? ?[-—–]?")


def without_prose(body: list[Line], known: Sequence[Column]) -> list[Line]:
    """The lines down to the first that runs on over an edge between columns, as no cell's text does."""
    edges = [column.x1 for column in known[:-1]]
    for at, line in enumerate(body):
        if any(_runs_over(line, edge) for edge in edges) and not (at and _has_total((), body[at:])):
            return _without_heading(body[:at], line.height)
    return body


def _without_heading(body: list[Line], height: float) -> list[Line]:
    """The lines above prose of a height, without its heading."""
    while body and body[-1].height > HEADING * height:
        body = body[:-1]
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


def without_footer(page: Page, header: Sequence[Word], body: list[Line]) -> list[Line]:
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
    figures = figures_of(header, body)
    return any(figures[at] for at in totals)


def figures_of(header: Sequence[Word], body: Sequence[Line]) -> list[list[Stretch]]:
    """The figures of each money column: right-aligned, they end behind its word and before the next."""
    found: list[list[Stretch]] = [[] for _ in header]
    starts = [word.x0 for word in header]
    for line in body:
        for word in words(line):
            at = bisect_left(starts, word.x1) - 1
            if (
                at >= 0
                and meaning(text_of(header[at])) in ("total", "fund")
                and _FIGURE.fullmatch(text_of(word))
            ):
                found[at].append(Stretch(word.x0, word.x1))
    return found
