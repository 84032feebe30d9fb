"""How a list's rows stand under one another: grand total, departments with subtotals, units, projects."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import msgspec

from model import Amounts, Notice, Subtotal
from model.money import show
from parser.layouts.columns import names_units
from parser.levels import STEP, Item, Kind
from parser.lines import join
from parser.repeats import Draft
from parser.rows import rejoined
from parser.survey import listed


class Outline(NamedTuple):
    """A list taken apart; `sums` are all its rows that are no project."""

    total: Item | None
    drafts: list[Draft]
    subtotals: list[Subtotal]
    sums: list[Item]


def outline(items: Sequence[Item], levels: Sequence[Kind], notices: list[Notice]) -> Outline:
    """The grand total's row, the units with their projects, and the departments' subtotals."""
    found = Outline(
        None, [], [], [item for item, kind in zip(items, levels, strict=True) if kind != "project"]
    )
    departments: list[Item] = []
    set_in = any(
        level == "department" and _stands_below(item, following)
        for level, (item, following) in zip(levels, pairwise(items), strict=False)
    )
    column = None if "unit" in levels else _units_column(items)
    closed = False
    reached = Decimal(0)
    for item, kind in zip(items, levels, strict=True):
        match kind:
            case "total":
                found = found._replace(total=found.total or item)
            case "department":
                departments = [above for above in departments if _stands_below(above, item)] + [item]
                reached = Decimal(0)
                found.subtotals.append(subtotal(item, tuple(above.name for above in departments)))
            case "unit":
                if set_in:
                    departments = [above for above in departments if _stands_below(above, item)]
                elif departments and item.money and reached == departments[-1].amounts.total:
                    departments = []
                reached += item.money
                found.drafts.append(Draft(item, tuple(above.name for above in departments), []))
            case "sum":
                _take_sum(found, item, notices)
            case "project":
                name = _extra(item, column) if column is not None else None
                drafts = found.drafts
                if not drafts or (closed and drafts[-1].row is None) or (name and name != drafts[-1].name):
                    drafts.append(Draft(None, (), [], name=name or None))
                drafts[-1].projects.append(item)
        closed = kind == "sum"
    return found


def _take_sum(found: Outline, item: Item, notices: list[Notice]) -> None:
    """A row 小计: the sum of the unit before it or, if that has its own, of the department above it."""
    last = found.drafts[-1] if found.drafts else None
    if (
        last is not None
        and last.sum is None
        and (last.amounts or Amounts(None)) in (Amounts(None), item.amounts)
    ):
        found.drafts[-1] = msgspec.structs.replace(last, sum=item)
        return
    if last is not None and last.path and found.subtotals:
        above = found.subtotals[-1]
        if above.amounts in (Amounts(None), item.amounts):
            found.subtotals[-1] = msgspec.structs.replace(above, amounts=item.amounts)
            return
    printed = show(item.money)
    sentence = f"第 {listed(item.entry.pages)} 页的“{item.name}”印为 {printed} 万元，不知是哪些行之和，未计入"
    notices.append(Notice("stray-sum", item.entry.pages, sentence))


def _units_column(items: Sequence[Item]) -> str | None:
    """The column that names each project's unit, where there is one."""
    columns = dict.fromkeys(column for item in items for row in item.entry.parts for column in row.extras)
    return next(
        (column for column in columns if names_units(column) and any(_extra(item, column) for item in items)),
        None,
    )


def _extra(item: Item, column: str) -> str:
    return join(rejoined(row.extras.get(column, ()) for row in item.entry.parts)).text


def subtotal(item: Item, path: tuple[str, ...]) -> Subtotal:
    """A row that adds up others, under the names above it and its own."""
    places = tuple(row.box for row in item.entry.parts)
    return Subtotal(path=path, amounts=item.amounts, pages=item.entry.pages, places=places)


def _stands_below(above: Item, item: Item) -> bool:
    """Whether a row is set in under one before it."""
    return item.indent >= above.indent + STEP
