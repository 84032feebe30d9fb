"""Long lists as they are printed: one row an indicator, unit and project merged downwards or in every row."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

import msgspec

from model import Amounts, Indicator, Project, Table, Unit

from .forms import money
from .sheet import Block, Cell, Row

_SIGNS = "≥≤＞＜≧"
_UNITS = ("个工作日", "平方米", "人次", "公里", "%")
_WIDTHS = (9, 10, 9, 16, 7, 7, 11, 6, 10, 6, 4, 5)
_NAMES = (
    "单位名称",
    "项目名称",
    "预算数",
    "年度目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "指标方向性",
)


class ListStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How a long list is printed."""

    merged: bool = True
    merged_levels: bool = False
    unit_rows: bool = True
    header_on_every: bool = True
    without_weight: bool = False


def blocks(table: Table, style: ListStyle) -> tuple[Block, ...]:
    """The whole list."""
    ends = ((table.department and f"部门名称：{table.department}", f"单位：{table.money_unit}"),)
    header: Row = tuple(Cell(name, align="center") for name in _NAMES)
    return (
        Block(
            titles=(table.title,),
            ends=ends,
            widths=_WIDTHS,
            rows=(header, *_rows(table, style)),
            header_rows=int(style.header_on_every),
        ),
    )


def _rows(table: Table, style: ListStyle) -> Iterator[Row]:
    blank = (Cell(""),) * 9
    if style.unit_rows:
        yield (Cell("合计", 2), _money(table.total, table), *blank)
    for unit in table.units:
        if style.unit_rows:
            yield (Cell(f"{unit.code}-{unit.name}"), Cell(""), _money(unit.amounts, table), *blank)
        for project in unit.projects:
            yield from _project(table, unit, project, style)


def _money(amounts: Amounts | None, table: Table, down: int = 1) -> Cell:
    total = amounts.total if amounts is not None else Decimal(0)
    return Cell(money(total, table.money_unit), down=down, align="right")


def _project(table: Table, unit: Unit, project: Project, style: ListStyle) -> Iterator[Row]:
    down = max(1, len(project.indicators)) if style.merged else 1
    lead: Row = (
        Cell(f"{unit.code}-{unit.name}", down=down),
        Cell(project.name, down=down),
        _money(project.amounts, table, down),
        Cell(project.objective, down=down),
    )
    if not project.indicators:
        yield (*lead, *(Cell(""),) * 8)
    for at, (levels, one) in enumerate(_levels(project.indicators, style)):
        yield (
            *(lead if at == 0 or not style.merged else ()),
            *levels,
            Cell(one.name or ""),
            *(Cell(words) for words in parts(one.annual_value or "")),
            Cell(one.weight or ""),
            Cell(one.direction or ""),
        )


def _levels(indicators: Sequence[Indicator], style: ListStyle) -> Iterator[tuple[Row, Indicator]]:
    for _, of_one in groupby(indicators, key=lambda one: one.level1):
        level1 = list(of_one)
        for _, of_two in groupby(level1, key=lambda one: one.level2):
            level2 = list(of_two)
            for one in level2:
                assert one.level1 is not None and one.level2 is not None
                if not style.merged_levels:
                    yield (Cell(one.level1.name), Cell(one.level2.name)), one
                    continue
                first = (Cell(one.level1.name, down=len(level1)),) if one is level1[0] else ()
                second = (Cell(one.level2.name, down=len(level2)),) if one is level2[0] else ()
                yield (*first, *second), one


def parts(value: str) -> tuple[str, str, str]:
    """A value in the three columns of sign, number and unit; 定性 before words."""
    if value[:1] not in _SIGNS or not value:
        return "定性", value, ""
    unit = next((unit for unit in _UNITS if value.endswith(unit)), "")
    return value[0], value[1:].removesuffix(unit), unit
