"""The reference reader: glyphs and ruling lines of a PDF by pdfplumber."""

import logging
import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from parser import limits
from parser.areas import Box
from parser.errors import DAMAGED, MEND, PasswordNeeded, Unreadable
from parser.page import Cut, Glyph, Page, Rule, undoubled
from parser.painting import Paint, PaintedPage
from parser.symbols import legible
from parser.visibility import Sight
from parser.watermark import Character, apart

THIN = 3.0
"""Points: a filled rectangle no thicker than this is a ruling line, a thicker one a background."""

THICKEST = 6.0
"""Points: a stroke wider than this is a bar or a background, no ruling line."""

DOT = 1.5
"""A fill whose sides differ by no more than this factor is a dot."""

DESCENT = 0.12
"""Share of the em box that lies under the baseline in Chinese fonts."""

STRAIGHT = 0.8
"""Points by which the ends of a ruling line may differ across its direction."""

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
        for number, page in enumerate(self._pages, start=1):
            try:
                read = self._page(number, page)
            except DAMAGE as error:
                _raise_memory_error(error)
                read = Page(number, 0, 0, (), (), damaged=True)
            finally:
                page.close()
            yield read

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
    visible: list[Character] = []
    hidden: list[Glyph] = []
    cut: list[Cut] = []
    characters = list(_characters(page))
    sight = Sight(page.areas, float(page.height))
    for character in characters:
        glyph, clip = character.glyph, character.paint.clip
        x, y = glyph.centre, float(page.height) - glyph.middle
        if clip is not None and not clip.holds(x, y):
            cut.append(
                Cut(glyph, clip.x0, float(page.height) - clip.y1, clip.x1, float(page.height) - clip.y0)
            )
        elif sight.shows(character.paint, x, y):
            visible.append(character)
        else:
            hidden.append(glyph)
    glyphs, watermark = apart(visible)
    rules = tuple(
        Rule(rule.x0 - left, rule.top - top, rule.x1 - left, rule.bottom - top) for rule in _rules(page)
    )
    return Page(
        number=number,
        width=float(page.width),
        height=float(page.height),
        glyphs=tuple(undoubled(glyphs)),
        rules=rules,
        pictures=len(page.images),
        pictured=_share(page),
        watermark="".join(glyph.text for glyph in watermark),
        hidden="".join(glyph.text for glyph in hidden),
        cut=tuple(cut),
    )


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


def _share(page: PaintedPage) -> float:
    """How much of the sheet is covered by pictures, which may lie in strips beside one another."""
    sheet = Box(0, 0, float(page.width), float(page.height))
    parts = (picture.within(sheet) for picture in page.pictures)
    covered = sum((part.x1 - part.x0) * (part.y1 - part.y0) for part in parts if part.thickness > 0)
    return min(covered / (float(page.width) * float(page.height) or 1), 1.0)


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
    for line in page.lines:
        painted = line["stroking_color"] if line["stroke"] else line["non_stroking_color"]
        if (line["linewidth"] or 0) <= THICKEST and not _is_white(painted):
            yield from _segment(line["x0"], line["top"], line["x1"], line["bottom"])
    before: tuple[float, ...] = ()
    for rect in page.rects:
        stroked, filled = _paint(rect)
        sides = (rect["x0"], rect["top"], rect["x1"], rect["bottom"])
        yield from _rectangle(*sides, stroked or (filled and _is_ring(before, sides)), filled)
        before = sides if filled and rect["evenodd"] else ()
    for curve in page.curves:
        stroked, filled = _paint(curve)
        if filled:
            yield from _rectangle(curve["x0"], curve["top"], curve["x1"], curve["bottom"], False, True)
        elif stroked:
            points = curve["pts"]
            for (x0, y0), (x1, y1) in pairwise(points):
                yield from _segment(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_ring(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Whether two rectangles filled even-odd are the edges of one border: one just inside the other."""
    return bool(inner) and all(abs(one - other) <= THIN for one, other in zip(inner, outer, strict=True))


def _paint(shape: dict[str, object]) -> tuple[bool, bool]:
    """Whether a shape's outline, and its inside, are painted in a colour that is seen."""
    stroked = bool(shape["stroke"]) and not _is_white(shape["stroking_color"])
    filled = bool(shape["fill"]) and not _is_white(shape["non_stroking_color"])
    return stroked, filled


def _rectangle(
    x0: float, top: float, x1: float, bottom: float, stroked: bool, filled: bool
) -> Iterator[Rule]:
    """A rectangle's ruling lines: its outline where that shows (also the ring between two fills), or the
    middle of a thin fill. A dot is a piece of a line in both directions."""
    if (stroked or filled) and min(x1 - x0, bottom - top) <= THIN:
        middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
        if (x1 - x0) * DOT >= bottom - top:
            yield Rule(x0, middle_y, x1, middle_y)
        if (bottom - top) * DOT >= x1 - x0:
            yield Rule(middle_x, top, middle_x, bottom)
    elif stroked:
        yield Rule(x0, top, x1, top)
        yield Rule(x0, bottom, x1, bottom)
        yield Rule(x0, top, x0, bottom)
        yield Rule(x1, top, x1, bottom)


def _segment(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    """A drawn line as a rule, if it runs along or down the page."""
    if bottom - top <= STRAIGHT < x1 - x0:
        middle = (top + bottom) / 2
        yield Rule(x0, middle, x1, middle)
    elif x1 - x0 <= STRAIGHT < bottom - top:
        middle = (x0 + x1) / 2
        yield Rule(middle, top, middle, bottom)


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
