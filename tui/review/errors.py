"""What goes wrong with the database of reviews, each as one line of Chinese."""

import sqlite3
from pathlib import Path

from tui.exit_codes import Ended, ExitCode

_CAUSES = {
    sqlite3.SQLITE_FULL: ("磁盘已满", "请腾出空间后再试"),
    sqlite3.SQLITE_READONLY: ("没有写入权限，或文件系统是只读的", "请检查权限"),
    sqlite3.SQLITE_PERM: ("没有权限", "请检查权限"),
    sqlite3.SQLITE_CANTOPEN: ("打不开", "请检查文件夹的权限和磁盘空间"),
    sqlite3.SQLITE_BUSY: ("被另一个程序占用", "请稍后再试"),
    sqlite3.SQLITE_LOCKED: ("被另一个程序占用", "请稍后再试"),
    sqlite3.SQLITE_PROTOCOL: ("被另一个程序占用", "请稍后再试"),
    sqlite3.SQLITE_IOERR: ("磁盘读写出错", "请检查磁盘空间、配额和网络驱动器"),
    sqlite3.SQLITE_NOMEM: ("内存不足", "请关闭其他程序后再试"),
    sqlite3.SQLITE_CORRUPT: ("已损坏", "请先备份这个文件，再把它移走"),
    sqlite3.SQLITE_NOTADB: ("已损坏，或不是审核记录", "请先备份这个文件，再把它移走"),
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_OTHER = ("数据库出错", "请重新打开程序")


class StoreError(Ended):
    """The database of reviews cannot do what it was asked; nothing of it was done.

    `line` is the one line of Chinese that a person reads: which file, what is wrong, what to do.
    """

    code = ExitCode.UNWRITABLE

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(path, what, remedy)
        self.line = f"{path}：{what}；{remedy}"


def unread(path: Path, error: sqlite3.Error) -> StoreError:
    """That reviews could not be read."""
    cause, remedy = _cause(error)
    return StoreError(path, f"审核记录读不出（{cause}）", remedy)


def unsaved(path: Path, error: sqlite3.Error) -> StoreError:
    """That something could not be written."""
    cause, remedy = _cause(error)
    return StoreError(path, f"没有保存（{cause}）", remedy)


def in_few_words(error: sqlite3.Error) -> str:
    """The cause alone."""
    return _cause(error)[0]


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault."""
    return _primary(error) in _DAMAGED


def is_refusal(error: sqlite3.Error) -> bool:
    """Whether trying again later is of no use: the system does not let us write."""
    return _primary(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)


def is_read_only(error: sqlite3.Error) -> bool:
    """Whether a connection that must not write would have to."""
    return _primary(error) == sqlite3.SQLITE_READONLY


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the database."""
    return _primary(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


def _cause(error: sqlite3.Error) -> tuple[str, str]:
    code = _primary(error)
    if getattr(error, "sqlite_errorcode", code) == sqlite3.SQLITE_IOERR_SHMSIZE:
        code = sqlite3.SQLITE_FULL  # the shared memory is a file beside the database, which needs room
    return _CAUSES.get(code, _OTHER)


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code; what Python itself complains of has none."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
