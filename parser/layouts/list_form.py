"""The list form: a table of projects in rows, each with money columns, an objective and run-on indicators."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from model import Place
from parser.grid import SNAP, Cell, Grid
from parser.layouts.columns import Column, meaning, printed_name
from parser.lines import Line, join, lines
from parser.page import Glyph
from parser.rows import Row

LAYOUT = "list"
_NEEDED = {"name", "objective", "indicators"}
_NOTE = re.compile(r"备?注|说明|填[报表制]|审核|负责人|联系|制表|经办|单位负责")
LONGEST_HEADER = 40
"""Glyphs: a cell with more words than this is no header cell."""


class Header(msgspec.Struct, frozen=True):
    """The header of a list: its columns, left to right, and where it begins and ends (points)."""

    columns: tuple[Column, ...]
    top: float
    bottom: float


def header(grid: Grid) -> Header | None:
    """The header of a grid whose words are those of a list; group headings over columns do not count."""
    cells = [
        (meaning(words), cell)
        for cell in grid.cells
        if 0 < len(cell.glyphs) <= LONGEST_HEADER and "表" not in (words := _words(grid.page, cell))
    ]
    for kind, name in cells:
        if kind == "name":
            beside = [
                (other, cell) for other, cell in cells if cell.top < name.bottom and name.top < cell.bottom
            ]
            if {other for other, _ in beside} >= _NEEDED:
                band = [cell for other, cell in beside if other in _NEEDED]
                top, bottom = min(cell.top for cell in band), max(cell.bottom for cell in band)
                columns = _columns(grid, top, bottom)
                if {column.meaning for column in columns} >= _NEEDED:
                    return Header(columns, top, bottom)
    return None


def fits(grid: Grid, known: Header) -> bool:
    """Whether a grid without a header goes on with the columns of the page before."""
    edges = {column.x0 for column in known.columns} | {column.x1 for column in known.columns}
    return all(any(abs(x - edge) <= SNAP for x in grid.xs) for edge in edges)


def stretched(known: Header, grid: Grid) -> Header:
    """A header whose outer columns reach as far as a grid does that parts the same columns."""
    columns = known.columns
    inner = [column.x1 for column in columns[:-1]]
    if len(grid.xs) != len(columns) + 1 or list(grid.xs[1:-1]) != inner:
        return known
    first = msgspec.structs.replace(columns[0], x0=min(columns[0].x0, grid.x0))
    last = msgspec.structs.replace(columns[-1], x1=max(columns[-1].x1, grid.x1))
    return msgspec.structs.replace(known, columns=(first, *columns[1:-1], last))


def rows(grid: Grid, found: Header, start: float) -> Iterator[Row]:
    """The rows of a grid below `start` (points), top to bottom; blank ones too."""
    edges = _row_edges(grid, found, start)
    notes = [cell for cell in grid.cells if _is_note(grid, cell, found)]
    glyphs = [glyph for cell in grid.cells for glyph in cell.glyphs]
    for at, ((top, _), (bottom, ruled)) in enumerate(pairwise(edges)):
        band = [glyph for glyph in glyphs if top <= glyph.middle < bottom]
        if any(note.top < (top + bottom) / 2 < note.bottom for note in notes):
            continue
        fields = {column: tuple(lines(grid.page, _inside(band, column))) for column in found.columns}
        name = _field(fields, "name")
        yield Row(
            page=grid.page,
            box=Place(grid.page, grid.x0, top, grid.x1, bottom),
            name=name,
            total=_field(fields, "total"),
            funds={column.name: cell for column, cell in fields.items() if column.meaning == "fund"},
            objective=_field(fields, "objective"),
            indicators=_field(fields, "indicators"),
            extras={column.name: cell for column, cell in fields.items() if column.meaning == "other"},
            indent=_indent(name, found),
            opens=at == 0,
            closes=at == len(edges) - 2,
            unruled=not ruled,
        )


def _is_note(grid: Grid, cell: Cell, found: Header) -> bool:
    """Whether a cell runs over name and text columns alike and says what a note or a signature says."""
    text_edge = max(column.x0 for column in found.columns if column.meaning in ("objective", "indicators"))
    name_edge = next(column.x0 for column in found.columns if column.meaning == "name")
    if not (cell.glyphs and cell.x0 <= name_edge + SNAP and cell.x1 > text_edge + SNAP):
        return False
    return cell.top >= found.bottom - SNAP and _NOTE.match(_words(grid.page, cell)) is not None


def _words(page: int, cell: Cell) -> str:
    return join(lines(page, cell.glyphs)).text


def _columns(grid: Grid, top: float, bottom: float) -> tuple[Column, ...]:
    """The columns between two heights: under a group heading the lower cells count, if they hold words."""
    lowest: dict[float, Cell] = {}
    for cell in grid.cells:
        if top - grid.snap <= cell.top and cell.bottom <= bottom + grid.snap:
            for x0 in grid.xs[:-1]:
                lower = x0 not in lowest or (cell.glyphs and cell.bottom > lowest[x0].bottom)
                if cell.x0 <= x0 < cell.x1 and lower:
                    lowest[x0] = cell
    columns: list[Column] = []
    for cell in dict.fromkeys(lowest[x0] for x0 in sorted(lowest)):
        words = _words(grid.page, cell)
        kind = meaning(words)
        if kind != "fund" and any(column.meaning == kind for column in columns):
            kind = "fund" if kind == "total" else "other"
        columns.append(Column(kind, printed_name(words), cell.x0, cell.x1))
    return tuple(columns)


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


def _inside(band: Sequence[Glyph], column: Column) -> Iterator[Glyph]:
    return (glyph for glyph in band if column.x0 <= glyph.centre < column.x1)


def _field(fields: dict[Column, tuple[Line, ...]], kind: str) -> tuple[Line, ...]:
    return next((cell for column, cell in fields.items() if column.meaning == kind), ())


def _indent(name: Sequence[Line], found: Header) -> float:
    """How far the first line of a name stands from its column's edge, in glyph heights."""
    edge = next(column.x0 for column in found.columns if column.meaning == "name")
    return (name[0].x0 - edge) / max(1.0, name[0].height) if name else 0.0
