"""Text that a clip leaves out inside a table: a cell too low or too narrow for what it holds."""

from collections.abc import Iterable, Iterator

from model import Notice, Place
from parser.conservation import is_visible
from parser.grid import SNAP, Grid
from parser.page import Cut, Page
from parser.survey import listed

NAMED = 3
"""Rows that a sentence names before it counts them."""


class Clipping:
    """Page by page: the rows of the table of which a cell shows less than it holds."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, float], str] = {}

    def add(self, page: Page, grid: Grid, rows: Iterable[tuple[Place, str]]) -> None:
        """Take one table of a page into account: the boxes of its rows, and what they are called."""
        heights = {
            (cut.top + cut.bottom) / 2
            for cut in page.cut
            if is_visible(cut.glyph) and _is_of_a_cell(cut, grid)
        }
        if not heights:
            return
        for box, name in rows:
            if any(box.top <= height < box.bottom for height in heights):
                self._rows[page.number, box.top] = name

    def notices(self) -> Iterator[Notice]:
        """One sentence for all of them."""
        if self._rows:
            pages = tuple(sorted({page for page, _ in self._rows}))
            names = [name for name in dict.fromkeys(self._rows.values()) if name]
            named = "".join(f"“{name}”" for name in names[:NAMED])
            counted = f"等 {len(self._rows)} 行" if len(self._rows) > NAMED else ""
            sentence = f"第 {listed(pages)} 页{named}{counted}的单元格有文字被裁去，印出的不全，请核对原文"
            yield Notice("cut-text", pages, sentence)


def _is_of_a_cell(cut: Cut, grid: Grid) -> bool:
    """Whether a clip lies inside the table: one as wide as the table is the sheet's, which lines run past."""
    return (
        grid.x0 - SNAP <= cut.x0 < cut.x1 <= grid.x1 + SNAP
        and grid.top - SNAP <= cut.top < cut.bottom <= grid.bottom + SNAP
        and cut.x1 - cut.x0 < grid.x1 - grid.x0 - SNAP
    )
