"""Which cells of a page's last row go on at the top of the next page.

Ruling lines tell, where a producer leaves open what goes on: a line under some cells says that the row ends
there, and that the cells without one are merged downwards; no line at all says that the row itself is cut.
Others close every cell at a page's end: then the words must tell.
"""

import re
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import NamedTuple

import msgspec

from model.money import is_blank, parse
from model.text import is_wide
from parser.grid import SNAP
from parser.layouts.box import Box
from parser.layouts.form_labels import Role, role, squeezed
from parser.rows import figure

_LEVELS: tuple[Role, ...] = ("level1", "level2")
_NAME: tuple[Role, ...] = ("level3",)
_SHORT: tuple[Role, ...] = ("weight", "nature", "quantity", "direction")
_OF_A_ROW: tuple[Role, ...] = (*_NAME, "period", "value", *_SHORT)
_KEPT: tuple[Role, ...] = (*_LEVELS, *_OF_A_ROW)
_WHOLE_LEVEL = re.compile("(?:指标|满意度|效益|成本|影响|数量|质量|时效|产出)$")
_REST_OF_LEVEL = re.compile("(?:度|益|果)?(?:指?标)?")

MARGINS = 1.75
"""In glyph heights: what a cell's margins, and a mark that may not begin a line, take of a full line."""

TIGHT = 0.5
"""In glyph heights: what the margins of a cell take at least."""


class Pair(NamedTuple):
    """A cell that ends at a page's end, and the one of its column at the top of the next page."""

    upper: Box
    lower: Box

    @property
    def words(self) -> tuple[bool, bool]:
        """Which of the two have any."""
        return bool(self.upper.lines), bool(self.lower.lines)


class Headings(msgspec.Struct):
    """The columns of indicators that headers met so far name, by what they hold."""

    columns: list[tuple[Role, Box]] = []

    def add(self, boxes: Sequence[Box]) -> None:
        """Take the headers among some cells into account."""
        for box in boxes:
            if box.lines and (kind := role(box.words)) in _KEPT:
                self.columns.append((kind, box))

    def names(self, box: Box, kinds: Collection[Role]) -> bool:
        """Whether a cell stands in a column that holds one of some things."""
        return any(kind in kinds and box.is_one_column_with(header) for kind, header in self.columns)


def going_on(
    pairs: Sequence[Pair], headings: Headings, is_open: Sequence[bool], *, is_closed: bool
) -> list[Pair]:
    """The pairs that are one cell each; `is_open` says of each whether no line closes it above the page's
    end, `is_closed` whether one closes any cell of the last row."""
    is_labelled = not any(headings.names(pair.upper, _NAME) for pair in pairs)
    two = [_are_two(headings, pair) or _are_labels(pair, with_funds=is_labelled) for pair in pairs]
    if not any(two) and _is_rest(headings, pairs):
        return list(pairs)
    if any(is_open) and is_closed:
        return [pair for pair, opened, apart in zip(pairs, is_open, two, strict=True) if opened and not apart]
    if all(is_open) and not any(two):
        return list(pairs)
    if not any(two) and _is_cut_row(headings, pairs):
        return list(pairs)
    carried = _carries_on(headings, pairs)
    return [
        pair
        for pair, opened, apart in zip(pairs, is_open, two, strict=True)
        if not apart and _goes_on(headings, pairs, pair, opened=opened or pair in carried)
    ]


def _carries_on(headings: Headings, pairs: Sequence[Pair]) -> list[Pair]:
    """The cells beside indicators if these go on: one is blank below, and no other begins anew there."""
    beside = [pair for pair in pairs if not headings.names(pair.upper, _KEPT)]
    has_name = any(pair.lower.lines and headings.names(pair.upper, _NAME) for pair in pairs)
    is_anew = any(pair.lower.lines and (not pair.upper.lines or _fits(pair, MARGINS)) for pair in beside)
    return beside if has_name and not is_anew and any(not pair.lower.lines for pair in beside) else []


