"""What a terminal does with characters, and text as it can show it.

A process has one terminal, as it has one locale: the browser names it when it starts (`face`), and whatever
measures or paints text asks here. Text stays as it was printed up to there: it is searched, copied and
exported from the original, and a match keeps its place.
"""

import unicodedata
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Literal

import msgspec
from rich.cells import cell_len

from tui.terminal.substitutes import is_ambiguous, is_certain, stand_in, substitute

UTF_8 = "utf-8"
AmbiguousWidth = Literal[1, 2]


class Terminal(msgspec.Struct, frozen=True):
    """`ambiguous_width`: the cells of such characters as ≥; `encoding`: the name of a codec of Python."""

    ambiguous_width: AmbiguousWidth = 1
    encoding: str = UTF_8

    @property
    def draws_frames(self) -> bool:
        """Whether the marks that the browser draws itself arrive, one cell wide."""
        return self.ambiguous_width == 1 and self.encoding == UTF_8


USUAL = Terminal()
_faced: ContextVar[Terminal] = ContextVar("terminal")


def face(terminal: Terminal) -> None:
    """Measure and show text for a terminal from now on."""
    _faced.set(terminal)


def shown(text: str) -> str:
    """Text as the terminal can show it, every character of a width that is certain there."""
    return text if text.isascii() else _text_shown(_faced.get(USUAL), text)


def _text_shown(terminal: Terminal, text: str) -> str:
    if terminal.draws_frames or text.isascii():
        return text
    return "".join(_shown(terminal, character) for character in text)


def shown_in_place(text: str) -> str:
    """The same with every character as wide as it is elsewhere, for an input that measures by itself."""
    terminal = _faced.get(USUAL)
    if terminal.draws_frames or text.isascii():
        return text
    return "".join(_shown_in_place(terminal, character) for character in text)


def cells(text: str) -> int:
    """The cells that text takes when it is shown."""
    return _cells(_faced.get(USUAL), text)


@lru_cache(maxsize=16384)
def _cells(terminal: Terminal, text: str) -> int:
    return cell_len(_text_shown(terminal, text))


def measure() -> Callable[[str], int]:
    """The same for single characters, many of them."""
    return _measure(_faced.get(USUAL))


@lru_cache(maxsize=8)
def _measure(terminal: Terminal) -> Callable[[str], int]:
    return lru_cache(maxsize=8192)(lambda character: cell_len(_shown(terminal, character)))


@lru_cache(maxsize=8192)
def _shown(terminal: Terminal, character: str) -> str:
    words = substitute(character) if _is_doubtful(terminal, character) else character
    return "".join(_encoded(terminal, one) for one in words)


@lru_cache(maxsize=8192)
def _shown_in_place(terminal: Terminal, character: str) -> str:
    replaced = cell_len(character) == 1 and _is_doubtful(terminal, character)
    one = stand_in(character) if replaced else character
    return _encoded(terminal, one)


def _is_doubtful(terminal: Terminal, character: str) -> bool:
    """Whether a character may take more cells than it is measured to take.

    A Chinese encoding makes all two cells wide that has two bytes.
    """
    if terminal.ambiguous_width == 1:
        return False
    return is_ambiguous(character) or (terminal.encoding != UTF_8 and not is_certain(character))


def _encoded(terminal: Terminal, character: str) -> str:
    """The character, or question marks of the same width if the terminal's encoding lacks it."""
    if character.encode(terminal.encoding, "ignore") or terminal.encoding == UTF_8:
        return character
    return "？" if unicodedata.east_asian_width(character) in "WF" else "?" * cell_len(character)
