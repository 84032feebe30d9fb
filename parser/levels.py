"""What each entry is: the grand total, a department, a unit or a project."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, takewhile
from typing import Literal

import msgspec

from model import Amounts
from parser.median import median
from parser.page_breaks import Entry
from parser.rows import is_part_sum, is_total

Kind = Literal["total", "department", "unit", "project", "sum"]
"""What an item is; a sum (小计) adds up the rows before it."""

STEP = 0.8
"""In glyph heights: a name that begins farther in than this stands one level deeper."""

MOST_DOUBTFUL = 12
"""Departments by sum alone that are tried in every combination."""


class Item(msgspec.Struct, frozen=True):
    """An entry with its joined name and its money, read; not yet known for what it is.

    `apart` are the items that its rows may be instead (see `Entry`).
    """

    entry: Entry
    name: str
    amounts: Amounts
    flat: bool = False
    apart: tuple["Item", ...] = ()

    @property
    def indent(self) -> float:
        """How far the name stands in, in glyph heights; 0 where names are set to the middle (`flat`)."""
        if self.flat:
            return 0.0
        return next((row.indent for row in self.entry.parts if row.name), 0.0)

    @property
    def money(self) -> Decimal:
        """The item's money in 万元: its total, or its funds where that is blank."""
        if self.amounts.total is not None:
            return self.amounts.total
        return sum(self.amounts.funds.values(), Decimal(0))

    @property
    def has_text(self) -> bool:
        return any(row.has_text for row in self.entry.parts)


def kinds(items: Sequence[Item]) -> list[Kind]:
    """The kind of each item.

    A row with an objective or indicators is a project. Of the others, one that stands as far in as the
    projects, while units stand farther out, is a project too, unless it sums up those after it; where
    nothing is set in, the sums tell. A unit row right before a deeper unit row, or before units of which
    it is the sum, is a department.
    """
    found: list[Kind] = [_first_guess(item) for item in items]
    if found and found[0] == "sum" and "total" not in found:
        found[0] = "total"
    depth = _project_indent(items, found)
    if depth is not None:
        found = [
            "project"
            if kind == "unit" and item.indent > depth - STEP and not _sums_up(items, found, at)
            else kind
            for at, (item, kind) in enumerate(zip(items, found, strict=True))
        ]
    else:
        found = _with_silent_projects(items, found)
    return _with_departments(items, found)


def _first_guess(item: Item) -> Kind:
    if is_total(item.name):
        return "total"
    if item.has_text:
        return "project"
    return "sum" if is_part_sum(item.name) else "unit"


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


def _with_silent_projects(items: Sequence[Item], found: Sequence[Kind]) -> list[Kind]:
    """The kinds with rows that have no text as projects where a unit's sum holds with them alone."""
    judged = list(found)
    for at, (item, kind) in enumerate(zip(items, found, strict=True)):
        if kind == "unit" and not _sums_up(items, found, at):
            for after in _inside(items, found, at, item.amounts.total):
                judged[after] = "project"
    return judged


def _inside(items: Sequence[Item], found: Sequence[Kind], at: int, total: Decimal | None) -> range:
    """The rows after a unit's that add up to its sum, if one is a project and none a unit whose sum holds."""
    reached = Decimal(0)
    for after in range(at + 1, len(items)):
        if found[after] not in ("unit", "project") or (
            found[after] == "unit" and _sums_up(items, found, after)
        ):
            break
        reached += items[after].money
        ends = after + 1 == len(items) or found[after + 1] != "project"
        if ends and reached == total and "project" in found[at + 1 : after + 1]:
            return range(at + 1, after + 1)
    return range(0)


def _with_departments(items: Sequence[Item], found: Sequence[Kind]) -> list[Kind]:
    """The kinds with the units that hold units as departments; the grand total judges those by sum alone."""
    judged = list(found)
    by_sum: list[int] = []
    for at in range(len(items) - 1, -1, -1):
        if judged[at] == "unit" and at + 1 < len(items) and judged[at + 1] in ("unit", "department"):
            if items[at + 1].indent >= items[at].indent + STEP:
                judged[at] = "department"
            elif _is_sum_of_units(items, judged, at):
                judged[at] = "department"
                by_sum.append(at)
    total = next(
        (item.amounts.total for item, kind in zip(items, found, strict=True) if kind == "total"), None
    )
    if total is None or not by_sum or _units_sum(items, judged) == total:
        return judged
    for size in range(1, len(by_sum) + 1 if len(by_sum) <= MOST_DOUBTFUL else 2):
        for chosen in combinations(by_sum, size):
            flat: list[Kind] = ["unit" if at in chosen else kind for at, kind in enumerate(judged)]
            if _units_sum(items, flat) == total:
                return flat
    return judged


def _units_sum(items: Sequence[Item], found: Sequence[Kind]) -> Decimal:
    """What the units add up to, by their own sums, else by their projects."""
    reached = Decimal(0)
    silent = True
    for item, kind in zip(items, found, strict=True):
        if kind == "unit":
            silent = item.amounts.total is None
            reached += item.amounts.total or 0
        elif kind == "project" and silent:
            reached += item.money
    return reached


def _is_sum_of_units(items: Sequence[Item], found: Sequence[Kind], at: int) -> bool:
    """Whether the units after a row add up to it, one after another."""
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
