"""From glyphs to lines, and from lines to joined text that knows its glyphs."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from model import Place
from model.text import MOST_CHARACTERS, fold_character, is_wide, kept
from parser.median import median
from parser.page import Glyph

SAME_LINE = 0.5
"""In glyph heights: glyphs whose middles lie closer than this stand on one line."""

WORD_GAP = 0.25
"""In glyph heights: a wider gap between two glyphs is a space that the producer did not draw."""

SOFT_HYPHEN = "\xad"
"""What some fonts give for the hyphen or minus sign that they draw."""


_text: Callable[[Glyph], str] = itemgetter(0)
_start: Callable[[Glyph], float] = itemgetter(1)
_top: Callable[[Glyph], float] = itemgetter(2)
_end: Callable[[Glyph], float] = itemgetter(3)
_bottom: Callable[[Glyph], float] = itemgetter(4)
"""What a glyph reads, where it starts across the page, and so on."""


class Line(NamedTuple):
    """Glyphs side by side, left to right, on one page."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The glyphs' characters as drawn, neither folded nor joined."""
        return "".join(map(_text, self.glyphs))

    @property
    def x0(self) -> float:
        """The left edge of the first glyph that is seen."""
        return min((glyph.x0 for glyph in self.glyphs if not glyph.text.isspace()), default=self.glyphs[0].x0)

    @property
    def x1(self) -> float:
        return max(map(_end, self.glyphs))

    @property
    def top(self) -> float:
        return min(map(_top, self.glyphs))

    @property
    def bottom(self) -> float:
        return max(map(_bottom, self.glyphs))

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
        drawn = dict.fromkeys(zip(self.pages[start:end], self.glyphs[start:end], strict=True))
        boxes: list[Place] = []
        here = 0
        left = high = right = low = 0.0
        for page, (_, x0, top, x1, bottom) in drawn:
            # Whether the glyph stands on the line that the box covers.
            if here == page and min(low, bottom) - max(high, top) > SAME_LINE * (bottom - top):
                left, high, right, low = min(left, x0), min(high, top), max(right, x1), max(low, bottom)
                continue
            if here:
                boxes.append(Place(here, left, high, right, low))
            here, left, high, right, low = page, x0, top, x1, bottom
        if here:
            boxes.append(Place(here, left, high, right, low))
        return tuple(boxes)


def lines(page: int, glyphs: Iterable[Glyph]) -> list[Line]:
    """Glyphs sorted to lines, top to bottom; lines that show nothing are left out."""
    found = tuple(glyphs)
    middles = [(top + bottom) / 2 for _, _, top, _, bottom in found]
    rows: list[list[Glyph]] = []
    last = float("-inf")
    for at in sorted(range(len(found)), key=middles.__getitem__):
        glyph, middle = found[at], middles[at]
        if middle == last or middle - last <= SAME_LINE * max(1.0, glyph[4] - glyph[2]):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            last = middle
    return [Line(page, tuple(sorted(row, key=_start))) for row in rows if any(map(is_inked, map(_text, row)))]


def lowest(page: int, glyphs: Sequence[Glyph]) -> Line | None:
    """The last of the `lines`, without making the others where that can be helped."""
    middles = sorted([(top + bottom) / 2 for _, _, top, _, bottom in glyphs])
    apart = SAME_LINE * max(1.0, max((bottom - top for _, _, top, _, bottom in glyphs), default=0.0))
    # Lines begin anew below a gap as wide as no line's.
    foot = next(
        (low for high, low in zip(middles[-2::-1], middles[:0:-1], strict=True) if low - high > apart), None
    )
    if foot is not None:
        below = lines(page, [glyph for glyph in glyphs if (glyph[2] + glyph[4]) / 2 >= foot])
        if below:
            return below[-1]
    return next(reversed(lines(page, glyphs)), None)


@lru_cache(MOST_CHARACTERS)
def is_inked(text: str) -> bool:
    """Whether characters show anything."""
    return any(fold_character(character).strip() for character in text)


def join(parts: Sequence[Line]) -> Passage:
    """The text of several lines without their wraps (see `model.text`), each character with its glyph.

    Between lines nothing is added, unless a Latin word ends where the next one would still have fitted.
    """
    characters: list[str] = []
    pages: list[int] = []
    glyphs: list[Glyph] = []
    before: Line | None = None
    for line in parts:
        if before is not None and _breaks_between_words(before, line, parts):
            characters.append(" ")
            glyphs.append(line.glyphs[0])
        end = float("inf")
        for glyph in line.glyphs:
            words, x0, top, x1, bottom = glyph
            if x0 - end > WORD_GAP * (bottom - top):
                characters.append(" ")
                glyphs.append(glyph)
            end = x1
            for character in words:
                hyphen = character == SOFT_HYPHEN and _is_drawn(glyph, line)
                characters.append("-" if hyphen else fold_character(character))
                glyphs.append(glyph)
        pages += repeat(line.page, len(glyphs) - len(pages))
        before = line
    if " " not in characters and "" not in characters:
        return Passage("".join(characters), tuple(pages), tuple(glyphs))
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


def _breaks_between_words(line: Line, following: Line, parts: Sequence[Line]) -> bool:
    """Whether a line ended although the next line's first glyph would have fitted: at a Latin word's end."""
    last, first = line.glyphs[-1], following.glyphs[0]
    if not (last.text.isalpha() and first.text.isalpha()) or is_wide(last.text[-1]) or is_wide(first.text[0]):
        return False
    right = {
        page: max(line.x1 for line in group) for page, group in groupby(parts, key=lambda line: line.page)
    }
    return right[line.page] - last.x1 > first.x1 - first.x0
