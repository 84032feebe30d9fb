"""From glyphs to lines, and from lines to joined text that knows its glyphs."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from model import Place
from model.text import fold_character, is_wide, kept
from parser.median import median
from parser.page import Glyph

SAME_LINE = 0.5
"""In glyph heights: glyphs whose middles lie closer than this stand on one line."""

WORD_GAP = 0.25
"""In glyph heights: a wider gap between two glyphs is a space that the producer did not draw."""

SOFT_HYPHEN = "\xad"
"""What some fonts give for the hyphen or minus sign that they draw."""


class Line(NamedTuple):
    """Glyphs side by side, left to right, on one page."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The glyphs' characters as drawn, neither folded nor joined."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x0(self) -> float:
        """The left edge of the first glyph that is seen."""
        return min((glyph.x0 for glyph in self.glyphs if not glyph.text.isspace()), default=self.glyphs[0].x0)

    @property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def top(self) -> float:
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return max(glyph.bottom for glyph in self.glyphs)

    @property
    def height(self) -> float:
        """The middle one of the glyphs' heights."""
        return median(glyph.bottom - glyph.top for glyph in self.glyphs)


class Passage(NamedTuple):
    """Joined text, and for each of its characters the page and glyph that drew it."""

    text: str
    pages: tuple[int, ...]
    glyphs: tuple[Glyph, ...]

    def places(self, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
        """The boxes of the characters from `start` to `end`, one for each line they stand on."""
        drawn = list(dict.fromkeys(zip(self.pages[start:end], self.glyphs[start:end], strict=True)))
        boxes: list[Place] = []
        for page, glyph in drawn:
            if boxes and _continues(boxes[-1], page, glyph):
                last = boxes.pop()
                boxes.append(
                    Place(
                        page,
                        min(last.x0, glyph.x0),
                        min(last.top, glyph.top),
                        max(last.x1, glyph.x1),
                        max(last.bottom, glyph.bottom),
                    )
                )
            else:
                boxes.append(Place(page, glyph.x0, glyph.top, glyph.x1, glyph.bottom))
        return tuple(boxes)


def lines(page: int, glyphs: Iterable[Glyph]) -> list[Line]:
    """Glyphs sorted to lines, top to bottom; lines that show nothing are left out."""
    ordered = sorted(glyphs, key=_middle)
    rows: list[list[Glyph]] = []
    last = 0.0
    for glyph in ordered:
        _, _, top, _, bottom = glyph
        middle = (top + bottom) / 2
        if rows and middle - last <= SAME_LINE * max(1.0, bottom - top):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            last = middle
    return [
        Line(page, tuple(sorted(row, key=_start)))
        for row in rows
        if any(fold_character(character).strip() for glyph in row for character in glyph.text)
    ]


def _middle(glyph: Glyph) -> float:
    return (glyph[2] + glyph[4]) / 2


_start = itemgetter(1)
"""Where a glyph starts across the page."""


def join(parts: Sequence[Line]) -> Passage:
    """The text of several lines without their wraps (see `model.text`), each character with its glyph.

    Between lines nothing is added, unless a Latin word ends where the next one would still have fitted.
    """
    characters: list[str] = []
    pages: list[int] = []
    glyphs: list[Glyph] = []
    right = {
        page: max(line.x1 for line in group) for page, group in groupby(parts, key=lambda line: line.page)
    }

    def put(character: str, page: int, glyph: Glyph) -> None:
        characters.append(character)
        pages.append(page)
        glyphs.append(glyph)

    before: Line | None = None
    for line in parts:
        if before is not None and _breaks_between_words(before, line, right[before.page]):
            put(" ", line.page, line.glyphs[0])
        previous: Glyph | None = None
        for glyph in line.glyphs:
            if previous is not None and glyph.x0 - previous.x1 > WORD_GAP * (glyph.bottom - glyph.top):
                put(" ", line.page, glyph)
            for character in glyph.text:
                hyphen = character == SOFT_HYPHEN and _is_drawn(glyph, line)
                put("-" if hyphen else fold_character(character), line.page, glyph)
            previous = glyph
        before = line
    stay = list(kept(characters))
    return Passage(
        "".join(characters[at] for at in stay),
        tuple(pages[at] for at in stay),
        tuple(glyphs[at] for at in stay),
    )


def _is_drawn(glyph: Glyph, line: Line) -> bool:
    """Whether a soft hyphen is seen and says something: not where it parts a Latin word at a line's end."""
    before = line.text[-2:-1]
    parts_a_word = glyph is line.glyphs[-1] and before.isalpha() and not is_wide(before)
    return glyph.x1 > glyph.x0 and not parts_a_word


def _breaks_between_words(line: Line, following: Line, right: float) -> bool:
    """Whether a line ended although the next line's first glyph would have fitted: at a Latin word's end."""
    last, first = line.glyphs[-1], following.glyphs[0]
    if not (last.text.isalpha() and first.text.isalpha()) or is_wide(last.text[-1]) or is_wide(first.text[0]):
        return False
    return right - last.x1 > first.x1 - first.x0


def _continues(box: Place, page: int, glyph: Glyph) -> bool:
    """Whether a glyph stands on the line that a box covers."""
    overlap = min(box.bottom, glyph.bottom) - max(box.top, glyph.top)
    return box.page == page and overlap > SAME_LINE * (glyph.bottom - glyph.top)
