"""Forms as they are printed: central government's drawing, Shanghai's, and two tables of indicators."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Literal

import msgspec

from model import Indicator, Project, Table
from tests.corpus.truth import FUNDS

from .sheet import Block, Cell, Row

Style = Literal["central", "shanghai", "stacked", "beside"]

COLUMNS = 12
_WIDTHS = (4, 8, 8, 8, 8, 10, 8, 10, 8, 10, 10, 8)
_TEMPLATE = ("指标1：", "……", "指标2：")


class FormStyle(msgspec.Struct, frozen=True, kw_only=True):
    """Which form, and what it prints."""

    style: Style = "central"
    weights: bool = True
    template_rows: int = 1
    two_line_labels: bool = False
    codes: bool = False
    overall: bool = False
    """Whether the objective over all years stands beside the year's."""

    new_pages: bool = False
    in_one_grid: bool = False


def title(style: FormStyle) -> str:
    return "财政项目支出绩效目标申报表" if style.style == "shanghai" else "项目支出绩效目标表"


def blocks(table: Table, style: FormStyle) -> tuple[Block, ...]:
    """A block a form, or all forms under one another in one."""
    made = [_form(table, unit.name, project, style) for unit in table.units for project in unit.projects]
    if style.in_one_grid:
        head = (_wide(title(style), "center"), _wide("（2025年度）", "center"))
        rows = tuple(row for form in made for row in (*head, *form))
        return (Block(widths=_WIDTHS, rows=rows),)
    return tuple(
        Block(
            titles=(title(style), "（2025年度）"),
            widths=_WIDTHS,
            rows=form,
            new_page=style.new_pages and at > 0,
        )
        for at, form in enumerate(made)
    )


def money(amount: Decimal | None, money_unit: str) -> str:
    """An amount in 万元 as printed in a unit."""
    if amount is None:
        return "-"
    return f"{amount * 10000 if money_unit == '元' else amount:,.2f}"


def _wide(words: str, align: Literal["left", "center"] = "left") -> Row:
    return (Cell(words, COLUMNS, align=align),)


def _label(words: str, across: int, down: int = 1) -> Cell:
    return Cell(words, across, down, "center")


def _form(table: Table, unit: str, project: Project, style: FormStyle) -> tuple[Row, ...]:
    name = f"{project.code}-{project.name}" if project.code else project.name
    two = "\n" if style.two_line_labels else ""
    head: list[Row] = [
        (_label("项目名称", 3), Cell(name, 9)),
        (
            _label(f"主管部门{two}及代码", 3),
            Cell(f"[126]{table.department}", 4),
            _label(f"实施{two}单位", 2),
            Cell(unit, 3),
        ),
    ]
    if style.style == "shanghai":
        head += _shanghai(table, project)
    else:
        head += _central(table, project, two)
    if style.style == "stacked":
        both = [one for one in project.indicators if one.period_value is not None]
        return (
            *head,
            *_indicators(both, style, "长期\n绩效\n指标", "指标值", period=True),
            *_indicators(project.indicators, style, "年度\n绩效\n指标", "指标值"),
        )
    if style.style == "beside":
        return (*head, *_side_by_side(project.indicators, style))
    value = "年度(/项目)指标值" if style.style == "shanghai" else "指标值"
    return (*head, *_indicators(project.indicators, style, "绩效指标", value))


def _central(table: Table, project: Project, two: str) -> Iterator[Row]:
    amounts = project.amounts
    rows = [("年度资金总额：", amounts.total)]
    rows += [
        (f"{'其中：' if at == 0 else ''}{fund}", amounts.funds.get(fund)) for at, fund in enumerate(FUNDS)
    ]
    for at, (words, amount) in enumerate(rows):
        first = (_label(f"项目资金{two}（{table.money_unit}）", 3, len(rows)),) if at == 0 else ()
        yield (*first, Cell(words, 4), Cell(money(amount, table.money_unit), 5, align="right"))
    if project.overall_objective is None:
        yield (_label(f"年度{two}总体目标", 3), Cell(project.objective, 9))
        return
    yield (_label("总体目标", 3, 2), _label("实施期目标", 4), _label("年度目标", 5))
    yield (Cell(project.overall_objective, 4), Cell(project.objective, 5))


