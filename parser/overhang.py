"""Words below a table's last line: browsers draw a merged cell down to the sheet's end, its rows not."""

from collections.abc import Sequence

import msgspec

from parser.grid import Cell, Grid
from parser.lines import lines
from parser.page import Glyph, Page

WIDEST_GAP = 1.5
"""In line heights: what stands farther below the line before is no more of the table."""


def with_overhang(page: Page, grid: Grid, ruled: Sequence[Grid]) -> Grid:
    """The grid, its cells that no line closes at its foot holding the lines below them too.

    `ruled` are all grids of the page: below another one nothing hangs over.
    """
    opened = [cell for cell in grid.cells if _is_open(grid, cell)]
    if not opened or any(other.top >= grid.bottom - grid.snap for other in ruled if other is not grid):
        return grid
    taken: dict[Cell, list[Glyph]] = {}
    reached = max((glyph.bottom for cell in opened for glyph in cell.glyphs), default=grid.bottom)
    reached = max(reached, grid.bottom)
    foot = grid.bottom
    below = [glyph for glyph in page.glyphs for _, _, top, _, low in (glyph,) if (top + low) / 2 >= foot]
    for line in lines(page.number, below):
        if line.top - reached > WIDEST_GAP * line.height:
            break
        owners = [(glyph, _owner(opened, glyph)) for glyph in line.glyphs if not glyph.text.isspace()]
        if any(owner is None for _, owner in owners):
            break
        for glyph, owner in owners:
            if owner is not None:
                taken.setdefault(owner, []).append(glyph)
        reached = line.bottom
    cells = tuple(
        msgspec.structs.replace(cell, glyphs=(*cell.glyphs, *taken[cell])) if cell in taken else cell
        for cell in grid.cells
    )
    return msgspec.structs.replace(grid, cells=cells) if taken else grid


def _is_open(grid: Grid, cell: Cell) -> bool:
    """Whether a cell of the last row has no line below it."""
    if cell.bottom < grid.bottom - grid.snap:
        return False
    columns = zip(grid.xs, grid.xs[1:], grid.ruled_below[-1], strict=False)
    return not any(ruled for x0, x1, ruled in columns if cell.x0 <= (x0 + x1) / 2 < cell.x1)


def _owner(opened: Sequence[Cell], glyph: Glyph) -> Cell | None:
    return next((cell for cell in opened if cell.x0 <= glyph.centre < cell.x1), None)
