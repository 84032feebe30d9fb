"""Pages of a long document read side by side, by this process and others, and handed on in their order."""

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from select import select

import msgspec

from parser import limits
from parser.child import keep_only
from parser.errors import Refusal
from parser.messages import Refused, refused
from parser.page import Glyph, NumberedPages, Page, made

FEWEST = 4
"""Pages from which on a document is read side by side: fewer take no longer than the processes' start."""

MOST = 4
"""Processes: one more finds nothing to do, as what is made of the pages is made by one."""

AHEAD_BYTES = 1 << 20
"""How far another process may read ahead; a page takes some hundred kB."""

AHEAD = 8
"""How many pages may wait here for the one that is to be handed on next."""

MANY = 100
"""Pages from which on the memory that they take counts."""

LATER = 10
"""By how much other processes stand back (`nice`): for the one that a person looks at, and the next pages."""

_ANSWERS, _NUMBERS = 3, 4
_LENGTH = 4


class BrokenOff(Exception):
    """A process ended without a word."""


class _Read(msgspec.Struct, frozen=True, tag=True):
    """A page that was read."""

    page: Page


class _NotRead(msgspec.Struct, frozen=True, tag=True):
    """A page at which the reading is refused."""

    number: int
    why: Refused


_ANSWER = msgspec.msgpack.Decoder(_Read | _NotRead)


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_worth_it(pages: int) -> bool:
    """Whether a document is worth being read side by side, on a machine that can."""
    return FEWEST <= pages <= limits.PAGES and processors() > 1 and hasattr(os, "fork")


class SideBySide:
    """A `parser.page.Reader` on processes, each with a reader of its own that it opens with `open_reader`.

    Whoever is free takes the next page, this process too while nothing else is to be done; the first is its
    own, which a person waits for. It may be used where this process has one thread alone.
    """

    def __init__(self, path: Path, pages: int, open_reader: Callable[[], NumberedPages]) -> None:
        self.page_count = pages
        self._path = path
        self._open_reader = open_reader
        self._own: NumberedPages | None = None
        self._children: dict[int, int] = {}
        """Those that read still, by what they answer on."""
        self._texts: dict[str, str] = {}
        self._waiting: dict[int, Page | Refusal] = {}
        numbers, writing = os.pipe()
        self._numbers: int | None = numbers
        os.set_blocking(writing, False)
        offered = os.write(writing, b"".join(_number(number) for number in range(2, pages + 1)))
        os.close(writing)
        self._shared = 1 + offered // _LENGTH
        """The last page that others may take: as many as a pipe holds, of `limits.PAGES` mostly all."""

        self._all_taken = False
        for _ in range(1, min(processors(), MOST)):
            self._start(numbers)

    def pages(self) -> Iterator[Page]:
        """Each page in order. Raises a Refusal, or BrokenOff."""
        self._waiting[1] = self._read(1)
        for number in range(1, self.page_count + 1):
            while number not in self._waiting:
                if number > self._shared:
                    self._waiting[number] = self._read(number)
                else:
                    self._read_on()
            page = self._waiting.pop(number)
            if isinstance(page, Refusal):
                raise page
            yield page

    def close(self) -> None:
        """End the processes, wherever they are."""
        for answers, child in self._children.items():
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.close(answers)
            os.waitpid(child, 0)
        self._children.clear()
        if self._own is not None:
            self._own.close()
        if self._numbers is not None:
            os.close(self._numbers)
            self._numbers = None

    def _read_on(self) -> None:
        """Take what others have read; where that is nothing yet, read a page here, or wait for them."""
        reads = not self._all_taken and len(self._waiting) < AHEAD
        if not reads and not self._children:
            raise BrokenOff
        ready, _, _ = select(list(self._children), (), (), 0 if reads else None)
        for answers in ready:
            self._receive(answers)
        if reads and not ready and (number := _taken(self._numbers)) is not None:
            self._waiting[number] = self._read(number)
        elif reads and not ready:
            self._all_taken = True

    def _read(self, number: int) -> Page | Refusal:
        try:
            if self._own is None:
                self._own = self._open_reader()
            return self._own.page(number)
        except Refusal as refusal:
            return refusal

    def _receive(self, answers: int) -> None:
        """Take one page from another process, or know that it has ended. Raises BrokenOff."""
        head = _exactly(answers, _LENGTH)
        body = _exactly(answers, int.from_bytes(head, "big"))
        if not body:
            os.close(answers)
            _, status = os.waitpid(self._children.pop(answers), 0)
            if status:
                raise BrokenOff
            return
        match _ANSWER.decode(body):
            case _Read(page):
                self._waiting[page.number] = page if self.page_count < MANY else self._slim(page)
            case _NotRead(number, why):
                self._waiting[number] = why.refusal(self._path)

    def _slim(self, page: Page) -> Page:
        """A page whose glyphs share their texts, and their places with the ones before: they may be kept to
        the document's end.
        """
        same_text = self._texts.setdefault
        glyphs: list[Glyph] = []
        high = foot = end = 0.0
        for text, x0, top, x1, bottom in page.glyphs:
            high = high if top == high else top
            foot = foot if bottom == foot else bottom
            start = end if x0 == end else x0
            end = x1
            glyphs.append(made(Glyph, (same_text(text, text), start, high, end, foot)))
        return msgspec.structs.replace(page, glyphs=tuple(glyphs))

    def _start(self, numbers: int) -> None:
        reading, writing = os.pipe()
        if hasattr(fcntl, "F_SETPIPE_SZ"):
            with suppress(OSError):
                fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, AHEAD_BYTES)
        child = os.fork()
        if not child:
            code = 1
            try:
                _serve(self._path, self._open_reader, numbers, writing)
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        self._children[reading] = child


def _serve(path: Path, open_reader: Callable[[], NumberedPages], numbers: int, answers: int) -> None:
    """Read pages and write them, in a process of its own that keeps no other file of its parent's open."""
    keep_only(answers, numbers)
    os.nice(LATER)
    number = 1
    try:
        with closing(open_reader()) as reader:
            while (taken := _taken(_NUMBERS)) is not None:
                number = taken
                _send(_Read(reader.page(number)))
    except Refusal as refusal:
        _send(_NotRead(number, refused(refusal)))
    except MemoryError:
        _send(_NotRead(number, refused(limits.out_of_memory(path))))


def _number(number: int) -> bytes:
    return number.to_bytes(_LENGTH, "big")


def _taken(numbers: int | None) -> int | None:
    """The number of the next page, which nobody else gets then; None where there is none."""
    number = b"" if numbers is None else os.read(numbers, _LENGTH)
    return int.from_bytes(number, "big") if number else None


def _send(answer: _Read | _NotRead) -> None:
    body = msgspec.msgpack.encode(answer)
    rest = memoryview(_number(len(body)) + body)
    while rest:
        rest = rest[os.write(_ANSWERS, rest) :]


def _exactly(answers: int, size: int) -> bytes:
    """So many bytes; none where the process has ended before."""
    parts: list[bytes] = []
    while size > 0 and (part := os.read(answers, size)):
        parts.append(part)
        size -= len(part)
    return b"" if size > 0 else b"".join(parts)
