"""Lines that run across a table without upright ones, and the column edges where their pieces meet."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parser.grid import SNAP, Span, lines_across
from parser.page import Page

LONG = 0.5
"""Of the width of a page's text: a shorter line underlines words, or closes a cell of a header."""

TOUCH = 0.75
"""Points: pieces of a line that end and begin no farther apart meet; dashes do not."""


def table_lines(page: Page) -> list[Span]:
    """The lines across a page that are long enough to part rows, top to bottom."""
    if not page.glyphs:
        return []
    width = max(glyph.x1 for glyph in page.glyphs) - min(glyph.x0 for glyph in page.glyphs)
    found = [line for line in lines_across(page) if line.end - line.start > LONG * width]
    return sorted(found)


def met_edges(page: Page, across: Sequence[Span]) -> tuple[float, ...]:
    """The edges of columns where a line was drawn cell by cell: those that most such lines have."""
    found = Counter(edges for line in across if len(edges := _edges(page, line)) > 2)
    return max(found, key=lambda edges: (found[edges], len(edges)), default=())


def _edges(page: Page, line: Span) -> tuple[float, ...]:
    """Both ends of a line, and where its pieces meet."""
    pieces = sorted(
        (rule.x0, rule.x1)
        for rule in page.rules
        if rule.is_horizontal
        and abs(rule.top - line.at) <= SNAP
        and rule.x0 >= line.start - TOUCH
        and rule.x1 <= line.end + TOUCH
    )
    met = [round(right[0]) for left, right in pairwise(pieces) if abs(right[0] - left[1]) <= TOUCH]
    return tuple(dict.fromkeys((round(line.start), *met, round(line.end))))
