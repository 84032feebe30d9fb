"""The list form: a table of projects in rows, each with money columns, an objective and run-on indicators."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from model import Place
from parser.grid import SNAP, Cell, Grid
from parser.layouts.columns import Column, meaning
from parser.layouts.header_columns import header_columns, money_units, words_of
from parser.layouts.merged_cells import MergedName, merged_down, merged_name, owners
from parser.lines import Line, lines
from parser.page import Glyph
from parser.rows import Row

LAYOUT = "list"
_NEEDED = {"name", "objective", "indicators"}
_NOTE = re.compile(r"备?注|说明|填[报表制]|审核|负责人|联系|制表|经办|单位负责")
LONGEST_HEADER = 40
"""Glyphs: a cell with more words than this is no header cell."""

CENTRED = 0.3
"""In glyph heights: a line with margins as alike as this is set to the middle."""


class Header(msgspec.Struct, frozen=True):
    """The header of a list: its columns, left to right, its ends (points), and the money units it names."""

    columns: tuple[Column, ...]
    top: float
    bottom: float
    money_units: tuple[str, ...] = ()


def header(grid: Grid) -> Header | None:
    """The header of a grid whose words are those of a list; group headings over columns do not count."""
    cells = [
        (meaning(words), cell)
        for cell in grid.cells
        if 0 < len(cell.glyphs) <= LONGEST_HEADER and "表" not in (words := words_of(grid.page, cell))
    ]
    for kind, name in cells:
        if kind == "name":
            beside = [
                (other, cell) for other, cell in cells if cell.top < name.bottom and name.top < cell.bottom
            ]
            if {other for other, _ in beside} >= _NEEDED:
                band = [cell for other, cell in beside if other in _NEEDED]
                top, bottom = min(cell.top for cell in band), max(cell.bottom for cell in band)
                columns = header_columns(grid, top, bottom)
                if {column.meaning for column in columns} >= _NEEDED:
                    return Header(columns, top, bottom, money_units(grid, top, bottom))
    return None


def fits(grid: Grid, known: Header) -> bool:
    """Whether a grid without a header goes on with the columns of the page before."""
    edges = {column.x0 for column in known.columns} | {column.x1 for column in known.columns}
    return all(any(abs(x - edge) <= SNAP for x in grid.xs) for edge in edges)


def parted_as(known: Header, grid: Grid) -> Header:
    """A header whose columns part where those of a grid without one do, if they are as many."""
    if len(grid.xs) != len(known.columns) + 1:
        return known
    columns = tuple(
        msgspec.structs.replace(column, x0=x0, x1=x1)
        for column, (x0, x1) in zip(known.columns, pairwise(grid.xs), strict=True)
    )
    return msgspec.structs.replace(known, columns=columns)


def rows(grid: Grid, found: Header, start: float) -> Iterator[Row]:
    """The rows of a grid below `start` (points), top to bottom; blank ones too."""
    edges = _row_edges(grid, found, start)
    notes = [cell for cell in grid.cells if _is_note(grid, cell, found)]
    across = owners(grid, found.columns, start)
    placed = _placed(grid, found, [y for y, _ in edges], across)
    for at, ((top, _), (bottom, ruled)) in enumerate(pairwise(edges)):
        if any(note.top < (top + bottom) / 2 < note.bottom for note in notes):
            continue
        fields = {
            column: tuple(lines(grid.page, placed.get((at, nth), ())))
            for nth, column in enumerate(found.columns)
        }
        name = _field(fields, "name")
        whole = [glyph for line in name for glyph in line.glyphs]
        is_merged = bool(across) and any(glyph in across for glyph in whole)
        merged = merged_name(grid.page, whole) if is_merged else MergedName(name, (), ())
        yield Row(
            page=grid.page,
            box=Place(grid.page, grid.x0, top, grid.x1, bottom),
            name=merged.name,
            total=(*_field(fields, "total"), *merged.total),
            funds={column.name: cell for column, cell in fields.items() if column.meaning == "fund"},
            objective=_field(fields, "objective"),
            indicators=_field(fields, "indicators"),
            extras={column.name: cell for column, cell in fields.items() if column.meaning == "other"},
            labels=merged.labels,
            indent=0.0 if is_merged else _indent(name, found),
            centred=is_merged or _is_centred(name, found),
            opens=at == 0,
            closes=at == len(edges) - 2,
            unruled=not ruled,
        )


def _placed(
    grid: Grid, found: Header, heights: Sequence[float], across: Mapping[Glyph, Column]
) -> dict[tuple[int, int], list[Glyph]]:
    """The glyphs of each row and column; what a cell merged over several rows says is the first one's."""
    down = merged_down(grid, heights)
    columns = found.columns
    edges = [column.x0 for column in columns]
    ends = [column.x1 for column in columns]
    placed: dict[tuple[int, int], list[Glyph]] = {}
    for cell in grid.cells:
        for glyph in cell.glyphs:
            _, x0, top, x1, bottom = glyph
            centre = (x0 + x1) / 2
            own = across.get(glyph) if across else None
            at = columns.index(own) if own is not None else max(0, bisect_right(edges, centre) - 1)
            if own is None and not edges[at] <= centre < ends[at]:
                continue
            height = (top + bottom) / 2
            if down and columns[at].meaning == "other":
                height = down.get(glyph, height)
            placed.setdefault((bisect_right(heights, height) - 1, at), []).append(glyph)
    return placed


def _is_note(grid: Grid, cell: Cell, found: Header) -> bool:
    """Whether a cell runs over name and text columns alike and says what a note or a signature says."""
    text_edge = max(column.x0 for column in found.columns if column.meaning in ("objective", "indicators"))
    name_edge = next(column.x0 for column in found.columns if column.meaning == "name")
    if not (cell.glyphs and cell.x0 <= name_edge + SNAP and cell.x1 > text_edge + SNAP):
        return False
    return cell.top >= found.bottom - SNAP and _NOTE.match(words_of(grid.page, cell)) is not None


def _row_edges(grid: Grid, found: Header, start: float) -> list[tuple[float, bool]]:
    """Where rows part under the name column, from `start` down: the height, and whether a line is there."""
    name = next(column for column in found.columns if column.meaning == "name")
    inside = [
        at for at, (left, right) in enumerate(pairwise(grid.xs)) if name.x0 <= (left + right) / 2 <= name.x1
    ]
    edges = [(start, True)]
    for y, ruled_below in zip(grid.ys[1:], grid.ruled_below, strict=True):
        ruled = all(ruled_below[at] for at in inside)
        if y > start + grid.snap and (ruled or y == grid.bottom):
            edges.append((y, ruled))
    return edges


def _field(fields: dict[Column, tuple[Line, ...]], kind: str) -> tuple[Line, ...]:
    return next((cell for column, cell in fields.items() if column.meaning == kind), ())


def _indent(name: Sequence[Line], found: Header) -> float:
    """How far the first line of a name stands from its column's edge, in glyph heights."""
    edge = next(column.x0 for column in found.columns if column.meaning == "name")
    return (name[0].x0 - edge) / max(1.0, name[0].height) if name else 0.0


def _is_centred(name: Sequence[Line], found: Header) -> bool:
    """Whether each line of a name stands as far from its column's left edge as from its right one."""
    column = next(column for column in found.columns if column.meaning == "name")
    return all(
        abs((line.x0 - column.x0) - (column.x1 - line.x1)) <= CENTRED * max(1.0, line.height) for line in name
    )
