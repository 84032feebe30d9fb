"""What holds of any two tables compared: nothing is lost, nothing counted twice, and no side preferred."""

import random
from collections import Counter
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from model import Amounts, Table
from model.checks.finding import Spot
from model.comparison import Comparison, Link, Outcome, changed_since, compare
from tests.model import tables as made
from tests.model.tables import indicator, project, table, tables, unit

_NAMES = (
    "培训经费",
    "培训经费2024",
    "2025年培训经费",
    "人才培训经费",
    "信息系统运行维护",
    "信息系统运行维护费",
    "一期工程",
    "二期工程",
)
_AMOUNTS = st.one_of(st.none(), st.decimals(min_value=-50, max_value=2000, places=2))
_INDICATORS = st.builds(
    indicator,
    st.sampled_from(("培训人数", "参加培训的人数", "培训满意度", "满意度")),
    st.sampled_from(("≥50人", "≥60人", "≤60人", "5万元", "50000元", "按时", "")),
    level2=st.sampled_from(("数量指标", "质量指标")),
)
_PROJECTS = st.builds(
    lambda name, amount, fund, objective, indicators: project(
        name,
        Amounts(amount, {} if fund is None else {"财政拨款": fund}),
        *indicators,
        objective=objective,
    ),
    st.sampled_from(_NAMES),
    _AMOUNTS,
    _AMOUNTS,
    st.sampled_from(("办好培训。", "办好培训", "不办培训。")),
    st.lists(_INDICATORS, max_size=3),
)
_UNITS = st.builds(
    lambda name, projects: unit(name, None, projects),
    st.sampled_from(("甲中心", "乙中心")),
    st.lists(_PROJECTS, max_size=5),
)
alike = st.one_of(st.builds(lambda units: table(None, *units), st.lists(_UNITS, max_size=3)), tables)
"""Tables whose names, money and indicators meet often."""

distinct = st.builds(
    lambda units: table(None, *(unit(name, None, projects) for name, projects in units.items())),
    st.dictionaries(
        st.sampled_from(("甲中心", "乙中心")), st.lists(_PROJECTS, max_size=6, unique_by=lambda one: one.name)
    ),
)
"""Tables that print no name twice."""


def places(of: Table) -> Counter[Spot]:
    return Counter(
        Spot(unit_at, project_at)
        for unit_at, each in enumerate(of.units)
        for project_at in range(len(each.projects))
    )


def total(of: Table) -> Decimal:
    return sum((one.amounts.total or Decimal(0) for each in of.units for one in each.projects), Decimal(0))


def shuffled(of: Table, seed: int) -> Table:
    order = random.Random(seed)
    units = [
        msgspec.structs.replace(each, projects=tuple(order.sample(each.projects, len(each.projects))))
        for each in of.units
    ]
    return msgspec.structs.replace(of, units=tuple(order.sample(units, len(units))))


def once_each(of: Table) -> Table:
    """A table without the units whose name another has too."""
    units = {each.name: each for each in of.units}
    return msgspec.structs.replace(of, units=tuple(units.values()))


def said(compared: Comparison) -> Counter[tuple[object, ...]]:
    """The changes without their places."""
    return Counter(
        (change.link, change.moved, change.money, change.objective_changed, change.all_sentences)
        for change in compared.projects
    )


@given(alike)
def test_a_table_beside_itself_shows_no_change(of: Table) -> None:
    compared = compare(of, of)
    assert [change.old for change in compared.projects] == [change.new for change in compared.projects]
    assert {change.link for change in compared.projects} <= {Link.SAME}
    assert not any(change.is_changed or change.all_sentences for change in compared.projects)
    assert all(each.old == each.new for change in compared.projects for each in change.indicators)
    assert compared.summary.unchanged == compared.summary.new_projects
    assert changed_since(of, of).changed == {}


@given(alike, alike)
def test_each_project_and_indicator_stands_in_exactly_one_change(old: Table, new: Table) -> None:
    compared = compare(old, new)
    assert Counter(change.old for change in compared.projects if change.old is not None) == places(old)
    assert Counter(change.new for change in compared.projects if change.new is not None) == places(new)
    assert Counter(each.old for each in compared.units if each.old is not None) == Counter(
        range(len(old.units))
    )
    assert Counter(each.new for each in compared.units if each.new is not None) == Counter(
        range(len(new.units))
    )
    for change in compared.projects:
        if change.old is not None and change.new is not None:
            before = old.units[change.old.unit].projects[change.old.project].indicators
            now = new.units[change.new.unit].projects[change.new.project].indicators
            assert sorted(each.old for each in change.indicators if each.old is not None) == [
                *range(len(before))
            ]
            assert sorted(each.new for each in change.indicators if each.new is not None) == [
                *range(len(now))
            ]


@given(alike, alike)
def test_the_sums_add_up(old: Table, new: Table) -> None:
    compared = compare(old, new)
    summary = compared.summary
    difference = total(new) - total(old)
    assert sum((change.money.difference for change in compared.projects), Decimal(0)) == difference
    assert sum((each.money.difference for each in compared.units), Decimal(0)) == difference
    assert summary.total.difference == difference
    parts = summary.money_new - summary.money_vanished + summary.money_raised + summary.money_lowered
    assert parts == difference
    links = summary.same + summary.dated + summary.renamed
    assert links + summary.new == summary.new_projects
    assert links + summary.vanished == summary.old_projects


@given(alike, alike)
def test_the_other_way_round_is_the_mirror(old: Table, new: Table) -> None:
    there, back = compare(old, new), compare(new, old)
    mirror = {Link.NEW: Link.VANISHED, Link.VANISHED: Link.NEW}
    outcomes = {
        Outcome.NEW: Outcome.VANISHED,
        Outcome.VANISHED: Outcome.NEW,
        Outcome.RAISED: Outcome.LOWERED,
        Outcome.LOWERED: Outcome.RAISED,
    }
    assert {
        (each.old, each.new, each.link, each.moved, each.money.difference) for each in there.projects
    } == {
        (each.new, each.old, mirror.get(each.link, each.link), each.moved, -each.money.difference)
        for each in back.projects
    }
    assert there.summary.indicators == {
        outcome: back.summary.indicators[outcomes.get(outcome, outcome)] for outcome in Outcome
    }


@given(distinct, distinct, st.integers())
def test_the_order_of_units_and_projects_does_not_count(old: Table, new: Table, seed: int) -> None:
    assert said(compare(old, new)) == said(compare(shuffled(old, seed), shuffled(new, seed + 1)))


@given(alike, st.integers())
def test_a_table_in_another_order_is_unchanged(of: Table, seed: int) -> None:
    compared = compare(once_each(of), shuffled(once_each(of), seed))
    assert not any(change.is_changed for change in compared.projects)


@given(made.tables, made.tables)
def test_nothing_of_a_review_is_carried_to_two_places(old: Table, new: Table) -> None:
    revision = changed_since(once_each(old), once_each(new))
    projects = {
        one: now for one, now in revision.subjects.items() if one.project is not None and not one.indicator
    }
    assert len(set(projects.values())) == len(projects)
