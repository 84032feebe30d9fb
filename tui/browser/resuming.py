"""Going on where a person left off in a document: the place is saved while they work, and shown again."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic

from msgspec.structs import replace

from model.amount_range import AmountError
from model.review import Subject
from tui.browser.desk import Desk
from tui.browser.filter_line import with_filter
from tui.browser.finding_filter import row_of
from tui.browser.library import Library
from tui.browser.panes import Panes
from tui.browser.reviewing import Reviewing
from tui.browser.view import FindingAt, FlatRow, Objective, Row, View
from tui.review import Bookmark, Store, StoreError

_SECONDS_AT_REST = 30.0
"""So long none is tried after a place could not be saved: each might wait for a lock."""

Place = Row | Objective | FlatRow | FindingAt
"""What the cursor stands on."""


class Resuming:
    """Follows a person through the only document that is open; with several nothing is saved or shown."""

    def __init__(
        self, library: Library, reviewing: Reviewing, kept: Store | None, desk: Desk, panes: Panes
    ) -> None:
        """`kept` is where places lie; without it nobody is followed."""
        self._library = library
        self._reviewing = reviewing
        self._kept = kept
        self._desk = desk
        self._panes = panes
        self._document = ""
        """The SHA-256 of the document in which the person is followed, "" before that."""
        self._saved: Bookmark | None = None
        self._not_before = 0.0

    def begin(self, *, typing: bool) -> str:
        """Show the place of the last time, unless the person has gone somewhere already; what to say of it.

        `typing` says that a filter is being typed.
        """
        table = self._library.tables.get(0)
        if self._kept is None or self._library.several or table is None or self._document:
            return ""
        with suppress(StoreError):
            self._saved = self._kept.place(table.sha256)
        self._document = table.sha256
        panes = self._panes
        was_moved = panes.projects.was_moved or panes.is_flat or panes.detail.active
        if self._saved is None or typing or was_moved or self._desk.view != View():
            return ""
        before = self._bookmark()
        self._show(self._saved)
        return _said(before, self._bookmark(), self._name, self._desk.key)

    def keep(self) -> None:
        """Save the place if it is another one than before; cheap where it is not."""
        if self._kept is None or not self._document or monotonic() < self._not_before:
            return
        bookmark = self._bookmark()
        if bookmark != self._saved:
            try:
                self._kept.save_place(self._document, bookmark)
            except StoreError:
                self._not_before = monotonic() + _SECONDS_AT_REST
            else:
                self._saved = bookmark

    def _bookmark(self) -> Bookmark:
        panes, view = self._panes, self._desk.view
        target = panes.target or panes.project
        return Bookmark(
            subject=None if target is None else self._subject(target),
            text=view.chosen.text,
            amount=view.amount_text,
            categories=tuple(sorted(view.chosen.categories)),
            line=panes.main.top,
            detail_line=panes.detail.top,
            in_detail=panes.detail.active,
            in_list=panes.is_flat,
            state=view.state,
        )

    def _show(self, bookmark: Bookmark) -> None:
        """Go to a place; one that does not fit the document changes nothing."""
        place, view = self._place(bookmark.subject), _view(bookmark)
        if place is None or view is None:
            return
        desk, panes = self._desk, self._panes
        row = _row(self._library, place)
        desk.show(view)
        if bookmark.in_list:
            desk.switch()
        desk.go_to(row)
        if bookmark.in_list and isinstance(place, FlatRow):
            panes.flat.go_to(place)
        panes.main.scroll_back(bookmark.line)
        if bookmark.in_detail:
            panes.activate(panes.detail)
            panes.detail.go_to(
                Objective(row.table, row.unit, row.project) if isinstance(place, Row) else place
            )
        panes.detail.scroll_back(bookmark.detail_line)

    def _place(self, subject: Subject | None) -> Row | FlatRow | FindingAt | None:
        """Where a subject stands in the document; None where it does not."""
        if subject is None:
            return None
        rows = (row for row in self._desk.rows() if self._may_be(row, subject))
        row = next((row for row in rows if self._subject(row) == subject.of_project), None)
        if row is None or subject == subject.of_project:
            return row
        return next((place for place in self._inside(row) if self._subject(place) == subject), None)

    def _may_be(self, row: Row, subject: Subject) -> bool:
        """Whether a row bears the subject's name: which of several of one name it is takes long to tell."""
        return row.kind != "project" or self._library.name(row) == subject.project

    def _inside(self, row: Row) -> Iterator[FlatRow | FindingAt]:
        """The findings of the document and the indicators of a project."""
        for at in range(len(self._library.entries[row.table].found.findings)):
            yield FindingAt(row.table, at)
        if row.kind == "project":
            for at in range(len(self._library.project(row).indicators)):
                yield FlatRow(row.table, row.unit, row.project, at)

    def _subject(self, place: Place) -> Subject:
        match place:
            case Objective():
                return self._subject(Row("project", place.table, unit=place.unit, project=place.project))
            case Row() if place.kind == "unit":
                unit = self._library.unit(place)
                return Subject("/".join((*unit.path, unit.name)))
            case Row() if place.kind != "project":
                return Subject("/".join(place.path))
            case _:
                return self._reviewing.subject(place)

    @property
    def _name(self) -> str:
        """What the cursor stands on, or the project that it is in."""
        row = self._panes.project
        return "" if row is None else self._library.name(row)


def _row(library: Library, place: Row | FlatRow | FindingAt) -> Row:
    match place:
        case FindingAt():
            return row_of(library, place)
        case FlatRow():
            return place.project_row
        case Row():
            return place


def _view(bookmark: Bookmark) -> View | None:
    """The filters of a bookmark; None where its amount is none to this version."""
    try:
        view = with_filter(with_filter(View(), "text", bookmark.text), "amount", bookmark.amount)
    except AmountError:
        return None
    chosen = replace(view.chosen, categories=frozenset(bookmark.categories))
    return replace(view, chosen=chosen, state=bookmark.state)


def _said(before: Bookmark, now: Bookmark, name: str, key: Callable[[str], str]) -> str:
    """What a person should know of the place shown; "" where they would have come there anyway."""
    if replace(before, line=0, detail_line=0) == replace(now, line=0, detail_line=0):
        return ""
    first = f"按 {key('first')} 回到开头"
    back = f"按 {key('go_left')} 再{first}" if now.in_detail else first
    filtered = f"；筛选同上次，按 {key('clear')} 清除"
    is_filtered = bool(now.text or now.amount or now.categories or now.state)
    return f"从上次的位置继续：{name}；{back}" + (filtered if is_filtered else "")
