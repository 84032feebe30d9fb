"""Opening one file: from the cache where it was read before, else by reading its PDF."""

from pathlib import Path

from model import Table
from parser.cache import Cache
from parser.progress import OnProgress


def preflight(path: Path, password: str | None = None) -> None:
    """Raise Unreadable (or PasswordNeeded) at once for a file that is missing, no PDF, damaged or locked."""


def read_table(
    path: Path,
    *,
    password: str | None = None,
    cache: Cache | None = None,
    refresh: bool = False,
    on_progress: OnProgress | None = None,
) -> Table:
    """The table in a file. Raises a Refusal; what `on_progress` raises passes through.

    `cache` None neither looks up nor keeps; `refresh` keeps without looking up.
    """
    raise NotImplementedError
