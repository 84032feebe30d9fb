"""From ruling lines to grids: where a table's columns and rows part, and which cells are merged."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise
from typing import NamedTuple

import msgspec

from parser.median import median
from parser.page import Glyph, Page

SNAP = 3.0
"""Points: ruling lines closer than this are one (doubled lines, both edges of a drawn border)."""

TINY_SNAP = 0.6
"""In heights of a page's middle glyph: what SNAP is at most, for sheets printed at a fifth of their size."""

DASH_GAP = 5.0
"""Points: pieces of one line closer than this are one line (dashes)."""

DASH = 15.0
"""Points: pieces that are shorter, many, and apart by one and the same gap are dashes however wide it is."""

DASHES = 5
"""Gaps from which on they are a pattern."""

WIDEST_GAP = 2.0
"""In lengths of its pieces: the dots of lines across, one under the other, are no line down."""

UNEVEN = 1.1
"""A gap wider than so many times the middle one is none of the pattern's."""

SHORTEST = 5.0
"""Points: what is shorter is no line (a dot of a dotted line across the one sought)."""


class Cell(msgspec.Struct, frozen=True):
    """A cell, merged or not: its box in points, and the glyphs whose middles lie in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    glyphs: tuple[Glyph, ...]


class Grid(msgspec.Struct, frozen=True):
    """One ruled table on a page.

    `xs` and `ys` are the edges of its columns and rows. `ruled_below[row][column]` says whether a
    line parts a basic cell from the one below it; the last row may lie open (a row cut by the page).
    Lines closer than `snap` are one.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    ruled_below: tuple[tuple[bool, ...], ...]
    snap: float = SNAP

    @property
    def x0(self) -> float:
        return self.xs[0]

    @property
    def x1(self) -> float:
        return self.xs[-1]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a glyph's middle lies inside the outer ruling lines."""
        return self.x0 <= glyph.centre < self.x1 and self.top <= glyph.middle < self.bottom

    def inside(self, glyphs: Iterable[Glyph]) -> list[Glyph]:
        """The glyphs that it holds."""
        left, right, top, bottom = self.x0, self.x1, self.top, self.bottom
        return [
            glyph
            for glyph in glyphs
            for _, x0, y0, x1, y1 in (glyph,)
            if left <= (x0 + x1) / 2 < right and top <= (y0 + y1) / 2 < bottom
        ]


def grids(page: Page) -> list[Grid]:
    """The ruled tables of a page, top to bottom; a lone line or frame is none."""
    snap = _snap(page)
    upright = (Span(rule.x0, rule.top, rule.bottom) for rule in page.rules if not rule.is_horizontal)
    groups = _connected(_level(page, snap), _merged(upright, snap), snap)
    found = [_grid(page, across, down, snap) for across, down in groups]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.top, grid.x0))


def lines_across(page: Page) -> list["Span"]:
    """The horizontal ruling lines of a page, the pieces of each made one."""
    return _level(page, _snap(page))


def _level(page: Page, snap: float) -> list["Span"]:
    return _merged((Span(rule.top, rule.x0, rule.x1) for rule in page.rules if rule.is_horizontal), snap)


def _snap(page: Page) -> float:
    if not page.glyphs:
        return SNAP
    return min(SNAP, TINY_SNAP * abs(median(bottom - top for _, _, top, _, bottom in page.glyphs)))


class Span(NamedTuple):
    """A line of either direction: where it lies across its direction, where it starts and ends along it."""

    at: float
    start: float
    end: float


