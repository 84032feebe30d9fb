"""Opening the database of reviews, whatever its state: to write, to read only, or an empty one in memory."""

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from tui.review.errors import in_few_words, is_busy, is_damage, is_read_only, is_refusal
from tui.review.new_file import is_absent, make_file
from tui.system_causes import cause

APPLICATION_ID = 0x62747276
"""`btrv`, in the header of every database of ours."""

SCHEMA_VERSION = 1

PATIENCE = 2.0
"""Seconds that another program's lock is waited for; the screen stands still so long."""

_SCHEMA = """
CREATE TABLE actions(
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    document TEXT NOT NULL,
    subject TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    undoes TEXT
);
CREATE INDEX actions_of_document ON actions(document, seq);
CREATE TRIGGER actions_stay BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER actions_hold BEFORE UPDATE ON actions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE documents(
    sha256 TEXT PRIMARY KEY,
    path BLOB,
    title TEXT NOT NULL,
    department TEXT NOT NULL,
    year INTEGER,
    opened_at INTEGER NOT NULL DEFAULT 0,
    projects INTEGER NOT NULL DEFAULT 0,
    place BLOB,
    snapshot BLOB
);
"""
_KNOWN = (
    "SELECT seq, id, at, document, subject, field, value, reason, undoes FROM actions LIMIT 0",
    "SELECT sha256, path, title, department, year, opened_at, projects, place, snapshot "
    "FROM documents LIMIT 0",
)


class Opened(NamedTuple):
    """A connection, in one line why nothing can be saved through it (None where it can), and whether all
    that was ever saved can be read through it."""

    connection: sqlite3.Connection
    problem: str | None
    whole: bool


def open_database(path: Path) -> Opened:
    """The database at `path`, made where there is none. It raises nothing: what is wrong is said.

    A file that is damaged, foreign or of a newer version is opened to be read only, never changed.
    """
    try:
        make_file(path)
    except OSError as error:
        problem = f"{path}：审核记录建不了（{cause(error)}），本次审核无法保存；请检查权限和磁盘空间"
        return Opened(_empty(), problem, whole=is_absent(path))
    try:
        looked = _look(path)
        if looked is not None:
            return looked
        return _open_to_write(path)
    except sqlite3.Error as error:
        return _without_writing(path, error)


def _look(path: Path) -> Opened | None:
    """The database read only where it must not be written, None where it may; what cannot be read raises."""
    connection = _connect(path, "ro")
    try:
        problem = _judged(connection, path)
        readable = problem is None or (_identity(connection)[0] == APPLICATION_ID and _is_known(connection))
    except sqlite3.Error as error:
        connection.close()
        if is_read_only(error):  # a log to be rolled back or recovered first, which takes writing
            return None
        raise
    if problem is not None and readable:
        return Opened(connection, problem, whole=False)
    connection.close()
    return None if problem is None else Opened(_empty(), problem, whole=False)


def _judged(connection: sqlite3.Connection, path: Path) -> str | None:
    """Why a database must not be written, None if it may."""
    if _is_blank(connection):
        return None
    application, version = _identity(connection)
    if application != APPLICATION_ID:
        return foreign_line(path)
    if version > SCHEMA_VERSION:
        return f"{path}：审核记录由更新版本的 budget-tui 写成，只能查看；请升级程序"
    return None if _is_sound(connection) else damaged_line(path)


def foreign_line(path: Path) -> str:
    """That a file is none of ours, or damaged from its first bytes on."""
    return (
        f"{path}：不是 budget-tui 的审核记录，或已损坏，新的审核无法保存；文件没有改动，请把它移走后重新打开"
    )


def damaged_line(path: Path) -> str:
    """That a database is damaged, and that it stays as it is."""
    return (
        f"{path}：审核记录已损坏，只显示还读得出的部分，新的审核无法保存；"
        "文件没有改动，请先备份所在的文件夹，再把它移走后重新打开"
    )


def _open_to_write(path: Path) -> Opened:
    connection = _connect(path, "rw")
    try:
        _set_up(connection)
        problem = _why_read_only(connection, path)
    except sqlite3.Error:
        connection.close()
        raise
    return Opened(connection, problem, whole=True)


def _set_up(connection: sqlite3.Connection) -> None:
    """Write-ahead log, every commit on disk before it returns; the tables where there are none yet."""
    mode = _patiently(connection, "PRAGMA journal_mode=WAL")
    # Without shared memory (some network drives) there is no write-ahead log; only EXTRA is as safe then.
    connection.execute(f"PRAGMA synchronous={'FULL' if mode == 'wal' else 'EXTRA'}")
    if not _is_blank(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_blank(connection):
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _why_read_only(connection: sqlite3.Connection, path: Path) -> str | None:
    """SQLite opens a file that it may not write all the same, and says so at the first write."""
    try:
        connection.execute("UPDATE documents SET title = title WHERE false")
    except sqlite3.Error as error:
        if is_refusal(error):
            return _read_only_line(path, in_few_words(error))
        if not is_busy(error):
            raise
    return None


def _without_writing(path: Path, error: sqlite3.Error) -> Opened:
    """What can still be read of a database that does not open as it should.

    Reading in place needs files beside it, which a full or read-only disk refuses: a copy has them elsewhere.
    """
    if is_damage(error):
        return Opened(_empty(), foreign_line(path), whole=False)
    problem = _read_only_line(path, in_few_words(error))
    memory, whole = _empty(), False
    with suppress(OSError, sqlite3.Error), tempfile.TemporaryDirectory(prefix="budget-tui-") as folder:
        copied = Path(folder) / path.name
        for suffix in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{suffix}", f"{copied}{suffix}")
        copied.chmod(0o600)
        with closing(_connect(copied, "rw")) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            if _identity(connection)[0] == APPLICATION_ID and _is_known(connection):
                connection.backup(memory)
                whole = True
    return Opened(memory, problem, whole)


def _read_only_line(path: Path, why: str) -> str:
    return (
        f"{path}：审核记录无法写入（{why}），只能查看，新的审核无法保存；"
        "请检查权限、磁盘空间和其他程序后重新打开"
    )


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
    )
    connection.text_factory = _text
    return connection


def _text(content: bytes) -> str:
    """Text as it was written; what is none, in a damaged file, must not end the reading of all rows."""
    return content.decode(errors="surrogateescape")


def _empty() -> sqlite3.Connection:
    """A database in memory that holds no review."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.executescript(_SCHEMA)
    return connection


def _identity(connection: sqlite3.Connection) -> tuple[int, int]:
    """The application and the schema's version in the header."""
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    return application, version


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether there is nothing in it: a new file, or one whose making was cut off."""
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return tables == 0 and _identity(connection) == (0, 0)


def _is_known(connection: sqlite3.Connection) -> bool:
    """Whether our tables are there with the columns that we read."""
    try:
        for query in _KNOWN:
            connection.execute(query)
    except sqlite3.Error:
        return False
    return True


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong in a file, and our tables are there."""
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return False
    return found == ("ok",) and _is_known(connection)


def _patiently(connection: sqlite3.Connection, statement: str) -> str:
    """The answer to a statement that SQLite does not wait with itself while another copy opens the file."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            [answer] = connection.execute(statement).fetchone()
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return str(answer)
