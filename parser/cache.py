"""The cache of tables: msgspec MessagePack files keyed by the PDF's SHA-256 and the parser's version."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec
import platformdirs

from model import Table

VERSION = 1
"""Raised whenever the parser or the structs change what a file gives; older entries are then absent."""

MOST_BYTES = 256 * 1024 * 1024
"""Room for some thousand tables (tianhe takes 140 kB); the oldest entries go first."""

_SUFFIX = ".table"


class Cache:
    """A folder of cached tables; nothing breaks where it cannot be read or written."""

    def __init__(self, directory: Path | None = None) -> None:
        """`directory` None means `platformdirs.user_cache_dir`."""
        self._directory = directory or Path(platformdirs.user_cache_dir("budget-tui"))

    def load(self, sha256: str) -> Table | None:
        """The table read before from the file with this digest; None if there is none that is whole and current."""
        entry = self._entry(sha256)
        try:
            table = msgspec.msgpack.decode(entry.read_bytes(), type=Table)
        except (OSError, msgspec.DecodeError):
            return None
        if table.sha256 != sha256:
            return None
        with suppress(OSError):
            os.utime(entry)
        return table

    def store(self, table: Table) -> None:
        """Keep a table: written aside and renamed, so that a copy of the program running beside sees it whole."""
        with suppress(OSError):
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._directory, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(msgspec.msgpack.encode(table))
                Path(name).replace(self._entry(table.sha256))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._make_room()

    def _entry(self, sha256: str) -> Path:
        return self._directory / f"{sha256}-{VERSION}{_SUFFIX}"

    def _make_room(self) -> None:
        """Delete the entries that were used longest ago until the rest fits into MOST_BYTES."""
        entries = [(path, path.stat()) for path in self._directory.glob(f"*{_SUFFIX}")]
        entries.sort(key=lambda entry: entry[1].st_mtime)
        size = sum(found.st_size for _, found in entries)
        for path, found in entries:
            if size <= MOST_BYTES:
                break
            path.unlink(missing_ok=True)
            size -= found.st_size
