"""The JSON file that carries reviews to another machine: every action with its id and time, to be merged.

`{"schema": 1, "kind": "budget-tui review", "documents": [...]}`, a document with `sha256`, `title`,
`department`, `year` and `actions`; an action's `subject` is an
array: unit, project, which of that name from 0, indicator, check.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from model import Table
from model.review import Action
from tui.exit_codes import Ended, ExitCode
from tui.plain import printable, printable_lines
from tui.review.remembered import ReviewedDocument
from tui.review.store import Store
from tui.system_causes import cause

SCHEMA: Final = 1
"""Raised when a field is renamed or gone, not when one is added."""

MOST_BYTES = 256 * 1024 * 1024
"""Some hundred thousand actions; an action takes some 400 bytes."""

LATEST = 253_402_300_800_000
"""The year 10000 in milliseconds: what claims to be later would stand for ever."""

_REMEDY = "请用 --export-review 写出的文件"


class ReviewFileError(Ended):
    """A review file that cannot be used; `line` is the one line of Chinese that a person reads."""

    code = ExitCode.UNREADABLE

    def __init__(self, path: Path, what: str, remedy: str = _REMEDY) -> None:
        super().__init__(path, what)
        self.line = f"{path}：{what}；{remedy}"


class _Opening(msgspec.Struct, frozen=True):
    """As much of a file as tells whether it is one of ours."""

    schema: int
    kind: Literal["budget-tui review"]


class _ReviewFile(msgspec.Struct, frozen=True):
    schema: Literal[1]
    kind: Literal["budget-tui review"]
    documents: tuple[ReviewedDocument, ...]


def reviewed(kept: Store, tables: Iterable[Table]) -> list[ReviewedDocument]:
    """The reviews of the documents that these tables were read from. Raises StoreError."""
    return [
        ReviewedDocument(
            sha256=table.sha256,
            title=table.title,
            department=table.department,
            year=table.year,
            actions=[entry.action for entry in kept.actions(table.sha256)],
        )
        for table in tables
    ]


def render(documents: Sequence[ReviewedDocument]) -> bytes:
    """A file's bytes: UTF-8, indented."""
    written = _ReviewFile(SCHEMA, "budget-tui review", tuple(documents))
    return msgspec.json.format(msgspec.json.encode(written)) + b"\n"


def read(path: Path) -> tuple[ReviewedDocument, ...]:
    """The reviews in a file. Raises ReviewFileError: it is taken whole or not at all."""
    content = _content(path)
    try:
        opening = msgspec.json.decode(content, type=_Opening)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ReviewFileError(path, "不是审核记录文件，或已损坏") from None
    if opening.schema > SCHEMA:
        raise ReviewFileError(path, "由更新版本的 budget-tui 写成", "请升级程序")
    try:
        documents = msgspec.json.decode(content, type=_ReviewFile).documents
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ReviewFileError(path, "审核记录不完整，或已损坏") from None
    for document in documents:
        for action in document.actions:
            if action.document != document.sha256 or not action.id or not 0 <= action.at < LATEST:
                raise ReviewFileError(
                    path, f"有一条审核记录的文件、编号或时间不对（{printable(action.id)[:40]}）"
                )
    return tuple(msgspec.structs.replace(one, actions=_plain(one.actions)) for one in documents)


def _plain(actions: Iterable[Action]) -> list[Action]:
    """Actions with what they show made safe for a terminal."""
    return [
        msgspec.structs.replace(
            action, value=printable_lines(action.value), reason=printable_lines(action.reason)
        )
        for action in actions
    ]


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReviewFileError(path, f"打不开（{cause(error)}）", "请核对路径和权限") from error
    if len(content) > MOST_BYTES:
        raise ReviewFileError(path, "文件太大，不像审核记录")
    return content
