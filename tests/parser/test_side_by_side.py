"""Pages read by several processes: in their order, each once, and what ends them ends the reading."""

import fcntl
import os
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from parser import limits, side_by_side
from parser.errors import TooLarge
from parser.page import Page
from parser.side_by_side import BrokenOff, SideBySide, is_worth_it


class Numbers:
    """A reader that gives empty pages; what happens on one of them is up to `on_page`."""

    page_count = 9

    def __init__(self, on_page: Callable[[int], None] = lambda number: None) -> None:
        self._on_page = on_page

    def page(self, number: int) -> Page:
        self._on_page(number)
        return Page(number, 600, 800, (), ())

    def pages(self) -> "map[Page]":
        return map(self.page, range(1, self.page_count + 1))

    def close(self) -> None:
        """Nothing is open."""


class Meeting:
    """On their first page this process and another one wait for each other; then the other does something."""

    def __init__(self, folder: Path, other: Callable[[int], None] = lambda number: None) -> None:
        self._fifo = folder / "meeting"
        os.mkfifo(self._fifo)
        self._here = os.getpid()
        self._other = other
        self.read_here: list[int] = []
        self._met = False

    def __call__(self, number: int) -> None:
        here = os.getpid() == self._here
        if not self._met:
            self._met = True
            self._fifo.open("w" if here else "r").close()
        if here:
            self.read_here.append(number)
        else:
            self._other(number)


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "processors", lambda: 2)


@pytest.mark.usefixtures("two_processors")
def test_pages_come_in_their_order_whoever_reads_them(tmp_path: Path) -> None:
    meeting = Meeting(tmp_path)
    with closing(SideBySide(Path("x.pdf"), 9, lambda: Numbers(meeting))) as reader:
        assert [page.number for page in reader.pages()] == list(range(1, 10))
    assert 0 < len(meeting.read_here) < 9


@pytest.mark.usefixtures("two_processors")
def test_more_pages_than_allowed_are_given_to_nobody() -> None:
    assert is_worth_it(limits.PAGES)
    assert not is_worth_it(limits.PAGES + 1)
    with closing(SideBySide(Path("x.pdf"), limits.PAGES, Numbers)):
        """It is made without waiting for anybody."""


@pytest.mark.usefixtures("two_processors")
def test_pages_that_a_small_pipe_has_no_room_for_are_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux gives a person who has many pipes small ones."""
    pipe = os.pipe

    def small() -> tuple[int, int]:
        reading, writing = pipe()
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
        return reading, writing

    monkeypatch.setattr(os, "pipe", small)
    with closing(SideBySide(Path("x.pdf"), 2000, Numbers)) as reader:
        assert [page.number for page in reader.pages()] == list(range(1, 2001))


def refuse(number: int) -> None:
    raise TooLarge(Path("x.pdf"), str(number), "")


def die(_number: int) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


@pytest.mark.usefixtures("two_processors")
def test_a_page_refused_by_another_process_ends_the_reading_in_its_turn(tmp_path: Path) -> None:
    read: list[int] = []
    meeting = Meeting(tmp_path, refuse)
    with (
        closing(SideBySide(Path("x.pdf"), 9, lambda: Numbers(meeting))) as reader,
        pytest.raises(TooLarge) as raised,
    ):
        read.extend(page.number for page in reader.pages())
    assert read == list(range(1, int(raised.value.cause)))


@pytest.mark.usefixtures("two_processors")
def test_a_process_that_dies_ends_the_reading(tmp_path: Path) -> None:
    read: list[int] = []
    meeting = Meeting(tmp_path, die)
    with (
        closing(SideBySide(Path("x.pdf"), 9, lambda: Numbers(meeting))) as reader,
        pytest.raises(BrokenOff),
    ):
        read.extend(page.number for page in reader.pages())
    assert read == list(range(1, len(read) + 1))
    assert len(read) < 9
