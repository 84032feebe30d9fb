"""What stands on a page in the order of painting, by PDFium's page objects: text, shapes, areas, pictures."""

import ctypes
from collections.abc import Callable, Iterator
from typing import NamedTuple

from parser.areas import THINNEST, Area, Box, bounds, is_upright_rectangle
from parser.page import made
from parser.pdfium import library as kinds
from parser.pdfium.library import Address, Handle, Library, Numbers
from parser.pdfium.shapes import Piece, subpaths
from parser.pdfium.unsure import Unsure
from parser.ruling import THICKEST, Shape

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float]

BLACK = (0, 0, 0)
WHITE = (255, 255, 255)
PATTERN_COLOURS = (WHITE, (0xBF, 0xBF, 0xBF))
"""What PDFium gives for the colour of a pattern: then it must be asked whether there is one."""

NEARLY_WHITE = 250
"""Of 255: a colour profile may make white of it, and white rules nothing."""

DEEPEST = 30
"""Forms within one another; PDFium itself goes no deeper."""

_OUTLINED = (1, 2, 5, 6)


class Paint(NamedTuple):
    """A `parser.visibility.Paint`, its colours RGB from 0 to 1."""

    ncolor: Colour
    scolor: Colour
    opacity: float
    mode: int
    below: int
    clip: Box | None
    drawn: bool = False


class Run(NamedTuple):
    """A text object: the matrix and size that its characters are set with, on the sheet, and its paint."""

    handle: Handle
    matrix: Matrix
    size: float
    font: int
    paint: Paint


