"""What the store says to SQLite, and the rows of the answers."""

from typing import TypeAlias

import msgspec

from model.review import Action, Field, Subject

ACTIONS = "SELECT seq, id, at, document, subject, field, value, reason, undoes FROM actions"
INSERT = (
    "INSERT OR IGNORE INTO actions(id, at, document, subject, field, value, reason, undoes) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
)
REMEMBER = """
INSERT INTO documents(sha256, path, title, department, year, opened_at, projects, snapshot)
VALUES(?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(sha256) DO UPDATE SET path = excluded.path, title = excluded.title,
    department = excluded.department, year = excluded.year, opened_at = excluded.opened_at,
    projects = excluded.projects, snapshot = coalesce(excluded.snapshot, snapshot)
"""
KEEP_TABLE = "UPDATE documents SET snapshot = ? WHERE sha256 = ? AND snapshot IS NOT ?"
HEAR_OF = "INSERT OR IGNORE INTO documents(sha256, title, department, year) VALUES(?, ?, ?, ?)"
RECENT = """
SELECT sha256, path, title, department, year, opened_at, projects FROM documents
WHERE path IS NOT NULL ORDER BY opened_at DESC, rowid DESC LIMIT ?
"""
PREDECESSOR = """
SELECT sha256, title, snapshot FROM documents
WHERE department = ? AND year = ? AND sha256 <> ?
    AND EXISTS (SELECT 1 FROM actions WHERE actions.document = documents.sha256)
ORDER BY opened_at DESC, rowid DESC LIMIT 1
"""

Value: TypeAlias = str | bytes | int | None


class ActionRow(msgspec.Struct, frozen=True, array_like=True):
    seq: int
    id: str
    at: int
    document: str
    subject: str
    field: Field
    value: str
    reason: str
    undoes: str | None


class RecentRow(msgspec.Struct, frozen=True, array_like=True):
    sha256: str
    path: bytes
    title: str
    department: str
    year: int | None
    opened_at: int
    projects: int


class OlderRow(msgspec.Struct, frozen=True, array_like=True):
    sha256: str
    title: str
    snapshot: bytes | None


def columns(action: Action) -> tuple[Value, ...]:
    return (
        action.id,
        action.at,
        action.document,
        msgspec.json.encode(action.subject).decode(),
        action.field,
        action.value,
        action.reason,
        action.undoes,
    )


def action_of(row: ActionRow) -> Action:
    """An action as it was written. Raises ValueError or msgspec.DecodeError for what is none."""
    f"{row.id}{row.document}{row.value}{row.reason}{row.undoes}".encode()  # damaged bytes are lone surrogates
    return Action(
        id=row.id,
        at=row.at,
        document=row.document,
        subject=msgspec.json.decode(row.subject, type=Subject),
        field=row.field,
        value=row.value,
        reason=row.reason,
        undoes=row.undoes,
    )
