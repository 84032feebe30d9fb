"""From a log of actions to the review as it stands; the order of two machines' actions is their time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from model.review.action import Action, Decision, Field, State
from model.review.subject import Subject


class Verdict(NamedTuple):
    """A decision on a finding, with the reason where it was dismissed."""

    decision: Decision = Decision.OPEN
    reason: str = ""


class Review(msgspec.Struct, frozen=True):
    """What stands of one document's review; what was never touched is absent."""

    states: Mapping[Subject, State] = {}
    verdicts: Mapping[Subject, Verdict] = {}
    notes: Mapping[Subject, str] = {}

    def state(self, project: Subject) -> State:
        """A project's state."""
        return self.states.get(project, State.UNREVIEWED)

    def verdict(self, finding: Subject) -> Verdict:
        """The decision on a finding."""
        return self.verdicts.get(finding, Verdict())

    def note(self, subject: Subject) -> str:
        """The note on a project, indicator or finding; "" for none."""
        return self.notes.get(subject, "")


def ordered(actions: Iterable[Action]) -> list[Action]:
    """Actions as they are taken to have happened: by time, and by id where that is the same."""
    return sorted({action.id: action for action in actions}.values(), key=lambda one: (one.at, one.id))


def fold(actions: Iterable[Action]) -> Review:
    """The review that actions on one document make up: of each field of a subject the last one stands."""
    log = ordered(actions)
    undone = _undone(log)
    states: dict[Subject, State] = {}
    verdicts: dict[Subject, Verdict] = {}
    notes: dict[Subject, str] = {}
    for action in log:
        if action.undoes is not None or action.id in undone:
            continue
        match action.field:
            case Field.STATE:
                states[action.subject] = State(action.value)
            case Field.DECISION:
                verdicts[action.subject] = Verdict(Decision(action.value), action.reason)
            case Field.NOTE:
                notes[action.subject] = action.value
    return Review(states, verdicts, {subject: note for subject, note in notes.items() if note})


def last_done(actions: Iterable[Action]) -> Action | None:
    """The action that undo takes back: the last that sets something and stands."""
    log = ordered(actions)
    undone = _undone(log)
    return next((one for one in reversed(log) if one.undoes is None and one.id not in undone), None)


def last_undone(actions: Iterable[Action]) -> Action | None:
    """The undoing that redo takes back: the last that stands, unless something was done after it."""
    log = ordered(actions)
    undone = _undone(log)
    undoings = {one.id for one in log if one.undoes is not None}
    for one in reversed(log):
        if one.id in undone or one.undoes in undoings:
            continue
        return one if one.undoes is not None else None
    return None


def _undone(log: Sequence[Action]) -> set[str]:
    """The ids of actions that were taken back, and not again brought back."""
    undone: set[str] = set()
    for action in reversed(log):
        if action.undoes is not None and action.id not in undone:
            undone.add(action.undoes)
    return undone
