"""The reference reader: glyphs and ruling lines of a PDF by pdfplumber."""

import logging
import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from parser import limits
from parser.errors import DAMAGED, MEND, PasswordNeeded, Unreadable
from parser.page import Glyph, Page, Rule
from parser.painting import Paint, PaintedPage
from parser.ruling import THICKEST, Shape, rules
from parser.sheet import DESCENT, Painted
from parser.symbols import legible
from parser.watermark import Character

DAMAGE = (
    PSException,
    PDFException,
    PdfminerException,
    MalformedPDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer is known to raise on damaged files: it trusts the types and lengths that a file declares."""


class Plumber:
    """A `parser.page.Reader` on pdfplumber; raises Unreadable or PasswordNeeded from the start."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        self._path = path
        self._file = path.open("rb")
        try:
            self._pages = _open(path, self._file, password)
        except Unreadable:
            self.close()
            raise
        self.page_count = len(self._pages)

    def pages(self) -> Iterator[Page]:
        return map(self.page, range(1, self.page_count + 1))

    def page(self, number: int) -> Page:
        """One page, by its number from 1; one that is damaged too."""
        page = self._pages[number - 1]
        try:
            return self._page(number, page)
        except DAMAGE as error:
            _raise_memory_error(error)
            return Page(number, 0, 0, (), (), damaged=True)
        finally:
            page.close()

    def _page(self, number: int, page: PlumberPage) -> Page:
        painted = PaintedPage(
            page, lambda glyphs, areas: limits.check_page(self._path, number, glyphs, areas)
        )
        try:
            return _page(number, painted)
        finally:
            painted.close()

    def close(self) -> None:
        self._file.close()


def _open(path: Path, file: BufferedReader, password: str | None) -> list[PlumberPage]:
    """The pages of a file, none of them read yet."""
    try:
        pages = pdfplumber.open(file, password=password or "").pages
    except PdfminerException as error:
        _raise_memory_error(error)
        # Ciphers before AES take passwords in Latin letters only: no other can be the right one.
        if any(isinstance(cause, PDFPasswordIncorrect | UnicodeEncodeError) for cause in error.args):
            raise _locked(path, password) from error
        if any(isinstance(cause, PDFEncryptionError) for cause in error.args):
            raise Unreadable(path, "加密方式无法识别", "请用 PDF 阅读器另存为不加密的文件") from error
        raise _damaged(path) from error
    except DAMAGE as error:
        raise _damaged(path) from error
    if not pages:
        raise _damaged(path)
    return pages


def _raise_memory_error(error: BaseException) -> None:
    """Raise the MemoryError that pdfplumber may have wrapped: that is no damage."""
    for cause in error.args:
        if isinstance(cause, MemoryError):
            raise cause


def _locked(path: Path, password: str | None) -> PasswordNeeded:
    if password:
        return PasswordNeeded(path, "密码不对", "请用 --password 或环境变量 BUDGET_TUI_PASSWORD 给出打开密码")
    return PasswordNeeded(path, "需要密码才能打开", "请用 --password 或环境变量 BUDGET_TUI_PASSWORD 给出密码")


def _damaged(path: Path) -> Unreadable:
    return Unreadable(path, DAMAGED, MEND)


def _page(number: int, page: PaintedPage) -> Page:
    left, top = page.bbox[0], page.bbox[1]
    painted = Painted(number, float(page.width), float(page.height))
    painted.characters = list(_characters(page))
    painted.areas = page.areas
    painted.rules = tuple(
        Rule(rule.x0 - left, rule.top - top, rule.x1 - left, rule.bottom - top) for rule in _rules(page)
    )
    painted.pictures = len(page.images)
    painted.picture_boxes = page.pictures
    return painted.page()


def _characters(page: PaintedPage) -> Iterator[Character]:
    """The characters whose middles lie on the sheet as it is cropped."""
    left, top = page.bbox[0], page.bbox[1]
    crop_x0, crop_top, crop_x1, crop_bottom = page.cropbox
    for char in page.chars:
        box_top, box_bottom = _em_box(char["matrix"], char["top"], char["bottom"], char["y0"])
        x0, x1 = char["x0"], char["x1"]
        if crop_x0 <= (x0 + x1) / 2 <= crop_x1 and crop_top <= (box_top + box_bottom) / 2 <= crop_bottom:
            text = legible(char["text"], char["fontname"]) if x1 > x0 else char["text"]
            glyph = Glyph(text, x0 - left, box_top - top, x1 - left, box_bottom - top)
            paint: Paint = char["paint"]
            yield Character(glyph, char["size"], char["matrix"], paint)


def _em_box(matrix: tuple[float, ...], top: float, bottom: float, y0: float) -> tuple[float, float]:
    """Top and bottom of a character's em box, which stands on its baseline; `y0` is its bottom, upwards.

    The ascent and descent that fonts declare, on which `top` and `bottom` rest, may lie (Ghostscript's do).
    """
    a, b, c, d, _, baseline = matrix
    if b or c or a <= 0 or d <= 0:
        return top, bottom
    height = bottom - top
    foot = bottom + y0 - baseline + DESCENT * height
    return foot - height, foot


def _rules(page: PlumberPage) -> Iterator[Rule]:
    return rules(map(_line, page.lines), map(_shape, page.rects), map(_shape, page.curves))


def _line(line: dict[str, Any]) -> Shape:
    painted = line["stroking_color"] if line["stroke"] else line["non_stroking_color"]
    seen = (line["linewidth"] or 0) <= THICKEST and not _is_white(painted)
    return Shape(line["x0"], line["top"], line["x1"], line["bottom"], seen, False)


def _shape(shape: dict[str, Any]) -> Shape:
    """A shape, with whether its outline and its inside are painted in a colour that is seen."""
    return Shape(
        shape["x0"],
        shape["top"],
        shape["x1"],
        shape["bottom"],
        stroked=bool(shape["stroke"]) and not _is_white(shape["stroking_color"]),
        filled=bool(shape["fill"]) and not _is_white(shape["non_stroking_color"]),
        evenodd=bool(shape["evenodd"]),
        points=shape["pts"],
    )


def _is_white(colour: object) -> bool:
    """White paint hides what is under it and rules nothing (gray, RGB and CMYK)."""
    if isinstance(colour, int | float):
        return colour >= 1
    if not isinstance(colour, Iterable):
        return False
    parts = [part for part in colour if isinstance(part, int | float)]
    if len(parts) == 4:
        return all(part <= 0 for part in parts)
    return bool(parts) and all(part >= 1 for part in parts)