class _Groups:
    """Nodes 0, 1, 2 … in groups that grow together pair by pair."""

    def __init__(self, nodes: int) -> None:
        self._parent = list(range(nodes))

    def of(self, node: int) -> int:
        """The node that stands for another's group."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, node: int, other: int) -> None:
        """Make one group of two."""
        self._parent[self.of(other)] = self.of(node)


def _merged(spans: Iterable[Span], snap: float) -> list[Span]:
    """Lines of one direction, with the pieces, doubles and overlaps of each made one."""
    spans = list(spans)
    edges = _clusters((span.at for span in spans), snap)
    pieces: dict[float, list[Span]] = {}
    for span in spans:
        pieces.setdefault(_nearest(edges, span.at), []).append(span)
    merged: list[Span] = []
    for at, parts in pieces.items():
        parts.sort(key=lambda span: span.start)
        start, end = parts[0].start, parts[0].end
        widest = _dash_gap(parts)
        for span in parts[1:]:
            if span.start - end > widest:
                merged.append(Span(at, start, end))
                start, end = span.start, span.end
            end = max(end, span.end)
        merged.append(Span(at, start, end))
    return [span for span in merged if span.end - span.start >= SHORTEST]


def _dash_gap(parts: Sequence[Span]) -> float:
    """The widest gap that the pieces of one line, by where they start, leave between them."""
    length = median(span.end - span.start for span in parts)
    if length > DASH:
        return DASH_GAP
    ends = accumulate((span.end for span in parts), max)
    gaps = [span.start - end for end, span in zip(ends, parts[1:], strict=False) if span.start > end]
    if len(gaps) < DASHES or median(gaps) > WIDEST_GAP * length:
        return DASH_GAP
    return max(DASH_GAP, UNEVEN * median(gaps))


def _clusters(positions: Iterable[float], snap: float) -> list[float]:
    """Positions no farther than `snap` from the first of their cluster, as one each: its middle."""
    groups: list[list[float]] = []
    for position in sorted(positions):
        if groups and position - groups[-1][0] <= snap:
            groups[-1].append(position)
        else:
            groups.append([position])
    return [(group[0] + group[-1]) / 2 for group in groups]


def _nearest(edges: Sequence[float], position: float) -> float:
    at = bisect_left(edges, position)
    return min(edges[max(0, at - 1) : at + 1], key=lambda edge: abs(edge - position))


def _connected(across: list[Span], down: list[Span], snap: float) -> Iterator[tuple[list[Span], list[Span]]]:
    """Groups of lines that touch one another: each is a table of its own."""
    joined = _Groups(len(across) + len(down))
    for i, horizontal in enumerate(across):
        for j, vertical in enumerate(down):
            if _touch(horizontal, vertical, snap):
                joined.join(i, len(across) + j)
    groups: dict[int, tuple[list[Span], list[Span]]] = {}
    for i, horizontal in enumerate(across):
        groups.setdefault(joined.of(i), ([], []))[0].append(horizontal)
    for j, vertical in enumerate(down):
        groups.setdefault(joined.of(len(across) + j), ([], []))[1].append(vertical)
    alone = [vertical for crossing, lines in groups.values() if not crossing for vertical in lines]
    yield from (group for group in groups.values() if group[0])
    yield from (([], side_by_side) for side_by_side in _side_by_side(alone, snap))


def _side_by_side(down: list[Span], snap: float) -> Iterator[list[Span]]:
    """Upright lines that begin and end together: a row that fills its page, cut above and below."""
    while down:
        first = down[0]
        alike = [abs(span.start - first.start) <= snap >= abs(span.end - first.end) for span in down]
        yield list(compress(down, alike))
        down = [span for span, same in zip(down, alike, strict=True) if not same]


def _touch(horizontal: Span, vertical: Span, snap: float) -> bool:
    return (
        horizontal.start - snap <= vertical.at <= horizontal.end + snap
        and vertical.start - snap <= horizontal.at <= vertical.end + snap
    )


def _grid(page: Page, across: list[Span], down: list[Span], snap: float) -> Grid | None:
    xs = _clusters([span.at for span in down] + _outer(across, down, snap), snap)
    ys = _clusters([span.at for span in across] + _outer(down, across, snap), snap)
    if len(xs) < 3 or len(ys) < 2:
        return None
    ruled_below = tuple(
        tuple(_covered(across, y, left, right, snap) for left, right in pairwise(xs)) for y in ys[1:]
    )
    ruled_right = tuple(
        tuple(_covered(down, x, top, bottom, snap) for x in xs[1:]) for top, bottom in pairwise(ys)
    )
    cells = tuple(_cells(page.glyphs, xs, ys, ruled_below, ruled_right))
    return Grid(page.number, tuple(xs), tuple(ys), cells, ruled_below, snap)


def _outer(along: list[Span], across: list[Span], snap: float) -> list[float]:
    """Where lines run past the outermost line that crosses them: the edge of an open row or column."""
    if not along:
        return []
    edges = [span.at for span in across]
    start, end = min(span.start for span in along), max(span.end for span in along)
    if not edges:
        return [start, end]
    return [start] * (start < min(edges) - snap) + [end] * (end > max(edges) + snap)


def _covered(lines: list[Span], at: float, start: float, end: float, snap: float) -> bool:
    """Whether a line runs along one edge of a basic cell."""
    middle = (start + end) / 2
    return any(abs(line.at - at) <= snap and line.start <= middle <= line.end for line in lines)


def _cells(
    glyphs: Iterable[Glyph],
    xs: Sequence[float],
    ys: Sequence[float],
    ruled_below: Sequence[Sequence[bool]],
    ruled_right: Sequence[Sequence[bool]],
) -> Iterator[Cell]:
    """The cells row by row: basic cells with no line between them are one merged cell."""
    columns, rows = len(xs) - 1, len(ys) - 1
    merged = _Groups(rows * columns)
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not ruled_right[row][column]:
                merged.join(here, here + 1)
            if row + 1 < rows and not ruled_below[row][column]:
                merged.join(here, here + columns)
    members: dict[int, list[int]] = {}
    owners = [merged.of(node) for node in range(rows * columns)]
    for node, owner in enumerate(owners):
        members.setdefault(owner, []).append(node)
    inside: dict[int, list[Glyph]] = {node: [] for node in members}
    for glyph in glyphs:
        _, x0, top, x1, bottom = glyph
        column, row = bisect_right(xs, (x0 + x1) / 2) - 1, bisect_right(ys, (top + bottom) / 2) - 1
        if 0 <= column < columns and 0 <= row < rows:
            inside[owners[row * columns + column]].append(glyph)
    for node, basic in members.items():
        across = [at % columns for at in basic]
        down = [at // columns for at in basic]
        yield Cell(
            xs[min(across)],
            ys[min(down)],
            xs[max(across) + 1],
            ys[max(down) + 1],
            tuple(inside[node]),
        )
