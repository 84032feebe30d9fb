"""The truth as the JSON that reading the sample must give (schema 1)."""

import json
from decimal import Decimal

import msgspec

from model import Amounts, Category, Indicator, Project, Table, Unit

SCHEMA = 1


class ExpectedDocument(msgspec.Struct):
    """The table's own fields."""

    title: str
    department: str
    year: int | None
    money_unit: str
    layout: str
    pages: int


class ExpectedAmounts(msgspec.Struct):
    """One row's money in 万元."""

    total: Decimal | None
    funds: dict[str, Decimal]


class ExpectedIndicator(msgspec.Struct):
    """One indicator as printed."""

    number: int
    level1: Category | None
    level2: Category | None
    name: str | None
    period_value: str | None
    annual_value: str | None


class ExpectedProject(msgspec.Struct):
    """One project with the pages it stands on."""

    name: str
    amounts: ExpectedAmounts
    objective: str
    pages: tuple[int, ...]
    indicators: list[ExpectedIndicator]


class ExpectedUnit(msgspec.Struct):
    """One unit with the pages of its own row."""

    name: str
    amounts: ExpectedAmounts | None
    pages: tuple[int, ...]
    projects: list[ExpectedProject]


class ExpectedTable(msgspec.Struct):
    """The whole file, in the order of its keys."""

    schema: int
    document: ExpectedDocument
    total: ExpectedAmounts | None
    units: list[ExpectedUnit]


def expected_json(table: Table) -> str:
    """A drawn table as JSON text; places, notices and the file's own sum are no part of the truth."""
    expected = ExpectedTable(
        schema=SCHEMA,
        document=ExpectedDocument(
            title=table.title,
            department=table.department,
            year=table.year,
            money_unit=table.money_unit,
            layout=table.layout,
            pages=table.pages,
        ),
        total=_amounts(table.total),
        units=[_unit(unit) for unit in table.units],
    )
    return json.dumps(msgspec.to_builtins(expected), ensure_ascii=False, indent=1) + "\n"


def _amounts(amounts: Amounts | None) -> ExpectedAmounts | None:
    return None if amounts is None else ExpectedAmounts(amounts.total, amounts.funds)


def _unit(unit: Unit) -> ExpectedUnit:
    return ExpectedUnit(
        unit.name, _amounts(unit.amounts), unit.pages, [_project(each) for each in unit.projects]
    )


def _project(project: Project) -> ExpectedProject:
    return ExpectedProject(
        project.name,
        ExpectedAmounts(project.amounts.total, project.amounts.funds),
        project.objective,
        project.pages,
        [_indicator(each) for each in project.indicators],
    )


def _indicator(indicator: Indicator) -> ExpectedIndicator:
    return ExpectedIndicator(
        indicator.number,
        indicator.level1,
        indicator.level2,
        indicator.name,
        indicator.period_value,
        indicator.annual_value,
    )
