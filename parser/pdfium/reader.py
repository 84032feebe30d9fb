"""The fast reader of a document: pages by PDFium, and by the reference reader where PDFium leaves a doubt."""

import ctypes
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from parser import limits
from parser.page import Page, Rule
from parser.pdfium.canvas import Canvas, Matrix
from parser.pdfium.characters import Characters
from parser.pdfium.colours import check_colours
from parser.pdfium.covers import check_blanks, check_clips, check_covers
from parser.pdfium.library import Handle, Library, Numbers
from parser.pdfium.unsure import Unsure
from parser.ruling import rules
from parser.sheet import Painted
from parser.watermark import Character

FARTHEST = 1e6
"""Points: no sheet is as large."""

KEPT = 64
"""Pages after which the document is opened anew: PDFium keeps what it has unpacked of each, some 80 kB."""

_DIRECTION_BYTES = 16


class Pdfium:
    """A `parser.page.Reader` on PDFium; raises Unsure from the start for what it does not open.

    `reference` reads a page, by its number from 1, of which PDFium does not tell enough.
    """

    def __init__(
        self, library: Library, path: Path, reference: Callable[[int], Page], password: str | None = None
    ) -> None:
        self._call = library
        self._path = path
        self._reference = reference
        self._room = Numbers()
        self._read_codes: dict[tuple[int, ...], str] = {}
        self._secret = None if password is None else password.encode()
        self._document = Handle()
        self._pages_read = 0
        self._open()
        self.page_count = library.count_pages(self._document)
        if self.page_count <= 0 or self._runs_leftwards():
            self.close()
            raise Unsure("no pages, or a document from right to left")

    def pages(self) -> Iterator[Page]:
        return map(self.page, range(1, self.page_count + 1))

    def page(self, number: int) -> Page:
        """One page, whoever reads it."""
        try:
            self._pages_read += 1
            if self._pages_read % KEPT == 0:
                self._shut()
                self._open()
            return self._read(number)
        except Unsure:
            return self._reference(number)

    def _open(self) -> None:
        self._document = self._call.load_document(os.fsencode(self._path), self._secret)
        if not self._document:
            raise Unsure("PDFium does not open it")

    def close(self) -> None:
        self._shut()

    def _shut(self) -> None:
        if self._document:
            self._call.close_document(self._document)
            self._document = Handle()

    def _read(self, number: int) -> Page:
        call = self._call
        page = call.load_page(self._document, number - 1)
        if not page:
            raise Unsure("no page")
        try:
            sheet = _Sheet(call, self._room, page)
            if not sheet.has_media_box or sheet.turn is not None:
                page = self._again(page, number, sheet)
            painted = Painted(number, sheet.width, sheet.height)
            canvas = Canvas(
                call,
                self._document,
                sheet.base,
                sheet.height,
                lambda texts, areas: limits.check_page(self._path, number, texts, areas),
            )
            canvas.paint_page(page)
            ruled = tuple(rules(canvas.lines, canvas.rectangles, canvas.curves))
            characters = self._characters(page, number, canvas, sheet, ruled)
        finally:
            if page:
                call.close_page(page)
        check_colours(characters, canvas)
        check_covers(characters, canvas, sheet.height)
        check_clips(characters, canvas, sheet.height)
        painted.characters = characters
        painted.areas = canvas.areas
        painted.rules = ruled
        painted.pictures = canvas.images
        painted.picture_boxes = canvas.pictures
        return painted.page()

    def _again(self, page: Handle, number: int, sheet: "_Sheet") -> Handle:
        """The page once more, its contents turned as it is seen, and its sheet known."""
        if not sheet.has_media_box:
            self._call.set_crop_box(page, -FARTHEST, -FARTHEST, FARTHEST, FARTHEST)
            self._call.close_page(page)
            page = self._call.load_page(self._document, number - 1)
            sheet.measure(page)
        if sheet.turn is not None:
            turn = (ctypes.c_float * 6)(*sheet.turn)
            self._call.transform(page, ctypes.addressof(turn), 0)
            self._call.set_rotation(page, 0)
            self._call.close_page(page)
            page = self._call.load_page(self._document, number - 1)
        return page

    def _characters(
        self, page: Handle, number: int, canvas: Canvas, sheet: "_Sheet", ruled: Sequence[Rule]
    ) -> list[Character]:
        """The characters whose middles lie on the sheet as it is cropped."""
        text = self._call.load_text(page)
        if not text:
            raise Unsure("no text page")
        try:
            limits.check_page(self._path, number, self._call.count_characters(text), len(canvas.areas))
            reading = Characters(self._call, canvas, sheet.base[4:], sheet.height, self._read_codes)
            found = reading.of(text)
        finally:
            self._call.close_text(text)
        check_blanks(reading.ending, ruled)
        x0, top, x1, bottom = sheet.crop
        return [
            character
            for character in found
            for _, left, high, right, low in (character[0],)
            if x0 <= (left + right) / 2 <= x1 and top <= (high + low) / 2 <= bottom
        ]

    def _runs_leftwards(self) -> bool:
        room = ctypes.create_string_buffer(_DIRECTION_BYTES)
        self._call.viewer_preference(self._document, b"Direction", ctypes.addressof(room), _DIRECTION_BYTES)
        return room.value == b"R2L"


class _Sheet:
    """A page's size as it is seen, and how its points lie on that: `base`, or `turn` which its contents need.

    `crop` is what is seen of it: left, top, right and bottom, from its top left corner.
    """

    def __init__(self, call: Library, room: Numbers, page: Handle) -> None:
        self._call = call
        self._room = room
        self.has_media_box = bool(call.media_box(page, *room.float_at[:4]))
        self._media: tuple[float, ...] = tuple(room.floats[:4])
        if call.crop_box(page, *room.float_at[:4]):
            self._crop: tuple[float, ...] = tuple(room.floats[:4])
        else:
            self._crop = self._bounding_box(page)
        self._rotation = call.rotation(page)
        if self.has_media_box:
            self._place()

    def measure(self, page: Handle) -> None:
        """Take the sheet's size from a page whose crop leaves all of it."""
        self._media = self._bounding_box(page)
        self._place()

    def _bounding_box(self, page: Handle) -> tuple[float, ...]:
        at = self._room.float_at[0]
        self._call.bounding_box(page, at)
        left, top, right, bottom = self._room.floats[:4]
        return left, bottom, right, top

    def _place(self) -> None:
        x0, y0, x1, y1 = _upright(self._media)
        turns: dict[int, Matrix | None] = {
            0: None,
            1: (0, -1, 1, 0, -y0, x1),
            2: (-1, 0, 0, -1, x1, y1),
            3: (0, 1, -1, 0, y1, -x0),
        }
        if self._rotation not in turns:
            raise Unsure("a page at an angle")
        self.turn = turns[self._rotation]
        self.base: Matrix = (1, 0, 0, 1, 0, 0) if self.turn is not None else (1, 0, 0, 1, -x0, -y0)
        wide, high = x1 - x0, y1 - y0
        if wide <= 0 or high <= 0:
            raise Unsure("a page without size")
        self.width, self.height = (high, wide) if self._rotation % 2 else (wide, high)
        a, b, c, d, e, f = self.turn or self.base
        left, low, right, up = _upright(self._crop)
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((left, low), (right, up))]
        (one_x, one_y), (two_x, two_y) = corners
        self.crop = (
            min(one_x, two_x),
            self.height - max(one_y, two_y),
            max(one_x, two_x),
            self.height - min(one_y, two_y),
        )


def _upright(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
