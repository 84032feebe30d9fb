"""The two whole documents whose truth is written down, each read once."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from model import Table
from parser import Progress, read_table
from tests.model.tables import SAMPLE_PDF, SAMPLE_TRUTH, TIANHE, needs_tianhe


class Document(NamedTuple):
    """A PDF and what must be read from it."""

    pdf: Path
    expected: Path


class Read(NamedTuple):
    """A table, and what was said while it was read."""

    table: Table
    steps: tuple[Progress, ...]


SAMPLE = Document(SAMPLE_PDF, SAMPLE_TRUTH)
PUBLISHED = Document(TIANHE / "table.pdf", TIANHE / "expected.json")

each_document = pytest.mark.parametrize(
    "document",
    [pytest.param(SAMPLE, id="sample"), pytest.param(PUBLISHED, id="tianhe", marks=needs_tianhe)],
)


@cache
def read(document: Document) -> Read:
    """The document, read without any cache."""
    steps: list[Progress] = []
    table = read_table(document.pdf, on_progress=steps.append)
    return Read(table, tuple(steps))
