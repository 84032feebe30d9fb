"""Opening documents in a worker's thread: it only posts messages, and ends at the next page if cancelled."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.message import Message

from model import Table
from model.checks import Profile
from model.comparison import compare
from parser import Progress
from tui.browser.comparing import Beside
from tui.browser.library import Library, Opened, opened
from tui.sources import Opening, open_document


class ReadingMessage(Message):
    """What happened while files are read; `into` is the library that they are read for."""

    into: object = None


class ReadingStarted(ReadingMessage):
    """A file is being opened; `at` is its place among `files`."""

    def __init__(self, at: int, files: int, path: Path) -> None:
        super().__init__()
        self.at = at
        self.files = files
        self.path = path


class PageRead(ReadingMessage):
    """A page of the file was read."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class DocumentOpened(ReadingMessage):
    """A file was opened, or refused; `beside` is the table that it is compared with."""

    def __init__(self, entry: Opened, beside: Beside | None = None) -> None:
        super().__init__()
        self.entry = entry
        self.beside = beside


class BesideRead(Message):
    """A table was read that the one of a library is compared with."""

    def __init__(self, library: Library, beside: Beside) -> None:
        super().__init__()
        self.library = library
        self.beside = beside


class Cancelled(Exception):
    """The reading was cancelled while a page was read."""


def open_all(
    paths: Sequence[Path],
    first: int,
    opening: Opening,
    profile: Profile,
    earlier: Table | None,
    post: Callable[[ReadingMessage], object],
    cancelled: Callable[[], bool],
) -> None:
    """Open the files from the `first` on, check them, compare them with an `earlier` table and post what
    happens; a cancelled reading ends without a word.
    """

    def on_progress(progress: Progress) -> None:
        if cancelled():
            raise Cancelled
        post(PageRead(progress))

    for at, path in enumerate(paths[first:], first):
        if cancelled():
            return
        post(ReadingStarted(at, len(paths), path))
        try:
            document = open_document(path, opening, on_progress)
            beside = None
            if earlier is not None and document.table is not None:
                beside = Beside("原表", earlier, compare(earlier, document.table))
            post(DocumentOpened(opened(document, profile), beside))
        except Cancelled:
            return
