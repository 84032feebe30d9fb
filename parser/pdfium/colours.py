"""Whether colours as PDFium gives them decide what is seen: it turns inks into RGB by tables of its own.

The reference reader compares the numbers of the file. Of greys both give the same; of what is coloured they
may differ by as much as MARGIN. Where that could decide, the page is Unsure.
"""

from collections.abc import Sequence

from parser.page import Glyph
from parser.pdfium.canvas import Canvas, Colour, Paint
from parser.pdfium.unsure import Unsure
from parser.visibility import PAPER
from parser.watermark import OVERPRINTED, Character

MARGIN = 0.4
"""Share of full light: colours farther apart in red, green or blue are not alike by any table."""

ALIKE_IN_SIZE = 2.0
"""Factor: characters of two colours that lie on one another may be one drawn twice if they differ less."""

_OUTLINED = (1, 2, 5, 6)


def check_colours(characters: Sequence[Character], canvas: Canvas) -> None:
    """Raise Unsure where a page's colours may decide what is seen, and may not be those of the file."""
    prints = {_print(run.paint) for run in canvas.runs}
    inks = {
        ink
        for fill, stroke, _, mode, _ in prints
        for ink in ((fill, stroke) if mode in _OUTLINED else (fill,))
    }
    grounds: set[Colour] = {PAPER}
    for area in canvas.areas:
        if isinstance(area.colour, tuple):
            grounds.add(area.colour)
    if any(_may_be_alike(ink, ground) for ink in inks for ground in grounds):
        raise Unsure("colours that may be alike")
    if len(prints) > 1:
        _check_overprints(characters)


def _check_overprints(characters: Sequence[Character]) -> None:
    """Raise Unsure where characters of two prints lie on one another: PDFium may have left one out."""
    pitch = max(1.0, *(character.size for character in characters))
    placed: dict[tuple[int, int], list[Character]] = {}
    for character in characters:
        glyph = character.glyph
        if not glyph.text.strip():
            continue
        column, row = int(glyph.centre / pitch), int(glyph.middle / pitch)
        for x in (column - 1, column, column + 1):
            for y in (row - 1, row, row + 1):
                for other in placed.get((x, y), ()):
                    if _print(other.paint) != _print(character.paint) and _are_confusable(other, character):
                        raise Unsure("characters of two colours on one another")
        placed.setdefault((column, row), []).append(character)


def _are_confusable(one: Character, other: Character) -> bool:
    small, large = sorted((one.size, other.size))
    grey = _is_grey(one.paint.ncolor) and _is_grey(other.paint.ncolor)
    return (not grey or large <= ALIKE_IN_SIZE * small) and _lie_on_one_another(one.glyph, other.glyph)


def _lie_on_one_another(one: Glyph, other: Glyph) -> bool:
    wide, high = (
        max(one.x1 - one.x0, other.x1 - other.x0),
        max(one.bottom - one.top, other.bottom - other.top),
    )
    return (
        abs(one.centre - other.centre) <= OVERPRINTED * wide
        and abs(one.middle - other.middle) <= OVERPRINTED * high
    )


def _print(paint: object) -> tuple[Colour, Colour, float, int, bool]:
    assert isinstance(paint, Paint)
    return paint.ncolor, paint.scolor, paint.opacity, paint.mode, paint.drawn


def _may_be_alike(ink: Colour, ground: Colour) -> bool:
    if ink == ground or (_is_grey(ink) and _is_grey(ground)):
        return False
    return max(abs(one - other) for one, other in zip(ink, ground, strict=True)) < MARGIN


def _is_grey(colour: object) -> bool:
    return isinstance(colour, tuple) and len(set(colour)) == 1
