"""What goes over the line: nothing while no key is pressed, little for a step; colours as asked."""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.line import QUIET, Line, environment
from tui.browser.app import Browser
from tui.sources import Opening


def demo(cache: Path, **others: str) -> Line:
    """The browser on the packaged sample, at the end of a line of 80×24."""
    return Line([sys.executable, "-m", "tui", "--demo", "--cache-dir", cache], environment(**others))


@pytest.fixture
def line(cache_folder: Path) -> Iterator[Line]:
    one = demo(cache_folder)
    yield one
    one.hang_up()


def test_nothing_is_written_while_no_key_is_pressed(cache_folder: Path) -> None:
    """In the browser, with an input, not even a blinking cursor, and with a dialog: all three at once."""
    lines = [demo(cache_folder) for _ in range(3)]
    try:
        for line, key in zip(lines, ("", "/", "?"), strict=True):
            line.seconds_until("10,390.61")
            line.send(key)
        for line in lines:
            line.hear(QUIET)
        time.sleep(1.5)
        assert [line.hear(0) for line in lines] == ["", "", ""]
    finally:
        for line in lines:
            line.hang_up()


def test_a_step_of_the_cursor_writes_no_more_than_what_it_changes(line: Line) -> None:
    line.until("10,390.61")
    line.press("\t")
    heard = line.press("j")
    rows = {int(row) for row in re.findall(r"\x1b\[(\d+);\d+H", heard)}
    assert len(rows) < 12
    assert len(heard.encode()) <= 2 * 1024


def test_a_filter_that_opens_and_closes_writes_no_more_than_the_last_lines(line: Line) -> None:
    line.until("10,390.61")
    for key in ("/", "\r", "a", "\x1b"):
        heard = line.press(key)
        assert heard.count("\x1b[?2026l") <= 1, "one picture"
        assert len(heard.encode()) <= 2 * 1024


@pytest.mark.parametrize(
    ("said", "theme"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": ""}, "dark"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        ({"TERM": "xterm", "COLORTERM": ""}, "plain"),
        ({"TERM": "screen", "COLORTERM": ""}, "plain"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "plain"),
    ],
)
def test_a_terminal_of_sixteen_colours_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], theme: str
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert Browser([Path("表.pdf")], Opening()).theme == theme


def test_without_colours_none_is_written(cache_folder: Path) -> None:
    line = demo(cache_folder, NO_COLOR="1")
    try:
        heard = line.until("10,390.61")
    finally:
        line.hang_up()
    colours = {part for codes in re.findall(r"\x1b\[([\d;]+)m", heard) for part in codes.split(";")}
    assert colours <= {"0", "1", "2", "4", "7", "39", "49"}


def test_the_first_picture_of_a_document_read_before_is_written_once(cache_folder: Path) -> None:
    for _ in range(2):
        line = demo(cache_folder)
        try:
            heard = line.until("10,390.61")
        finally:
            line.hang_up()
    assert (heard.count("合计相符"), heard.count("退出")) == (1, 1), "the first line and the last"
