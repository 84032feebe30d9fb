"""Files that are read as they were written, or not at all: each behind the digest of its bytes.

They are written aside and renamed, so that another copy of the program sees them whole.
"""

import hashlib
import os
from pathlib import Path

UNFINISHED = ".part"
"""Ends the names of files that are being written, behind the suffix that they get."""

_DIGEST_BYTES = hashlib.sha256().digest_size


def read(path: Path) -> memoryview:
    """What was written. Raises OSError, and ValueError where a single byte of it is another."""
    content = memoryview(path.read_bytes())
    digest, body = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError("damaged file")
    return body


def write(path: Path, body: bytes) -> None:
    """Write a file, for its owner alone; its folder is made where there is none. Raises OSError."""
    import tempfile  # noqa: PLC0415 - only writing needs it

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=f"{path.suffix}{UNFINISHED}")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).digest() + body)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
