"""Opening one file: from the cache where it was read before, else by reading its PDF."""

import hashlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from model import Table
from parser.cache import Cache
from parser.errors import PasswordNeeded, Unreadable
from parser.progress import OnProgress

if TYPE_CHECKING:
    from parser.plumber import Plumber

SIGNATURE_WITHIN = 1024
"""Bytes: `%PDF-` stands within the first of them (ISO 32000-1, implementation note 13)."""


def preflight(path: Path, password: str | None = None, cache: Cache | None = None) -> None:
    """Raise Unreadable (or PasswordNeeded) at once for a file that is missing, no PDF, damaged or locked."""
    digest = _digest(path)
    if cache is None or cache.load(digest) is None:
        reader, _ = _open(path, password)
        reader.close()


def read_table(
    path: Path,
    *,
    password: str | None = None,
    cache: Cache | None = None,
    refresh: bool = False,
    on_progress: OnProgress | None = None,
) -> Table:
    """The table in a file. Raises a Refusal; what `on_progress` raises passes through.

    `cache` None neither looks up nor keeps; `refresh` keeps without looking up. A file that opens
    with a password only is never kept.
    """
    digest = _digest(path)
    if cache is not None and not refresh:
        table = cache.load(digest)
        if table is not None:
            return table
    from parser.document import read_document

    reader, locked = _open(path, password)
    with closing(reader):
        table = read_document(reader, path, digest, on_progress)
    if cache is not None and not locked:
        cache.store(table)
    return table


def _digest(path: Path) -> str:
    """The file's SHA-256, if it is there and begins as a PDF does."""
    try:
        with path.open("rb") as file:
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
        raise Unreadable(path, f"读取失败（{error.strerror}）", "请检查磁盘或网络驱动器后重试") from error


def _open(path: Path, password: str | None) -> "tuple[Plumber, bool]":
    """A reader on the file, and whether it took the password to open it."""
    from parser.plumber import Plumber

    try:
        return Plumber(path), False
    except PasswordNeeded:
        if not password:
            raise
        return Plumber(path, password), True
