"""A program at the end of a line: what comes over it is heard byte by byte, no terminal answers."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.model.tables import CHECKOUT

COMMAND = Path(sys.executable).parent / "budget-tui"
"""The command as it is installed beside the Python of the tests."""

SECONDS = 20.0
"""How long what must come may take on a slow machine."""

QUIET = 0.5
"""Seconds without a byte after which the screen is complete."""

_OTHERS = ("TMUX", "STY", "NO_COLOR", "COLUMNS", "LINES", "COLORTERM")
"""What is said of the terminal of the tests, which is another one."""


def environment(**others: str) -> dict[str, str]:
    """The environment of a common terminal, with `others` in it."""
    ours = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    return {**ours, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **others}


class Line:
    """A process on a pseudo-terminal; `size` is columns and rows."""

    def __init__(
        self, command: Sequence[str | Path], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self._ours, theirs = pty.openpty()
        self.resize(*size)
        self._began = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel tells the process."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hear(self, seconds: float) -> str:
        """What comes until the line has been quiet for some seconds."""
        heard = b""
        while select.select([self._ours], [], [], seconds)[0]:
            try:
                heard += os.read(self._ours, 65536)
            except OSError:
                break  # The process has ended, and with it the line.
        return heard.decode(errors="replace")

    def until(self, words: str) -> str:
        """What comes until it holds some words, and then until the line is quiet."""
        heard, end = "", time.monotonic() + SECONDS
        while words not in heard:
            assert time.monotonic() < end, f"“{words}” did not come, but:\n{heard}"
            heard += self.hear(0.1)
        return heard + self.hear(QUIET)

    def seconds_until(self, words: str) -> float:
        """The seconds from the start of the process to the moment at which some words have come."""
        heard, wanted, end = b"", words.encode(), self._began + SECONDS
        while wanted not in heard:
            assert select.select([self._ours], [], [], max(0, end - time.perf_counter()))[0], f"no “{words}”"
            heard += os.read(self._ours, 65536)
        return time.perf_counter() - self._began

    def send(self, keys: str) -> None:
        """Send keys without waiting for what they do."""
        os.write(self._ours, keys.encode())

    def press(self, key: str) -> str:
        """What comes after a key until the line is quiet."""
        self.send(key)
        return self.hear(QUIET)

    def answer(self, key: str, quiet: float) -> str:
        """What comes after a key that must have an answer, until the line is quiet for so many seconds."""
        self.send(key)
        assert select.select([self._ours], [], [], SECONDS)[0], f"nothing came after {key!r}"
        return self.hear(quiet)

    def timed(self, key: str, quiet: float, patience: float) -> float:
        """The seconds from a key to the last byte that comes for it, if any comes within so many seconds."""
        began = last = time.perf_counter()
        self.send(key)
        while select.select([self._ours], [], [], patience if last == began else quiet)[0]:
            os.read(self._ours, 65536)
            last = time.perf_counter()
        return last - began

    def hang_up(self) -> None:
        """Kill the process and drop the line."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(SECONDS)
        os.close(self._ours)
