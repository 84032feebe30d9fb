"""The columns of a ruled header: their meanings, the headings over several, and which sum up others."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from parser import money_unit
from parser.grid import SNAP, Cell, Grid
from parser.layouts.columns import Column, meaning, names_the_whole, printed_name
from parser.lines import join, lines

_MONEY = ("total", "fund")


class _Headed(NamedTuple):
    """A column's lowest header cell, its column, and the group heading over it, if there is one."""

    cell: Cell
    column: Column
    group: Cell | None


def words_of(page: int, cell: Cell) -> str:
    """The joined words of a cell."""
    return join(lines(page, cell.glyphs)).text


def header_columns(grid: Grid, top: float, bottom: float) -> tuple[Column, ...]:
    """The columns between two heights: under a group heading the lower cells count, if they hold words."""
    cells = _band(grid, top, bottom)
    lowest: dict[float, Cell] = {}
    for cell in cells:
        for x0 in grid.xs[:-1]:
            lower = x0 not in lowest or (cell.glyphs and cell.bottom > lowest[x0].bottom)
            if cell.x0 <= x0 < cell.x1 and lower:
                lowest[x0] = cell
    headed = []
    for cell in dict.fromkeys(lowest[x0] for x0 in sorted(lowest)):
        words = words_of(grid.page, cell)
        column = Column(meaning(words), printed_name(words), cell.x0, cell.x1)
        headed.append(_Headed(cell, column, _group(cells, cell)))
    return tuple(_named_apart(grid.page, _summed(grid.page, _one_of_each(headed))))


def money_units(grid: Grid, top: float, bottom: float) -> tuple[str, ...]:
    """The money units that the header's cells name, each once."""
    named = (money_unit.in_cell(words_of(grid.page, cell)) for cell in _band(grid, top, bottom))
    return tuple(dict.fromkeys(unit for unit in named if unit is not None))


def _band(grid: Grid, top: float, bottom: float) -> list[Cell]:
    return [cell for cell in grid.cells if top - grid.snap <= cell.top and cell.bottom <= bottom + grid.snap]


def _group(cells: Sequence[Cell], below: Cell) -> Cell | None:
    """The narrowest heading over a column and others."""
    over = [
        cell
        for cell in cells
        if cell.glyphs
        and cell.bottom <= below.top + SNAP
        and cell.x0 <= below.x0 + SNAP
        and cell.x1 >= below.x1 - SNAP
        and cell.x1 - cell.x0 > below.x1 - below.x0 + SNAP
    ]
    return min(over, key=lambda cell: cell.x1 - cell.x0, default=None)


def _beside(headed: Sequence[_Headed], group: Cell) -> list[Column]:
    return [each.column for each in headed if group.x0 <= (each.column.x0 + each.column.x1) / 2 <= group.x1]


def _is_part_sum(headed: Sequence[_Headed], each: _Headed) -> bool:
    """Whether a total stands among the funds of a group while there is money outside of that."""
    if each.column.meaning != "total" or each.group is None:
        return False
    beside = _beside(headed, each.group)
    money = [other.column for other in headed if other.column.meaning in _MONEY]
    return any(column.meaning == "fund" for column in beside) and any(
        column not in beside for column in money
    )


def _one_of_each(headed: Sequence[_Headed]) -> list[_Headed]:
    """One column of each meaning but funds: of several totals the telling one; others are funds."""
    whole = [each for each in headed if each.column.meaning == "total" and not _is_part_sum(headed, each)]
    total = next((each for each in whole if names_the_whole(each.column.name)), whole[0] if whole else None)
    met: set[str] = set()
    found = []
    for each in headed:
        kind = each.column.meaning
        if kind == "total" and each is not total:
            kind = "fund"
        elif kind not in _MONEY and kind in met:
            kind = "other"
        met.add(kind)
        found.append(each._replace(column=msgspec.structs.replace(each.column, meaning=kind)))
    return found


def _summed(page: int, headed: Sequence[_Headed]) -> list[_Headed]:
    """Columns with each sum over funds of its group named after the group."""
    found = []
    for each in headed:
        column, group = each.column, each.group
        if column.meaning == "fund" and meaning(column.name) == "total" and group is not None:
            sums = tuple(
                other.name
                for other in _beside(headed, group)
                if other.meaning == "fund" and meaning(other.name) != "total"
            )
            column = msgspec.structs.replace(column, name=_group_name(page, group) + column.name, sums=sums)
        found.append(each._replace(column=column))
    return found


def _named_apart(page: int, headed: Sequence[_Headed]) -> list[Column]:
    """Columns of one name under different headings, each with its heading's name before its own."""
    count = Counter(each.column.name for each in headed)
    found = []
    for each in headed:
        name = each.column.name
        if count[name] > 1 and each.group is not None:
            name = _group_name(page, each.group) + name
        found.append(msgspec.structs.replace(each.column, name=name))
    return found


def _group_name(page: int, group: Cell) -> str:
    return printed_name(words_of(page, group)).removeprefix("其中").lstrip(":：")
