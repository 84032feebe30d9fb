"""Pages of a long document read side by side by processes of their own, and handed on in their order."""

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from parser import limits
from parser.errors import Refusal
from parser.messages import Refused, refused
from parser.page import Glyph, NumberedPages, Page

FEWEST = 4
"""Pages from which on a document is read side by side: fewer take no longer than the processes' start."""

MOST = 4
"""Processes: one more finds nothing to do, as what is made of the pages is made by one."""

AHEAD_BYTES = 1 << 20
"""How far a process may read ahead; a page takes some hundred kB."""

MANY = 100
"""Pages from which on the memory that they take counts."""

MOST_FILES = 1024
"""Files that this process may have opened, all but a few of them none."""

_ANSWERS = 3
_LENGTH = 4


class BrokenOff(Exception):
    """A process ended without a word."""


class _Read(msgspec.Struct, frozen=True, tag=True):
    """A page that was read."""

    page: Page


_ANSWER = msgspec.msgpack.Decoder(_Read | Refused)


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_worth_it(pages: int) -> bool:
    """Whether a document is worth being read side by side, on a machine that can."""
    return pages >= FEWEST and processors() > 1 and hasattr(os, "fork")


class SideBySide:
    """A `parser.page.Reader` on processes, each with a reader of its own that it opens with `open_reader`.

    Process n of m reads the pages n, n + m, n + 2 m … and waits when it is too far ahead. It may be used
    where this process has one thread alone.
    """

    def __init__(self, path: Path, pages: int, open_reader: Callable[[], NumberedPages]) -> None:
        self.page_count = pages
        self._path = path
        self._children: list[int] = []
        self._answers: list[BinaryIO] = []
        self._texts: dict[str, str] = {}
        several = min(processors(), MOST)
        for first in range(1, several + 1):
            self._start(range(first, pages + 1, several), open_reader)

    def pages(self) -> Iterator[Page]:
        """Each page in order. Raises a Refusal, or BrokenOff."""
        for number in range(self.page_count):
            match _receive(self._answers[number % len(self._answers)]):
                case _Read(page):
                    yield page if self.page_count < MANY else self._slim(page)
                case Refused() as answer:
                    raise answer.refusal(self._path)

    def _slim(self, page: Page) -> Page:
        """A page whose glyphs share their texts and coordinates: they are kept to the document's end."""
        same_text, same = self._texts.setdefault, dict[float, float]().setdefault
        glyphs = tuple(
            Glyph(same_text(text, text), same(x0, x0), same(top, top), same(x1, x1), same(bottom, bottom))
            for text, x0, top, x1, bottom in page.glyphs
        )
        return msgspec.structs.replace(page, glyphs=glyphs)

    def close(self) -> None:
        """End the processes, wherever they are."""
        for child in self._children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        for answers in self._answers:
            answers.close()
        for child in self._children:
            os.waitpid(child, 0)
        self._children.clear()

    def _start(self, numbers: range, open_reader: Callable[[], NumberedPages]) -> None:
        reading, writing = os.pipe()
        if hasattr(fcntl, "F_SETPIPE_SZ"):
            with suppress(OSError):
                fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, AHEAD_BYTES)
        child = os.fork()
        if not child:
            try:
                _serve(self._path, numbers, open_reader, writing)
            finally:
                os._exit(0)
        os.close(writing)
        self._children.append(child)
        self._answers.append(os.fdopen(reading, "rb"))


def _serve(path: Path, numbers: range, open_reader: Callable[[], NumberedPages], writing: int) -> None:
    """Read pages and write them, in a process of its own that keeps no other file of its parent's open."""
    os.dup2(writing, _ANSWERS)
    os.closerange(_ANSWERS + 1, MOST_FILES)
    answers = os.fdopen(_ANSWERS, "wb")
    try:
        with closing(open_reader()) as reader:
            for number in numbers:
                _send(answers, _Read(reader.page(number)))
    except Refusal as refusal:
        _send(answers, refused(refusal))
    except MemoryError:
        _send(answers, refused(limits.out_of_memory(path)))
    answers.flush()


def _send(answers: BinaryIO, answer: _Read | Refused) -> None:
    body = msgspec.msgpack.encode(answer)
    answers.write(len(body).to_bytes(_LENGTH, "big"))
    answers.write(body)
    answers.flush()


def _receive(answers: BinaryIO) -> _Read | Refused:
    head = answers.read(_LENGTH)
    body = answers.read(int.from_bytes(head, "big")) if len(head) == _LENGTH else b""
    if not body:
        raise BrokenOff
    answer: _Read | Refused = _ANSWER.decode(body)
    return answer