def _shanghai(table: Table, project: Project) -> Iterator[Row]:
    said, unit = project.extras, table.money_unit
    yield (_label("项目性质", 3), Cell(said["项目性质"], 9))
    yield (
        _label("计划开始日期", 3),
        Cell(said["计划开始日期"], 4),
        _label("计划完成日期", 2),
        Cell(said["计划完成日期"], 3),
    )
    funds = [(fund, project.amounts.funds.get(fund)) for fund in FUNDS]
    rows = [("年度资金申请总额", project.amounts.total), *funds]
    for at, (words, amount) in enumerate(rows):
        first = (_label(f"项目资金（{unit}）", 3, len(rows)),) if at == 0 else ()
        left = ("项目资金总额", said["项目资金总额"]) if at == 0 else ("", "")
        yield (
            *first,
            Cell(left[0], 2),
            Cell(left[1], 2, align="right"),
            Cell(words, 3),
            Cell(money(amount, unit), 2, align="right"),
        )
    assert project.overall_objective is not None
    yield (_label("项目总目标", 7), _label("年度总体目标", 5))
    yield (Cell(project.overall_objective, 7), Cell(project.objective, 5))


def _indicators(
    indicators: Sequence[Indicator], style: FormStyle, words: str, value: str, *, period: bool = False
) -> Iterator[Row]:
    """The header and its rows: levels merged downwards, unused rows of the template at the end."""
    count = 1 + len(indicators) + style.template_rows
    last = (_label("权重", 1),) if style.weights else ()
    wide = 2 if style.weights else 3
    yield (
        _label(words, 1, count),
        _label("一级指标", 2),
        _label("二级指标", 2),
        _label("三级指标", 4),
        _label(value, wide),
        *last,
    )
    for lead, one in _with_levels(indicators, 2):
        printed = one.period_value if period else one.annual_value
        weight = (Cell(one.weight or "", align="center"),) if style.weights else ()
        yield (*lead, Cell(one.name or "", 4), Cell(printed or "", wide), *weight)
    for at in range(style.template_rows):
        weight = (Cell(""),) if style.weights else ()
        yield (Cell("", 2), Cell("", 2), Cell(_TEMPLATE[at % 3], 4), Cell("", wide), *weight)


def _side_by_side(indicators: Sequence[Indicator], style: FormStyle) -> Iterator[Row]:
    """The whole period's indicators left of the year's; what the left has not stays blank there."""
    yield (
        _label("绩效指标", 1, 1 + len(indicators)),
        _label("一级指标", 1),
        *(_label("二级指标", 1), _label("三级指标", 2), _label("指标值", 2)),
        *(_label("二级指标", 1), _label("三级指标", 2), _label("指标值", 2)),
    )
    for _, group in groupby(indicators, key=lambda one: one.level1):
        of_level1 = list(group)
        for lead, one in _with_levels(of_level1, 1):
            first, level2 = (lead[:1], lead[1:]) if one is of_level1[0] else ((), lead)
            left = (Cell(one.name or "", 2), Cell(one.period_value or "", 2))
            yield (*first, *level2, *left, *level2, Cell(one.name or "", 2), Cell(one.annual_value or "", 2))


def _with_levels(indicators: Sequence[Indicator], across: int) -> Iterator[tuple[Row, Indicator]]:
    """Each indicator with the cells of its levels that begin at it."""
    for _, of_one in groupby(indicators, key=lambda one: one.level1):
        level1 = list(of_one)
        for _, of_two in groupby(level1, key=lambda one: one.level2):
            level2 = list(of_two)
            for one in level2:
                assert one.level1 is not None and one.level2 is not None
                lead = (Cell(one.level1.name, across, len(level1), "center"),) if one is level1[0] else ()
                if one is level2[0]:
                    lead = (*lead, Cell(one.level2.name, across, len(level2), "center"))
                yield lead, one
