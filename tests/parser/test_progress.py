"""What a reading says while it goes on."""

from pathlib import Path

import pytest

from model import Table
from parser import Cache, Progress, RowSoFar, read_table
from tests.parser import drawing
from tests.parser.documents import Document, each_document, read


class Cancelled(Exception):
    """What a screen that was closed raises."""


@each_document
def test_pages_come_one_by_one_to_the_last(document: Document) -> None:
    result = read(document)
    assert [(step.page, step.pages) for step in result.steps] == [
        (page, result.table.pages) for page in range(1, result.table.pages + 1)
    ]


def printed_order(table: Table) -> list[RowSoFar]:
    """Units and projects as they stand in a table."""
    return [
        row
        for unit in table.units
        for row in (
            RowSoFar("unit", unit.name, unit.amounts.total if unit.amounts else None),
            *(RowSoFar("project", project.name, project.amounts.total) for project in unit.projects),
        )
    ]


@each_document
def test_rows_come_in_printed_order(document: Document) -> None:
    """A row that a page end repeats comes on both pages: only all pages together tell."""
    result = read(document)
    rows: list[RowSoFar] = []
    for step in result.steps:
        repeated = rows and step.rows and step.rows[0] == rows[-1]
        rows += step.rows[1:] if repeated else step.rows
    assert rows == printed_order(result.table)


def test_what_is_raised_on_progress_passes_through(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(drawing.table())

    def stop(progress: Progress) -> None:
        raise Cancelled(progress.page)

    with pytest.raises(Cancelled, match="1"):
        read_table(path, on_progress=stop)


def test_a_cached_table_makes_no_steps(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(drawing.table())
    steps: list[Progress] = []
    for _ in range(2):
        read_table(path, cache=Cache(tmp_path / "cache"), on_progress=steps.append)
    assert [step.page for step in steps] == [1]
