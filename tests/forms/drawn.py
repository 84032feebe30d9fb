"""A block drawn as a page of a reader, without any PDF: each cell's words, and lines around it."""

from collections.abc import Collection

from parser.page import Glyph, Page, Rule
from tests.parser.sheets import LEADING, PADDING, SIZE, words, wrapped

from .office import Placed
from .sheet import Block, Cell

WIDTH, HEIGHT, LEFT, TOP = 595.0, 842.0, 30.0, 60.0
"""Points: the sheet, and where the table begins on it."""


def page(block: Block, number: int = 1, open_below: Collection[int] = (), *, overflow: float = 0.0) -> Page:
    """The block on a sheet of its own; the cells of its last row at the columns `open_below` have no line
    below them. Wrapped lines may run into the next cell by `overflow` points more than their room."""
    share = (WIDTH - 2 * LEFT) / sum(block.widths)
    xs = [LEFT + share * sum(block.widths[:at]) for at in range(len(block.widths) + 1)]
    placed = Placed(block.rows, len(block.widths)).rows
    heights = [_height(row, xs, overflow) for row in placed]
    ys = [TOP + sum(heights[:at]) for at in range(len(heights) + 1)]
    above = [*block.titles, *(line for ends in block.ends for line in ends if line)]
    glyphs = [glyph for at, line in enumerate(above) for glyph in words(line, LEFT, 10 + 12 * at)]
    rules = []
    for at, row in enumerate(placed):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            x0, x1 = xs[column], xs[column + cell.across]
            top, bottom = ys[at], ys[at + cell.down]
            glyphs += _set(cell, x0, _room_to(xs, column + cell.across, overflow), top)
            rules += [Rule(x0, top, x1, top), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
            if bottom < ys[-1] or column not in open_below:
                rules.append(Rule(x0, bottom, x1, bottom))
    return Page(number, WIDTH, HEIGHT, tuple(glyphs), tuple(rules))


def _height(row: list[Cell | None], xs: list[float], overflow: float) -> float:
    lines = [
        _wrapped(cell, xs[column], _room_to(xs, column + cell.across, overflow)).count("\n") + 1
        for column, cell in enumerate(row)
        if cell is not None and cell.down == 1
    ]
    return max(lines, default=1) * LEADING + 2 * PADDING


def _room_to(xs: list[float], edge: int, overflow: float) -> float:
    """Where a cell's room ends: into the next cell, but not past the table's outer line."""
    return xs[edge] + (overflow if edge < len(xs) - 1 else 0.0)


def _wrapped(cell: Cell, x0: float, x1: float) -> str:
    room = x1 - x0 - 2 * PADDING
    return "\n".join(wrapped(line, room) for line in cell.words.split("\n"))


def _set(cell: Cell, x0: float, x1: float, top: float) -> list[Glyph]:
    lines = _wrapped(cell, x0, x1).split("\n")
    return [
        glyph
        for at, line in enumerate(lines)
        for glyph in words(line, x0 + PADDING, top + PADDING + at * LEADING, SIZE)
    ]
