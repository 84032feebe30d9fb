"""The words of the recent list: what a document is called, when it was opened, what became of its file."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from tui.browser.spans import ELLIPSIS
from tui.browser.wrapping import cut_at
from tui.plain import printable
from tui.review import RecentDocument
from tui.terminal.terminal import cells as cells_of

GONE = "文件已不在"
CLOSED = "文件打不开"
CHANGED = "内容已变"
_MOST_COMPARED = 64 * 1024 * 1024
"""Bytes of a file that are read to see whether it has changed."""


def name_of(document: RecentDocument) -> str:
    """What a document is called: its department and year, else its title, else its file's name."""
    if not document.department:
        return document.title or document.path.name
    return document.department if document.year is None else f"{document.department} {document.year}"


def progress_of(document: RecentDocument) -> str:
    """How far its review is."""
    return f"已审 {document.reviewed}/{document.projects}"


def when(opened_at: int, now: datetime) -> str:
    """When a document was opened (milliseconds since 1970 UTC), by the clock of this machine."""
    then = datetime.fromtimestamp(opened_at / 1000, tz=now.tzinfo)
    days = (now.date() - then.date()).days
    if days in (0, 1):
        return f"{('今天', '昨天')[days]} {then:%H:%M}"
    return f"{then:%m-%d %H:%M}" if then.year == now.year else f"{then:%Y-%m-%d}"


def fate_of(document: RecentDocument) -> str:
    """What became of its file since it was opened; "" where that is still the same.

    Only a file that was touched since then is read.
    """
    try:
        found = document.path.stat()
        if not document.path.is_file():
            return GONE
        if max(found.st_mtime, found.st_ctime) * 1000 <= document.opened_at:
            return ""
        if found.st_size > _MOST_COMPARED:
            return CHANGED
        with document.path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == document.sha256
    except (FileNotFoundError, NotADirectoryError):
        return GONE
    except OSError:
        return CLOSED
    return "" if same else CHANGED


def path_text(path: Path, cells: int) -> str:
    """A path with ~ for the home directory, of at most `cells`: what is too long is cut at its beginning."""
    home = os.path.expanduser("~")
    shown = str(path)
    if home != "/" and shown.startswith(f"{home}/"):
        shown = f"~{shown[len(home) :]}"
    return _end_of(printable(shown), cells)


def typed_path(typed: str) -> Path | None:
    """What is typed as a path, with the quotes of a shell taken off; None for nothing."""
    words = typed.strip().strip("\"'")
    return Path(os.path.expanduser(words)) if words else None


def _end_of(text: str, cells: int) -> str:
    """The end of a text, as much of it as fits, behind …."""
    backwards = text[::-1]
    if cut_at(backwards, cells) == len(text):
        return text
    return ELLIPSIS + text[len(text) - cut_at(backwards, cells - cells_of(ELLIPSIS)) :]
