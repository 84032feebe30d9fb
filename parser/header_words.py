"""The words of a header that no upright lines part: found by their meaning, wrapped lines put together."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parser.layouts.columns import meaning
from parser.lines import Line, join, lines
from parser.page import Glyph, Page

WORD_GAP = 0.8
"""In glyph heights: a wider gap parts two words of a line."""

HEADER_REACH = 1.6
"""In glyph heights: header words that wrap stand no farther than this above or below the name's."""

_GROUP = re.compile(r"资金(?:来源|构成|安排|情况)|其中[:：]?|预算安排|预算资金")
"""A heading over several money columns: the words under it name them."""

_NEEDED = {"name", "total", "objective", "indicators"}


class Word(NamedTuple):
    """A stretch of a line without wide gaps, or several such stretches under one another."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        return min(glyph.x0 for glyph in self.glyphs)

    @property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def middle(self) -> float:
        return (min(glyph.top for glyph in self.glyphs) + max(glyph.bottom for glyph in self.glyphs)) / 2


def header_words(page: Page, printed: Sequence[Line]) -> list[Word]:
    """The header's words, left to right, each with the lines it is wrapped to."""
    everything = [word for line in printed for word in words(line)]
    for name in everything:
        if meaning(text_of(name)) != "name" or not _is_header_word(name):
            continue
        top, bottom = _header_band(page, name)
        columns = _stacked(
            word for word in everything if top <= word.middle <= bottom and _is_header_word(word)
        )
        if {meaning(text_of(word)) for word in columns} >= _NEEDED:
            return columns
    return []


def _header_band(page: Page, name: Word) -> tuple[float, float]:
    """Where the header may reach: to the ruling lines around it, else as far as wrapped words do."""
    height = name.glyphs[0].bottom - name.glyphs[0].top
    rules = [
        rule.top for rule in page.rules if rule.is_horizontal and rule.x0 <= name.x0 and rule.x1 >= name.x1
    ]
    reach = HEADER_REACH * height
    top = max((at for at in rules if at < name.middle), default=name.middle - reach)
    bottom = min((at for at in rules if at > name.middle), default=name.middle + reach)
    return top, bottom


def _is_header_word(word: Word) -> bool:
    """No figure, no `部门名称：…`, and not the first row's 合计."""
    words = text_of(word)
    return not any(character in "：:" or character.isdigit() for character in words) and words != "合计"


def words(line: Line) -> list[Word]:
    """The words of a line, parted by its wide gaps."""
    runs: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if glyph.text.isspace():
            continue
        if runs and glyph.x0 - runs[-1][-1].x1 <= WORD_GAP * (glyph.bottom - glyph.top):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [Word(tuple(run)) for run in runs]


def _stacked(words: Iterable[Word]) -> list[Word]:
    """Words that stand over one another, made one."""
    words = list(words)
    columns: list[Word] = []
    for word in sorted(words, key=lambda word: word.x0):
        if _GROUP.fullmatch(text_of(word)) and any(_stands_under(other, word) for other in words):
            continue
        if columns and word.x0 < columns[-1].x1:
            columns[-1] = Word(columns[-1].glyphs + word.glyphs)
        else:
            columns.append(word)
    return columns


def _stands_under(word: Word, other: Word) -> bool:
    return word.middle > other.middle + 1 and word.x0 < other.x1 and other.x0 < word.x1


def text_of(word: Word) -> str:
    """A word's joined characters."""
    return join(lines(0, word.glyphs)).text
