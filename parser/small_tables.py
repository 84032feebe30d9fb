"""Small ruled tables on the page of a table without upright lines: taken away before that one is read."""

from collections.abc import Sequence

import msgspec

from parser.grid import SNAP, Grid, grids
from parser.layouts.columns import Column
from parser.page import Page, Rule

NARROW = 0.8
"""Of the width of the columns known: a narrower table is another one."""


def without_small_tables(page: Page, known: Sequence[Column] = ()) -> Page:
    """A page without the ruled tables that are no part of an unruled one: they stand beside or under it.

    They hold less than half of the page, or they are narrower than the `known` columns of the page before.
    """
    small = [
        grid
        for grid in grids(page)
        if _is_narrow(grid, known) or 2 * sum(grid.holds(glyph) for glyph in page.glyphs) < len(page.glyphs)
    ]
    if not small:
        return page
    glyphs = tuple(glyph for glyph in page.glyphs if not any(grid.holds(glyph) for grid in small))
    rules = tuple(rule for rule in page.rules if not any(_is_of(rule, grid) for grid in small))
    return msgspec.structs.replace(page, glyphs=glyphs, rules=rules)


def _is_narrow(grid: Grid, known: Sequence[Column]) -> bool:
    return bool(known) and grid.x1 - grid.x0 < NARROW * (known[-1].x1 - known[0].x0)


def _is_of(rule: Rule, grid: Grid) -> bool:
    """Whether a ruling line lies within a table, its outer lines included."""
    return (
        grid.x0 - SNAP <= rule.x0
        and rule.x1 <= grid.x1 + SNAP
        and grid.top - SNAP <= rule.top
        and rule.bottom <= grid.bottom + SNAP
    )
