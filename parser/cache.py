"""The cache of tables: msgspec MessagePack files keyed by the PDF's SHA-256 and the parser's version."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from model import Table
from model.derived import Derived, derived
from parser import sealed
from parser.digests import Digests
from parser.engines import Engine

VERSION = 5
"""Raised whenever the parser or the structs change what a file gives; older entries are then absent."""

MOST_BYTES = 256 * 1024 * 1024
"""Room for a thousand tables (tianhe takes 240 kB); the oldest entries go first."""

_SUFFIX = ".table"
_DIGESTS = "files.digests"


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A table, with what is worked out of it."""

    table: Table
    derived: Derived


class Cache:
    """A folder of cached tables; nothing breaks where it cannot be read or written."""

    def __init__(self, directory: Path | None = None) -> None:
        """`directory` None means `platformdirs.user_cache_dir`."""
        self._directory = directory or _default_directory()
        self.digests = Digests(self._directory / _DIGESTS)
        """Those of the files that were met."""

    def load(self, sha256: str, engine: Engine = "auto") -> Kept | None:
        """The table read before from the file with this digest; None if none is whole and current.

        What one engine read is not given for another's: who asks for one by name doubts the other.
        """
        entry = self._entry(sha256, engine)
        try:
            kept = msgspec.msgpack.decode(sealed.read(entry), type=Kept)
        except (OSError, ValueError, msgspec.DecodeError):
            return None
        if kept.table.sha256 != sha256:
            return None
        with suppress(OSError):
            os.utime(entry)
        return kept

    def last_used(self, sha256: str, engine: Engine = "auto") -> float | None:
        """When an entry was last kept or loaded, in seconds since 1970 UTC; None if there is none."""
        try:
            return self._entry(sha256, engine).stat().st_mtime
        except OSError:
            return None

    def store(self, table: Table, engine: Engine = "auto") -> Derived:
        """Keep a table with what is worked out of it, which is given back."""
        kept = Kept(table, derived(table))
        with suppress(OSError):
            sealed.write(self._entry(table.sha256, engine), msgspec.msgpack.encode(kept))
            self._make_room()
        return kept.derived

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
