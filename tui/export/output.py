"""Putting bytes into files: whole or not at all, and never over what must stay."""

import os
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from tui.export.errors import ExportError
from tui.plain import printable
from tui.system_causes import cause

LONGEST_NAME = 150
"""Bytes of a document's name in the name of its export: file systems take 255 for all of it."""

_FORBIDDEN = str.maketrans('<>:"/\\|?*', "_________")
"""What Windows takes in no file name: exports are carried there."""


def replace(output: Path, content: bytes) -> None:
    """Write a file by way of another beside it: a failed or broken-off write leaves what was there.

    A link is followed; what is no regular file (a pipe, /dev/null) is written to itself. Raises ExportError.
    """
    target = Path(os.path.realpath(output))
    try:
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            _write(target, content, os.O_WRONLY)
            return
        beside = target.with_name(f".{token_hex(4)}-{target.name[-40:]}.part")
        try:
            _write(beside, content, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            if mode is not None:
                beside.chmod(stat.S_IMODE(mode))
            beside.replace(target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(output, cause(error)) from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file, never over one that is there; to what is no regular file (a pipe). Raises ExportError."""
    try:
        mode = _mode(path)
        anew = mode is None or stat.S_ISREG(mode)
        _write(path, content, os.O_WRONLY | (os.O_CREAT | os.O_EXCL if anew else 0))
    except FileExistsError as error:
        raise ExportError(path, cause(error), "要重写请先改名或移走原来的文件") from error
    except OSError as error:
        raise ExportError(path, cause(error)) from error


def create(directories: list[Path], stem: str, suffix: str, content: bytes, now: datetime) -> Path:
    """Write a new file named by `stem` and time into the first directory that takes it; its path.

    Never over an existing file: the name is counted on. Raises ExportError for the first directory.
    """
    refused: ExportError | None = None
    for directory in directories:
        try:
            return _create(directory, f"{_file_name(stem)}-{now:%Y%m%d-%H%M%S}", suffix, content)
        except OSError as error:
            refused = refused or ExportError(directory, cause(error))
    raise refused or ExportError(stem, "没有可写的文件夹")


def _create(directory: Path, name: str, suffix: str, content: bytes) -> Path:
    tried = 1
    while True:
        path = directory / f"{name}{'' if tried == 1 else f'-{tried}'}{suffix}"
        try:
            _write(path, content, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        except FileExistsError:
            tried += 1
        else:
            return path


def _write(path: Path, content: bytes, flags: int) -> None:
    """Write all of a file; one that was created for this and cannot be filled is removed again."""
    handle = os.open(path, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError:
        if flags & os.O_EXCL:
            path.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _file_name(stem: str) -> str:
    plain = printable(stem).translate(_FORBIDDEN).strip(". ") or "绩效目标"
    return plain.encode()[:LONGEST_NAME].decode(errors="ignore")
