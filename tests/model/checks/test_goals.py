"""Figures of objectives: found with their names, contradicted, missing, or left alone."""

import pytest

from model import Indicator
from model.checks import DEFAULT, Spot
from model.checks.goals import named_figures
from tests.model.checks.found import found, lone
from tests.model.tables import indicator, unread


def quality(name: str, value: str) -> Indicator:
    return indicator(name, value, level2="质量指标")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("劳动仲裁结案率90%以上，调解成功率65%以上", [("劳动仲裁结案率", 90), ("调解成功率", 65)]),
        ("目标1：参保率达到95％。", [("参保率", 95)]),
        ("群众满意度不低于９０％；2025年就业率保持在98.5%", [("群众满意度", 90), ("就业率", 98.5)]),
        ("投诉率控制在5%以内", [("投诉率", 5)]),
        ("参保率比上年提高5个百分点", []),
        ("上年满意度为92%", []),
        ("业务量增长10%", []),
        ("及时率、准确率95%、98%", [("准确率", 95)]),
        ("合格率95%优良率80%", []),
        ("培训200人，2025年底前完成", []),
    ],
)
def test_rates_are_found_with_their_names(text: str, named: list[tuple[str, float]]) -> None:
    assert [(one.name, float(one.quantity.number)) for one in named_figures(text, DEFAULT)] == named


@pytest.mark.parametrize(
    ("objective", "other"),
    [
        ("劳动仲裁结案率90%以上。", quality("劳动仲裁结案率", "≥95%")),
        ("劳动仲裁结案率90%以上。", quality("结案率指标", "≥95%")),
        ("劳动仲裁结案率90%以上。", quality("构建和谐关系", "及时解决争议，案件结案率不低于95%")),
        ("群众满意度达到９０％。", quality("服务对象满意度", "≥95%")),
    ],
)
def test_an_indicator_contradicts_its_objective(objective: str, other: Indicator) -> None:
    (finding,) = found("goal-figure", lone(quality("到岗率", "≥99%"), other, objective=objective))
    assert finding.spot == Spot(0, 0, 1)
    assert f"绩效目标提出“{objective.rstrip('。')}”" in finding.sentence
    assert f"“{other.annual_value}”，二者不一致" in finding.sentence


def test_no_indicator_holds_a_figure() -> None:
    objective = "养老保险参保率达到95%,医疗保险参保率达到98%,扩大覆盖面。"
    findings = found("goal-figure", lone(quality("待遇发放标准", "准确率达到99%"), objective=objective))
    assert [finding.spot for finding in findings] == [Spot(0, 0), Spot(0, 0)]
    assert [finding.quote for finding in findings] == ["养老保险参保率达到95%", "医疗保险参保率达到98%"]


@pytest.mark.parametrize(
    ("objective", "right"),
    [
        ("结案率90%以上。", [quality("结案率", "≥90%")]),
        ("调解成功率65%以上。", [quality("劳动争议调解率", "≧65%")]),
        ("调解成功率65%以上。", [quality("劳动争议调解率", "≥70%")]),
        ("群众满意度90%以上。", [quality("参保人满意度", "≥95%")]),
        ("结案率90%以上。", [quality("一审结案率", "≥95%"), quality("二审结案率", "≥92%")]),
        ("结案率90%以上。", [quality("办案情况", "结案率不低于90%，归档率95%")]),
        (
            "养老保险参保率达到95%，医疗保险参保率达到98%。",
            [quality("医疗保险参保率", "≥98%"), quality("参保率", "≥95%")],
        ),
        ("养老保险参保率达到95%，医疗保险参保率达到98%。", [quality("参保率", "≥98%")]),
        ("结案率90%以上。", []),
        ("结案率90%以上。", [unread("1 结案率")]),
        ("稳定就业形势。", [quality("结案率", "≥95%")]),
    ],
)
def test_a_figure_that_is_held_or_not_sure_is_no_finding(objective: str, right: list[Indicator]) -> None:
    assert found("goal-figure", lone(*right, objective=objective)) == []
