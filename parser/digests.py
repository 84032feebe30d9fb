"""The SHA-256 of files, and those of files met before, which their status tells without their content."""

import errno
import hashlib
import os
import stat
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import msgspec

from parser import limits, sealed
from parser.errors import Unreadable

SIGNATURE_WITHIN = 1024
"""Bytes: `%PDF-` stands within the first of them (ISO 32000-1, implementation note 13)."""

SETTLED = 2 * 10**9
"""Nanoseconds after a change, from which on the next one gives another time: FAT counts in two seconds."""

MOST_FILES = 4000
"""So many are remembered, those met last; each takes some 150 bytes."""


class _Status(msgspec.Struct, frozen=True, array_like=True):
    """What changes with every change of a file: nobody can set the last of the times.

    On FAT and some network drives that is no time of its own. There a file that is written over by another
    of its size, whose time is set back to that of the first, is taken for it; `--refresh` reads it.
    """

    device: int
    inode: int
    size: int
    modified: int
    changed: int


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """A digest, and the status that the file had."""

    status: _Status
    sha256: str


class Digests:
    """Remembers the digests of files in a file; where that is damaged or foreign, none."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._is_saved = True

    def known(self, path: Path) -> str | None:
        """The digest of a file that was met before and did not change since; its content is not read."""
        known = self._all.get(_name(path))
        return known.sha256 if known is not None and known.status == _status(path) else None

    def of(self, path: Path) -> str:
        """The digest of a file (see `digest`); its content is read unless the status is as it was."""
        if (known := self.known(path)) is not None:
            return known
        before, found = _status(path), digest(path)
        if before is not None and before == _status(path) and _is_settled(before):
            self._all.pop(_name(path), None)
            self._all[_name(path)] = _Known(before, found)
            self._is_saved = False
        return found

    def forget(self, path: Path) -> None:
        """Remember nothing of a file."""
        if self._all.pop(_name(path), None) is not None:
            self._is_saved = False

    def save(self) -> None:
        """Keep what was learned; nothing breaks where that cannot be written."""
        if self._is_saved:
            return
        # What another copy learned meanwhile may be lost: then it is read again.
        last = list(self._all.items())[-MOST_FILES:]
        self._is_saved = True
        with suppress(OSError):
            sealed.write(self._file, msgspec.msgpack.encode(dict(last)))

    @cached_property
    def _all(self) -> dict[bytes, _Known]:
        """What is known of each file by its absolute path, those met last behind."""
        try:
            return msgspec.msgpack.decode(sealed.read(self._file).body, type=dict[bytes, _Known])
        except (OSError, ValueError, msgspec.DecodeError):
            return {}


def _name(path: Path) -> bytes:
    return os.fsencode(os.path.abspath(path))


def _status(path: Path) -> _Status | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return _Status(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _is_settled(status: _Status) -> bool:
    return time.time_ns() - max(status.modified, status.changed) > SETTLED


def digest(path: Path) -> str:
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
