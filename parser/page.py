"""What a reader gives of a page: glyphs and ruling lines, whatever PDF engine found them.

Coordinates are points from the sheet's top left corner, y downwards, as the page is seen (rotation applied).
"""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple, Protocol

import msgspec

DOUBLED = 0.15
"""In glyph heights: the same character no farther off than this was drawn twice to look bold."""

_NEIGHBOURHOOD = 40.0
"""Points: the pitch of the grid in which doubles are sought."""

made = tuple.__new__
"""Makes a named tuple, by its class and its fields, in half the time that the class itself takes."""


class Glyph(NamedTuple):
    """A drawn character and its box; `text` is as the font's map gives it, not yet folded."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height at which the glyph stands, by its box's centre."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Where across the page the glyph stands, by its box's centre."""
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A ruling line without thickness: horizontal where `top == bottom`, vertical where `x0 == x1`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        return self.top == self.bottom


class Cut(NamedTuple):
    """A character that a clip leaves out, and the box of that clip."""

    glyph: Glyph
    x0: float
    top: float
    x1: float
    bottom: float


class Page(msgspec.Struct, frozen=True):
    """One sheet: its size in points, what is drawn on it, and how many pictures it holds.

    `pictured` is the share of it that they cover. `watermark` are the characters drawn over or behind it:
    slantwise, or many times as high as its text, or paler than the text that they lie on. `hidden` are those
    that nobody sees: without ink, in the colour of what is under them, or covered. `cut` lie outside a clip.
    A `damaged` one could not be read, or not wholly, and shows nothing.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: int = 0
    pictured: float = 0.0
    watermark: str = ""
    hidden: str = ""
    cut: tuple[Cut, ...] = ()
    damaged: bool = False


def without_empty(page: Page) -> Page:
    """A page without the glyphs that a font maps to no character at all."""
    if all(map(itemgetter(0), page.glyphs)):
        return page
    return msgspec.structs.replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph.text))


def undoubled(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Glyphs without those drawn a second time in nearly the same place, as some producers embolden."""
    seen: dict[tuple[str, float, float], list[Glyph]] = {}
    for glyph in glyphs:
        text, x0, top, _, bottom = glyph
        near = DOUBLED * (bottom - top)
        first, last = (x0 - near) // _NEIGHBOURHOOD, (x0 + near) // _NEIGHBOURHOOD
        upper, lower = (top - near) // _NEIGHBOURHOOD, (top + near) // _NEIGHBOURHOOD
        if first == last and upper == lower:
            cell = (text, first, upper)
            around = seen.get(cell)
            if around is None:
                seen[cell] = [glyph]
                yield glyph
                continue
        else:
            cell = (text, x0 // _NEIGHBOURHOOD, top // _NEIGHBOURHOOD)
            across, down = range(int(first), int(last) + 1), range(int(upper), int(lower) + 1)
            around = [other for x in across for y in down for other in seen.get((text, x, y), ())]
        for other in around:
            if abs(other[1] - x0) < near and abs(other[2] - top) < near:
                break
        else:
            seen.setdefault(cell, []).append(glyph)
            yield glyph


class Reader(Protocol):
    """A PDF engine with one document open."""

    @property
    def page_count(self) -> int:
        """The number of pages, without reading them."""

    def pages(self) -> Iterator[Page]:
        """Each page in order, the damaged ones too."""

    def close(self) -> None:
        """Let go of the file."""


class NumberedPages(Reader, Protocol):
    """A reader that gives any page by its number, from 1."""

    def page(self, number: int) -> Page:
        """One page, a damaged one too."""
