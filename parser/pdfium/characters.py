"""The characters of a page by PDFium's text page, each held against the text object that it stands in.

The text page is made for searching: it adds spaces, leaves out what is drawn twice, joins words over line
ends. Here only what was drawn is kept, and every text object with ink must be there or raise Unsure.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from parser.areas import Box, bounds
from parser.page import DOUBLED, Glyph, made
from parser.pdfium.canvas import Canvas, Run
from parser.pdfium.library import Handle, Library, Numbers
from parser.pdfium.plain import is_plain
from parser.pdfium.unsure import Unsure
from parser.sheet import DESCENT
from parser.watermark import Character, is_slantwise

LEVEL = 1e-5
"""Share of a matrix' size that its slant may be by rounding."""

OFF_LINE = 0.05
"""Points by which a character may start above or below the line of its text object, by rounding."""

EXACT = 0.01
"""Points: widths closer than this are one, but for rounding."""

DECIMALS = 3
"""Of points: PDFium's numbers are no finer."""

INKED = 0.01
"""Points: a text object that is lower or narrower shows nothing, where the file brings its font's forms."""

MOST_SPACES = 200
"""In one gap."""

NAME_BYTES = 256
"""Of a font's name; a longer one is cut off."""

LOOK_BACK = 6
"""Text objects: PDFium takes one for the double of another among so many before it."""

NOBODY = 0
"""The object of characters that PDFium adds between objects."""

_SPACE, _HYPHEN = 0x20, 0x02
_UNUSUAL = (_SPACE, _HYPHEN)


class _Drawn(NamedTuple):
    """A glyph: where it starts on its line, how far it reaches, what it reads. Points of the page."""

    x: float
    y: float
    width: float
    words: str


