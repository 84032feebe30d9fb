"""Files read for writing something of them: each read, and what a person should know of it said."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from model import Table
from model.control_totals import check as check_totals
from tui import sources
from tui.sources import Document, Opening
from tui.streams import say
from tui.usage.arguments import UsageError

MOST_REMARKS = 8
"""Lines on standard error about one document that was read; one more line then counts the others."""


def read(paths: Sequence[Path], opening: Opening, remarks: Callable[[Table], list[str]]) -> list[Document]:
    """All files read; what a person should know of each is said."""
    documents = [sources.open_document(path, opening) for path in paths]
    for document in documents:
        for line in _remarks(document, remarks):
            say(line)
    return documents


def sums_and_notices(table: Table) -> list[str]:
    """Sums that are off, and what the reading joined, guessed or left over."""
    differences = [difference.sentence for difference in check_totals(table).differences]
    return [*differences, *(notice.sentence for notice in table.notices)]


def notices(table: Table) -> list[str]:
    """What the reading guessed or left over: sums that are off and joined rows are findings of checks."""
    return [notice.sentence for notice in table.notices if notice.kind != "repeated-row"]


def spare(paths: Sequence[Path], output: str) -> None:
    """Refuse to write over a file that is to be read."""
    if any(_is_same(path, output) for path in paths):
        raise UsageError(f"输出 {output} 就是要读的文件；请换一个文件名")


def _remarks(document: Document, remarks: Callable[[Table], list[str]]) -> list[str]:
    """Why a document was refused, or what a person should know of one that was read."""
    if document.refusal is not None:
        return [document.refusal.line]
    said = remarks(document.table) if document.table is not None else []
    if len(said) > MOST_REMARKS:
        said[MOST_REMARKS:] = [f"另有 {len(said) - MOST_REMARKS} 条说明，全部在 JSON 和 xlsx 导出里"]
    return [f"{document.path}：{sentence}" for sentence in said]


def _is_same(path: Path, output: str) -> bool:
    with suppress(OSError):
        return os.path.samefile(path, output)
    return False
