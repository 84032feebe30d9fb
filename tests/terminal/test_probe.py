"""Asking a terminal: a pseudo-terminal behind which something answers as terminals do, or does not."""

import os
import pty
import re
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from rich.cells import cell_len

from tests.terminal.ambiguous import doubtful
from tui.terminal.probe import Asked, WantedWidth, ask
from tui.terminal.terminal import Terminal

PATIENT = 20.0
"""Seconds; on a slow machine what answers must be waited for."""

_PRINTED = re.compile(rb"\x1b7\x1b\[6n(.*?)\x1b\[6n\x1b8\x1b\[K", re.DOTALL)
_COLUMN = 5

Answer = Callable[[bytes], bytes]


def printing(encoding: str, ambiguous: int, typed: bytes = b"") -> Answer:
    """A terminal of an encoding; keys are typed while it is asked."""

    def answer(text: bytes) -> bytes:
        shown = text.decode(encoding)
        wide = sum(ambiguous - 1 for _ in doubtful(shown)) if encoding == "utf-8" else 0
        cells = len(text) if encoding != "utf-8" else cell_len(shown) + wide
        if encoding != "utf-8" and ambiguous == 1 and doubtful(shown):
            cells = 1
        return b"\x1b[7;%dR" % _COLUMN + typed + b"\x1b[7;%dR" % (_COLUMN + cells)

    return answer


@contextmanager
def terminal(answer: Answer, typed_ahead: bytes = b"") -> Iterator[int]:
    """The descriptor of a terminal at which something was typed already; each text that is printed between
    two questions gets an answer.
    """
    ours, theirs = pty.openpty()
    os.write(ours, typed_ahead)

    def run() -> None:
        got = b""
        try:
            while more := os.read(ours, 4096):
                got += more
                while found := _PRINTED.search(got):
                    got = got[found.end() :]
                    os.write(ours, answer(found[1]))
        except OSError:  # Linux says so when the other end is closed
            return

    thread = Thread(target=run)
    thread.start()
    try:
        yield theirs
    finally:
        os.close(theirs)
        thread.join()
        os.close(ours)


def asked(
    answer: Answer,
    presumed: str = "utf-8",
    encoding: str | None = None,
    width: WantedWidth = "auto",
    seconds: float = PATIENT,
    typed_ahead: bytes = b"",
) -> Asked:
    """What is found out; the terminal is left as it was."""
    with terminal(answer, typed_ahead) as screen:
        before = termios.tcgetattr(screen)
        found = ask(screen, screen, presumed, encoding, width, seconds)
        assert termios.tcgetattr(screen) == before
    return found


@pytest.mark.parametrize("presumed", ["utf-8", "gb18030", "gb2312"])
@pytest.mark.parametrize("width", [1, 2])
def test_a_terminal_in_utf_8_is_known_whatever_the_locale_says(presumed: str, width: int) -> None:
    assert asked(printing("utf-8", width), presumed) == Asked(Terminal(1 if width == 1 else 2), b"")


@pytest.mark.parametrize(
    ("presumed", "encoding"), [("utf-8", "gb18030"), ("gbk", "gbk"), ("gb18030", "gb18030")]
)
def test_a_terminal_in_gbk_is_known_whatever_the_locale_says(presumed: str, encoding: str) -> None:
    assert asked(printing("gbk", 2), presumed) == Asked(Terminal(2, encoding), b"")


def test_a_terminal_in_gbk_may_print_them_on_one_cell() -> None:
    assert asked(printing("gbk", 1)).terminal == Terminal(1, "gb18030")


def test_keys_that_are_typed_meanwhile_are_kept_in_their_order() -> None:
    assert asked(printing("utf-8", 2, "/培\r".encode())).typed == "/培\r/培\r".encode()


def test_enter_that_was_typed_before_the_start_is_enter() -> None:
    assert asked(printing("utf-8", 1), typed_ahead=b"/a\rj").typed == b"/a\rj"


@pytest.mark.parametrize(
    ("presumed", "found"), [("utf-8", Terminal(1)), ("gbk", Terminal(2, "gbk"))], ids=str
)
def test_a_silent_terminal_is_presumed_and_asked_once(presumed: str, found: Terminal) -> None:
    questions = list[bytes]()

    def silent(text: bytes) -> bytes:
        questions.append(text)
        return b"q\x1b[A"

    assert asked(silent, presumed, seconds=0.1) == Asked(found, b"q\x1b[A" if questions else b"")
    assert len(questions) <= 1


def test_nonsense_for_an_answer_is_none() -> None:
    assert asked(lambda text: b"\x1b[1;80R\x1b[2;2R").terminal == Terminal(1)
    assert asked(lambda text: b"\x1b[1;1R\x1b[1;1R", "gbk").terminal == Terminal(2, "gbk")


def test_what_a_person_says_is_not_asked() -> None:
    def never(text: bytes) -> bytes:
        raise AssertionError(text)

    assert asked(never, "utf-8", "gbk", 1).terminal == Terminal(1, "gbk")


def test_the_width_is_said_and_the_encoding_asked() -> None:
    assert asked(printing("utf-8", 1), width=2).terminal == Terminal(2)
    assert asked(printing("utf-8", 2), encoding="utf-8").terminal == Terminal(2)


def test_a_terminal_that_is_gone_is_presumed() -> None:
    ours, theirs = pty.openpty()
    os.close(ours)
    assert ask(theirs, theirs, "utf-8", None, "auto").terminal == Terminal(1)
    os.close(theirs)
