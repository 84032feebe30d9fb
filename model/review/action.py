"""Actions: each thing that a reviewer does, never changed afterwards; undoing one is an action too."""

from enum import StrEnum

import msgspec

from model.review.subject import Subject


class State(StrEnum):
    """What a reviewer says of a project."""

    UNREVIEWED = "unreviewed"
    PASSED = "passed"
    DOUBTFUL = "doubtful"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """In Chinese, as screens and sheets show it."""
        return {"unreviewed": "未审", "passed": "通过", "doubtful": "存疑", "returned": "退回"}[self.value]

    @property
    def mark(self) -> str:
        """One character for a narrow place; "" for what is not reviewed."""
        return {"unreviewed": "", "passed": "通", "doubtful": "疑", "returned": "退"}[self.value]


class Decision(StrEnum):
    """What a reviewer says of a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """In Chinese, as screens and sheets show it."""
        return {"open": "未定", "accepted": "采纳", "dismissed": "不采纳"}[self.value]


class Field(StrEnum):
    """What an action sets: the state of a project, the decision on a finding, or a note on anything."""

    STATE = "state"
    DECISION = "decision"
    NOTE = "note"


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One thing done: `field` of `subject` became `value`, for a dismissal with the `reason`.

    `id` is unique in the world, `at` milliseconds since 1970 UTC, `document` the SHA-256 of the PDF. With
    `undoes` the action takes back the one of that id, and sets nothing itself. A value that its field
    does not know raises ValueError (where an action is decoded, `msgspec.ValidationError`).
    """

    id: str
    at: int
    document: str
    subject: Subject
    field: Field
    value: str
    reason: str = ""
    undoes: str | None = None

    def __post_init__(self) -> None:
        match self.field:
            case Field.STATE:
                State(self.value)
            case Field.DECISION:
                Decision(self.value)
