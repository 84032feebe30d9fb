"""Opening one file: from the cache where it was read before, else by a process of its own that reads the PDF.

The process bounds what a hostile file can take, can be ended at any moment, and keeps the screen free.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self

from model import Table
from model.derived import Derived
from parser import messages
from parser.cache import Cache
from parser.digests import digest
from parser.engines import Engine
from parser.errors import PasswordNeeded, Unreadable
from parser.progress import OnProgress

if TYPE_CHECKING:
    from parser.process import Process


class Reading:
    """One file on its way to a table, begun at once.

    `cache` None neither looks up nor keeps; `refresh` keeps without looking up. A file that opens with a
    password only is never kept. Raises Unreadable at once for what is no PDF.
    """

    def __init__(
        self,
        path: Path,
        *,
        password: str | None = None,
        cache: Cache | None = None,
        refresh: bool = False,
        engine: Engine = "auto",
    ) -> None:
        self._path = path
        self._cache = cache
        self._engine: Engine = engine
        self._table: Table | None = None
        self._process: Process | None = None
        self._opened: messages.Opened | None = None
        self.derived: Derived | None = None
        """What is worked out of the table, where that was kept or is kept now."""
        sha256 = digest(path) if cache is None else cache.digests.of(path)
        if cache is not None and not refresh and (kept := cache.load(sha256, engine)) is not None:
            self._table, self.derived = kept.table, kept.derived
        if self._table is None:
            from parser import process  # noqa: PLC0415 -- what was read before needs none

            self._process = process.Process(path, messages.Order(os.fsencode(path), sha256, password, engine))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Wait until the file is known to open. Raises Unreadable (damaged, too large) or PasswordNeeded."""
        if self._process is not None and self._opened is None:
            try:
                message = self._process.receive()
            except PasswordNeeded:
                self._keep_nothing()
                raise
            assert isinstance(message, messages.Opened)
            self._opened = message
            if message.locked:
                self._keep_nothing()

    def table(self, on_progress: OnProgress | None = None) -> Table:
        """The table, once it has been read. Raises a Refusal; what `on_progress` raises passes through."""
        if self._process is not None and self._table is None:
            self.open()
            while self._table is None:
                match self._process.receive():
                    case messages.Step(progress):
                        if on_progress is not None:
                            on_progress(progress)
                    case messages.Done(table):
                        self._table = table
            if self._cache is not None and not (self._opened and self._opened.locked):
                self.derived = self._cache.store(self._table, self._engine)
        assert self._table is not None
        return self._table

    def _keep_nothing(self) -> None:
        """Of a file that opens with a password only not even that it was met."""
        if self._cache is not None:
            self._cache.digests.forget(self._path)

    @property
    def is_kept(self) -> bool:
        """Whether the table was read before."""
        return self._process is None

    @property
    def process_group(self) -> int | None:
        """The group of the processes that read; None where none does, for the table was kept."""
        return None if self._process is None else self._process.group

    def close(self) -> None:
        """End the reading where it goes on still."""
        if self._process is not None:
            self._process.close()
        if self._cache is not None:
            self._cache.digests.save()


def read_table(
    path: Path,
    *,
    password: str | None = None,
    cache: Cache | None = None,
    refresh: bool = False,
    engine: Engine = "auto",
    on_progress: OnProgress | None = None,
) -> Table:
    """The table in a file (see `Reading`). Raises a Refusal; what `on_progress` raises passes through."""
    with Reading(path, password=password, cache=cache, refresh=refresh, engine=engine) as reading:
        return reading.table(on_progress)


def last_read(path: Path, cache: Cache, engine: Engine = "auto", *, at_once: bool = False) -> float | None:
    """When the table of a file was last kept or asked for, in seconds since 1970 UTC; None if never, or if
    it takes reading the file to know, which is not done `at_once`.
    """
    try:
        sha256 = cache.digests.known(path) if at_once else cache.digests.of(path)
    except Unreadable:
        return None
    return None if sha256 is None else cache.last_used(sha256, engine)
