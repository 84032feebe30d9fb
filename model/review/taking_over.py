"""Taking a review over to a revised document: actions on projects that are still there count for it too."""

from collections.abc import Iterable
from uuid import UUID, uuid5

import msgspec

from model.review.action import Action
from model.review.subject import Subject, subject_of_project
from model.table import Table

_TAKEN_OVER = UUID("6f1c2a52-0d5e-4d0b-9a34-2f1be0a5c7d1")


def taking_over(actions: Iterable[Action], table: Table) -> list[Action]:
    """The actions of an older document that count for the revised one `table` was read from.

    Those stay whose project (unit, name, and which of several of that name) is in `table`, or whose unit
    where they are about a unit. They keep their time. An action's new id follows from its old one and
    the document: taken over twice, or on two machines that are merged later, it is still one action.
    """
    there = _subjects(table)
    return [
        msgspec.structs.replace(
            action,
            id=_id(action.id, table.sha256),
            document=table.sha256,
            undoes=None if action.undoes is None else _id(action.undoes, table.sha256),
        )
        for action in actions
        if action.subject.of_project in there
    ]


def _subjects(table: Table) -> set[Subject]:
    """The whole document, its units and its projects."""
    units = {Subject("/".join((*unit.path, unit.name))) for unit in table.units}
    projects = {
        subject_of_project(table, at, project)
        for at, unit in enumerate(table.units)
        for project in range(len(unit.projects))
    }
    return {Subject("")} | units | projects


def _id(old: str, document: str) -> str:
    return str(uuid5(_TAKEN_OVER, f"{document} {old}"))
