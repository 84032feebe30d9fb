"""What the terminal says of itself before the browser takes its screen: how wide it prints some text.

Text is printed, the position of the cursor read before and behind it (`ESC[6n`), and the text erased.
What a person types meanwhile is kept. A terminal that is silent for too long is not asked again; an answer
that comes later still is a position to Textual, and passed over.
"""

import os
import re
import select
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import Literal, NamedTuple

import msgspec

from tui.terminal.terminal import UTF_8, AmbiguousWidth, Terminal

SECONDS = 0.1
"""How long an answer is waited for."""

_TWO_CHINESE = "项项".encode()
"""Four cells in UTF-8. All its bytes lie above A0: elsewhere they are three Chinese characters, or six
letters, and never a control character.
"""
_AMBIGUOUS = "≥"
_POSITION = re.compile(rb"\x1b\[(\d+);(\d+)R")
_LOCAL, _INPUT = 3, 0

WantedWidth = Literal["auto", 1, 2]

WIDTHS: Mapping[str, WantedWidth] = {"auto": "auto", "1": 1, "2": 2}
"""What a person says of the width."""


class Asked(msgspec.Struct, frozen=True):
    """The terminal, and the bytes that were typed meanwhile."""

    terminal: Terminal
    typed: bytes


class _Printed(NamedTuple):
    cells: int | None
    typed: bytes


def ask(
    keys: int,
    screen: int,
    presumed: str,
    encoding: str | None,
    ambiguous_width: WantedWidth,
    seconds: float = SECONDS,
) -> Asked:
    """Find out what is not said already.

    `keys` and `screen` are the descriptors that are read and written, both of a terminal; `presumed` is the
    encoding of the locale. `encoding` and `ambiguous_width` are what the person says. In a Chinese encoding
    other than UTF-8 ambiguous characters are two cells wide unless the terminal shows that they are not.
    """
    typed, answers = b"", True
    if encoding is None:
        cells, typed = _print(keys, screen, _TWO_CHINESE, seconds)
        answers = cells is not None
        encoding = _encoding(cells, presumed)
    width: AmbiguousWidth = 1 if encoding == UTF_8 else 2
    if ambiguous_width != "auto":
        width = ambiguous_width
    elif answers:
        cells, more = _print(keys, screen, _AMBIGUOUS.encode(encoding), seconds)
        typed += more
        width = 1 if cells == 1 else 2 if cells == 2 else width
    return Asked(Terminal(width, encoding), typed)


def _encoding(cells: int | None, presumed: str) -> str:
    match cells:
        case 4:
            return UTF_8
        case 6:
            return presumed if presumed != UTF_8 else "gb18030"
        case _:
            return presumed


def _print(keys: int, screen: int, text: bytes, seconds: float) -> _Printed:
    """The cells that text takes on the terminal; None where that does not become known."""
    try:
        with _unechoed(keys):
            os.write(screen, b"\x1b7\x1b[6n" + text + b"\x1b[6n\x1b8\x1b[K")
            got = _read(keys, seconds)
    except (OSError, termios.error):
        return _Printed(None, b"")
    positions = [(int(row), int(column)) for row, column in _POSITION.findall(got)]
    # What was typed before us, while Enter still became a line feed.
    typed = _POSITION.sub(b"", got).replace(b"\n", b"\r")
    match positions:
        case [(row, before), (other, behind)] if row == other:
            return _Printed(behind - before, typed)
        case _:
            return _Printed(None, typed)


def _read(keys: int, seconds: float) -> bytes:
    """All that comes until two positions have come, or the time is over."""
    got, end = b"", monotonic() + seconds
    while len(_POSITION.findall(got)) < 2 and (left := end - monotonic()) > 0:
        if select.select([keys], [], [], left)[0]:
            if not (more := os.read(keys, 4096)):
                break
            got += more
    return got


@contextmanager
def _unechoed(keys: int) -> Iterator[None]:
    """Keys come one by one, unchanged and unseen, as they do later on; then all is as it was."""
    before = termios.tcgetattr(keys)
    now = termios.tcgetattr(keys)
    now[_LOCAL] &= ~(termios.ECHO | termios.ICANON)
    now[_INPUT] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR)
    termios.tcsetattr(keys, termios.TCSANOW, now)
    try:
        yield
    finally:
        termios.tcsetattr(keys, termios.TCSANOW, before)
