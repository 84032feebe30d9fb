"""The reviews of the open documents: what stands of each project, finding and indicator; how far they are."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from model import Table
from model.filter import VisibleProject
from model.review import (
    Decision,
    Field,
    Review,
    State,
    Subject,
    Verdict,
    subject_of_finding,
    subject_of_indicator,
    subject_of_project,
)
from tui.browser.comparing import Beside, Comparing
from tui.browser.library import Library
from tui.browser.view import FindingAt, FlatRow, Row
from tui.review import Session, Store, StoreError
from tui.review.store import now

if TYPE_CHECKING:
    from model.comparison import Revision

Reviewed = Row | FlatRow | FindingAt
"""What can be reviewed: a project, an indicator, a finding."""


class Progress(NamedTuple):
    """How many projects of how many have a state."""

    reviewed: int
    of: int


class _Begun(msgspec.Struct, frozen=True):
    """A document whose review was begun: its table is not kept yet, and where it is not remembered either,
    `path` says where it lies; `at` is when it was opened.
    """

    table: Table
    path: Path | None
    at: int


class Reviewing:
    """Looks up and changes what a reviewer says, by the rows of the browser."""

    def __init__(self, library: Library, comparing: Comparing, kept: Store | None = None) -> None:
        """`kept` is the database; without one nothing can be reviewed."""
        self._library = library
        self._comparing = comparing
        self._kept = kept
        self.sessions: dict[int, Session] = {}
        """The reviews by the place of their document; a document without one cannot be reviewed."""
        self._subjects: dict[Reviewed, Subject] = {}
        self._to_keep: list[_Begun] = []
        self._not_kept: list[_Begun] = []
        """Those that were tried in vain, or that came after one of these."""
        self._version: int | None = None

    @property
    def problem(self) -> str | None:
        """Why nothing can be saved, in one line; None where it can."""
        return None if self._kept is None else self._kept.problem

    def begin_all(self, places: Sequence[int], *, locked: bool) -> str:
        """Open the reviews of the documents at some places together; what a person should know of them."""
        paths = {at: self._library.entries[at].document.path for at in places}
        if self._kept is None or self._kept.problem is not None or len(paths) == 1:
            said = [self.begin(at, path, locked=locked) for at, path in paths.items()]
        else:
            said = []
            try:
                with self._kept.transaction():
                    said = [self.begin(at, path, locked=locked, soon=True) for at, path in paths.items()]
            except StoreError as error:
                said.append(error.line)
        return "；".join(filter(None, said))

    def begin(self, at: int, path: Path, *, locked: bool, soon: bool = False) -> str:
        """Open the review of a document; what a person should know of it, "" for nothing.

        The review of an older version of it, of the same department and year, is taken over. A document that
        nothing was said of may be remembered `soon`, with its table.
        """
        table = self._library.tables.get(at)
        if table is None or self._kept is None:
            return ""
        try:
            session = self.sessions[at] = Session(self._kept, table.sha256)
            if self._kept.problem is not None:
                return ""
            # One that was reviewed may be what the next document is compared with.
            is_reviewed = bool(session.actions)
            older = self._kept.predecessor(table.department, table.year, table.sha256)
            soon = soon and not (locked or is_reviewed or older)
            if not soon:
                self._kept.remember(table, path, locked=locked, with_table=is_reviewed)
            if not (locked or is_reviewed):
                self._to_keep.append(_Begun(table, path if soon else None, now()))
            if older is None:
                return ""
            is_new = not session.actions and session.take_over(older.sha256, table) > 0
            if older.table is None or not (is_new or session.has_taken_over(older.sha256, table)):
                return f"已沿用“{older.title}”另一版的审核记录" if is_new else ""
            from model.comparison.revision import changed_since  # noqa: PLC0415 -- seldom is there one

            revision = changed_since(older.table, table)
            if self._comparing.beside(at) is None:
                self._comparing.put(at, Beside("上一版", older.table, revision.comparison))
            if not is_new:
                return ""
            again = self._ask_again(session, revision)
        except StoreError as error:
            return error.line
        return (
            f"这是“{older.title}”的另一版：已沿用审核记录，{again} 个已审项目有变化，请重审（按 = 只看变化）"
        )

    def keep_tables(self, most: int | None = None) -> bool:
        """Remember the documents whose reviews were begun, and keep their tables, so that a later version can
        be compared: the next ones, at most so many, for all may take some tenths of a second. Whether there
        are more.

        Where one cannot be kept none is tried any more, until it is reviewed: each might wait for a lock.
        """
        if self._kept is None or not self._to_keep:
            return False
        most = len(self._to_keep) if most is None else most
        try:
            self.remember()
            with self._kept.transaction():
                for one in self._to_keep[:most]:
                    self._kept.keep_table(one.table)
        except StoreError:
            self._not_kept += self._to_keep
            most = len(self._to_keep)
        self._to_keep = self._to_keep[most:]
        return bool(self._to_keep)

    def keep_table(self, at: int) -> None:
        """Keep the table of a document before anything is said of it. Raises StoreError."""
        table = self._library.tables[at]
        if self._kept is None or all(one.table is not table for one in (*self._to_keep, *self._not_kept)):
            return
        self.remember()
        self._kept.keep_table(table)
        self._to_keep, self._not_kept = (
            [one for one in those if one.table is not table] for those in (self._to_keep, self._not_kept)
        )

    def remember(self) -> None:
        """Remember the documents that were to be remembered soon, before anybody asks. Raises StoreError."""
        several = (*self._to_keep, *self._not_kept)
        if self._kept is None or all(one.path is None for one in several):
            return
        with self._kept.transaction():
            for one in several:
                if one.path is not None:
                    self._kept.remember(one.table, one.path, locked=False, at=one.at, with_table=False)
        self._to_keep, self._not_kept = (
            [replace(one, path=None) for one in those] for those in (self._to_keep, self._not_kept)
        )

    def _ask_again(self, session: Session, revision: "Revision") -> int:
        """Take the state of projects back that changed since they were reviewed; how many."""
        again = [
            subject for subject in revision.changed if session.review.state(subject) is not State.UNREVIEWED
        ]
        for subject in again:
            session.do(subject, Field.STATE, State.UNREVIEWED.value)
        return len(again)

    def review_of(self, sha256: str) -> Review:
        """The review of a document by its SHA-256, as it stands now."""
        found = (session.review for session in self.sessions.values() if session.document == sha256)
        return next(found, Review())

    def refresh(self) -> bool:
        """Read what other copies of the program did; whether there was anything."""
        if self._kept is None or not self.sessions:
            return False
        heard = False
        with suppress(StoreError):
            version = self._kept.data_version()
            if version == self._version:
                return False
            self._version = version
        for session in self.sessions.values():
            with suppress(StoreError):
                heard = session.refresh() or heard
        return heard

    def subject(self, place: Reviewed) -> Subject:
        """What a row of the browser is called in a review."""
        found = self._subjects.get(place)
        if found is None:
            found = self._subjects[place] = self._named(place)
        return found

    def state(self, row: Row | FlatRow) -> State:
        """The state of a project."""
        review = self._review(row.table)
        if review is None or not review.states:  # of most documents: their subjects need no finding out
            return State.UNREVIEWED
        return review.state(self.subject(Row("project", row.table, unit=row.unit, project=row.project)))

    def verdict(self, place: FindingAt) -> Verdict:
        """The decision on a finding."""
        review = self._review(place.table)
        return Verdict() if review is None else review.verdict(self.subject(place))

    def note(self, place: Reviewed) -> str:
        """The note on a project, indicator or finding."""
        review = self._review(place.table)
        return "" if review is None else review.note(self.subject(place))

    def has_state(self, left: VisibleProject, state: State) -> bool:
        """Whether a project of what is left has a state."""
        if not self._is_begun(left.table):
            return state is State.UNREVIEWED
        return self.state(Row("project", left.table, unit=left.unit, project=left.project)) is state

    def progress(self, row: Row) -> Progress:
        """How far the review of a document, department or unit is."""
        table = self._library.tables.get(row.table)
        if table is None:
            return Progress(0, 0)
        counts = [(unit, len(table.units[unit].projects)) for unit in self._library.units_below(row)]
        if not self._is_begun(row.table):
            return Progress(0, sum(count for _, count in counts))
        return self._counted(
            Row("project", row.table, unit=unit, project=at) for unit, count in counts for at in range(count)
        )

    @property
    def total(self) -> Progress:
        """How far the reviews of all documents are."""
        parts = [self.progress(Row("document", table)) for table in self._library.tables]
        return Progress(sum(part.reviewed for part in parts), sum(part.of for part in parts))

    @property
    def begun(self) -> bool:
        """Whether anything was said of any project."""
        return any(session.review.states for session in self.sessions.values())

    def _is_begun(self, table: int) -> bool:
        """Whether anything was said of a project of a document."""
        review = self._review(table)
        return review is not None and bool(review.states)

    def _counted(self, projects: Iterable[Row]) -> Progress:
        states = [self.state(project) for project in projects]
        return Progress(sum(state is not State.UNREVIEWED for state in states), len(states))

    def _review(self, table: int) -> Review | None:
        session = self.sessions.get(table)
        return None if session is None else session.review

    def _named(self, place: Reviewed) -> Subject:
        table = self._library.tables[place.table]
        match place:
            case FindingAt():
                return subject_of_finding(table, self._library.finding(place))
            case FlatRow():
                return subject_of_indicator(table, place.unit, place.project, place.indicator)
            case Row():
                return subject_of_project(table, place.unit, place.project)


def next_state(state: State) -> State:
    """The state after one in the round that a single key goes."""
    states = list(State)
    return states[(states.index(state) + 1) % len(states)]


def next_decision(decision: Decision) -> Decision:
    """The decision after one in the round that a single key goes."""
    decisions = list(Decision)
    return decisions[(decisions.index(decision) + 1) % len(decisions)]
