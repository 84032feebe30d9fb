"""What an opinion sheet says of an earlier table: a row a project that changed, a line for each change."""

from collections.abc import Iterator

from tui.delimited import Cell
from tui.export.comparison_rows import Compared, sides
from tui.plain import printable

CHANGES, DIFFERENCE, OLD_MONEY, NEW_MONEY = "变化", "增减(万元)", "原金额(万元)", "金额(万元)"
COLUMNS = ("序号", "单位", "项目", OLD_MONEY, NEW_MONEY, DIFFERENCE, "增减(%)", CHANGES)
NOTHING_CHANGED = "与原表相比，项目、金额、目标、指标均无变化"


def rows(of: Compared) -> Iterator[tuple[Cell, ...]]:
    """Rows under COLUMNS numbered from 1; one that says so where nothing changed."""
    number = 0
    for change in of.comparison.projects:
        if not change.all_sentences:
            continue
        number += 1
        unit_before, before, unit_now, now = sides(of, change)
        unit, project = unit_now or unit_before, now or before
        yield (
            number,
            unit.name if unit is not None else "",
            project.name if project is not None else "",
            change.money.old,
            change.money.new,
            change.money.difference,
            change.money.per_cent,
            "\n".join(map(printable, change.all_sentences)),
        )
    if not number:
        yield tuple(NOTHING_CHANGED if name == CHANGES else None for name in COLUMNS)
