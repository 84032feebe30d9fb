"""Lines under words: drawn like ruling lines, they part no cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from parser.lines import Line, lines
from parser.page import Glyph, Page, Rule

UNDER = 0.3
"""In glyph heights: an underline lies no farther than this from the bottom of its glyphs."""

FLUSH = 1.0
"""Points: an underline begins and ends no farther than this from the ends of its words."""

WORD_GAP = 0.5
"""In glyph heights: glyphs no farther apart than this may share an underline."""

ON_EDGE = 0.75
"""Points: a line both of whose ends are this close to upright lines is a cell's edge."""


def without_underlines(page: Page) -> Page:
    """A page without the lines that underline words."""
    level = [rule for rule in page.rules if rule.is_horizontal]
    upright = [rule for rule in page.rules if not rule.is_horizontal]
    edges = sorted(rule.x0 for rule in upright)
    if all(_is_near(edges, rule.x0) and _is_near(edges, rule.x1) for rule in level):
        return page
    printed = sorted(lines(page.number, page.glyphs), key=lambda line: line.bottom)
    bottoms = [line.bottom for line in printed]
    reach = max((line.bottom - line.top for line in printed), default=0.0)
    kept = [
        rule
        for rule in level
        if (_is_near(edges, rule.x0) and _is_near(edges, rule.x1))
        or not any(
            _underlines(rule, line)
            for line in printed[
                bisect_left(bottoms, rule.top - reach) : bisect_right(bottoms, rule.top + reach)
            ]
        )
    ]
    return replace(page, rules=(*kept, *upright))


def _is_near(edges: Sequence[float], position: float) -> bool:
    at = bisect_left(edges, position - ON_EDGE)
    return at < len(edges) and edges[at] <= position + ON_EDGE


def _underlines(rule: Rule, line: Line) -> bool:
    """Whether a ruling line runs right under some words of a line, from their first glyph to their last."""
    first = bisect_left(line.glyphs, rule.x0 - FLUSH, key=_start)
    last = bisect_right(line.glyphs, rule.x1 - FLUSH, key=_start) - 1
    if (
        first > last
        or abs(line.glyphs[first].x0 - rule.x0) > FLUSH
        or abs(line.glyphs[last].x1 - rule.x1) > FLUSH
    ):
        return False
    words = line.glyphs[first : last + 1]
    return all(abs(rule.top - glyph.bottom) <= UNDER * line.height for glyph in words) and all(
        right.x0 - left.x1 <= WORD_GAP * line.height for left, right in pairwise(words)
    )


def _start(glyph: Glyph) -> float:
    return glyph.x0
