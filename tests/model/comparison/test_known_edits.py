"""The sample beside last year's table made from it: each edit is found, and nothing else."""

from decimal import Decimal

import pytest

from model.comparison import Comparison, Outcome, ProjectChange, Strictness, compare
from tests.model.comparison import last_year
from tests.sample import truth

THIS_YEAR = truth.table()
LAST_YEAR = last_year.table()

SAID = {
    "旅游市场促进与消费扶持资金": [
        "总计由 1,200.00 万元调增至 1,480.00 万元，增加 280.00 万元（23.3%）",
        "财政拨款由 1,200.00 万元调增至 1,480.00 万元，增加 280.00 万元（23.3%）",
        "指标“发放文旅消费券”由“≥15万张”调高为“≥20万张”（要求提高）",
        "指标“单张消费券补贴额”由“≤60元”调低为“≤50元”（要求提高）",
    ],
    "文物保护与非物质文化遗产传承经费": [
        "总计由 632.35 万元调减至 612.35 万元，减少 20.00 万元（3.2%）",
        "财政拨款由 592.35 万元调减至 572.35 万元，减少 20.00 万元（3.4%）",
        "绩效目标有改动",
        "指标“领取补助的代表性传承人”由“46人”改为“46”",
        "指标“非遗展示活动受众”实施周期值由“2年累计覆盖20万人次”改为“3年累计覆盖30万人次”",
    ],
    "“非遗进校园”[试点]": ["项目名称由““非遗进校园”[试点]〔2025年〕”改为““非遗进校园”[试点]”，仅年份不同"],
    "文化市场综合执法经费[2025]": [
        "项目名称由“文化市场综合执法经费[2024]”改为“文化市场综合执法经费[2025]”，仅年份不同",
        "指标“举报线索办结时限”由“≤10个工作日”调高为“≤15个工作日”（要求放宽）",
    ],
    "编外人员经费（本级）2025": [
        "项目名称由“2024年编外人员经费（本级）”改为“编外人员经费（本级）2025”，仅年份不同"
    ],
    "应急广播运行维护": [
        "项目由“应急广播系统运行维护”更名为“应急广播运行维护”",
        "新增指标“重要保障期停播事故”（0次）",
        "取消指标“新建应急广播终端”（≥100个）",
    ],
    "总分馆一体化运行（含24小时自助图书馆）": [
        "指标“纳入体系的分馆和自助图书馆”由“分馆30个；自助图书馆9座”改为“分馆32个；自助图书馆9座”",
        "指标“读者对分馆服务的投诉”由“＜8件”调高为“＜12件”（要求放宽）",
        "指标“单座自助图书馆年运行成本”由“产出-成本”改列“成本-经济成本”",
    ],
    "全民阅读活动经费": [
        "指标“阅读推广志愿者”由“阅读推广志愿者数”更名，指标值由“≥150个”调高为“≥200个”（要求提高）"
    ],
    "国民体质监测": ["新增项目“国民体质监测”，总计 28.60 万元"],
    "流动文化服务车运行费": ["项目由“青屿市澜湾区图书馆”转至“青屿市澜湾区文化馆”"],
    "老旧文化设备报废处置": ["取消项目“老旧文化设备报废处置”，原总计 9.90 万元"],
}
"""All that is to be said of this year's projects, and of the one that is gone."""


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare(LAST_YEAR, THIS_YEAR)


def name(change: ProjectChange) -> str:
    """A project's name in this year's table; in last year's where it is gone."""
    table, spot = (THIS_YEAR, change.new) if change.new is not None else (LAST_YEAR, change.old)
    assert spot is not None
    return table.units[spot.unit].projects[spot.project].name


def test_each_edit_is_said_and_nothing_else(compared: Comparison) -> None:
    said = {name(change): list(change.all_sentences) for change in compared.projects if change.all_sentences}
    assert said == SAID


def test_only_the_year_in_a_name_is_no_change(compared: Comparison) -> None:
    changed = {name(change) for change in compared.projects if change.is_changed}
    assert changed == SAID.keys() - {"“非遗进校园”[试点]", "编外人员经费（本级）2025"}


def test_values_written_otherwise_are_the_same(compared: Comparison) -> None:
    """1.2亿元 and 12000万元, ≥90% and 不少于90%."""
    outcomes = {
        name(change): {
            each.outcome for each in change.indicators if each.value and each.value.old != each.value.new
        }
        for change in compared.projects
        if change.indicators
    }
    assert Outcome.UNCHANGED in outcomes["旅游市场促进与消费扶持资金"]
    assert outcomes["剧场灯光音响设备更新"] == {Outcome.UNCHANGED}


def test_the_summary_counts_them(compared: Comparison) -> None:
    summary = compared.summary
    assert (summary.old_projects, summary.new_projects) == (25, 25)
    assert (summary.same, summary.dated, summary.renamed) == (20, 3, 1)
    assert (summary.new, summary.vanished, summary.moved) == (1, 1, 1)
    assert (summary.raised, summary.lowered, summary.objectives) == (1, 1, 1)
    assert (summary.stricter, summary.laxer) == (3, 2)
    assert {outcome: count for outcome, count in summary.indicators.items() if count < 50} == {
        Outcome.NEW: 1,
        Outcome.VANISHED: 1,
        Outcome.RAISED: 4,
        Outcome.LOWERED: 1,
        Outcome.CHANGED: 3,
    }
    assert summary.money_raised + summary.money_lowered == Decimal("260.00")
    assert (summary.money_new, summary.money_vanished) == (Decimal("28.60"), Decimal("9.90"))
    assert summary.total.difference == Decimal("278.70")


def test_mirrored_what_was_raised_was_lowered(compared: Comparison) -> None:
    mirrored = compare(THIS_YEAR, LAST_YEAR)
    assert mirrored.summary.stricter == compared.summary.laxer
    assert mirrored.summary.indicators[Outcome.LOWERED] == compared.summary.indicators[Outcome.RAISED]
    strict = [each for change in mirrored.projects for each in change.indicators if each.is_changed]
    assert sum(each.strictness is Strictness.STRICTER for each in strict) == 2
