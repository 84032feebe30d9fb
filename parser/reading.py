"""Opening one file: from the cache where it was read before, else by a process of its own that reads the PDF.

The process bounds what a hostile file can take, can be ended at any moment, and keeps the screen free.
"""

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import Self

from model import Table
from parser import limits, messages
from parser.cache import Cache
from parser.engines import Engine
from parser.errors import Unreadable
from parser.process import Process
from parser.progress import OnProgress

SIGNATURE_WITHIN = 1024
"""Bytes: `%PDF-` stands within the first of them (ISO 32000-1, implementation note 13)."""


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
        self._cache = cache
        self._engine: Engine = engine
        self._table: Table | None = None
        self._process: Process | None = None
        self._opened: messages.Opened | None = None
        digest = _digest(path)
        if cache is not None and not refresh:
            self._table = cache.load(digest, engine)
        if self._table is None:
            self._process = Process(path, messages.Order(os.fsencode(path), digest, password, engine))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Wait until the file is known to open. Raises Unreadable (damaged, too large) or PasswordNeeded."""
        if self._process is not None and self._opened is None:
            message = self._process.receive()
            assert isinstance(message, messages.Opened)
            self._opened = message

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
                self._cache.store(self._table, self._engine)
        assert self._table is not None
        return self._table

    @property
    def process_group(self) -> int | None:
        """The group of the processes that read; None where none does, for the table was kept."""
        return None if self._process is None else self._process.group

    def close(self) -> None:
        """End the reading where it goes on still."""
        if self._process is not None:
            self._process.close()


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


def last_read(path: Path, cache: Cache, engine: Engine = "auto") -> float | None:
    """When the table of a file was last kept or asked for, in seconds since 1970 UTC; None if never."""
    try:
        return cache.last_used(_digest(path), engine)
    except Unreadable:
        return None


def _digest(path: Path) -> str:
    """The file's SHA-256, if it is there, begins as a PDF does and is no larger than allowed."""
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise Unreadable(path, "不是普通文件", "请给出 PDF 文件")
        with path.open("rb") as file:
            limits.check_file(path, os.fstat(file.fileno()).st_size)
            head = file.read(SIGNATURE_WITHIN)
            if not head:
                raise Unreadable(path, "文件是空的", "请重新下载")
            if b"%PDF-" not in head:
                raise Unreadable(path, "不是 PDF 文件", "请核对文件是否选对")
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise Unreadable(path, "找不到文件", "请核对路径和文件名") from error
    except IsADirectoryError as error:
        raise Unreadable(path, "是文件夹，不是 PDF 文件", "请给出其中的 PDF 文件") from error
    except PermissionError as error:
        raise Unreadable(path, "没有读取权限", "请检查文件权限") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unreadable(path, "链接指向自身，打不开", "请给出 PDF 文件本身") from error
        raise Unreadable(
            path, f"读取失败（系统错误 {error.errno}）", "请检查磁盘或网络驱动器后重试"
        ) from error
