"""What a person named on the command line: which PDFs that is, and each of them opened or refused."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from model import Table
from model.derived import Derived
from parser import Cache, Engine, OnProgress, Reading, Refusal, Unreadable, last_read
from tui.system_causes import cause


class Opening(msgspec.Struct, frozen=True):
    """How files are opened: `cache` None neither looks up nor keeps, `refresh` keeps without looking up."""

    password: str | None = None
    cache: Cache | None = None
    refresh: bool = False
    engine: Engine = "auto"
    begun: dict[Path, Reading] = {}
    """Readings that were begun before; each is taken once."""


class Document(msgspec.Struct, frozen=True):
    """One file opened: its table, or why there is none; exactly one of them is None.

    `derived` is what is worked out of the table, where that is known already.
    """

    path: Path
    table: Table | None
    refusal: Refusal | None
    derived: Derived | None = None


def find(paths: Sequence[Path]) -> list[Path]:
    """The files that `paths` mean, each once: files as given, folders as the PDFs in and below them.

    The PDFs of a folder come in natural order (2 before 10), hidden ones are left out. What cannot be
    opened (a missing file, a folder without PDFs, a closed folder) stays: opening it refuses it by name.
    """
    found: dict[str, Path] = {}
    real = lru_cache(os.path.realpath)
    for path in paths:
        for file in _pdfs_below(path) if os.path.isdir(path) else [path]:
            name = file.name
            is_plain = name not in ("", "..") and not os.path.islink(file)
            found.setdefault(os.path.join(real(file.parent), name) if is_plain else real(file), file)
    return list(found.values())


def begin(path: Path, opening: Opening) -> Refusal | None:
    """Begin to read a file that `open_document` then goes on with; why it is refused where that is known."""
    if os.path.isdir(path):
        return _folder_refusal(path)
    try:
        opening.begun[path] = _reading(path, opening)
    except Refusal as refusal:
        return refusal
    return None


def check(path: Path, opening: Opening) -> Refusal | None:
    """Why a path can be refused before any page of it is read; None if it opens, or was read before."""
    if path not in opening.begun and (refusal := begin(path, opening)) is not None:
        return refusal
    try:
        opening.begun[path].open()
    except Refusal as refusal:
        opening.begun.pop(path).close()
        return refusal
    return None


def kept_first(paths: Sequence[Path], opening: Opening, *, at_once: bool = False) -> list[int]:
    """Which of the paths were read before and are loaded in a moment, the last used ones first; `at_once`,
    only those of which that is known without a look into the file.
    """
    if (cache := opening.cache) is None or opening.refresh:
        return []
    used = {at: last_read(path, cache, opening.engine, at_once=at_once) for at, path in enumerate(paths)}
    cache.digests.save()
    # To the minute: what was opened together comes in its own order again.
    kept = [(-time // 60, at) for at, time in used.items() if time is not None]
    return [at for _, at in sorted(kept)]


def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
    """The table of one path that `find` gave, or its refusal; what `on_progress` raises passes through."""
    if os.path.isdir(path):
        return Document(path, None, _folder_refusal(path))
    try:
        with opening.begun.pop(path, None) or _reading(path, opening) as reading:
            table = reading.table(on_progress)
    except Refusal as refusal:
        return Document(path, None, refusal)
    return Document(path, table, None, reading.derived)


def kept_document(path: Path, opening: Opening) -> Document | None:
    """The document of a path that was begun, if it was read before; None where it has to be read."""
    reading = opening.begun.get(path)
    return open_document(path, opening) if reading is not None and reading.is_kept else None


def _reading(path: Path, opening: Opening) -> Reading:
    """Raises Unreadable at once for what is no PDF."""
    return Reading(
        path,
        password=opening.password,
        cache=opening.cache,
        refresh=opening.refresh,
        engine=opening.engine,
    )


def _pdfs_below(folder: Path) -> list[Path]:
    """The PDFs of a folder and the subfolders that cannot be opened; the folder itself if there are none."""
    closed: list[Path] = []
    files = list(_walk(folder, closed))
    return sorted([*files, *closed], key=_natural) or [folder]


def _walk(folder: Path, closed: list[Path]) -> Iterator[Path]:
    def keep(error: OSError) -> None:
        closed.append(Path(os.fsdecode(error.filename)))

    for directory, folders, names in os.walk(folder, onerror=keep):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(".pdf"):
                file = Path(directory, name)
                if not _is_special(file):
                    yield file


def _is_special(file: Path) -> bool:
    """Whether a file is a pipe or a device, which would block; a dangling link is kept, to be refused."""
    try:
        return not stat.S_ISREG(os.stat(file).st_mode)
    except OSError:
        return False


def _natural(path: Path) -> list[list[tuple[str, int]]]:
    """A sort key that reads digits as numbers: 2.pdf before 10.pdf."""
    return [_natural_name(part) for part in path.parts]


@lru_cache(maxsize=1024)
def _natural_name(part: str) -> list[tuple[str, int]]:
    return [(words.casefold(), int(digits or -1)) for words, digits in re.findall(r"(\D*)(\d*)", part)]


def _folder_refusal(folder: Path) -> Refusal:
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        return Unreadable(folder, f"文件夹打不开（{cause(error)}）", "请检查权限")
    return Unreadable(folder, "文件夹里没有 PDF 文件", "请换一个文件夹，或直接给出 PDF 文件")
