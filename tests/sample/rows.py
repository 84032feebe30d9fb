"""A table's rows in printed order, each as the words of its cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model import Amounts, Indicator, Project, Subtotal, Table, Unit

YUAN_PER_WAN = 10_000


@dataclass(frozen=True)
class Row:
    """One row's cells as text; `source` is what it prints."""

    cells: tuple[str, ...]
    depth: int
    source: Unit | Project | Subtotal | None


def table_rows(table: Table, funds: Sequence[str], printed: Mapping[str, str]) -> Iterator[Row]:
    """All rows: 合计, then each department, unit and project before what it holds.

    `funds` are the money columns after the total; `printed` gives words of an indicator cell that the
    paper prints otherwise than the grammar would have them.
    """
    if table.total is not None:
        yield Row(("合计", *_money_cells(table, table.total, funds), "", ""), 0, None)
    waiting = list(table.subtotals)
    for unit in table.units:
        for subtotal in [each for each in waiting if unit.path[: len(each.path)] == each.path]:
            waiting.remove(subtotal)
            money = _money_cells(table, subtotal.amounts, funds)
            yield Row((subtotal.path[-1], *money, "", ""), len(subtotal.path) - 1, subtotal)
        depth = len(unit.path)
        if unit.amounts is not None:
            yield Row((unit.name, *_money_cells(table, unit.amounts, funds), "", ""), depth, unit)
        for project in unit.projects:
            indicators = indicator_text(project.indicators)
            for regular, instead in printed.items():
                indicators = indicators.replace(regular, instead)
            money = _money_cells(table, project.amounts, funds)
            yield Row((project.name, *money, project.objective, indicators), depth + 1, project)


def indicator_text(indicators: Sequence[Indicator]) -> str:
    """All indicators of a project run on, as the regular grammar writes them."""
    return "".join(_one_indicator(indicator) for indicator in indicators)


def amount_text(amount: Decimal | None, money_unit: str) -> str:
    """An amount of 万元 as printed in the table's unit; a blank cell for None."""
    if amount is None:
        return ""
    return f"{amount * YUAN_PER_WAN if money_unit == '元' else amount:,.2f}"


def _one_indicator(indicator: Indicator) -> str:
    if indicator.raw is not None:
        return indicator.raw
    levels = [
        f"{level.code}-{level.name}" if level.code else level.name
        for level in (indicator.level1, indicator.level2)
        if level is not None
    ]
    parts = [*levels, indicator.name or ""]
    if indicator.period_value is not None:
        parts.append(f"实施周期指标值:{indicator.period_value}")
    if indicator.annual_value is not None:
        parts.append(f"年度指标值:{indicator.annual_value}")
    return f"{indicator.number}、{'；'.join(parts)}。"


def _money_cells(table: Table, amounts: Amounts, funds: Sequence[str]) -> list[str]:
    figures = [amounts.total, *(amounts.funds.get(fund) for fund in funds)]
    return [amount_text(figure, table.money_unit) for figure in figures]
