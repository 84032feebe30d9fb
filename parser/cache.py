"""The cache of tables: msgspec MessagePack files keyed by the PDF's SHA-256 and the parser's version."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from model import Table
from model.checks import Finding, Profile
from model.derived import Derived, derived
from parser import sealed
from parser.digests import Digests
from parser.engines import Engine
from parser.kept_findings import KeptFindings, packed, unpacked

VERSION = 6
"""Raised whenever the parser or the structs change what a file gives; older entries are then absent."""

CHECKS_VERSION = 1
"""Raised whenever the checks change what they find in a table, or how that is kept."""

MOST_BYTES = 256 * 1024 * 1024
"""Room for a thousand tables (tianhe takes 210 kB); the oldest entries go first."""

_TABLE = ".table"
_FINDINGS = ".findings"
_DIGESTS_SUFFIX = ".digests"
_DIGESTS = f"files{_DIGESTS_SUFFIX}"
_PROFILE_DIGITS = 16


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
        self._seals: dict[Path, bytes] = {}
        """The digests of the entries that tables were loaded from or kept in."""

        self._size: int | None = None
        """Bytes of all entries, once they were counted."""

    def load(self, sha256: str, engine: Engine = "auto") -> Kept | None:
        """The table read before from the file with this digest; None if none is whole and current.

        What one engine read is not given for another's: who asks for one by name doubts the other.
        """
        entry = self._entry(sha256, engine)
        try:
            body, seal = sealed.read(entry)
            kept = msgspec.msgpack.decode(body, type=Kept)
        except (OSError, ValueError, msgspec.DecodeError):
            return None
        if kept.table.sha256 != sha256:
            return None
        self._seals[entry] = seal
        with suppress(OSError):
            os.utime(entry)
        return kept

    def load_findings(
        self, table: Table, profile: Profile, engine: Engine = "auto"
    ) -> tuple[Finding, ...] | None:
        """What the checks found before in a table under the same profile; None if that is not known."""
        entry = self._findings(table.sha256, profile, engine)
        try:
            kept = msgspec.msgpack.decode(sealed.read(entry).body, type=KeptFindings)
        except (OSError, ValueError, msgspec.DecodeError):
            return None
        # Where the same file was read anew, it may have given another table.
        if kept.of != self._seals.get(self._entry(table.sha256, engine)):
            return None
        found = unpacked(table, kept)
        with suppress(OSError):
            os.utime(entry)
        return found

    def store_findings(
        self, table: Table, profile: Profile, found: tuple[Finding, ...], engine: Engine = "auto"
    ) -> None:
        """Keep what the checks found in a table under a profile."""
        seal = self._seals.get(self._entry(table.sha256, engine))
        if seal is None:
            return
        entry = self._findings(table.sha256, profile, engine)
        with suppress(OSError):
            self._write(entry, msgspec.msgpack.encode(packed(seal, found)))

    def last_used(self, sha256: str, engine: Engine = "auto") -> float | None:
        """When an entry was last kept or loaded, in seconds since 1970 UTC; None if there is none."""
        try:
            return self._entry(sha256, engine).stat().st_mtime
        except OSError:
            return None

    def store(self, table: Table, engine: Engine = "auto") -> Derived:
        """Keep a table with what is worked out of it, which is given back."""
        kept = Kept(table, derived(table))
        entry = self._entry(table.sha256, engine)
        with suppress(OSError):
            self._seals[entry] = self._write(entry, msgspec.msgpack.encode(kept))
        return kept.derived

    def _entry(self, sha256: str, engine: Engine) -> Path:
        return self._directory / f"{_stem(sha256, engine)}{_TABLE}"

    def _findings(self, sha256: str, profile: Profile, engine: Engine) -> Path:
        settings = hashlib.sha256(msgspec.msgpack.encode(profile, order="deterministic")).hexdigest()
        under = f"{CHECKS_VERSION}-{settings[:_PROFILE_DIGITS]}"
        return self._directory / f"{_stem(sha256, engine)}-{under}{_FINDINGS}"

    def _write(self, entry: Path, body: bytes) -> bytes:
        seal = sealed.write(entry, body)
        if self._size is None or self._size + len(body) > MOST_BYTES:
            self._size = self._make_room()
        else:
            self._size += len(body)
        return seal

    def _make_room(self) -> int:
        """Delete what was used longest ago, unfinished entries too, until the rest fits into MOST_BYTES;
        how many bytes that takes.
        """
        whole = (_TABLE, _FINDINGS)
        ours = (*whole, *(f"{kind}{sealed.UNFINISHED}" for kind in (*whole, _DIGESTS_SUFFIX)))
        entries = [(path, path.stat()) for path in self._directory.iterdir() if path.name.endswith(ours)]
        entries.sort(key=lambda entry: entry[1].st_mtime)
        size = sum(found.st_size for _, found in entries)
        for path, found in entries:
            if size <= MOST_BYTES:
                break
            path.unlink(missing_ok=True)
            size -= found.st_size
        return size


def _stem(sha256: str, engine: Engine) -> str:
    by = "" if engine == "auto" else f"-{engine}"
    return f"{sha256}-{VERSION}{by}"


def _default_directory() -> Path:
    import platformdirs  # noqa: PLC0415 - the process that reads needs no folder

    return Path(platformdirs.user_cache_dir("budget-tui"))
