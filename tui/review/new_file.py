"""The file of a new database: its owner's alone, and no other database's log taken for its own."""

import errno
import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path


def make_file(path: Path) -> None:
    """Where there is none, an empty file; SQLite gives those beside it the same mode. Raises OSError."""
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if os.path.lexists(path):
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)  # until it is closed: two copies that start at once make one file
        if not os.path.lexists(path):
            _set_aside(Path(f"{path}-wal"))
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    finally:
        os.close(folder)


def is_absent(path: Path) -> bool:
    """Whether there certainly is nothing at a path: no review was ever saved there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _set_aside(log: Path) -> None:
    """Keep the log of a database that was moved away without it: SQLite would delete it, actions and all."""
    with suppress(FileNotFoundError):
        log.rename(f"{log}.{time.time_ns()}")
