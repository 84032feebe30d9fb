"""Reading a document with the engine that was asked for: in the reading's own process."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from model import Table
from parser.engines import Engine
from parser.errors import MEND, PasswordNeeded, Refusal, Unreadable
from parser.page import NumberedPages, Page, Reader
from parser.pdfium.library import Library, Missing
from parser.pdfium.reader import Pdfium
from parser.pdfium.unsure import Unsure
from parser.progress import OnProgress
from parser.side_by_side import BrokenOff, SideBySide, is_worth_it

OnOpened = Callable[[bool], None]
"""Called when the file is known to open, with whether that took the password; again if it is read anew."""


class Source:
    """A file, how it is opened, and whom to tell of its reading. `plumber` opens it with the reference."""

    def __init__(
        self,
        path: Path,
        sha256: str,
        password: str | None = None,
        on_opened: OnOpened | None = None,
        on_progress: OnProgress | None = None,
    ) -> None:
        self.path = path
        self.sha256 = sha256
        self.password = password
        self.on_opened = on_opened
        self.on_progress = on_progress

    def opened(self, locked: bool) -> None:
        if self.on_opened is not None:
            self.on_opened(locked)


def read(source: Source, engine: Engine = "auto") -> Table:
    """The table of a document. Raises a Refusal: the reference reader's, whichever was asked for."""
    if engine != "pdfplumber":
        with suppress(Missing, Unsure, Refusal, BrokenOff):
            table = _by_pdfium(source)
            if engine == "pdfium" or _is_proved(table):
                return table
    try:
        return _by_plumber(source)
    except BrokenOff as error:
        raise Unreadable(source.path, "读取时意外中断", MEND) from error


def _is_proved(table: Table) -> bool:
    """Whether every visible glyph has its field, and every printed sum is the sum of its parts."""
    from model.control_totals import check  # noqa: PLC0415 - see _document

    account = table.conservation
    conserved = account is not None and not account.left and not account.doubled
    return conserved and not check(table).differences


def _by_pdfium(source: Source) -> Table:
    library = Library()
    password = None
    try:
        reader = _Pdfium(library, source.path)
    except Unsure:
        if not source.password:
            raise
        password = source.password
        reader = _Pdfium(library, source.path, password)
    source.opened(password is not None)
    if not is_worth_it(reader.page_count):
        with closing(reader):
            return _document(source, reader)
    # A file that is open shares its position with processes that are forked: each opens it for itself.
    reader.close()
    beside = SideBySide(source.path, reader.page_count, lambda: _Pdfium(library, source.path, password))
    with closing(beside):
        return _document(source, beside)


def _by_plumber(source: Source) -> Table:
    from parser.plumber import Plumber  # noqa: PLC0415 - pdfplumber takes longer to load than to read a page

    password = None
    try:
        reader = Plumber(source.path)
    except PasswordNeeded:
        if not source.password:
            raise
        password = source.password
        reader = Plumber(source.path, password)
    source.opened(password is not None)
    if not is_worth_it(reader.page_count):
        with closing(reader):
            return _document(source, reader)
    reader.close()
    beside = SideBySide(source.path, reader.page_count, lambda: Plumber(source.path, password))
    with closing(beside):
        return _document(source, beside)


def _document(source: Source, reader: Reader) -> Table:
    # Loaded while processes that were started for the pages read already.
    from parser.document import read_document  # noqa: PLC0415

    return read_document(reader, source.path, source.sha256, source.on_progress)


class _Pdfium(Pdfium):
    """The fast reader, with the reference reader for what it leaves."""

    def __init__(self, library: Library, path: Path, password: str | None = None) -> None:
        self._left = _Reference(path, password)
        super().__init__(library, path, self._left.page, password)

    def close(self) -> None:
        super().close()
        self._left.close()


class _Reference:
    """Pages by the reference reader, which is loaded for the first of them."""

    def __init__(self, path: Path, password: str | None) -> None:
        self._path = path
        self._password = password
        self._reader: NumberedPages | None = None

    def page(self, number: int) -> Page:
        """One page. Raises Unsure where the reference knows of none by that number."""
        from parser.plumber import Plumber  # noqa: PLC0415 - see above

        if self._reader is None:
            self._reader = Plumber(self._path, self._password)
        if number > self._reader.page_count:
            raise Unsure("the readers count different pages")
        return self._reader.page(number)

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
