"""What each entry is: the grand total, a department, a unit or a project."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from statistics import median
from typing import Literal

import msgspec

from model import Amounts
from parser.page_breaks import Entry
from parser.rows import TOTALS

Kind = Literal["total", "department", "unit", "project"]

STEP = 0.8
"""In glyph heights: a name that begins farther in than this stands one level deeper."""


class Item(msgspec.Struct, frozen=True):
    """An entry with its joined name and its money, read; not yet known for what it is.

    `apart` are the items that its rows may be instead (see `Entry`).
    """

    entry: Entry
    name: str
    amounts: Amounts
    apart: tuple["Item", ...] = ()

    @property
    def indent(self) -> float:
        return next((row.indent for row in self.entry.parts if row.name), 0.0)

    @property
    def has_text(self) -> bool:
        return any(row.has_text for row in self.entry.parts)


def kinds(items: Sequence[Item]) -> list[Kind]:
    """The kind of each item.

    A row with an objective or indicators is a project. Of the others, one that stands as far in as the
    projects, while units stand farther out, is a project too, unless it sums up those after it; a unit
    row right before a deeper unit row, or before units of which it is the sum, is a department.
    """
    found: list[Kind] = [_first_guess(item) for item in items]
    depth = _project_indent(items, found)
    if depth is not None:
        found = [
            "project"
            if kind == "unit" and item.indent > depth - STEP and not _sums_up(items, found, at)
            else kind
            for at, (item, kind) in enumerate(zip(items, found, strict=True))
        ]
    for at in range(len(items) - 1, -1, -1):
        if found[at] == "unit" and _is_department(items, found, at):
            found[at] = "department"
    return found


def _first_guess(item: Item) -> Kind:
    if "".join(item.name.split()) in TOTALS:
        return "total"
    return "project" if item.has_text else "unit"


def _project_indent(items: Sequence[Item], found: Sequence[Kind]) -> float | None:
    """How far in projects stand, where indentation tells them from units; else None."""
    projects = [item.indent for item, kind in zip(items, found, strict=True) if kind == "project"]
    units = [item.indent for item, kind in zip(items, found, strict=True) if kind == "unit"]
    if not projects or not units:
        return None
    depth = median(projects)
    aligned = sum(abs(indent - depth) < STEP for indent in projects) >= 0.9 * len(projects)
    return depth if aligned and min(units) <= depth - STEP else None


def _sums_up(items: Sequence[Item], found: Sequence[Kind], at: int) -> bool:
    """Whether a row without text is the sum of the projects right after it."""
    inside = list(takewhile(lambda after: found[after] == "project", range(at + 1, len(items))))
    total = items[at].amounts.total
    return bool(inside) and total == sum((items[after].amounts.total or 0 for after in inside), Decimal(0))


def _is_department(items: Sequence[Item], found: Sequence[Kind], at: int) -> bool:
    """Whether a unit row holds units: the next is one and stands deeper, or adds up to it with others."""
    if at + 1 >= len(items) or found[at + 1] not in ("unit", "department"):
        return False
    if items[at + 1].indent >= items[at].indent + STEP:
        return True
    total = items[at].amounts.total
    if total is None:
        return False
    reached = Decimal(0)
    for item, kind in zip(items[at + 1 :], found[at + 1 :], strict=True):
        if kind == "unit":
            reached += item.amounts.total or 0
            if reached == total:
                return True
        elif kind in ("department", "total"):
            break
    return False
