"""Lines as the browser's lists show them: pieces of text with a role, measured and cut in cells.

Text of a document enters lines by `highlighted` and `paragraph` only: they make it printable.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from model.search import Kind, found
from tui.browser.wrapping import cut_at, wrap
from tui.plain import printable
from tui.terminal.terminal import cells as cells_of

Role = Literal["plain", "quiet", "strong", "heading", "money", "match", "mark", "warning", "done"]
"""What a piece of text is; the list's style sheet gives each role its look."""

ELLIPSIS = "…"


class Span(msgspec.Struct, frozen=True):
    """A piece of a line."""

    text: str
    role: Role = "plain"


Line = tuple[Span, ...]


def width(line: Sequence[Span]) -> int:
    """The cells that a line takes."""
    return sum(cells_of(span.text) for span in line)


def pad(cells: int) -> Span:
    """Blank cells; none for a negative number."""
    return Span(" " * cells)


def highlighted(text: str, words: str = "", role: Role = "plain", kind: Kind = "name") -> Line:
    """Text of a document on one line, with the places where `words` are found in it."""
    shown = printable(text)
    return _piece(shown, 0, len(shown), found(shown, words, kind), role)


def paragraph(
    text: str, cells: int, words: str = "", role: Role = "plain", kind: Kind = "sentence"
) -> list[Line]:
    """Text of a document wrapped to lines of at most `cells`, with the places where `words` are found."""
    shown = printable(text)
    places = found(shown, words, kind)
    return [_piece(shown, start, end, places, role) for start, end in wrap(shown, cells)] or [()]


def cut(line: Line, cells: int) -> Line:
    """A line of at most `cells`; what does not fit gives way to `…`."""
    if width(line) <= cells:
        return line
    kept: list[Span] = []
    left = cells - cells_of(ELLIPSIS)
    if left < 0:
        return ()
    for span in line:
        if (taken := cells_of(span.text)) > left:
            return (*kept, Span(span.text[: cut_at(span.text, left)] + ELLIPSIS, span.role))
        kept.append(span)
        left -= taken
    return tuple(kept)


def spread(left: Line, right: Line, cells: int) -> Line:
    """Two pieces at the two ends of a line of `cells`; the left one is cut where both do not fit."""
    room = max(0, cells - width(right) - (1 if right else 0))
    shown = cut(left, room)
    return (*shown, pad(cells - width(shown) - width(right)), *right)


def aligned(line: Line, cells: int) -> Line:
    """A line filled up with blanks to `cells`."""
    return (*line, pad(cells - width(line)))


def fitted(line: Line, cells: int) -> Line:
    """A line of just `cells`: cut, or filled up with blanks."""
    if (taken := width(line)) > cells:
        return aligned(cut(line, cells), cells)
    return line if taken == cells else (*line, pad(cells - taken))


def _piece(text: str, start: int, end: int, places: Sequence[tuple[int, int]], role: Role) -> Line:
    return tuple(_pieces(text, start, end, places, role))


def _pieces(text: str, start: int, end: int, places: Sequence[tuple[int, int]], role: Role) -> Iterator[Span]:
    at = start
    for first, last in places:
        if last <= at or first >= end:
            continue
        if first > at:
            yield Span(text[at:first], role)
        yield Span(text[max(first, at) : min(last, end)], "match")
        at = min(last, end)
    if at < end:
        yield Span(text[at:end], role)