def _are_two(headings: Headings, pair: Pair) -> bool:
    """Whether words on both sides cannot be those of one cell: two figures, or what one line would hold."""
    upper, lower = pair
    if not all(pair.words):
        return False
    if _is_money(upper) and _is_money(lower):
        return True
    if headings.names(upper, _SHORT):
        return _fits(pair, TIGHT)
    if headings.names(upper, _LEVELS):
        begins, ends = squeezed(upper.words), squeezed(lower.words)
        whole = _WHOLE_LEVEL.search(begins) and _WHOLE_LEVEL.search(ends)
        return bool(whole and not _REST_OF_LEVEL.fullmatch(ends)) or _fits(pair, TIGHT)
    return False


def _are_labels(pair: Pair, *, with_funds: bool) -> bool:
    """Whether both parts are labels of their own; among indicators, names may sound like those of funds."""
    kinds = [role(box.words) if box.lines else None for box in pair]
    return None not in kinds and (with_funds or "fund" not in kinds)


def _is_rest(headings: Headings, pairs: Sequence[Pair]) -> bool:
    """Whether what stands below is no row of indicators by itself: it has neither a name nor money."""
    named = [pair for pair in pairs if headings.names(pair.upper, _NAME)]
    if not named or not any(pair.lower.lines for pair in pairs):
        return False
    other = [pair.lower for pair in pairs if not headings.names(pair.upper, _KEPT)]
    if any(pair.lower.lines for pair in named) or any(_is_money(box) for box in other):
        return False
    return not any(all(pair.words) and _fits(pair, MARGINS) for pair in pairs)


def _is_cut_row(headings: Headings, pairs: Sequence[Pair]) -> bool:
    """Whether, by its words, the row at a page's end goes on: none stands without the name that begins it."""
    own = _of_last_row(pairs)
    if not any(pair.lower.lines for pair in pairs):
        return False
    named = [pair for pair in own if headings.names(pair.upper, _NAME)] or own[:1]
    if all(pair.words == (True, False) for pair in named):
        return True
    if any(pair.words == (False, True) for pair in own):
        return False
    both = [pair for pair in own if all(pair.words) and not _is_one_label(headings, pair)]
    return not any(_fits(pair, MARGINS) for pair in both)


def _goes_on(headings: Headings, pairs: Sequence[Pair], pair: Pair, *, opened: bool) -> bool:
    """Whether, by its words, a cell merged downwards goes on although the row ends.

    A cell is merged that spans several rows on either page, and may be where no line closes it (`opened`).
    """
    upper, lower = pair
    if headings.names(upper, _OF_A_ROW):
        return False
    if _is_one_label(headings, pair):
        return True
    last, first = max(each.upper.top for each in pairs), min(each.lower.bottom for each in pairs)
    spans_above, spans_below = upper.top < last - SNAP, lower.bottom > first + SNAP
    if not (opened or spans_above or spans_below):
        return False
    if not lower.lines:
        return opened or any(each.lower.lines and headings.names(each.upper, _NAME) for each in pairs)
    if not upper.lines:
        return opened or spans_above
    paid = [each for each in pairs if _is_money(each.upper) and _is_money(each.lower)]
    is_another = any(not headings.names(each.upper, _KEPT) for each in paid)
    return not is_another and not _fits(pair, MARGINS)


def _is_one_label(headings: Headings, pair: Pair) -> bool:
    """Whether two parts make a label that the lower one alone is none of."""
    upper, lower = pair
    if not all(pair.words) or headings.names(upper, _KEPT) or role(lower.words) is not None:
        return False
    return role(upper.words + lower.words) not in (None, "fund")


def _of_last_row(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs whose upper cells begin in the last row, left to right."""
    last = max((pair.upper.top for pair in pairs), default=0.0)
    return sorted((pair for pair in pairs if pair.upper.top > last - SNAP), key=lambda pair: pair.upper.x0)


def _is_money(box: Box) -> bool:
    printed = figure(box.lines)
    return bool(printed) and (is_blank(printed) or parse(printed) is not None)


def _fits(pair: Pair, margins: float) -> bool:
    """Whether the first word of the lower part would have found room on the last line of the upper one."""
    last, first = pair.upper.lines[-1], pair.lower.lines[0]
    seen = [glyph for glyph in first.glyphs if not glyph.text.isspace()]
    word = list(takewhile(lambda glyph: not is_wide(glyph.text[0]), seen)) or seen[:1]
    needed = last.x1 - last.x0 + word[-1].x1 - word[0].x0 + margins * last.height
    return needed <= pair.upper.x1 - pair.upper.x0
