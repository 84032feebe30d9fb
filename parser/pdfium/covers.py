"""Whether what PDFium does not tell decides what is seen: what covers, and clips that it takes away."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parser.areas import Box
from parser.lines import SAME_LINE
from parser.page import Glyph, Rule
from parser.pdfium.canvas import Canvas
from parser.pdfium.unsure import Unsure
from parser.underlines import FLUSH, ON_EDGE, UNDER
from parser.watermark import Character


def check_covers(characters: Sequence[Character], canvas: Canvas, height: float) -> None:
    """Raise Unsure where text lies under what may cover it, or on what may have its colour."""
    for character in characters if canvas.doubtful else ():
        x, y = character.glyph.centre, height - character.glyph.middle
        for order, box in canvas.doubtful:
            if box.holds(x, y) and (
                order >= character.paint.below or canvas.areas[order].colour == character.paint.ncolor
            ):
                raise Unsure("text that may be covered")


def check_clips(characters: Sequence[Character], canvas: Canvas, height: float) -> None:
    """Raise Unsure where a clip leaves out part of a line: PDFium takes it away from all whose ink it holds,
    a full stop at the foot of its em box too.
    """
    if all(run.paint.clip is None for run in canvas.runs):
        return
    cut = sorted(
        (character.glyph.middle, character.paint.clip)
        for character in characters
        if character.paint.clip is not None and not _is_within(character.paint.clip, character, height)
    )
    heights = [middle for middle, _ in cut]
    for character in characters if cut else ():
        glyph = character.glyph
        if character.paint.clip is None and glyph.text.strip():
            near = SAME_LINE * (glyph.bottom - glyph.top)
            beside = cut[
                bisect_left(heights, glyph.middle - near) : bisect_right(heights, glyph.middle + near)
            ]
            if not all(_is_within(clip, character, height) for _, clip in beside):
                raise Unsure("a line that is clipped in part")


def check_blanks(ending: Sequence[Glyph], rules: Sequence[Rule]) -> None:
    """Raise Unsure where a line runs on under a space that ends a text: it may underline a blank to be filled
    in, more spaces of which PDFium leaves out all but the first.
    """
    edges = [rule.x0 for rule in rules if not rule.is_horizontal]
    level = [
        rule
        for rule in rules
        if rule.is_horizontal and not (_is_on(edges, rule.x0) and _is_on(edges, rule.x1))
    ]
    for space in ending if level else ():
        near = UNDER * (space.bottom - space.top) + FLUSH
        for rule in level:
            if rule.x0 < space.x1 + FLUSH < rule.x1 and abs(rule.top - space.bottom) <= near:
                raise Unsure("an underlined blank")


def _is_on(edges: Sequence[float], position: float) -> bool:
    return any(abs(edge - position) <= ON_EDGE for edge in edges)


def _is_within(clip: Box, character: Character, height: float) -> bool:
    return clip.holds(character.glyph.centre, height - character.glyph.middle)
