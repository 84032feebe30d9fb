"""What was copied lately, kept in a file for people to read: whatever the clipboard took, it is there.

Newest first; before each text a line with the time and the number of its lines:

    ==== 2026-11-25 16:25:19 · 2 行 ====
"""

import fcntl
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
import platformdirs

from tui.system_causes import cause

NAME = "copied.txt"
MOST = 50
"""Texts that are kept."""
MOST_BYTES = 5_000_000
"""Of all together; the newest is kept in any case."""

_HEADING = re.compile(r"==== (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) · (\d{1,9}) 行 ====")
_TRIES = 20
_SECONDS_BETWEEN = 0.05


class Copied(msgspec.Struct, frozen=True):
    """A text that was copied, and when: `2026-11-25 16:25:19`, local time."""

    at: str
    text: str


def encode(entries: Iterable[Copied]) -> bytes:
    """The file of these entries, newest first: as many as are kept."""
    pieces: list[bytes] = []
    size = 0
    for entry in entries:
        lines = entry.text.count("\n") + 1
        piece = f"==== {entry.at} · {lines} 行 ====\n{entry.text}\n\n".encode(errors="replace")
        size += len(piece)
        if pieces and (size > MOST_BYTES or len(pieces) == MOST):
            break
        pieces.append(piece)
    return b"".join(pieces)


def decode(content: bytes) -> Iterator[Copied]:
    """The entries of a file, each with as many lines as its heading says, or as are there."""
    lines = content.decode("utf-8", errors="replace").split("\n")
    at = 0
    while at < len(lines):
        heading = _HEADING.fullmatch(lines[at])
        at += 1
        if heading is not None:
            end = at + int(heading[2])
            yield Copied(heading[1], "\n".join(lines[at:end]))
            at = end


class HistoryError(Exception):
    """The file cannot be read or written; `line` says so in one line of Chinese."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(path, what)
        self.line = f"{path}：{what}"


def default_path() -> Path:
    """Where this user's copies lie: beside the reviews."""
    return Path(platformdirs.user_data_dir("budget-tui")) / NAME


class History:
    """The file, for any number of copies of the program at once; kept by its owner alone (0600)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[Copied]:
        """What was copied, newest first; of a damaged file what can be made out. Raises HistoryError."""
        try:
            return list(decode(self.path.read_bytes()))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise HistoryError(self.path, f"读不出复制记录（{cause(error)}）") from error

    def add(self, text: str) -> None:
        """Keep a text, on disk when this returns; one that is there already becomes the newest.

        Raises HistoryError; what the file held is then still in it.
        """
        now = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path.with_name(f"{NAME}.lock")):
                others = [one for one in self.read() if one.text != text]
                self._replace(encode([Copied(now, text), *others]))
        except BlockingIOError as error:
            raise HistoryError(self.path, "没有记下这次复制（被另一个程序占用）") from error
        except OSError as error:
            raise HistoryError(self.path, f"没有记下这次复制（{cause(error)}）") from error

    def _replace(self, content: bytes) -> None:
        """Put a new file in the place of the old one; one left half-written by a kill is written over."""
        new = self.path.with_name(f"{NAME}.new")
        new.unlink(missing_ok=True)
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Inside, no other copy of the program writes. Raises OSError; BlockingIOError where one does not end."""
    held = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        for left in reversed(range(_TRIES)):
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not left:
                    raise
                time.sleep(_SECONDS_BETWEEN)
        yield
    finally:
        os.close(held)
