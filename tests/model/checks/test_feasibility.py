"""可行性: targets that are another project's."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from model import Indicator, Project, Table
from model.checks import Profile, Spot
from tests.model.checks.found import found
from tests.model.tables import indicator, project, table, unit, unread

SET = (
    indicator("培训人数", "≥100人", number=1),
    indicator("培训合格率", "≥95%", level2="质量指标", number=2),
    indicator("学员满意度", "≥90%", level1="满意度指标", level2="服务对象满意度", number=3),
)
OTHERS = (*SET[:2], indicator("学员满意度", "≥95%", level1="满意度指标", level2="服务对象满意度", number=3))


def named(
    name: str, amount: str | None = "100.00", indicators: Iterable[Indicator] = SET, objective: str = "培训。"
) -> Project:
    return project(name, amount, *indicators, objective=objective)


def of_projects(*projects: Project) -> Table:
    return table(None, unit("某局", None, projects))


@pytest.mark.parametrize(
    "name",
    ["培训经费2024", "培训经费（2024年）", "培训经费(2024年度)", "培训经费2024年结转", "2024年培训经费"],
)
def test_targets_are_carried_over(name: str) -> None:
    (finding,) = found("carry-over", of_projects(named("培训经费"), named(name, "3.00")))
    assert finding.spot == Spot(0, 1)
    assert f"项目“{name}”与同单位项目“培训经费”" in finding.sentence
    assert "有 3 项绩效指标完全一致" in finding.sentence


def test_the_earlier_of_two_years_is_the_one_carried_over() -> None:
    of = of_projects(named("培训经费2024"), named("培训经费2025"))
    assert [finding.spot for finding in found("carry-over", of)] == [Spot(0, 0)]


def test_closing_stops_make_no_difference() -> None:
    stopped = [indicator(f"{one.name}", "≥100人。", number=9) for one in SET[:1]]
    of = of_projects(named("培训经费"), named("培训经费2024", indicators=[*stopped, *SET[1:]]))
    assert len(found("carry-over", of)) == 1


@pytest.mark.parametrize(
    "other",
    [
        named("培训经费2024", indicators=OTHERS),
        named("培训经费（二）"),
        named("2024"),
        named("招聘经费2024"),
        named("培训经费"),
        named("穗财[2024]40号培训经费"),
        named("培训经费2024", indicators=(*SET, unread("4 成本指标"))),
    ],
    ids=lambda one: one.name,
)
def test_a_project_with_a_name_or_targets_of_its_own_is_no_finding(other: Project) -> None:
    assert found("carry-over", of_projects(named("培训经费"), other)) == []


def test_another_unit_carries_nothing_over() -> None:
    units = unit("甲局", None, [named("培训经费")]), unit("乙局", None, [named("培训经费2024")])
    assert found("carry-over", table(None, *units)) == []


def test_one_set_stands_in_several_projects() -> None:
    units = (
        unit("甲局", None, [named("培训一", "10.00"), named("别的", "10.00", OTHERS)]),
        unit("乙局", None, [named("培训二", "100.00"), named("培训三", "50.00", objective="培训")]),
    )
    (finding,) = found("copied-set", table(None, *units))
    assert finding.spot == Spot(0, 0)
    assert "甲局“培训一”、乙局“培训二”、乙局“培训三”等 3 个项目" in finding.sentence
    assert "由 10.00 万元至 100.00 万元不等" in finding.sentence


def test_the_order_of_indicators_makes_no_difference() -> None:
    of = of_projects(named("培训一", "1.00"), named("培训二", "10.00", reversed(SET)))
    assert len(found("copied-set", of)) == 1


@pytest.mark.parametrize(
    "other",
    [
        named("培训二", "99.90"),
        named("培训二", "100.00", OTHERS),
        named("培训二", "100.00", SET[:2]),
        named("培训二", "100.00", objective="招聘。"),
        named("培训一2024", "100.00"),
        named("培训二", "0.00"),
        named("培训二", None),
    ],
    ids=lambda one: f"{one.name} {one.amounts.total} {len(one.indicators)} {one.objective}",
)
def test_a_set_of_its_own_or_of_like_money_is_no_finding(other: Project) -> None:
    assert found("copied-set", of_projects(named("培训一", "10.00"), other)) == []


def test_projects_without_readable_indicators_are_no_set() -> None:
    none = of_projects(named("培训一", "1.00", ()), named("培训二", "10.00", ()))
    unreadable = of_projects(
        named("培训一", "1.00", [unread("1 数量")]), named("培训二", "10.00", [unread("1 数量")])
    )
    assert found("copied-set", none) == found("copied-set", unreadable) == []


def test_limits_come_from_the_profile() -> None:
    of = of_projects(named("培训经费", "10.00"), named("培训经费2024", "20.00", OTHERS))
    assert len(found("carry-over", of, Profile(carried_over=2))) == 1
    copied = of_projects(named("培训一", "10.00"), named("培训二", "20.00"))
    assert len(found("copied-set", copied, Profile(copied_spread=Decimal(2)))) == 1