class Characters:
    """The characters of one page, in the order of painting."""

    def __init__(
        self,
        call: Library,
        canvas: Canvas,
        base: tuple[float, float],
        height: float,
        read: dict[tuple[int, ...], str],
    ) -> None:
        """`base` is what the page's points are moved by to lie on the sheet of that `height`; `read` keeps
        what codes read from page to page.
        """
        self._call = call
        self._canvas = canvas
        self._move_x, self._move_y = base
        self._height = height
        self._room = Numbers()
        self._x_at, self._y_at = self._room.double_at[:2]
        self._box_at = self._room.float_at[4]
        self._fonts: dict[int, str] = {}
        self._read = read
        self._widths: dict[tuple[int, int], float] = {}
        self._told: dict[int, dict[int, tuple[str, float]]] = {}
        """What a font's codes read, and how wide they are at a size of one point."""
        self._inked: set[int] = set()
        self._found: list[Character] = []
        self.ending: list[Glyph] = []
        """The spaces that end a text object: more of them may have been left out."""

    def of(self, text: Handle) -> list[Character]:
        """Those that a text page holds. Raises Unsure."""
        count = self._call.count_characters(text)
        by_object: dict[int, list[int]] = {}
        before, places = NOBODY, list[int]()
        for at, owner in enumerate(map(self._call.text_object_at, repeat(text), range(count))):
            if owner != before:
                before, places = owner, by_object.setdefault(owner, [])
            places.append(at)
        by_object.pop(NOBODY, None)
        left_out: list[int] = []
        for number, run in enumerate(self._canvas.runs):
            mine = by_object.pop(run.handle.value, None)
            if mine is None:
                left_out.append(number)
            else:
                self._found += self._characters(text, run, mine)
        for number in left_out:
            self._account_for(number)
        if by_object:
            raise Unsure("text that no object draws")
        return self._found

    def _characters(self, text: Handle, run: Run, places: Sequence[int]) -> Iterable[Character]:
        a, b, c, d, _, baseline = run.matrix
        if not self._font(run.font):
            run = run._replace(paint=run.paint._replace(drawn=True))
        most = LEVEL * (abs(a) + abs(d))
        if not (abs(b) <= most and abs(c) <= most and a > 0 and d > 0 and run.size > 0):
            return self._slantwise(text, run, places)
        plain = self._plain(text, run, places)
        if plain is not None:
            return plain
        glyphs = self._glyphs(text, run, places)
        line = baseline - self._move_y
        if any(abs(glyph.y - line) > OFF_LINE for glyph in glyphs):
            raise Unsure("a character off its line")
        return self._level(run, glyphs)

    def _level(self, run: Run, glyphs: Sequence[_Drawn]) -> Iterator[Character]:
        """The characters of an object whose line runs along the sheet."""
        height = run.size * run.matrix[3]
        foot = round(self._height - run.matrix[5] + DESCENT * height, DECIMALS)
        top = round(foot - height, DECIMALS)
        move, matrix, paint = self._move_x, run.matrix, run.paint
        if glyphs and glyphs[-1].words == " ":
            last = glyphs[-1]
            self.ending.append(Glyph(" ", last.x + move, top, last.x + move + last.width, foot))
        for x, _, width, words in glyphs:
            left = x + move
            glyph = Glyph(words, round(left, DECIMALS), top, round(left + width, DECIMALS), foot)
            yield Character(glyph, height, matrix, paint)

    def _slantwise(self, text: Handle, run: Run, places: Sequence[int]) -> Iterator[Character]:
        """Characters of a watermark: where exactly they stand does not matter."""
        a, b, c, d, _, _ = run.matrix
        if not is_slantwise(run.matrix):
            raise Unsure("text that neither stands upright nor aslant")
        low, high = -DESCENT * run.size, (1 - DESCENT) * run.size
        for x, y, width, words in self._glyphs(text, run, places):
            corners = [
                (a * right + c * up, b * right + d * up) for right in (0.0, width / a) for up in (low, high)
            ]
            box = bounds(corners)
            left, line = x + self._move_x, self._height - y - self._move_y
            glyph = Glyph(words, left + box.x0, line - box.y1, left + box.x1, line - box.y0)
            yield Character(glyph, box.y1 - box.y0, run.matrix, run.paint)

    def _glyphs(self, text: Handle, run: Run, places: Sequence[int]) -> list[_Drawn]:
        """The characters that were drawn; one glyph may stand for several.

        A space that PDFium adds within an object stands where the next character does. Where it
        does not, that one was a space too, taken for one too many. So it goes with the first of an object.
        """
        call = self._call
        unicode_at, is_unmapped, origin = call.unicode_at, call.is_unmapped, call.origin
        x_at, y_at = self._room.double_at[:2]
        room = self._room.doubles
        glyphs: list[_Drawn] = []
        last: tuple[float, float, float] | None = None
        codes: list[int] = []
        added: tuple[float, float] | None = run.matrix[4] - self._move_x, run.matrix[5] - self._move_y
        for at in places:
            code = unicode_at(text, at)
            origin(text, at, x_at, y_at)
            x, y = room[0], room[1]
            generated = code == _SPACE and call.is_generated(text, at)
            if added is not None and x - added[0] > EXACT:
                if last is not None:
                    glyphs.append(_Drawn(*last, self._words(codes)))
                    last = None
                glyphs += self._lost_spaces(run, *added, x)
            elif last is not None and codes == [_SPACE] and x > last[0] + last[2]:
                glyphs.append(_Drawn(*last, " "))
                glyphs += self._lost_spaces(run, last[0] + last[2], y, x)
                last = None
            added = None
            if generated:
                added = (x, y)
                continue
            width = self._width(text, at, code, x, run)
            if code == _HYPHEN and call.is_hyphen(text, at):
                code = ord("-")
            elif is_unmapped(text, at):
                raise Unsure("a character without a map")
            if last == (x, y, width) and width > 0:
                codes.append(code)
                continue
            if last is not None:
                glyphs.append(_Drawn(*last, self._words(codes)))
            last, codes = (x, y, width), [code]
        if last is not None:
            glyphs.append(_Drawn(*last, self._words(codes)))
        if added is not None:
            glyphs += self._lost_spaces(run, *added)
        return glyphs

    def _plain(self, text: Handle, run: Run, places: Sequence[int]) -> list[Character] | None:
        """The characters of an object of which none is unusual, as fast as can be; None where one is."""
        call = self._call
        unicode_at, is_unmapped = call.unicode_at, call.is_unmapped
        origin, loose_box = call.origin, call.loose_box
        x_at, y_at, box_at = self._x_at, self._y_at, self._box_at
        doubles, floats = self._room.doubles, self._room.floats
        font, move = run.font, self._move_x
        told = self._told.setdefault(font, {})
        matrix, paint = run.matrix, run.paint
        scale, height = run.size * matrix[0], run.size * matrix[3]
        foot = round(self._height - matrix[5] + DESCENT * height, DECIMALS)
        top = round(foot - height, DECIMALS)
        before, line = matrix[4] - move, matrix[5] - self._move_y
        found: list[Character] = []
        for at in places:
            code = unicode_at(text, at)
            if code in _UNUSUAL or is_unmapped(text, at):
                return None
            known = told.get(code)
            if known is None:
                known = told[code] = self._words((code,)), self._font_width(font, code)
            words, width = known[0], known[1] * scale
            origin(text, at, x_at, y_at)
            loose_box(text, at, box_at)
            x = doubles[0]
            if (
                not -EXACT < floats[6] - x - width < EXACT
                or not -OFF_LINE < doubles[1] - line < OFF_LINE
                or (x == before if found else x - before > EXACT)
            ):
                return None
            before = x
            left = x + move
            glyph = made(Glyph, (words, round(left, DECIMALS), top, round(left + width, DECIMALS), foot))
            found.append(made(Character, (glyph, height, matrix, paint)))
        self._inked.add(font)
        return found

    def _lost_spaces(self, run: Run, x: float, y: float, end: float | None = None) -> list[_Drawn]:
        """The spaces that were left out from a place on, if no character stands there yet: one, or so
        many that they reach to `end`.
        """
        left = x + self._move_x
        for character in self._found[-LOOK_BACK:]:
            glyph = character.glyph
            if abs(glyph.x0 - left) < DOUBLED * character.size and character.matrix[5] == run.matrix[5]:
                return []
        width = self._font_width(run.font, _SPACE) * run.size * run.matrix[0]
        count = 1 if end is None else round((end - x) / width) if width > 0 else 0
        return [_Drawn(x + number * width, y, width, " ") for number in range(min(count, MOST_SPACES))]

    def _width(self, text: Handle, at: int, code: int, x: float, run: Run) -> float:
        """How far a character moves on, by its font; the box that PDFium gives takes in its ink too."""
        call, room = self._call, self._room
        width = self._font_width(run.font, code) * run.size * run.matrix[0]
        call.loose_box(text, at, room.float_at[4])
        reach = room.floats[6] - x
        if abs(reach - width) <= EXACT:
            if width > 0:
                self._inked.add(run.font)
            return width
        call.ink_box(text, at, *room.double_at[2:6])
        left, right, low, high = room.doubles[2:6]
        if left >= right or low >= high:
            return width
        if right - x < reach - EXACT:
            return reach
        if reach < width:
            raise Unsure("a character of two widths")
        return width

    def _font_width(self, font: int, code: int) -> float:
        known = self._widths.get((font, code))
        if known is None:
            call, room = self._call, self._room
            known = room.floats[0] if call.width_of(font, code, 1.0, room.float_at[0]) else 0.0
            self._widths[font, code] = known
        return known

    def _words(self, codes: Sequence[int]) -> str:
        """What a glyph reads. Raises Unsure for what does not stand in plain Chinese text: where a font has
        no map for a character, PDFium may make one up, and the reference reader knows what to say.
        """
        key = tuple(codes)
        known = self._read.get(key)
        if known is None:
            known = "".join(map(chr, codes))
            if not all(map(is_plain, known)):
                raise Unsure("characters that may be made up")
            self._read[key] = known
        return known

    def _font(self, handle: int) -> str:
        """A font's name. One without a name brings its glyphs as drawings (Type 3)."""
        known = self._fonts.get(handle)
        if known is None:
            call, at = self._call, self._room.float_at
            name = ctypes.create_string_buffer(NAME_BYTES)
            call.font_name(handle, ctypes.addressof(name), NAME_BYTES)
            call.ascent(handle, 1.0, at[0])
            call.descent(handle, 1.0, at[1])
            if self._room.floats[0] == self._room.floats[1]:
                raise Unsure("a font without height")
            known = self._fonts[handle] = name.value.decode("utf-8", "replace")
        return known

    def _account_for(self, number: int) -> None:
        """Prove that a text object which the text page leaves out is a double, or a space."""
        run = self._canvas.runs[number]
        box = self._bounds(run)
        brought = not self._font(run.font) or self._call.is_embedded(run.font)
        if box.thickness < INKED and brought and run.font in self._inked:
            self._found += self._level(run, self._lost_spaces(run, run.matrix[4] - self._move_x, 0.0))
            return
        for other in self._canvas.runs[max(0, number - LOOK_BACK) : number]:
            near = DOUBLED * other.size * abs(other.matrix[3])
            twin = self._bounds(other)
            if all(abs(one - two) < near for one, two in zip(box, twin, strict=True)) and (
                run.paint._replace(below=0) == other.paint._replace(below=0) and run.font == other.font
            ):
                return
        raise Unsure("text that PDFium leaves out")

    def _bounds(self, run: Run) -> Box:
        at = self._room.float_at
        self._call.bounds(run.handle, at[0], at[1], at[2], at[3])
        return Box(*self._room.floats[:4])
