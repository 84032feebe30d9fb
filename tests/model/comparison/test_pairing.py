"""Which project is which: years, close names, repeated names, units; and the sentences about money."""

from decimal import Decimal

import pytest
from rapidfuzz import fuzz

from model import Project
from model.comparison import Link, MoneyChange, compare, money_sentence
from model.comparison.closeness import MOST_CLOSE, close_names
from model.dated import dated, undated
from tests.model.tables import indicator, project, table, unit, unread

Fate = tuple[str | None, str | None, Link]


def fates(old: list[Project], new: list[Project]) -> list[Fate]:
    """Old and new name of each project of one unit, and how they are tied."""
    before, now = table(None, unit("某中心", None, old)), table(None, unit("某中心", None, new))
    return [
        (
            None if change.old is None else old[change.old.project].name,
            None if change.new is None else new[change.new.project].name,
            change.link,
        )
        for change in compare(before, now).projects
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("培训经费2024", "培训经费2025"),
        ("培训经费", "培训经费（2025年）"),
        ("培训经费〔2024〕", "培训经费"),
        ("2024年培训经费", "2025年度培训经费"),
        ("（2024年）培训经费", "培训经费"),
        ("培训经费2023-2024年", "培训经费2025"),
        ("某区2024年培训经费", "某区2025年培训经费"),
    ],
)
def test_only_the_year_differs(old: str, new: str) -> None:
    assert fates([project(old)], [project(new)]) == [(old, new, Link.DATED)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("编外人员经费（本级）", "编外聘用人员经费（本级）2025"),
        ("信息系统运行维护费", "信息系统运行维护经费"),
    ],
)
def test_close_names_are_renamed(old: str, new: str) -> None:
    assert fates([project(old)], [project(new)]) == [(old, new, Link.RENAMED)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("滨河公园改造工程一期", "滨河公园改造工程二期"),
        ("第1幼儿园改扩建工程项目", "第2幼儿园改扩建工程项目"),
        ("人才培训经费", "人员培训经费"),
        ("公用经费", "会议经费"),
        ("2024", "2025"),
    ],
)
def test_names_that_say_something_else_are_two_projects(old: str, new: str) -> None:
    assert fates([project(old)], [project(new)]) == [(None, new, Link.NEW), (old, None, Link.VANISHED)]


def test_the_same_name_comes_before_the_year_s_and_the_closest_before_others() -> None:
    old = [project("人才港经费2024"), project("人才港经费"), project("信息系统运行维护费用")]
    new = [
        project("信息系统运行维护费"),
        project("信息系统的运行维护费"),
        project("人才港经费2025"),
        project("人才港经费"),
    ]
    assert fates(old, new) == [
        ("信息系统运行维护费用", "信息系统运行维护费", Link.RENAMED),
        (None, "信息系统的运行维护费", Link.NEW),
        ("人才港经费2024", "人才港经费2025", Link.DATED),
        ("人才港经费", "人才港经费", Link.SAME),
    ]


def test_repeated_names_are_told_apart_by_money_and_then_by_order() -> None:
    before = table(None, unit("甲", None, [project("补助", money) for money in ("1", "2", "3")]))
    now = table(None, unit("甲", None, [project("补助", money) for money in ("3.00", "9", "1.0", "8")]))
    assert [
        (change.old and change.old.project, change.new and change.new.project)
        for change in compare(before, now).projects
    ] == [
        *((2, 0), (1, 1)),
        *((0, 2), (None, 3)),
    ]


def test_a_project_moves_where_its_name_is_left_once_in_each_table() -> None:
    before = table(
        None, unit("甲", None, [project("会展经费2024")]), unit("乙", None, [project("公用经费")] * 2)
    )
    now = table(None, unit("丙", None, [project("会展经费2025"), project("公用经费")]))
    moved, new, *gone = compare(before, now).projects
    assert (moved.link, moved.moved) == (Link.DATED, True)
    assert moved.sentences[1] == "项目由“甲”转至“丙”"
    assert new.link is Link.NEW
    assert [change.link for change in gone] == [Link.VANISHED] * 2


def test_units_are_one_by_name_under_another_department() -> None:
    before = table(None, unit("某 中心", None, [project()], path=("旧局",)))
    now = table(None, unit("某中心", None, [project()], path=("新局",)))
    [change] = compare(before, now).projects
    assert not change.is_changed


def test_unread_indicators_are_compared_by_their_text() -> None:
    before = project(
        "甲", "1", unread("1、培训人数≥30人，合格率95%以上"), unread("另一条"), indicator("培训")
    )
    now = project(
        "甲", "1", unread("1、培训人数≥50人，合格率95%以上"), unread("另 一条。"), indicator("培训")
    )
    [change] = compare(table(None, unit("乙", None, [before])), table(None, unit("乙", None, [now]))).projects
    assert change.all_sentences == (
        "指标“1、培训人数≥50人，合格率95%以上”由“1、培训人数≥30人，合格率95%以上”改为“1、培训人数≥50人，合格率95%以上”",
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("120", "150", "总计由 120.00 万元调增至 150.00 万元，增加 30.00 万元（25.0%）"),
        ("3", "2", "总计由 3.00 万元调减至 2.00 万元，减少 1.00 万元（33.3%）"),
        ("-5", "-4", "总计由 -5.00 万元调增至 -4.00 万元，增加 1.00 万元（20.0%）"),
        ("0", "2", "总计由 0.00 万元调增至 2.00 万元，增加 2.00 万元"),
        (None, "2", "总计由空白改为 2.00 万元，增加 2.00 万元"),
        ("2", None, "总计由 2.00 万元改为空白，减少 2.00 万元（100.0%）"),
        ("2.0", "2.00", ""),
        (None, "0.00", ""),
    ],
)
def test_money_is_said_exactly(old: str | None, new: str | None, sentence: str) -> None:
    amounts = (None if amount is None else Decimal(amount) for amount in (old, new))
    assert money_sentence("总计", MoneyChange(*amounts)) == sentence


def test_close_names_are_those_that_comparing_each_with_each_finds() -> None:
    names = [
        f"{a}{b}{c}"
        for a in ("城市", "城镇", "农村")
        for b in ("道路", "供水", "道路绿化")
        for c in ("养护", "养护经费", "改造")
    ]
    found = {(one.old, one.new) for one in close_names(names, names[::-1], 80)}
    assert found == {
        (old, new)
        for old, one in enumerate(names)
        for new, other in enumerate(names[::-1])
        if fuzz.ratio(one, other) >= 80
    }


def test_a_name_is_never_shortened_to_nothing() -> None:
    assert (dated("2024"), undated("2024"), undated("（2024年）")) == (("2024", 0), "2024", "(2024年)")


def test_names_that_are_nearly_all_alike_do_not_take_for_ever() -> None:
    """A hostile table: each name is close to each, so that the pairs would be 25 million."""
    names = [f"关于某区某街道办事处社区治理专项补助经费{chr(0x4E00 + at)}" for at in range(5000)]
    found = list(close_names(names, [f"{name}的" for name in names]))
    assert MOST_CLOSE <= len(found) <= MOST_CLOSE + 2 * len(names)
