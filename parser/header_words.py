"""The words of a header that no upright lines part: found by their meaning, wrapped lines put together."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.text import is_wide
from parser.across import met_edges, table_lines
from parser.layouts.columns import meaning
from parser.lines import Line, join, lines
from parser.page import Glyph, Page

WORD_GAP = 0.8
"""In glyph heights: a wider gap parts two words of a line."""

SPACED_GAP = 1.3
"""In glyph heights: single characters with no wider gaps are a word with spaces for show."""

LINE_GAP = 0.6
"""In glyph heights: lines of a header stand no farther apart than this, its rows do."""

HEADER_REACH = 1.6
"""In glyph heights: header words that wrap stand no farther than this above or below the name's."""

_GROUP = re.compile(r"资金(?:来源|构成|安排|情况)|其中[:：]?|预算安排|预算资金")
"""A heading over several money columns: the words under it name them."""

_MONEY = re.compile(r"\d\.\d\d(?!\d)")

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


class HeaderWords(NamedTuple):
    """A header's words, left to right, and the edges of their columns if ruling lines give them away."""

    words: tuple[Word, ...] = ()
    edges: tuple[float, ...] = ()


def header_words(page: Page, printed: Sequence[Line]) -> HeaderWords:
    """The header's words, each with the lines it is wrapped to; none where the page has no header."""
    across = table_lines(page)
    edges = met_edges(page, across)
    for parted in (edges, ()) if edges else ((),):
        everything = [piece for line in printed for word in words(line) for piece in _parted(word, parted)]
        for name in everything:
            if meaning(text_of(name)) != "name" or not _is_header_word(name):
                continue
            top, bottom = _header_band(printed, name, [line.at for line in across])
            columns = _stacked(
                word for word in everything if top <= word.middle <= bottom and _is_header_word(word)
            )
            if {meaning(text_of(word)) for word in columns} >= _NEEDED:
                return HeaderWords(tuple(columns), parted if _stand_in(columns, parted) else ())
    return HeaderWords()


def _parted(word: Word, edges: Sequence[float]) -> list[Word]:
    """A word cut at column edges: header words of narrow columns nearly touch. A group's heading stays."""
    if not edges or _GROUP.fullmatch(text_of(word)):
        return [word]
    pieces: dict[int, list[Glyph]] = {}
    for glyph in word.glyphs:
        pieces.setdefault(bisect_right(edges, glyph.centre), []).append(glyph)
    return [Word(tuple(piece)) for piece in pieces.values()]


def _stand_in(columns: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether each column between two edges has one word."""
    return [bisect_right(edges, word.x0) for word in columns] == list(range(1, len(edges)))


def _header_band(printed: Sequence[Line], name: Word, across: Sequence[float]) -> tuple[float, float]:
    """Where the header may reach: to the ruling lines around it, else as far as its lines hang together."""
    above = max((at for at in across if at < name.middle), default=None)
    below = min((at for at in across if at > name.middle), default=None)
    if above is not None and below is not None:
        inside = [line for line in printed if above < (line.top + line.bottom) / 2 < below]
        if not any(_is_no_header_line(line) for line in inside):
            return above, below
    height = name.glyphs[0].bottom - name.glyphs[0].top
    reach = HEADER_REACH * height
    top, bottom = name.middle - reach, name.middle + reach
    if above is not None:
        top = max(top, above)
    if below is not None:
        bottom = min(bottom, below)
    return _hanging_together(printed, top, bottom, LINE_GAP * height)


def _hanging_together(
    printed: Sequence[Line], top: float, bottom: float, allowed: float
) -> tuple[float, float]:
    """A band, wider by the lines above and below that follow one another closely and may be a header's."""
    inside = [line for line in printed if top <= (line.top + line.bottom) / 2 <= bottom]
    inside = [line for line in inside if not _is_no_header_line(line)]
    if not inside:
        return top, bottom
    reached = max(line.bottom for line in inside)
    for line in printed:
        if (line.top + line.bottom) / 2 > bottom:
            if line.top - reached > allowed or _is_no_header_line(line):
                break
            bottom = reached = line.bottom
    reached = min(line.top for line in inside)
    for line in reversed(printed):
        if (line.top + line.bottom) / 2 < top:
            if reached - line.bottom > allowed or _is_no_header_line(line):
                break
            top = reached = line.top
    return top, bottom


def _is_no_header_line(line: Line) -> bool:
    """Whether a line holds money, `部门名称：…`, or the first row's 合计."""
    joined = [text_of(word) for word in words(line)]
    return any(":" in word or "：" in word or word == "合计" or _MONEY.search(word) for word in joined)


def _is_header_word(word: Word) -> bool:
    """No figure, no `部门名称：…`, and not the first row's 合计."""
    words = text_of(word)
    return not any(character in "：:" or character.isdigit() for character in words) and words != "合计"


def words(line: Line) -> list[Word]:
    """The words of a line, parted by its wide gaps."""
    runs: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if not glyph.text.strip():
            continue
        if runs and glyph.x0 - runs[-1][-1].x1 <= WORD_GAP * (glyph.bottom - glyph.top):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [Word(tuple(run)) for run in _spaced_out(runs)]


def _spaced_out(runs: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Runs of a line, those of one Chinese character made one with a like neighbour: `合　计` is one word."""
    joined: list[list[Glyph]] = []
    single = False
    for run in runs:
        gap = run[0].x0 - joined[-1][-1].x1 if joined else 0.0
        alone = len(run) == 1 and is_wide(run[0].text[0])
        if joined and single and alone and gap <= SPACED_GAP * (run[0].bottom - run[0].top):
            joined[-1] += run
        else:
            joined.append(list(run))
        single = alone
    return joined


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
