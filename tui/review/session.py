"""The review of one open document: what stands of it, doing, undoing, and what other copies did meanwhile."""

from collections.abc import Callable
from uuid import uuid4

import msgspec

from model import Table
from model.review import Action, Field, Review, Subject, fold, last_done, last_undone, taking_over
from tui.plain import printable_lines
from tui.review import store
from tui.review.store import Store


class Session:
    """One document's review. All that writes returns once it is on disk, and raises StoreError otherwise.

    Undo and redo go by the document's log, not by what this copy of the program did: they work after a
    restart, and they take back whatever was done last, by another copy too. What others did until that
    moment is read first, so that no undo goes by an old state.
    """

    def __init__(self, kept: Store, document: str, clock: Callable[[], int] = store.now) -> None:
        """`document` is the PDF's SHA-256, `clock` gives milliseconds since 1970 UTC. Raises StoreError."""
        self.document = document
        self._store = kept
        self._clock = clock
        self._log: list[Action] = []
        self._seen = 0
        self._review: Review | None = None
        self._version = kept.data_version()
        self._read()
        self._heard = False

    @property
    def review(self) -> Review:
        """What stands."""
        if self._review is None:
            self._review = fold(self._log)
        return self._review

    @property
    def actions(self) -> tuple[Action, ...]:
        """The whole log, in the order in which it was written here."""
        return tuple(self._log)

    @property
    def can_undo(self) -> bool:
        """Whether there is something that undo would take back."""
        return last_done(self._log) is not None

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back that nothing was done after."""
        return last_undone(self._log) is not None

    def do(self, subject: Subject, field: Field, value: str, reason: str = "") -> Action:
        """Set a field; its value is a State, a Decision or a note ("" takes a note away)."""
        action = Action(
            id=str(uuid4()),
            at=self._clock(),
            document=self.document,
            subject=subject,
            field=field,
            value=printable_lines(value),
            reason=printable_lines(reason),
        )
        with self._store.transaction():
            self._read()
            action = msgspec.structs.replace(action, at=max(action.at, self._after()))
            seq = self._store.insert(action)
        self._add(seq, action)
        return action

    def undo(self) -> Action | None:
        """Take back the last thing that was done; that action, None if there is none."""
        with self._store.transaction():
            self._read()
            taken_back = last_done(self._log)
            if taken_back is None:
                return None
            undoing, seq = self._undo(taken_back)
        self._add(seq, undoing)
        return taken_back

    def redo(self) -> Action | None:
        """Bring back what was taken back last; that action, None if there is none."""
        with self._store.transaction():
            self._read()
            taking_back = last_undone(self._log)
            if taking_back is None:
                return None
            redoing, seq = self._undo(taking_back)
        self._add(seq, redoing)
        return next((action for action in self._log if action.id == taking_back.undoes), None)

    def refresh(self) -> bool:
        """Read what other copies of the program did; whether there was anything since the last time asked.

        Cheap where there was not.
        """
        version = self._store.data_version()
        if version != self._version:
            self._version = version
            self._read()
        heard, self._heard = self._heard, False
        return heard

    def take_over(self, older: str, table: Table) -> int:
        """Take over the review of an older version (its SHA-256); how many actions count for this `table`."""
        carried = taking_over((entry.action for entry in self._store.actions(older)), table)
        new = self._store.append(carried)
        self._read()
        return new

    def has_taken_over(self, older: str, table: Table) -> bool:
        """Whether this review began as that of an older version."""
        carried = taking_over((entry.action for entry in self._store.actions(older)), table)
        return not {action.id for action in self._log}.isdisjoint(action.id for action in carried)

    def _undo(self, action: Action) -> tuple[Action, int]:
        undoing = msgspec.structs.replace(
            action, id=str(uuid4()), at=max(self._clock(), self._after()), undoes=action.id
        )
        return undoing, self._store.insert(undoing)

    def _after(self) -> int:
        """The first moment after all actions: later than the clock's where that was set back."""
        return max((action.at for action in self._log), default=0) + 1

    def _read(self) -> None:
        """Read the log on from where it was read to."""
        for seq, action in self._store.actions(self.document, self._seen):
            self._add(seq, action)
            self._heard = True

    def _add(self, seq: int, action: Action) -> None:
        self._log.append(action)
        self._seen = seq
        self._review = None
