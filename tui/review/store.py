"""The database of reviews: the log of all actions on all documents, and what is remembered of these."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

import msgspec
import platformdirs

from model import Table
from model.review import Action, Field, Review, State, fold
from tui.plain import printable
from tui.review.errors import StoreError, is_damage, unread, unsaved
from tui.review.opening import damaged_line, open_database
from tui.review.queries import (
    ACTIONS,
    HEAR_OF,
    INSERT,
    KEEP_TABLE,
    PREDECESSOR,
    RECENT,
    REMEMBER,
    ActionRow,
    OlderRow,
    RecentRow,
    Value,
    action_of,
    columns,
)
from tui.review.remembered import Bookmark, Predecessor, RecentDocument, ReviewedDocument

NAME = "reviews.sqlite3"


class Entry(NamedTuple):
    """An action in the log; `seq` grows with every one that is written, whoever writes it."""

    seq: int
    action: Action


def default_path() -> Path:
    """Where the reviews of this user lie."""
    return Path(platformdirs.user_data_dir("budget-tui")) / NAME


def now() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


class Store:
    """The database, open; for one thread at a time, any number of copies of the program at once.

    `problem` says in one line why nothing can be saved, None where it can; what can be read is shown
    all the same, and `is_whole` tells whether that is all that was ever saved. All that reads or writes
    raises StoreError, and a failed write leaves nothing behind.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open it, made where there is none (`path` None: in the user's data folder). Raises nothing."""
        self.path = path or default_path()
        self._connection, self.problem, self.is_whole = open_database(self.path)
        self._file = _identity_of(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; nothing is left to be saved by then."""
        self._connection.close()

    def data_version(self) -> int:
        """A number that changes when another copy of the program has written: cheap enough to ask often."""
        [version] = self._read("PRAGMA data_version")[0]
        assert isinstance(version, int)
        return version

    def actions(self, document: str, after: int = 0) -> list[Entry]:
        """The log of one document in the order of writing, from behind the entry `after`."""
        return self._entries(f"{ACTIONS} WHERE document = ? AND seq > ? ORDER BY seq", document, after)

    def review(self, document: str) -> Review:
        """What stands of one document's review."""
        return fold(entry.action for entry in self.actions(document))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside is on disk when it ends, or none of it; nobody else writes meanwhile.

        One inside another is part of it.
        """
        if self._is_writing():
            yield
            return
        if self.problem is not None:
            raise StoreError(self.path, "没有保存（审核记录只能查看）", "请按打开时的提示处理后重新打开程序")
        if _identity_of(self.path) != self._file:
            raise StoreError(self.path, "没有保存（审核记录已被移走或替换）", "请重新打开程序")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise unsaved(self.path, error) from error
        finally:
            if self._is_writing():
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")

    def _is_writing(self) -> bool:
        return self._connection.in_transaction

    def insert(self, action: Action) -> int:
        """Write an action inside a transaction; its place in the log. One that is there already stays."""
        return self._write(INSERT, *columns(action)).lastrowid or 0

    def append(self, actions: Iterable[Action]) -> int:
        """Write actions, all or none; returns once they are on disk. How many were new."""
        with self.transaction():
            return sum(self._write(INSERT, *columns(action)).rowcount for action in actions)

    def merge(self, documents: Iterable[ReviewedDocument]) -> int:
        """Write the reviews that came from elsewhere, all or none. How many actions were new."""
        new = 0
        with self.transaction():
            for one in documents:
                self._write(HEAR_OF, one.sha256, printable(one.title), printable(one.department), one.year)
                for action in one.actions:
                    new += self._write(INSERT, *columns(action)).rowcount
        return new

    def remember(
        self, table: Table, path: Path, *, locked: bool, at: int | None = None, with_table: bool = True
    ) -> None:
        """Note that a document was opened; `locked`, the table of a PDF with a password, is not kept.

        Without `with_table` it is not kept yet, see `keep_table`.
        """
        snapshot = None if locked or not with_table else msgspec.msgpack.encode(table)
        projects = sum(len(unit.projects) for unit in table.units)
        where = os.fsencode(os.path.abspath(path))
        with self.transaction():
            self._write(
                REMEMBER,
                table.sha256,
                where,
                table.title,
                table.department,
                table.year,
                now() if at is None else at,
                projects,
                snapshot,
            )

    def keep_table(self, table: Table) -> None:
        """Keep the table of a document that is remembered; what is there already is not written again."""
        snapshot = msgspec.msgpack.encode(table)
        with self.transaction():
            self._write(KEEP_TABLE, snapshot, table.sha256, snapshot)

    def save_place(self, document: str, bookmark: Bookmark) -> None:
        """Keep where a person was in a document that is remembered."""
        with self.transaction():
            self._write(
                "UPDATE documents SET place = ? WHERE sha256 = ?", msgspec.json.encode(bookmark), document
            )

    def place(self, document: str) -> Bookmark | None:
        """Where a person was; None if that is unknown or of another version."""
        for (place,) in self._read("SELECT place FROM documents WHERE sha256 = ?", document):
            if isinstance(place, bytes):
                with suppress(msgspec.DecodeError):
                    return msgspec.json.decode(place, type=Bookmark)
        return None

    def recent(self, most: int = 20) -> list[RecentDocument]:
        """The documents opened last, newest first, with the progress of their reviews as it stands now."""
        rows = [msgspec.convert(row, RecentRow) for row in self._read(RECENT, most)]
        return [
            RecentDocument(
                sha256=row.sha256,
                path=Path(os.fsdecode(row.path)),
                title=row.title,
                department=row.department,
                year=row.year,
                opened_at=row.opened_at,
                projects=row.projects,
                reviewed=self._reviewed(row.sha256),
            )
            for row in rows
        ]

    def predecessor(self, department: str, year: int | None, document: str) -> Predecessor | None:
        """The other document of this department and year opened last that has a review.

        None where the paper names no department or no year: anything might be its predecessor then.
        """
        if not department or year is None:
            return None
        for found in self._read(PREDECESSOR, department, year, document):
            row = msgspec.convert(found, OlderRow)
            return Predecessor(sha256=row.sha256, title=row.title, table=_table(row.snapshot))
        return None

    def _reviewed(self, document: str) -> int:
        states = self._entries(f"{ACTIONS} WHERE document = ? AND field = ?", document, Field.STATE)
        review = fold(entry.action for entry in states)
        return sum(state is not State.UNREVIEWED for state in review.states.values())

    def _entries(self, query: str, *values: Value) -> list[Entry]:
        """Actions; one that means nothing to us is passed over and said."""
        entries: list[Entry] = []
        for found in self._read(query, *values):
            try:
                row = msgspec.convert(found, ActionRow)
                entries.append(Entry(row.seq, action_of(row)))
            except (msgspec.DecodeError, ValueError):
                self._find_damage()
        return entries

    def _read(self, query: str, *values: Value) -> Sequence[tuple[Value, ...]]:
        """The rows of an answer: of a damaged file those that can be read."""
        rows: list[tuple[Value, ...]] = []
        try:
            for row in self._connection.execute(query, values):
                rows.append(row)  # one by one: those before the damage stay
        except sqlite3.Error as error:
            if not is_damage(error):
                raise unread(self.path, error) from error
            self._find_damage()
        return rows

    def _find_damage(self) -> None:
        self.problem = self.problem or damaged_line(self.path)
        self.is_whole = False

    def _write(self, statement: str, *values: Value) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)


def _table(snapshot: bytes | None) -> Table | None:
    """The table kept of a document; None if there is none, or the structs have changed since."""
    if snapshot is not None:
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(snapshot, type=Table)
    return None


def _identity_of(path: Path) -> tuple[int, int] | None:
    """Which file lies at a path: writing goes on into one that was moved away, where nobody would find it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
