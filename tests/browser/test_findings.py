"""Findings in the browser: counts in the tree, sentences at their place, the list, the walk, the summary."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.checks import CHECKS, Heading, Profile, Severity
from tests.browser.drive import Stage, browsing, browsing_tables, finished
from tests.model.tables import indicator, project, table, unit
from tui.browser.app import Browser
from tui.browser.finding_filter import FindingFilter
from tui.browser.view import FindingAt, FlatRow, Row
from tui.checking.profile_file import ProfileInUse
from tui.sources import Opening

OUTPUT = indicator("培训人数", "≥50人")
BENEFIT = indicator("就业率", "≥90%", level1="效益指标", level2="社会效益指标", number=2)
PLEASED = indicator("学员满意度", "≥90%", level1="满意度指标", level2="服务对象满意度指标", number=3)
COST = indicator("场地租金", "≤1万元", level1="成本指标", level2="经济成本指标", number=4)
VAGUE = indicator("培训效果", "持续提升", level1="效益指标", level2="社会效益指标", number=2)
BARE = indicator("培训场次", "12", number=5)
CLEAN = project("技能培训", "100.00", OUTPUT, BENEFIT, PLEASED, COST)
FAULTY = project("场馆培训", "20.00", OUTPUT, VAGUE, PLEASED, COST, BARE)
LACKING = project("展览经费", "30.00", OUTPUT, PLEASED, COST)
TABLE = table("150.00", unit("甲局", "100.00", [CLEAN]), unit("乙站", "50.00", [FAULTY, LACKING]))


def at(stage: Stage) -> str:
    """The check of the finding under the detail pane's cursor."""
    key = stage.pane("detail").key
    assert isinstance(key, FindingAt)
    return stage.browser.library.finding(key).check


async def test_the_tree_counts_the_gravest_findings_and_sums_them_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        counts = [line.removesuffix("│").split()[1:-1] for line in stage.lines("tree")[1:7]]
        assert counts == [["!2~1"], ["甲局"], [], ["乙站", "!2~1"], ["!1~1"], ["!1"]]


async def test_a_finding_stands_under_its_indicator(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("J")
        stage.pane("detail").go_to(FlatRow(0, 1, 0, 4))
        stage.pane("detail").move(1)
        assert at(stage) == "no-unit"
        shown = stage.text("detail")
        assert shown.index("培训场次") < shown.index("! 完整性：“培训场次”")


async def test_the_walk_goes_through_all_and_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("]")
        assert (stage.selected, at(stage)) == ("场馆培训", "not-measurable")
        assert stage.said == "第 1/3 条  提示  不可衡量"
        await stage.press("]")
        assert at(stage) == "no-unit"
        await stage.press("]")
        assert (stage.selected, at(stage)) == ("展览经费", "no-benefit")
        await stage.press("]")
        assert at(stage) == "not-measurable"
        await stage.press("[")
        assert at(stage) == "no-benefit"


async def test_the_walk_keeps_to_what_the_filters_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("a", *"30", "enter", "]")
        assert (stage.selected, at(stage)) == ("展览经费", "no-benefit")
        await stage.press("]")
        assert stage.said.startswith("第 1/1 条")
        await stage.press("x", "/", *"场次", "enter", "]")
        assert at(stage) == "no-unit"


async def test_the_list_filters_live_and_jumps(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("f")
        assert "轻重 全部" in stage.dialog() and "错误 2  提示 1" in stage.dialog()
        await stage.press("tab")
        assert "轻重 错误" in stage.dialog() and "不可衡量" not in stage.dialog()
        await stage.press("shift+tab")
        assert "要点 完整性" in stage.dialog()
        await stage.type("展览")
        assert "缺效益指标" in stage.dialog() and "缺计量单位" not in stage.dialog()
        await stage.press("enter")
        assert (stage.selected, at(stage)) == ("展览经费", "no-benefit")
        wanted = FindingFilter(Severity.ERROR, Heading.COMPLETE, "展览")
        assert stage.desk.wanted_findings == wanted
        await stage.press("]")
        assert stage.said == "第 1/1 条  错误  缺效益指标"


async def test_the_list_opens_on_the_finding_under_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("]", "]", "f", "up", "enter")
        assert at(stage) == "not-measurable"


async def test_nothing_found_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = table("100.00", unit("甲局", "100.00", [CLEAN]))
    async with browsing_tables(monkeypatch, clean) as stage:
        await stage.press("]")
        assert stage.said == "没有审核要点"
        await stage.press("f")
        assert "没有符合的审核要点" in stage.dialog()
        await stage.press("enter", "escape", "g")
        assert "审核要点 无审核要点" in stage.text("detail")


async def test_from_the_flat_list_a_finding_leads_to_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("v", "]")
        assert (stage.selected, at(stage)) == ("场馆培训", "not-measurable")


async def test_a_wrong_sum_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = table("150.00", unit("甲局", "110.00", [CLEAN]), unit("乙站", "40.00", [FAULTY]))
    async with browsing_tables(monkeypatch, wrong) as stage:
        stage.desk.go_to(Row("unit", 0, unit=0))
        assert stage.text("detail").count("印为 110.00 万元") == 1


async def test_the_summary_draws_bars_and_is_exported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("i")
        shown = stage.dialog()
        assert "各单位项目金额（万元）" in shown and "甲局  100.00   1 项目" in shown
        assert "各类绩效指标（条）" in shown and "! 缺计量单位" in shown
        await stage.press("e")
        await finished(stage.pilot)
        assert "已导出 汇总" in stage.said
    (written,) = tmp_path.glob("*.xlsx")
    book = openpyxl.load_workbook(written)
    assert "xl/charts/chart1.xml" in zipfile.ZipFile(written).namelist()
    money = book["各单位项目金额"]
    assert [[cell.value for cell in row] for row in money.iter_rows(max_row=2)] == [
        ["名称", "万元", "项目数"],
        ["甲局", 100, 1],
    ]


async def test_the_opinion_sheet_is_written_from_the_browser(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with browsing_tables(monkeypatch, TABLE) as stage:
        await stage.press("E")
        await finished(stage.pilot)
        assert "已导出 审核意见表" in stage.said
    (written,) = tmp_path.glob("0-审核意见-*.xlsx")
    opinions = openpyxl.load_workbook(written)["审核意见"]
    said = [row[7] for row in opinions.iter_rows(values_only=True)]
    assert any(isinstance(cell, str) and "“展览经费”" in cell for cell in said)


async def test_checks_that_are_off_find_nothing_in_the_browser(sample: Path, opening: Opening) -> None:
    everything = Profile(off=frozenset(check.id for check in CHECKS))
    browser = Browser([sample], opening, ProfileInUse(everything))
    async with browser.run_test(size=(120, 40)) as pilot:
        await finished(pilot)
        await pilot.press("right_square_bracket")
        assert Stage(browser, pilot).said == "没有审核要点"


async def test_the_summary_is_of_what_the_filters_leave(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("a", *">=1000", "enter", "i")
        assert "筛选后的全部" in stage.dialog()
        assert " 2 项目" in stage.dialog() and " 1 项目" in stage.dialog()
        await stage.press("escape")
        assert stage.left.startswith("命中 3/25 项目")
