"""What tests about kept reviews share: subjects, a clock that stands still, a process that holds a lock."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from model.review import Action, Field, State, Subject
from tui.review import Session, Store

DOCUMENT = "d" * 64
PROJECT = Subject("某中心", "培训费")

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    connection.execute(statement)
print("held", flush=True)
sys.stdin.read()
"""


def stopped(moment: int = 1_000) -> int:
    """A clock that stands still."""
    return moment


def filled(path: Path, count: int = 3) -> list[Action]:
    """A database with so many actions on one document, closed again."""
    with Store(path) as store:
        session = Session(store, DOCUMENT, stopped)
        return [
            session.do(PROJECT._replace(nth=number), Field.STATE, State.PASSED, "理由" * 50)
            for number in range(count)
        ]


def logged(path: Path, document: str = DOCUMENT) -> list[Action]:
    """The actions that a newly opened store shows."""
    with Store(path) as store:
        return [entry.action for entry in store.actions(document)]


def sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong."""
    with closing(sqlite3.connect(path)) as connection:
        found: tuple[str] = connection.execute("PRAGMA integrity_check").fetchone()
    return found == ("ok",)


@contextmanager
def held(path: Path, statements: Sequence[str]) -> Iterator[None]:
    """Another process has done these statements and keeps its connection."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, path, *statements], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            assert process.stdout.readline() == b"held\n"
            yield
        finally:
            process.stdin.close()
            process.wait(10)
