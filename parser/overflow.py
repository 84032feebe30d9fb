"""Prose that overflows its cell to the right: the characters behind the ruling line are given back to it."""

from collections.abc import Sequence
from statistics import median

import msgspec

from model.money import parse
from parser.grid import SNAP
from parser.layouts.box import Box
from parser.layouts.form_labels import role
from parser.lines import SAME_LINE, Line
from parser.page import Glyph
from parser.rows import figure

NEXT = 0.15
"""In glyph heights: a glyph that begins no farther from another's end follows it without a gap."""

FARTHEST = 3
"""Characters behind the line: more of them are words of the next cell."""


def given_back(boxes: Sequence[Box]) -> list[Box]:
    """The cells of a page, each line of prose with what it says behind its cell's right edge.

    A figure or a label that touches the next cell keeps to itself.
    What follows without a gap belongs to the line on the left, if words of the next cell's own are left on
    that line, or prose on others.
    """
    changed = {id(box): box for box in boxes}
    for left in boxes:
        if not left.lines or parse(figure(left.lines)) is not None or role(left.words) is not None:
            continue
        for right in boxes:
            if abs(right.x0 - left.x1) <= SNAP and right.lines and right.overlaps(left):
                _give_back(changed, left, right)
    return [changed[id(box)] for box in boxes]


def _give_back(changed: dict[int, Box], left: Box, right: Box) -> None:
    """Take over the edge between two cells what the lines of the left one go on with."""
    kept = {at: line for at, line in enumerate(changed[id(right)].lines)}
    longer = list(changed[id(left)].lines)
    margin = median(line.x0 for line in right.lines)
    for at, line in enumerate(longer):
        beside = next((nth for nth, other in kept.items() if _stand_beside(line, other)), None)
        if beside is None:
            continue
        following = _following(line, kept[beside].glyphs)
        if len(following) > FARTHEST:
            # The next cell's own words happen to begin where the overflow ends.
            following = tuple(glyph for glyph in following if glyph.x0 < margin - NEXT * line.height)
        rest = tuple(glyph for glyph in kept[beside].glyphs if glyph not in following)
        is_prose = len(right.lines) > 1 and role(right.words) is None
        if not following or len(following) > FARTHEST or not (_shows(rest) or is_prose):
            continue
        longer[at] = Line(line.page, (*line.glyphs, *following))
        if _shows(rest):
            kept[beside] = Line(line.page, rest)
        else:
            del kept[beside]
    changed[id(left)] = msgspec.structs.replace(changed[id(left)], lines=tuple(longer))
    changed[id(right)] = msgspec.structs.replace(changed[id(right)], lines=tuple(kept.values()))


def _stand_beside(line: Line, other: Line) -> bool:
    distance = (line.top + line.bottom) / 2 - (other.top + other.bottom) / 2
    return line.page == other.page and abs(distance) <= SAME_LINE * line.height


def _following(line: Line, glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs that go on with a line, one right behind the other."""
    found: list[Glyph] = []
    last = line.glyphs[-1]
    near = NEXT * line.height
    while follower := next((glyph for glyph in glyphs if abs(glyph.x0 - last.x1) <= near), None):
        if follower in found:
            break
        found.append(follower)
        last = follower
    return tuple(found)


def _shows(glyphs: Sequence[Glyph]) -> bool:
    return any(not glyph.text.isspace() for glyph in glyphs)
