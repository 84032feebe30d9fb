"""Reading pages that are at hand, without any PDF."""

from collections.abc import Sequence
from pathlib import Path

from model import Project, Table
from parser.document import read_document
from parser.page import Page
from parser.progress import OnProgress
from tests.parser.sheets import Cells, Paper, Setting, set_rows

PATH = Path("某局.pdf")
SHA256 = "0" * 64


def read_pages(*pages: Page, on_progress: OnProgress | None = None) -> Table:
    """The table on these pages."""
    return read_document(Paper(*pages), PATH, SHA256, on_progress)


def read_rows(rows: Sequence[Cells], setting: Setting | None = None) -> Table:
    """The table that these rows are set to."""
    return read_pages(*set_rows(rows, setting))


def projects(table: Table) -> list[Project]:
    """All projects of a table in printed order."""
    return [project for unit in table.units for project in unit.projects]


def kinds(table: Table) -> list[str]:
    """The kinds of a table's notices."""
    return [notice.kind for notice in table.notices]
