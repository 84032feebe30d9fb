"""The long list: one row an indicator; unit, project, money and levels stand in cells merged downwards."""

from collections.abc import Iterator, Sequence

import msgspec

from parser import money_unit
from parser.grid import SNAP, Cell, Grid
from parser.layouts.box import Box
from parser.layouts.columns import meaning, names_units, printed_name
from parser.layouts.form_indicators import cells_beside
from parser.layouts.form_labels import LEVELS, LONGEST, VALUES, Role, role, squeezed
from parser.layouts.header_columns import words_of

LAYOUT = "rows"

_OBJECTIVES = ("year_objective", "objective", "whole_objective")


class Column(msgspec.Struct, frozen=True):
    """A column of the list: what it holds, its printed name, and its edges (points)."""

    role: Role | None
    name: str
    x0: float
    x1: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Header(msgspec.Struct, frozen=True):
    """The header of a long list: its columns, left to right, its ends (points), the money unit it names."""

    columns: tuple[Column, ...]
    top: float
    bottom: float
    money_unit: str | None

    def column(self, *roles: Role) -> Column | None:
        """The first column that holds one of some things."""
        return next((column for kind in roles for column in self.columns if column.role == kind), None)


class PrintedRow(msgspec.Struct, frozen=True):
    """One printed row: the cells of each column beside the indicator's name, merged ones in every row."""

    cells: dict[Column, tuple[Box, ...]]

    def boxes(self, column: Column | None) -> tuple[Box, ...]:
        return self.cells.get(column, ()) if column is not None else ()

    def words(self, column: Column | None) -> str:
        """The joined words of a column; "" where it is blank or not there."""
        return "".join(box.words for box in self.boxes(column))


def header(grid: Grid) -> Header | None:
    """The header of a grid in whose header row a project's name stands beside levels of indicators."""
    labels = {
        cell: words
        for cell in grid.cells
        if 0 < len(cell.glyphs) <= LONGEST and (words := words_of(grid.page, cell))
    }
    levels = [cell for cell, words in labels.items() if role(words) in LEVELS]
    if not levels:
        return None
    band = [cell for cell in grid.cells if any(_are_beside(cell, level) for level in levels)]
    top, bottom = min(cell.top for cell in band), max(cell.bottom for cell in levels)
    named = [cell for cell in band if cell.top >= top - SNAP and cell.bottom <= bottom + SNAP]
    columns = tuple(_columns(grid, [cell for cell in named if cell.bottom >= bottom - SNAP]))
    kinds = {column.role for column in columns}
    if "name" not in kinds or not kinds & {"level2", "level3"} or not kinds & {"value", "period"}:
        return None
    units = (money_unit.in_cell(words_of(grid.page, cell)) for cell in named if cell.glyphs)
    return Header(columns, top, bottom, next(filter(None, units), None))


def fits(grid: Grid, known: Header) -> bool:
    """Whether a grid without a header goes on with the columns of the page before."""
    edges = {column.x0 for column in known.columns} | {column.x1 for column in known.columns}
    return all(any(abs(x - edge) <= SNAP for x in grid.xs) for edge in edges)


def rows(boxes: Sequence[Box], found: Header) -> Iterator[PrintedRow]:
    """The printed rows of a list whose pages were put under one another, top to bottom."""
    lowest = found.column("level3", "level2")
    assert lowest is not None
    in_column = {
        column: sorted((box for box in boxes if box.x0 <= column.centre < box.x1), key=lambda box: box.top)
        for column in found.columns
    }
    first = dict.fromkeys(found.columns, 0)
    for row in in_column[lowest]:
        cells: dict[Column, tuple[Box, ...]] = {}
        for column, candidates in in_column.items():
            at = first[column]
            while at < len(candidates) and candidates[at].bottom <= row.top + SNAP:
                at += 1
            first[column] = at
            near = candidates[at : at + _NEAR]
            cells[column] = tuple(cells_beside(near, column.centre, row))
        yield PrintedRow(cells)


_NEAR = 60
"""Cells of one column that can stand beside one row."""


def _columns(grid: Grid, cells: Sequence[Cell]) -> Iterator[Column]:
    for cell in sorted(cells, key=lambda cell: cell.x0):
        words = words_of(grid.page, cell)
        yield Column(_role(words), printed_name(squeezed(words)), cell.x0, cell.x1)


def _role(words: str) -> Role | None:
    """What a column holds; money is told as in other lists."""
    found = role(words)
    if found in (*LEVELS, *VALUES, *_OBJECTIVES, "name", "unit", "department"):
        return found
    if names_units(words):
        return "unit"
    kind = meaning(words)
    kinds: dict[str, Role] = {"name": "name", "total": "total", "fund": "fund", "objective": "objective"}
    return kinds.get(kind)


def _are_beside(cell: Cell, level: Cell) -> bool:
    return cell.top < level.bottom - SNAP and level.top < cell.bottom - SNAP
