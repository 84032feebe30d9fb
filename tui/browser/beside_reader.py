"""Reading a table that an open one is compared with, in a worker's thread: it only posts a message."""

from collections.abc import Callable
from pathlib import Path

from textual.message import Message

from tui.browser.comparing import Beside
from tui.browser.library import Library
from tui.sources import Opening, open_document


class BesideRead(Message):
    """A table was read that the one of a library is compared with, or why it was not, in one line."""

    def __init__(self, library: Library, beside: Beside | None, problem: str = "") -> None:
        super().__init__()
        self.library = library
        self.beside = beside
        self.problem = problem


def read_beside(library: Library, path: Path, opening: Opening, post: Callable[[BesideRead], object]) -> None:
    """Read the table in a file and compare the only one of a library with it."""
    document, now = open_document(path, opening), library.tables[0]
    if document.table is None:
        post(BesideRead(library, None, document.refusal.line if document.refusal else ""))
        return
    from model.comparison.compared import compare  # noqa: PLC0415 -- seldom is anything compared

    post(BesideRead(library, Beside(path.name, document.table, compare(document.table, now))))
