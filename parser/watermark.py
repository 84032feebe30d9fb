"""Telling a watermark's characters from those of a page's text."""

from collections.abc import Sequence
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from parser.median import median
from parser.page import Glyph
from parser.visibility import Paint, light

SLANT = 0.05
"""What runs up or down by more than this share of its way along is set slantwise."""

TOWERING = 4.0
"""In heights of a page's middle glyph: no title is so high, a watermark is."""

PALER = 0.3
"""Share of full light by which a watermark that runs along the page is lighter than the page's text."""

OVERPRINTED = 0.4
"""Share of a glyph's sides: another glyph whose middle is no farther from its own is printed over it."""


class Character(NamedTuple):
    """A painted glyph with what its print tells: its height, the matrix and the paint that it is set with."""

    glyph: Glyph
    size: float
    matrix: tuple[float, ...]
    paint: Paint


def apart(characters: Sequence[Character]) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs of a page's text, and those of a watermark.

    A watermark is slantwise, or of towering height, or paler than the text and printed over it.
    """
    if not characters:
        return [], []
    highest = TOWERING * median(map(_size, characters))
    pale = _overprints([character for character in characters if character[1] <= highest])
    # Those of one text share their matrix.
    slantwise = {
        same: is_slantwise(matrix)
        for same, matrix in {id(character.matrix): character.matrix for character in characters}.items()
    }
    glyphs = [character.glyph for character in characters]
    if not pale and not any(slantwise.values()) and max(map(_size, characters)) <= highest:
        return glyphs, []
    marks = [
        character.size > highest or slantwise[id(character.matrix)] or (pale and _print(character) in pale)
        for character in characters
    ]
    return list(compress(glyphs, (not mark for mark in marks))), list(compress(glyphs, marks))


_size = itemgetter(1)


def is_slantwise(matrix: tuple[float, ...]) -> bool:
    """Whether a character's line runs neither along nor down the sheet."""
    along, up = abs(matrix[0]), abs(matrix[1])
    return min(along, up) > SLANT * max(along, up)


def _print(character: Character) -> tuple[float, float]:
    """How light and how high a character is printed."""
    return round(_lightness(character.paint), 2), round(character.size, 1)


def _lightness(paint: Paint) -> float:
    """From 0, black, to 1; a pattern counts as black."""
    return 1 - (1 - sum(light(paint.ncolor) or (0.0,)) / 3) * paint.opacity


def _overprints(characters: Sequence[Character]) -> set[tuple[float, float]]:
    """The pale prints of which characters lie on characters of the page's ordinary print."""
    paints = {id(character.paint): character.paint for character in characters}
    if len({(paint.ncolor, paint.opacity) for paint in paints.values()}) <= 1:
        return set()
    prints = [_print(character) for character in characters]
    ordinary = median(lightness for lightness, _ in prints)
    dark: dict[tuple[int, int], list[Glyph]] = {}
    pitch = max(median(character.size for character in characters), 1.0)
    for character, (lightness, _) in zip(characters, prints, strict=True):
        if lightness <= ordinary + PALER / 2 and character.glyph.text.strip():
            glyph = character.glyph
            dark.setdefault((int(glyph.centre / pitch), int(glyph.middle / pitch)), []).append(glyph)
    return {
        printed
        for character, printed in zip(characters, prints, strict=True)
        if printed[0] >= ordinary + PALER
        and character.glyph.text.strip()
        and _lies_on(character.glyph, dark, pitch)
    }


def _lies_on(glyph: Glyph, dark: dict[tuple[int, int], list[Glyph]], pitch: float) -> bool:
    """Whether another character stands in the middle of a glyph."""
    column, row = int(glyph.centre / pitch), int(glyph.middle / pitch)
    height = glyph.bottom - glyph.top
    beside, above = OVERPRINTED * min(glyph.x1 - glyph.x0, 2 * height), OVERPRINTED * height
    across, down = int(beside / pitch) + 1, int(above / pitch) + 1
    return any(
        abs(other.centre - glyph.centre) <= beside and abs(other.middle - glyph.middle) <= above
        for x in range(column - across, column + across + 1)
        for y in range(row - down, row + down + 1)
        for other in dark.get((x, y), ())
    )
