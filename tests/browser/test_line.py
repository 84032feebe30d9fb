"""What goes over the line: nothing while no key is pressed, little for a step; colours as asked."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.model.tables import CHECKOUT
from tui.browser.app import Browser
from tui.sources import Opening

SECONDS = 20.0
"""How long what must come may take on a slow machine."""
QUIET = 0.5
"""Seconds without a byte after which the screen is complete."""


class Line:
    """The browser as a process at the end of a line of 80×24."""

    def __init__(self, cache: Path, environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", "--demo", "--cache-dir", str(cache)],
            cwd=CHECKOUT,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)

    def hear(self, seconds: float) -> str:
        """What comes until the line has been quiet for some seconds."""
        heard = b""
        while select.select([self._ours], [], [], seconds)[0]:
            heard += os.read(self._ours, 65536)
        return heard.decode(errors="replace")

    def until(self, words: str) -> str:
        """What comes until it holds some words, and then until the line is quiet."""
        heard, end = "", time.monotonic() + SECONDS
        while words not in heard:
            assert time.monotonic() < end, f"{words} did not come"
            heard += self.hear(0.1)
        return heard + self.hear(QUIET)

    def press(self, key: str) -> str:
        os.write(self._ours, key.encode())
        return self.hear(QUIET)

    def hang_up(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(SECONDS)
        os.close(self._ours)


@pytest.fixture
def line(cache_folder: Path) -> Iterator[Line]:
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    one = Line(cache_folder, environment)
    yield one
    one.hang_up()


def test_nothing_is_written_while_no_key_is_pressed(line: Line) -> None:
    line.until("10,390.61")
    assert line.hear(1.5) == ""
    line.press("/")
    assert line.hear(1.5) == "", "not even a blinking cursor"


def test_a_step_of_the_cursor_writes_two_rows_of_the_tree(line: Line) -> None:
    line.until("10,390.61")
    line.press("\t")
    heard = line.press("j")
    rows = {int(row) for row in re.findall(r"\x1b\[(\d+);\d+H", heard)}
    assert len(rows) < 12
    assert len(heard) < 3000


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": ""}, "dark"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        ({"TERM": "xterm", "COLORTERM": ""}, "plain"),
        ({"TERM": "screen", "COLORTERM": ""}, "plain"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "plain"),
    ],
)
def test_a_terminal_of_sixteen_colours_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], theme: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Browser([Path("表.pdf")], Opening()).theme == theme


def test_without_colours_none_is_written(cache_folder: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    line = Line(cache_folder, environment)
    try:
        heard = line.until("10,390.61")
    finally:
        line.hang_up()
    colours = {part for codes in re.findall(r"\x1b\[([\d;]+)m", heard) for part in codes.split(";")}
    assert colours <= {"0", "1", "2", "4", "7", "39", "49"}
