"""The title block above a table."""

from collections.abc import Sequence

import pytest

from parser.heading import Heading
from parser.heading import heading as heading_of
from parser.lines import Line
from parser.page import Glyph

TITLE = "云溪县民政局2025年项目支出绩效目标表"


def heading(texts: Sequence[str], heights: Sequence[float] = ()) -> Heading:
    """The heading of lines one under the other, as high as given, else all alike."""
    block = [
        Line(1, (Glyph(text, 0.0, 20.0 * at, 100.0, 20.0 * at + height),))
        for at, (text, height) in enumerate(zip(texts, heights or [10.0] * len(texts), strict=True))
    ]
    return heading_of(block)


def test_title_department_year_and_money_unit() -> None:
    assert heading([TITLE, "部门名称：云溪县民政局单位：万元"]) == Heading(
        TITLE, "云溪县民政局", 2025, "万元"
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["云溪县民政局", "2025年项目支出绩效目标表"], TITLE),
        (["云溪县民政局2025年项目支出", "绩效目标表"], TITLE),
        (["附件2", TITLE], TITLE),
        (["附表：", TITLE], TITLE),
        ([TITLE, "（含转移支付项目）"], TITLE + "（含转移支付项目）"),
        ([TITLE, "编报日期 3月1日"], TITLE),
        (["项目支出绩效目标申报表"], "项目支出绩效目标申报表"),
        ([TITLE + " 第 3 页"], TITLE),
        (["第一部分 部门概况"], ""),
        ([], ""),
    ],
)
def test_a_title_may_stand_on_several_lines(lines: list[str], title: str) -> None:
    assert heading(lines).title == title


@pytest.mark.parametrize(
    ("lines", "heights"),
    [
        (["云溪县2025年部门预算公开", TITLE], [8.0, 14.0]),
        (["云溪县民政局部门预算", TITLE], [8.0, 14.0]),
        (["云溪县2025年部门预算公开", TITLE], [14.0, 14.0]),
        (["云溪县部门预算公开", "云溪县民政局", "2025年项目支出绩效目标表"], [8.0, 16.0, 14.0]),
    ],
    ids=["smaller", "smaller, without a year", "with a year of its own", "over a title on two lines"],
)
def test_a_running_head_is_no_part_of_the_title(lines: list[str], heights: list[float]) -> None:
    assert heading(lines, heights).title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "部门名称：云溪县民政局",
        "部门名称:云溪县民政局 单位:万元",
        "单位名称：云溪县民政局",
        "预算单位：云溪县民政局",
        "填报单位：云溪县民政局 金额单位：万元",
        "部门（单位）名称：云溪县民政局",
        "主管部门：云溪县民政局",
        "部门：云溪县民政局",
        "部门名称：云溪县民政局 第 3 页 共 9 页",
        "部门名称：云溪县民政局 填报日期：2025年1月20日",
        "部门名称：云溪县民政局 2025-01-20",
    ],
)
def test_the_department_is_named_in_several_forms(line: str) -> None:
    assert heading(["2025年项目支出绩效目标表", line]).department == "云溪县民政局"


@pytest.mark.parametrize("name", ["元谋县民政局", "元宝山区民政局"])
def test_a_department_may_begin_like_a_money_unit(name: str) -> None:
    assert heading([TITLE, f"填报单位：{name}"]).department == name


def test_a_department_that_is_not_named_stands_before_the_year_of_the_title() -> None:
    assert heading([TITLE]).department == "云溪县民政局"
    assert heading(["项目支出绩效目标表"]).department == ""


@pytest.mark.parametrize(
    ("line", "money_unit"),
    [
        ("单位：万元", "万元"),
        ("单位:元", "元"),
        ("单位：元", "元"),
        ("金额单位：万元", "万元"),
        ("（单位：人民币万元）", "万元"),
        ("单位：人民币元", "元"),
        ("单位：千元", "千元"),
        ("单位：亿元", "亿元"),
        ("单位：百万元", "百万元"),
        ("金额：元", "元"),
        ("以元为单位", "元"),
        ("单位；元", "元"),
        ("单位∶元", "元"),
        ("（元）", "元"),
        ("部门∶云溪县民政局 货币单位：人民币元", "元"),
        ("以元谋县为单位", None),
        ("部门名称：云溪县民政局单位：元", "元"),
        ("单位名称：云溪县民政局", None),
        ("单位：元 部门名称：云溪县民政局", "元"),
        ("编制单位：元谋县民政局", None),
        ("单位：元宝山区民政局", None),
    ],
)
def test_the_money_unit_is_the_printed_one(line: str, money_unit: str | None) -> None:
    assert heading([TITLE, line]).money_unit == money_unit


def test_a_title_with_the_money_unit_on_its_line_is_a_title() -> None:
    found = heading([f"{TITLE}（单位：元）"])
    assert (found.title, found.money_unit) == (TITLE, "元")


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["项目支出绩效目标表（2026年度）"], 2026),
        (["2026 年项目支出绩效目标表"], 2026),
        (["项目支出绩效目标表", "2026年"], 2026),
        (["项目支出绩效目标表", "编号12026年"], None),
        (["项目支出绩效目标表"], None),
        ([TITLE, "编制于2024年12月"], 2025),
    ],
)
def test_the_year_is_the_titles_or_stands_near_it(lines: list[str], year: int | None) -> None:
    assert heading(lines).year == year
