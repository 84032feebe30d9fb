"""Files that are read as they were written, or not at all: each behind the digest of its bytes.

They are written aside and renamed, so that another copy of the program sees them whole.
"""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

UNFINISHED = ".part"
"""Ends the names of files that are being written, behind the suffix that they get."""

_DIGEST_BYTES = hashlib.sha256().digest_size


class Sealed(NamedTuple):
    """The bytes of a file, and their digest."""

    body: memoryview
    digest: bytes


def read(path: Path) -> Sealed:
    """What was written. Raises OSError, and ValueError where a single byte of it is another."""
    content = memoryview(path.read_bytes())
    digest, body = bytes(content[:_DIGEST_BYTES]), content[_DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != digest:
        raise ValueError("damaged file")
    return Sealed(body, digest)


def write(path: Path, body: bytes) -> bytes:
    """Write a file, for its owner alone; its folder is made if need be. Gives its digest; raises OSError."""
    import tempfile  # noqa: PLC0415 - only writing needs it

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=f"{path.suffix}{UNFINISHED}")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write((digest := hashlib.sha256(body).digest()) + body)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return digest
