"""The plain screen: a text on the ordinary screen of the terminal, to be selected there, until any key."""

import os
import re
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from tui.plain import printable_lines

ASK = "按任意键返回"

_REPORT = re.compile(rb"(?:\x1b\[(?:[IO]|[?>][\d;]*\$?[a-zA-Z]))+")
"""What terminals send of themselves: focus, modes and versions that were asked for before."""

_SECONDS_OF_ONE_KEY = 0.05
"""Within which the rest of a key's sequence follows."""


def show(text: str, screen: TextIO, keyboard: int) -> None:
    """Print a text and wait for a key; the terminal must be out of the alternate screen.

    Lines are wrapped by the terminal, which thus knows them as one; what is longer than the screen is in
    its scrollback. Ctrl+C is a key like any other; a line that is dropped ends it too.
    """
    with suppress(OSError), _raw(keyboard):  # a terminal that is gone: there is nobody to tell
        _print(screen, f"\n{printable_lines(text)}\n\n")
        with suppress(termios.error):
            termios.tcflush(keyboard, termios.TCIFLUSH)  # a key that repeats must not leave at once
        _print(screen, f"{ASK}\n")
        wait_for_key(keyboard)


def wait_for_key(keyboard: int) -> None:
    """Return once a key came, with all that it sends read."""
    while True:
        came = os.read(keyboard, 1024)
        while came and select.select([keyboard], [], [], _SECONDS_OF_ONE_KEY)[0]:
            more = os.read(keyboard, 1024)
            if not more:
                return
            came = (came + more)[:1024]
        if not _REPORT.fullmatch(came):
            return


def _print(screen: TextIO, text: str) -> None:
    """In the terminal's encoding; what that has not becomes `?`."""
    encoding = screen.encoding
    screen.write(text.encode(encoding, errors="replace").decode(encoding))
    screen.flush()


@contextmanager
def _raw(keyboard: int) -> Iterator[None]:
    """Keys come at once, without echo, and none is a signal; lines are printed as always."""
    before = termios.tcgetattr(keyboard)
    now = termios.tcgetattr(keyboard)
    now[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
    now[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
    termios.tcsetattr(keyboard, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
