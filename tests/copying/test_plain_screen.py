"""The plain screen on a terminal of the test's own: what it prints, what leaves it. In all: test_tmux."""

import fcntl
import os
import pty
import struct
import termios
import threading
from collections.abc import Iterator

import pytest

from tui.copying.plain_screen import ASK, show

SECONDS = 20.0


class Line:
    """The two ends of a terminal's line; `show` runs on the far one."""

    def __init__(self) -> None:
        self.here, self.there = pty.openpty()
        fcntl.ioctl(self.there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.screen = open(os.dup(self.there), "w", encoding="utf-8")  # noqa: SIM115 -- closed with the line
        self.printed = ""
        self._showing: threading.Thread | None = None

    def show(self, text: str, encoding: str = "utf-8") -> None:
        """Begin to show a text; return once it asks for a key."""
        self.screen.reconfigure(encoding=encoding)
        self._showing = threading.Thread(target=show, args=(text, self.screen, self.there))
        self._showing.start()
        printed = b""
        while not printed.endswith(f"{ASK}\r\n".encode(encoding)):
            printed += os.read(self.here, 4096)
        self.printed = printed.decode(encoding)

    def type(self, keys: bytes) -> None:
        os.write(self.here, keys)

    def ended(self, seconds: float = SECONDS) -> bool:
        assert self._showing is not None
        self._showing.join(seconds)
        return not self._showing.is_alive()

    def unread(self) -> bytes:
        """What was typed and nobody read."""
        os.set_blocking(self.there, False)
        modes = termios.tcgetattr(self.there)
        modes[3] &= ~termios.ICANON
        termios.tcsetattr(self.there, termios.TCSANOW, modes)
        try:
            return os.read(self.there, 4096)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        self.screen.close()
        os.close(self.here)
        os.close(self.there)


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.close()


def test_it_prints_lines_alone_and_asks_for_a_key(line: Line) -> None:
    line.show("项目：甲\n\x1b[31m总计：1.00\x07 万元")
    assert line.printed.split("\r\n") == ["", "项目：甲", "[31m总计：1.00 万元", "", ASK, ""]
    line.type(b"x")
    assert line.ended()


@pytest.mark.parametrize(
    "keys",
    [b"x", b" ", b"\r", b"\x03", b"\x1a", b"\x1c", b"\x04", b"\x13", b"\x1b", b"\x1b[15;2~", "，".encode()],
)
def test_any_key_leaves_it_and_nothing_of_the_key_stays(line: Line, keys: bytes) -> None:
    modes = termios.tcgetattr(line.there)
    line.show("甲")
    line.type(keys)
    assert line.ended()
    assert termios.tcgetattr(line.there) == modes
    assert line.unread() == b""


def test_a_key_is_not_echoed(line: Line) -> None:
    line.show("甲")
    line.type(b"xyz")
    assert line.ended()
    os.set_blocking(line.here, False)
    with pytest.raises(BlockingIOError):
        os.read(line.here, 100)


@pytest.mark.parametrize("report", [b"\x1b[?2026;2$y", b"\x1b[I", b"\x1b[O\x1b[?2048;0$y", b"\x1b[>84;0;0c"])
def test_what_the_terminal_reports_is_no_key(line: Line, report: bytes) -> None:
    line.show("甲")
    line.type(report)
    assert not line.ended(0.3)
    line.type(b"x")
    assert line.ended()


def test_a_hung_up_line_leaves_it(line: Line) -> None:
    line.show("甲")
    os.close(line.here)
    line.here = os.open(os.devnull, os.O_RDONLY)
    assert line.ended()


def test_it_is_printed_in_the_encoding_of_the_terminal(line: Line) -> None:
    line.show("≥95%，≧90%，\U0001f600", "gbk")
    assert "≥95%，≧90%，?" in line.printed
    line.type(b"x")
    assert line.ended()


def test_a_text_longer_than_the_screen_is_printed_whole(line: Line) -> None:
    text = "\n".join(f"{nth}. 产出指标" for nth in range(2_000))
    line.show(text)
    assert line.printed.replace("\r\n", "\n").strip().removesuffix(ASK).strip() == text
    line.type(b"x")
    assert line.ended()
