"""A table as one layout read it, and how the tables of a document become one."""

from collections.abc import Sequence

import msgspec

from model import Amounts, Notice, Subtotal, Table, Unit


class TableRead(msgspec.Struct, frozen=True, kw_only=True):
    """One table of a document: what it is called, its money unit as printed, and what it holds.

    `page` is its first one. `total` is its printed 合计.
    """

    layout: str
    page: int
    title: str
    department: str
    year: int | None
    money_unit: str
    total: Amounts | None
    units: tuple[Unit, ...]
    subtotals: tuple[Subtotal, ...] = ()


def combined(list_table: Table | None, others: Sequence[TableRead], blank: Table) -> Table:
    """One table of all: that of the list, and those of other layouts, by their first page.

    `blank` has what all of them share. Where there are several, each one's units stand below its name, and
    its 合计 is that name's subtotal.
    """
    if not others:
        assert list_table is not None
        return list_table
    if list_table is None and len(others) == 1:
        return _filled(blank, others[0])
    parts = [*([_as_read(list_table)] if list_table is not None else []), *others]
    parts.sort(key=lambda part: part.page)
    below = [_below(part, name) for part, name in zip(parts, _names(parts), strict=True)]
    first = list_table if list_table is not None else _filled(blank, parts[0])
    return msgspec.structs.replace(
        first,
        layout="+".join(dict.fromkeys(part.layout for part in parts)),
        total=None,
        units=tuple(unit for part in below for unit in part.units),
        subtotals=tuple(subtotal for part in below for subtotal in part.subtotals),
        notices=(*first.notices, _several(parts)),
    )


def _filled(blank: Table, one: TableRead) -> Table:
    return msgspec.structs.replace(
        blank,
        title=one.title,
        department=one.department,
        year=one.year,
        money_unit=one.money_unit,
        layout=one.layout,
        total=one.total,
        units=one.units,
        subtotals=one.subtotals,
    )


def _as_read(table: Table) -> TableRead:
    return TableRead(
        layout=table.layout,
        page=min((page for unit in table.units for page in unit.pages), default=1),
        title=table.title,
        department=table.department,
        year=table.year,
        money_unit=table.money_unit,
        total=table.total,
        units=table.units,
        subtotals=table.subtotals,
    )


def _below(part: TableRead, name: str) -> TableRead:
    """A table's units and subtotals below its name; its 合计 becomes a subtotal."""
    total = () if part.total is None else (Subtotal(path=(name,), amounts=part.total, pages=(part.page,)),)
    return msgspec.structs.replace(
        part,
        units=tuple(msgspec.structs.replace(unit, path=(name, *unit.path)) for unit in part.units),
        subtotals=(
            *total,
            *(msgspec.structs.replace(each, path=(name, *each.path)) for each in part.subtotals),
        ),
    )


def _names(parts: Sequence[TableRead]) -> list[str]:
    """What the tables are called: by title, told apart by number where that is the same or missing."""
    titles = [part.title or "项目支出绩效目标表" for part in parts]
    if len(set(titles)) == len(titles):
        return titles
    return [f"{title}（之{number}）" for number, title in enumerate(titles, 1)]


def _several(parts: Sequence[TableRead]) -> Notice:
    each = "、".join(
        f"“{part.title or '项目支出绩效目标表'}”第 {part.page} 页起，{part.money_unit}" for part in parts
    )
    pages = tuple(dict.fromkeys(part.page for part in parts))
    return Notice(
        "several-tables", pages, f"文件内有 {len(parts)} 种目标表（{each}），各按自己的金额单位读取"
    )
