"""JSON: the model as it is, `schema` 1, the table's own fields under `document`, decimals as strings."""

from collections.abc import Iterable

import msgspec

from model import Amounts, Conservation, Notice, Subtotal, Table, Unit
from model.control_totals import check
from tui.plain import printable
from tui.sources import Document

SCHEMA = 1
"""Raised when a field is renamed or gone, not when one is added."""


class ControlTotals(msgspec.Struct, frozen=True):
    """What the printed sums say: `verdict` in a few words, a sentence for each that is off."""

    verdict: str
    checked: int
    differences: tuple[str, ...]


class Heading(msgspec.Struct, frozen=True, omit_defaults=True):
    """The table's own fields, and its file's name; `sum_columns` only where columns sum up others."""

    title: str
    department: str
    year: int | None
    money_unit: str
    layout: str
    pages: int
    file: str
    sha256: str
    control_totals: ControlTotals
    conservation: Conservation | None
    notices: tuple[Notice, ...]
    sum_columns: dict[str, tuple[str, ...]] = {}


class Written(msgspec.Struct, frozen=True):
    """One document as it is written."""

    schema: int
    document: Heading
    total: Amounts | None
    units: tuple[Unit, ...]
    subtotals: tuple[Subtotal, ...]


def render(documents: Iterable[Document], as_array: bool) -> bytes:
    """One object, or an array of one for each document that was read; UTF-8, indented.

    Without `as_array`, `documents` is one document that was read.
    """
    written = [
        _written(printable(document.path.name), document.table)
        for document in documents
        if document.table is not None
    ]
    encoded = msgspec.json.encode(written if as_array else written[0])
    return msgspec.json.format(encoded, indent=1) + b"\n"


def _written(file: str, table: Table) -> Written:
    totals = check(table)
    heading = Heading(
        title=table.title,
        department=table.department,
        year=table.year,
        money_unit=table.money_unit,
        layout=table.layout,
        pages=table.pages,
        file=file,
        sha256=table.sha256,
        control_totals=ControlTotals(
            totals.verdict, totals.checked, tuple(difference.sentence for difference in totals.differences)
        ),
        conservation=table.conservation,
        notices=table.notices,
        sum_columns=table.sum_columns,
    )
    return Written(SCHEMA, heading, table.total, table.units, table.subtotals)
