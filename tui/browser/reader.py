"""Opening documents in a worker's thread: it only posts messages, and ends at the next page if cancelled."""

from collections.abc import Callable, Mapping, Sequence
from math import inf
from pathlib import Path
from threading import Event
from time import monotonic

import msgspec
from textual.message import Message
from textual.worker import get_current_worker

from model import Table
from model.checks import Profile
from parser import Progress
from tui.browser.comparing import Beside
from tui.browser.finding_index import FindingIndex
from tui.browser.library import Library, Opened, opened
from tui.browser.undisturbed import undisturbed
from tui.checking.kept import findings_on, known_findings
from tui.checking.profile_file import ProfileInUse
from tui.sources import Document, Opening, begin, kept_document, kept_first, open_document

_SECONDS_A_BATCH = 0.25
"""What comes in quick succession is posted together: each time the whole tree is laid out anew."""

_PATIENCE = 1.0
"""Seconds after which the screen is no longer waited for."""

_SECONDS_A_LOOK = 0.05
"""So often it is looked whether anybody waits still."""

_SECONDS_OF_KEPT = 1.0
"""The same for documents that were read before and are checked: there may be hundreds of them in a second."""


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


class OpenedAt(msgspec.Struct, frozen=True):
    """A file that was opened, or refused, its place among the files, and the table it is compared with."""

    at: int
    entry: Opened
    beside: Beside | None = None


class DocumentsOpened(ReadingMessage):
    """Some files were opened."""

    def __init__(self, documents: Sequence[OpenedAt]) -> None:
        super().__init__()
        self.documents = documents


class DocumentsChecked(ReadingMessage):
    """The findings on some documents, by their place, are made."""

    def __init__(self, found: Mapping[int, FindingIndex]) -> None:
        super().__init__()
        self.found = found


class CaughtUp(ReadingMessage):
    """All that was posted before is to be shown first; who handles this says so by the event."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Event()


class Cancelled(Exception):
    """The reading was cancelled while a page was read."""


Post = Callable[[ReadingMessage], object]


class _Account:
    """Posts what happens, the first of it at once and then as often as it can be shown."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._started: ReadingStarted | None = None
        self._documents: list[OpenedAt] = []
        self._found: dict[int, FindingIndex] = {}
        self._posted = -inf

    def started(self, message: ReadingStarted, *, soon: bool = False) -> None:
        """`soon` says that the document is there in a moment: that alone is worth no picture."""
        self._started = message
        if not soon:
            self._post_if_due(_SECONDS_A_BATCH)

    def page_read(self, progress: Progress) -> None:
        self.close()
        self._post(PageRead(progress))

    def opened(self, document: OpenedAt) -> None:
        self._documents.append(document)
        self._started = None
        self._post_if_due(_SECONDS_A_BATCH if document.entry.is_checked else _SECONDS_OF_KEPT)

    def checked(self, at: int, found: FindingIndex) -> None:
        self._found[at] = found
        self._post_if_due(_SECONDS_OF_KEPT)

    def close(self) -> None:
        """Post what was not posted yet."""
        if self._documents:
            self._post(DocumentsOpened(self._documents))
        if self._found:
            self._post(DocumentsChecked(self._found))
        if self._started is not None:
            self._post(self._started)
        self._documents, self._found, self._started = [], {}, None
        self._posted = monotonic()

    def _post_if_due(self, seconds: float) -> None:
        """Post if so many have gone by since the last time."""
        if monotonic() >= self._posted + seconds:
            self.close()


def at_once(paths: Sequence[Path], opening: Opening, in_use: ProfileInUse) -> OpenedAt | None:
    """The only file, where it was read and checked before, or that of several which was read last: to load
    it takes no longer than to show that it is being opened. Of several it is not checked yet.
    """
    if len(paths) == 1:
        document = kept_document(paths[0], opening)
        found = None if document is None else known_findings(document, in_use.profile, opening)
        return (
            None if document is None or found is None else OpenedAt(0, opened(document, FindingIndex(found)))
        )
    for at in kept_first(paths, opening, at_once=True)[:1]:
        if begin(paths[at], opening) is None and (document := kept_document(paths[at], opening)) is not None:
            return OpenedAt(at, opened(document))
    return None


def read_into(
    library: Library,
    paths: Sequence[Path],
    opening: Opening,
    profile: Profile,
    earlier: Table | None,
    post: Post,
) -> None:
    """Open those of the files that are not open in a library yet, in a worker's thread (see `open_all`)."""
    worker = get_current_worker()

    def for_library(message: ReadingMessage) -> None:
        message.into = library
        post(message)

    def caught_up() -> None:
        until = monotonic() + _PATIENCE
        for_library(message := CaughtUp())
        while not message.shown.wait(_SECONDS_A_LOOK) and not worker.is_cancelled and monotonic() < until:
            pass

    missing = [at for at in range(len(paths)) if at not in library.entries]
    unchecked = {at: one.document for at, one in library.entries.items() if not one.is_checked}
    open_all(
        paths,
        missing,
        opening,
        profile,
        earlier,
        for_library,
        lambda: worker.is_cancelled,
        caught_up,
        unchecked,
    )


def open_all(
    paths: Sequence[Path],
    missing: Sequence[int],
    opening: Opening,
    profile: Profile,
    earlier: Table | None,
    post: Post,
    cancelled: Callable[[], bool],
    caught_up: Callable[[], None] = lambda: None,
    unchecked: Mapping[int, Document] | None = None,
) -> None:
    """Open the files at the places that are `missing`, check them, compare them with an `earlier` table and
    post what happens; a cancelled reading ends without a word.

    Of several files those come first that were read before, and their checks when all of them are there.
    `caught_up` waits until the screen shows what was posted: both take their time from each other. Those
    that are shown already and are `unchecked` are checked too.
    """
    wanted = set(missing)
    kept = [at for at in kept_first(paths, opening) if at in wanted] if len(paths) > 1 else []
    others = [at for at in missing if at not in set(kept)]
    account = _Account(post)

    def found_on(document: Document) -> FindingIndex:
        return FindingIndex(findings_on(document, profile, opening))

    def on_progress(progress: Progress) -> None:
        if cancelled():
            raise Cancelled
        account.page_read(progress)

    try:
        later = dict(unchecked or {})
        if later:
            account.close()
        with undisturbed():
            for at in kept:
                if cancelled():
                    return
                account.started(ReadingStarted(at, len(paths), paths[at]), soon=True)
                later[at] = open_document(paths[at], opening, on_progress)
                account.opened(OpenedAt(at, opened(later[at])))
                if len(later) == 1:
                    caught_up()
            account.close()
            if later:
                caught_up()
        for at, document in later.items():
            if cancelled():
                return
            if document.table is not None:
                account.checked(at, found_on(document))
        account.close()
        for at in others:
            if cancelled():
                return
            account.started(ReadingStarted(at, len(paths), paths[at]))
            document = open_document(paths[at], opening, on_progress)
            beside = None
            if earlier is not None and document.table is not None:
                from model.comparison.compared import compare  # noqa: PLC0415

                beside = Beside("原表", earlier, compare(earlier, document.table))
            account.opened(OpenedAt(at, opened(document, found_on(document)), beside))
    except Cancelled:
        return
    finally:
        account.close()
