"""The pieces of a PDFium path, each a line, a rectangle or a curve as the reference reader knows them."""

from typing import Literal, NamedTuple

from parser.pdfium.library import CURVE_TO, MOVE_TO, Handle, Library, Numbers

Point = tuple[float, float]
Kind = Literal["line", "rectangle", "curve"]


class Piece(NamedTuple):
    """One subpath: `ends` of its segments, back at its start where it is closed, and all its `points`."""

    kind: Kind
    ends: list[Point]
    points: list[Point]


def subpaths(
    call: Library, room: Numbers, path: Handle, matrix: tuple[float, float, float, float, float, float]
) -> list[Piece]:
    """The subpaths of a path that draw something, carried by a matrix."""
    a, b, c, d, e, f = matrix
    pieces: list[Piece] = []
    ends: list[Point] = []
    points: list[Point] = []
    bent = 0
    closed = False
    x_at, y_at = room.float_at[0], room.float_at[1]
    found = room.floats

    def finish() -> None:
        if len(points) > 1:
            pieces.append(_piece(ends, points, bent > 0, closed))

    for number in range(call.count_segments(path)):
        segment = call.segment_at(path, number)
        kind = call.segment_kind(segment)
        call.segment_point(segment, x_at, y_at)
        x, y = found[0], found[1]
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind == MOVE_TO:
            finish()
            ends, points, bent, closed = [point], [point], 0, False
            continue
        points.append(point)
        if kind == CURVE_TO:
            bent += 1
        if kind != CURVE_TO or bent % 3 == 0:
            ends.append(point)
        closed = closed or bool(call.segment_closes(segment))
    finish()
    return pieces


def _piece(ends: list[Point], points: list[Point], bent: bool, closed: bool) -> Piece:
    if closed and (ends[-1] != ends[0] or len(ends) == 2):
        ends = [*ends, ends[0]]
    if not bent:
        if len(ends) == 2 or (len(ends) == 3 and closed):
            return Piece("line", ends[:2], points)
        if len(ends) == 5 and ends[0] == ends[4] and _is_square(ends):
            return Piece("rectangle", ends, points)
    return Piece("curve", ends, points)


def _is_square(ends: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = ends
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (
        y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    )
