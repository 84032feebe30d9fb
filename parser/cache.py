"""The cache of tables: msgspec MessagePack files keyed by the PDF's SHA-256 and the parser's version."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from model import Table
from parser.engines import Engine

VERSION = 4
"""Raised whenever the parser or the structs change what a file gives; older entries are then absent."""

MOST_BYTES = 256 * 1024 * 1024
"""Room for some thousand tables (tianhe takes 140 kB); the oldest entries go first."""

_SUFFIX = ".table"
_DIGEST_BYTES = hashlib.sha256().digest_size


class Cache:
    """A folder of cached tables; nothing breaks where it cannot be read or written."""

    def __init__(self, directory: Path | None = None) -> None:
        """`directory` None means `platformdirs.user_cache_dir`."""
        self._directory = directory or _default_directory()

    def load(self, sha256: str, engine: Engine = "auto") -> Table | None:
        """The table read before from the file with this digest; None if none is whole and current.

        What one engine read is not given for another's: who asks for one by name doubts the other.
        """
        entry = self._entry(sha256, engine)
        try:
            table = _unsealed(entry.read_bytes())
        except (OSError, ValueError, msgspec.DecodeError):
            return None
        if table.sha256 != sha256:
            return None
        with suppress(OSError):
            os.utime(entry)
        return table

    def last_used(self, sha256: str, engine: Engine = "auto") -> float | None:
        """When an entry was last kept or loaded, in seconds since 1970 UTC; None if there is none."""
        try:
            return self._entry(sha256, engine).stat().st_mtime
        except OSError:
            return None

    def store(self, table: Table, engine: Engine = "auto") -> None:
        """Keep a table: written aside and renamed, so that another copy of the program sees it whole."""
        import tempfile  # noqa: PLC0415 - only keeping a table needs it

        with suppress(OSError):
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._directory, suffix=f"{_SUFFIX}.part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_sealed(table))
                Path(name).replace(self._entry(table.sha256, engine))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._make_room()

    def _entry(self, sha256: str, engine: Engine) -> Path:
        by = "" if engine == "auto" else f"-{engine}"
        return self._directory / f"{sha256}-{VERSION}{by}{_SUFFIX}"

    def _make_room(self) -> None:
        """Delete what was used longest ago, unfinished entries too, until the rest fits into MOST_BYTES."""
        entries = [(path, path.stat()) for path in self._directory.glob(f"*{_SUFFIX}*")]
        entries.sort(key=lambda entry: entry[1].st_mtime)
        size = sum(found.st_size for _, found in entries)
        for path, found in entries:
            if size <= MOST_BYTES:
                break
            path.unlink(missing_ok=True)
            size -= found.st_size


def _default_directory() -> Path:
    import platformdirs  # noqa: PLC0415 - the process that reads needs no folder

    return Path(platformdirs.user_cache_dir("budget-tui"))


def _sealed(table: Table) -> bytes:
    """An entry: a table behind the digest of its bytes; one changed byte may leave it readable."""
    packed = msgspec.msgpack.encode(table)
    return hashlib.sha256(packed).digest() + packed


def _unsealed(entry: bytes) -> Table:
    """The table in an entry. Raises ValueError or msgspec.DecodeError where it is not as it was stored."""
    digest, packed = entry[:_DIGEST_BYTES], entry[_DIGEST_BYTES:]
    if hashlib.sha256(packed).digest() != digest:
        raise ValueError("damaged entry")
    return msgspec.msgpack.decode(packed, type=Table)
