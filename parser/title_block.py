"""Which lines of a page stand above a table and belong to it: none of another table, none beyond one."""

from collections.abc import Sequence

from parser.grid import SNAP, Grid
from parser.lines import Line, lines
from parser.page import Page


def lines_above(page: Page, top: float, ruled: Sequence[Grid]) -> list[Line]:
    """The lines from another table's end, or the page's, down to a table that begins at `top`.

    What stands in the table's own outer lines over its header counts; a grid of one row is no table
    that ends the title block, but its words are no part of it.
    """
    others = [grid for grid in ruled if grid.bottom <= top + SNAP]
    floor = max((grid.bottom for grid in others if len(grid.ys) > 2), default=float("-inf"))
    return lines(
        page.number,
        [
            glyph
            for glyph in page.glyphs
            for _, _, high, _, low in (glyph,)
            if floor < (high + low) / 2 < top and not any(grid.holds(glyph) for grid in others)
        ],
    )
