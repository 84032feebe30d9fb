"""The truths themselves: their sums, their text, and that a comparison sees every field."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from model import Amounts, Category, Conservation, Table
from model.control_totals import check
from model.text import join

from .compare import compare
from .printed import printed_rows
from .setting import Setting
from .truth import SHAPES, Shape, make_table


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("money_unit", ["万元", "元"])
def test_every_printed_sum_is_exact(shape: Shape, money_unit: str) -> None:
    table = make_table(5, shape=shape, money_unit="元" if money_unit == "元" else "万元", identical=(7,))
    verdict = check(table)
    assert verdict.differences == ()
    assert verdict.printed is (shape != "bare")


def test_a_seed_always_gives_the_same_table() -> None:
    assert make_table(3) == make_table(3)
    assert make_table(3) != make_table(4)


def test_all_four_money_columns_are_used_with_blanks_zeros_and_negative_money() -> None:
    rows = [project.amounts for unit in make_table(1).units for project in unit.projects]
    printed = [amount for row in rows for amount in row.funds.values()]
    assert {fund for row in rows for fund in row.funds} == {"财政拨款", "财政专户拨款", "其他资金"}
    assert min(printed) < 0
    assert Decimal(0) in printed
    assert any(len(row.funds) < 3 for row in rows)
    assert len(rows) >= 60


def test_text_is_as_the_model_holds_it() -> None:
    for unit in make_table(2).units:
        for project in unit.projects:
            for text in (project.name, project.objective):
                assert text == join(text)
            for indicator in project.indicators:
                for part in (indicator.name, indicator.period_value, indicator.annual_value):
                    assert part is None or part == join(part)


def test_what_is_printed_loosely_is_the_same_text_to_the_model() -> None:
    table = make_table(6, projects=20)
    plain, loose = Setting(quirks=False), Setting(quirks=False, loose=True, radicals=True)
    for one, other in zip(printed_rows(table, plain), printed_rows(table, loose), strict=True):
        assert join(other.at("objective")) == one.at("objective")
        assert join(other.at("indicators")) == one.at("indicators")


def _accounted(table: Table) -> Table:
    return replace(table, conservation=Conservation(1))


def test_a_comparison_finds_no_difference_where_there_is_none() -> None:
    table = make_table(8, projects=12)
    assert compare(table, _accounted(table)).passed


@pytest.mark.parametrize("field", ["title", "department", "money_unit"])
def test_a_comparison_sees_the_heading(field: str) -> None:
    table = make_table(8, projects=12)
    assert not compare(table, replace(_accounted(table), **{field: "x"})).passed


@pytest.mark.parametrize(
    "change",
    [
        {"name": "x"},
        {"amounts": Amounts(Decimal(1))},
        {"objective": "x"},
        {"indicators": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_comparison_sees_every_field_of_a_project(change: dict[str, object]) -> None:
    table = make_table(8, projects=12)
    unit = table.units[0]
    changed = replace(unit, projects=(replace(unit.projects[0], **change), *unit.projects[1:]))
    reading = replace(_accounted(table), units=(changed, *table.units[1:]))
    verdict = compare(table, reading)
    assert verdict.exact_projects == verdict.projects - 1
    assert not verdict.passed


@pytest.mark.parametrize(
    "change",
    [
        {"number": 9},
        {"level1": Category("9", "x")},
        {"level2": Category("9", "x")},
        {"name": "x"},
        {"period_value": "x"},
        {"annual_value": "x"},
        {"raw": "x"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_comparison_sees_every_field_of_an_indicator(change: dict[str, object]) -> None:
    table = make_table(8, projects=12)
    unit = table.units[0]
    project = next(project for project in unit.projects if project.indicators)
    changed = replace(project, indicators=(replace(project.indicators[0], **change), *project.indicators[1:]))
    projects = tuple(changed if one is project else one for one in unit.projects)
    reading = replace(_accounted(table), units=(replace(unit, projects=projects), *table.units[1:]))
    verdict = compare(table, reading)
    assert verdict.exact_indicators == verdict.indicators - 1
    assert not verdict.passed


def test_a_lost_unit_and_a_reading_without_account_are_differences() -> None:
    table = make_table(8, projects=12)
    assert not compare(table, replace(_accounted(table), units=table.units[1:])).passed
    assert not compare(table, table).passed
