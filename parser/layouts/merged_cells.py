"""Cells of a list that are merged: a unit's row as one, a figure over all money columns, a unit down."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from parser.grid import Grid
from parser.layouts.columns import Column
from parser.lines import Line, join, lines
from parser.page import Glyph

_UNIT_WITH_SUM = re.compile(
    r"(?P<label>(?:预算|用款|资金使用)?(?:单位|部门)(?:名称)?[:：])?(?P<name>.+?)"
    r"(?:[（(，,；; ]*(?:小计|合计|总计|金额)[:：]?"
    r"(?P<figure>-?\d[\d,]*(?:\.\d+)?(?:百万元|万元|千元|亿元|元)?)[)）]?)?"
)


class MergedName(NamedTuple):
    """The parts of a cell that is a unit's whole row: its name, its money, and the words that label them."""

    name: tuple[Line, ...]
    total: tuple[Line, ...]
    labels: tuple[Line, ...]


def owners(grid: Grid, columns: Sequence[Column], start: float) -> dict[Glyph, Column]:
    """For the glyphs of cells merged across columns, the column that they belong to.

    That is the name's, or the total's, or the first. Where upright lines part the header alone, none is
    merged: the columns go on below it.
    """
    if not _parts_rows(grid, columns, start):
        return {}
    found: dict[Glyph, Column] = {}
    for cell in grid.cells:
        if not cell.glyphs or cell.top < start - grid.snap:
            continue
        covered = [column for column in columns if cell.x0 < (column.x0 + column.x1) / 2 < cell.x1]
        if len(covered) > 1:
            owner = min(covered, key=lambda column: (column.meaning != "name", column.meaning != "total"))
            found.update(dict.fromkeys(cell.glyphs, owner))
    return found


def merged_name(page: int, glyphs: Sequence[Glyph]) -> MergedName:
    """What a cell merged across the name's column says: `单位：某局 小计：12.35` names its parts."""
    passage = join(lines(page, glyphs))
    found = _UNIT_WITH_SUM.fullmatch(passage.text)
    if found is None:
        return MergedName(tuple(lines(page, glyphs)), (), ())
    name = set(passage.glyphs[found.start("name") : found.end("name")])
    total = set(passage.glyphs[found.start("figure") : found.end("figure")]) if found["figure"] else set()
    return MergedName(
        tuple(lines(page, (glyph for glyph in glyphs if glyph in name))),
        tuple(lines(page, (glyph for glyph in glyphs if glyph in total))),
        tuple(lines(page, (glyph for glyph in glyphs if glyph not in name and glyph not in total))),
    )


def merged_down(grid: Grid, heights: Sequence[float]) -> dict[Glyph, float]:
    """For the glyphs of cells merged over several rows, the middle of the first; `heights` part the rows."""
    found: dict[Glyph, float] = {}
    for cell in grid.cells:
        first, last = (
            bisect_left(heights, cell.top - grid.snap),
            bisect_right(heights, cell.bottom + grid.snap) - 1,
        )
        if cell.glyphs and last - first > 1:
            found.update(dict.fromkeys(cell.glyphs, (heights[first] + heights[first + 1]) / 2))
    return found


def _parts_rows(grid: Grid, columns: Sequence[Column], start: float) -> bool:
    """Whether most rows have a cell of their own under the name's column."""
    name = next(column for column in columns if column.meaning == "name")
    middle = (name.x0 + name.x1) / 2
    own = [
        name.x0 - grid.snap <= cell.x0 and cell.x1 <= name.x1 + grid.snap
        for cell in grid.cells
        if cell.x0 < middle < cell.x1 and cell.bottom > start + grid.snap
    ]
    return 2 * sum(own) >= len(own)