class Canvas:
    """A page's objects, forms gone through; `base` carries the page's points onto the sheet of a height.

    `doubtful` are areas of which PDFium does not tell whether they cover, by their order among `areas`.
    Raises Unsure, and what `check` raises that is told how many texts and areas there are.
    """

    def __init__(
        self,
        library: Library,
        document: Handle,
        base: Matrix,
        height: float,
        check: Callable[[int, int], None],
    ) -> None:
        self._call = library
        self._document = document
        self._height = height
        self._base = base
        self._check = check
        self._room = Numbers()
        self._matrix_room = (ctypes.c_float * 6)()
        self._matrix_at = Address(ctypes.addressof(self._matrix_room))
        self._plain_marks: set[int] = set()
        self._colours: dict[tuple[int, int, int], Colour] = {}
        self._paint_before: Paint | None = None
        self.runs: list[Run] = []
        self.areas: list[Area] = []
        self.doubtful: list[tuple[int, Box]] = []
        self.lines: list[Shape] = []
        self.rectangles: list[Shape] = []
        self.curves: list[Shape] = []
        self.pictures: list[Box] = []
        self.images = 0

    def paint_page(self, page: Handle) -> None:
        """Take all objects of a page."""
        count = self._call.count_objects(page)
        get = self._call.object_at
        self._paint((get(page, at) for at in range(count)), self._base, None, _Form(), 0)

    def _paint(
        self, objects: Iterator[Handle], matrix: Matrix, clip: Box | None, form: "_Form", depth: int
    ) -> None:
        kind_of = self._call.kind
        for handle in objects:
            kind = kind_of(handle)
            inner = self._clip(handle, matrix, clip)
            if kind == kinds.TEXT:
                self._text(handle, matrix, inner, form)
            elif kind == kinds.PATH:
                self._path(handle, matrix, inner, form)
            elif kind == kinds.IMAGE:
                self._image(handle, matrix, inner, form)
            elif kind == kinds.SHADING:
                if inner is not None:
                    self._add(Area(inner, None, False))
            elif kind == kinds.FORM:
                self._form(handle, matrix, inner, form, depth)

    def _form(self, handle: Handle, matrix: Matrix, clip: Box | None, form: "_Form", depth: int) -> None:
        if depth >= DEEPEST:
            raise Unsure("forms within forms")
        red, green, blue, alpha = self._fill(handle)
        if alpha < 255:
            raise Unsure("a form is painted through")
        called = _Form(
            form.fills or (red, green, blue) != BLACK,
            form.strokes or self._stroke(handle)[:3] != BLACK,
            form.doubtful or bool(self._call.has_transparency(handle)),
        )
        count, get = self._call.count_in_form(handle), self._call.in_form_at
        objects = (get(handle, at) for at in range(count))
        self._paint(objects, product(self._matrix(handle), matrix), clip, called, depth + 1)

    def _text(self, handle: Handle, matrix: Matrix, clip: Box | None, form: "_Form") -> None:
        call, room = self._call, self._room
        for at in reversed(range(call.count_marks(handle))):
            self._drop_actual_text(handle, call.mark_at(handle, at))
        fill, opacity = self._ink(handle, form.fills)
        mode = call.render_mode(handle)
        stroke = self._line_ink(handle, form.strokes) if mode in _OUTLINED else fill
        call.font_size(handle, room.float_at[0])
        size = room.floats[0]
        paint = (fill, stroke, opacity, mode, len(self.areas), clip, False)
        if paint != self._paint_before:
            self._paint_before = made(Paint, paint)
        place = product(self._matrix(handle), matrix)
        self.runs.append(made(Run, (handle, place, size, call.font_of(handle), self._paint_before)))
        self._check(len(self.runs), len(self.areas))

    def _drop_actual_text(self, handle: Handle, mark: int) -> None:
        """Take away the text that a file gives instead of what it draws: the characters count."""
        if mark not in self._plain_marks:
            if not self._call.mark_value_kind(mark, b"ActualText"):
                self._plain_marks.add(mark)
            elif not self._call.remove_mark(handle, mark):
                raise Unsure("another text is given for what is drawn")

    def _path(self, handle: Handle, matrix: Matrix, clip: Box | None, form: "_Form") -> None:
        call, room = self._call, self._room
        call.draw_mode(handle, room.whole_at[0], room.whole_at[1])
        fill_mode, strokes = room.whole[0], bool(room.whole[1])
        if not fill_mode and not strokes:
            return
        filled = stroked = False
        fill: Colour | None = None
        opacity = 1.0
        if fill_mode:
            shade = self._fill(handle)
            fill = self._path_colour(handle, shade[:3], form.fills, call.fill_pattern)
            filled, opacity = fill is None or shade[:3] != WHITE, shade[3] / 255
        if strokes:
            line = self._stroke(handle)[:3]
            stroked = (
                self._path_colour(handle, line, form.strokes, call.stroke_pattern) is None or line != WHITE
            )
        pieces = subpaths(call, room, handle, product(self._matrix(handle), matrix))
        if fill_mode and opacity > 0:
            for piece in pieces:
                self._area(handle, piece, fill, clip, form, len(pieces) == 1)
        width = None
        for piece in pieces:
            xs, ys = [x for x, _ in piece.ends], [self._height - y for _, y in piece.ends]
            box = (min(xs), min(ys), max(xs), max(ys))
            if piece.kind == "line":
                if width is None:
                    call.stroke_width(handle, room.float_at[0])
                    width = room.floats[0]
                seen = width <= THICKEST and (stroked if strokes else filled)
                self.lines.append(Shape(*box, seen, False))
            elif piece.kind == "rectangle":
                self.rectangles.append(Shape(*box, stroked, filled, fill_mode == kinds.EVEN_ODD))
            else:
                points = () if filled else tuple(zip(xs, ys, strict=True))
                self.curves.append(Shape(*box, stroked, filled, points=points))

    def _area(
        self, handle: Handle, piece: Piece, fill: Colour | None, clip: Box | None, form: "_Form", alone: bool
    ) -> None:
        """Keep a filled area, as the reference reader keeps it: one among others never covers."""
        box = bounds(piece.points).within(clip)
        if box.thickness < THINNEST:
            return
        covers = alone and is_upright_rectangle(piece.points)
        if covers and self._call.has_transparency(handle):
            # By its own paint, a blend or a mask; or by the paint of its line, which covers nothing.
            covers = False
            if self._fill(handle)[3] == 255 > self._stroke(handle)[3]:
                self.doubtful.append((len(self.areas), box))
        elif covers and form.doubtful:
            self.doubtful.append((len(self.areas), box))
        self._add(Area(box, fill, covers))

    def _image(self, handle: Handle, matrix: Matrix, clip: Box | None, form: "_Form") -> None:
        call, at = self._call, self._room.float_at
        self.images += 1
        call.bounds(handle, at[0], at[1], at[2], at[3])
        x0, y0, x1, y1 = self._room.floats[:4]
        corners = ((x0, y0), (x0, y1), (x1, y0), (x1, y1))
        box = bounds([place(matrix, x, y) for x, y in corners]).within(clip)
        if box.thickness >= THINNEST:
            # Whether something shows through a picture is not told.
            self.doubtful.append((len(self.areas), box))
            self._add(Area(box, None, False))
            self.pictures.append(box)

    def _add(self, area: Area) -> None:
        self.areas.append(area)
        self._check(len(self.runs), len(self.areas))

    def _ink(self, handle: Handle, called: bool) -> tuple[Colour, float]:
        """What a text is filled with, and how far that covers."""
        red, green, blue, alpha = self._fill(handle)
        shade = (red, green, blue)
        if (called and shade == BLACK) or self._is_pattern(handle, shade, self._call.fill_pattern):
            raise Unsure("the colour of a text is not told")
        return self._light(shade), alpha / 255

    def _line_ink(self, handle: Handle, called: bool) -> Colour:
        shade = self._stroke(handle)[:3]
        if (called and shade == BLACK) or self._is_pattern(handle, shade, self._call.stroke_pattern):
            raise Unsure("the colour of a text is not told")
        return self._light(shade)

    def _path_colour(
        self, handle: Handle, shade: tuple[int, int, int], called: bool, pattern: Callable[..., Handle]
    ) -> Colour | None:
        """A shape's colour, None for a pattern."""
        if called and shade == BLACK:
            raise Unsure("the colour of a shape is not told")
        if shade != WHITE and min(shade) >= NEARLY_WHITE:
            raise Unsure("nearly white")
        return None if self._is_pattern(handle, shade, pattern) else self._light(shade)

    def _is_pattern(self, handle: Handle, shade: tuple[int, int, int], drawn: Callable[..., Handle]) -> bool:
        if shade not in PATTERN_COLOURS:
            return False
        bitmap = drawn(self._document, handle)
        if bitmap:
            self._call.destroy_bitmap(bitmap)
        return bool(bitmap)

    def _light(self, shade: tuple[int, int, int]) -> Colour:
        known = self._colours.get(shade)
        if known is None:
            red, green, blue = shade
            known = self._colours[shade] = (red / 255, green / 255, blue / 255)
        return known

    def _fill(self, handle: Handle) -> tuple[int, int, int, int]:
        at = self._room.whole_at
        self._call.fill_colour(handle, at[0], at[1], at[2], at[3])
        red, green, blue, alpha = self._room.whole[:4]
        return red, green, blue, alpha

    def _stroke(self, handle: Handle) -> tuple[int, int, int, int]:
        at = self._room.whole_at
        self._call.stroke_colour(handle, at[0], at[1], at[2], at[3])
        red, green, blue, alpha = self._room.whole[:4]
        return red, green, blue, alpha

    def _matrix(self, handle: Handle) -> Matrix:
        self._call.matrix(handle, self._matrix_at)
        a, b, c, d, e, f = self._matrix_room[:]
        return a, b, c, d, e, f

    def _clip(self, handle: Handle, matrix: Matrix, outer: Box | None) -> Box | None:
        """The box that an object is clipped to, within the one of its form."""
        call, room = self._call, self._room
        path = call.clip_of(handle)
        count = call.count_clip_paths(path) if path else 0
        found = outer
        for at in range(count):
            points: list[tuple[float, float]] = []
            for number in range(call.count_clip_segments(path, at)):
                call.segment_point(call.clip_segment(path, at, number), room.float_at[0], room.float_at[1])
                points.append(place(matrix, room.floats[0], room.floats[1]))
            if points:
                found = bounds(points).within(found)
        return found


class _Form(NamedTuple):
    """How the forms around an object are called: PDFium gives black for what takes on their colours."""

    fills: bool = False
    strokes: bool = False
    doubtful: bool = False


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that carries first as the inner one does, then as the outer one."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    if g == j == 1 and h == i == 0:
        return a, b, c, d, e + k, f + m
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def place(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point carried by a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
