"""The columns of an indicator list: number, level 1, level 2, name, value; each wrapped, never cut.

Where columns would be of a few characters, they stand below each other.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

import msgspec

from model import Category, Indicator
from model.filter import category_name
from tui.browser.spans import Line, Role, aligned, cut, pad, paragraph
from tui.browser.view import values
from tui.browser.wrapping import wrap
from tui.plain import printable
from tui.terminal.terminal import cells as cells_of

_GAP = 2
_BESIDE_FROM = 36
_NUMBERED_FROM = 44
_CODED_FROM = 76
_NAMED_IN_FULL_FROM = 100
_LEVEL1, _LEVEL2, _CODE = 6, 4, 2
"""What is left to a level where room is short: 满意度 on one line, the longer names of level 2 on several."""
UNREAD = "未识别"


class Columns(msgspec.Struct, frozen=True):
    """The width of each column in cells; a column of 0 is not shown."""

    number: int
    level1: int
    level2: int
    name: int
    value: int
    total: int


def columns(indicators: Sequence[Indicator], cells: int) -> Columns:
    """Columns for these indicators in lines of `cells`: as wide as their words, less where room is short."""
    number = max((len(str(one.number)) for one in indicators), default=1) if cells >= _NUMBERED_FROM else 0
    levels1 = {level_text(one.level1, cells) for one in indicators}
    levels2 = {level_text(one.level2, cells) for one in indicators}
    name = _widest(printable(one.name or "") for one in indicators)
    value = _widest(_labelled(*pair) for one in indicators for pair in _values(one))
    level1, level2 = _widest(levels1), _widest(levels2)
    room = cells - (number + _GAP if number else 0) - 3 * _GAP
    if level1 + level2 + name + value > room:
        level1 = _narrowed(levels1, max(_LEVEL1 + (_CODE if cells >= _CODED_FROM else 0), room // 8))
        level2 = _narrowed(levels2, max(_LEVEL2, (room - 16) // 3))
        rest = room - level1 - level2
        if name + value > rest:
            fair = rest * name // max(1, name + value)
            name = min(name, max(rest - value, min(max(fair, rest * 2 // 5), rest // 2)))
    return Columns(number, level1, level2, name, max(1, room - level1 - level2 - name), cells)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cells_of, texts), default=0)


def _narrowed(texts: Collection[str], most: int) -> int:
    """The narrowest column in which texts take no more lines than at `most` cells."""
    least = min(_LEVEL2, most)
    return min(
        range(least, most + 1), key=lambda cells: (sum(len(wrap(text, cells)) for text in texts), cells)
    )


def level_text(category: Category | None, cells: int) -> str:
    """A category as there is room for: its code before its name, its closing 指标 with it."""
    if category is None:
        return ""
    name = printable(category.name if cells >= _NAMED_IN_FULL_FROM else category_name(category))
    return f"{category.code}-{name}" if category.code and cells >= _CODED_FROM else name


def indicator_lines(indicator: Indicator, room: Columns, words: str, *, repeats: bool) -> list[Line]:
    """One indicator in its columns; `repeats` says that the one before has the same level 1."""
    if room.total < _BESIDE_FROM:
        return _below_each_other(indicator, room.total, words)
    number: list[Line] = paragraph(str(indicator.number), room.number, role="quiet") if room.number else [()]
    if indicator.raw is not None:
        level1 = paragraph(UNREAD, max(room.level1, cells_of(UNREAD)), role="warning")
        rest = (
            room.total - room.number - max(room.level1, cells_of(UNREAD)) - (2 if room.number else 1) * _GAP
        )
        return _side_by_side(
            [(number, room.number), (level1, max(room.level1, cells_of(UNREAD)))],
            paragraph(indicator.raw, rest, words),
        )
    role: Role = "quiet" if repeats else "plain"
    return _side_by_side(
        [
            (number, room.number),
            (paragraph(level_text(indicator.level1, room.total), room.level1, role=role), room.level1),
            (paragraph(level_text(indicator.level2, room.total), room.level2), room.level2),
            (paragraph(indicator.name or "", room.name, words, kind="name"), room.name),
        ],
        [
            line
            for pair in _values(indicator)
            for line in paragraph(_labelled(*pair), room.value, words, "money")
        ],
    )


def _below_each_other(indicator: Indicator, cells: int, words: str) -> list[Line]:
    if indicator.raw is not None:
        return [*paragraph(UNREAD, cells, role="warning"), *paragraph(indicator.raw, cells, words)]
    levels = [level_text(level, cells) for level in (indicator.level1, indicator.level2)]
    valued = [
        (pad(_GAP), *line)
        for pair in _values(indicator)
        for line in paragraph(_labelled(*pair), max(1, cells - _GAP), words, "money")
    ]
    head = paragraph("-".join(filter(None, levels)), cells, role="quiet")
    return [*head, *paragraph(indicator.name or "", cells, words), *valued]


def _side_by_side(cells: Sequence[tuple[list[Line], int]], last: list[Line]) -> list[Line]:
    shown = [(lines, width) for lines, width in cells if width]
    rows = zip_longest(*(lines for lines, _ in shown), last, fillvalue=())
    return [
        tuple(
            span
            for cell, (_, width) in zip(row[:-1], shown, strict=True)
            for span in (*aligned(cut(cell, width), width), pad(_GAP))
        )
        + row[-1]
        for row in rows
    ]


def _values(indicator: Indicator) -> list[tuple[str, str]]:
    """The values, the weight behind the last one where it is printed."""
    pairs = values(indicator)
    if not indicator.weight or not pairs:
        return pairs
    label, last = pairs[-1]
    return [*pairs[:-1], (label, f"{last}（权重 {indicator.weight}）")]


def _labelled(label: str, value: str) -> str:
    return f"{label} {printable(value)}" if label else printable(value)
