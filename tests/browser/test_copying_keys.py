"""Copying by keys: what the cursor stands on, what is marked, by which way it went, and exporting."""

import base64
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.browser.drive import Stage, browsing, finished
from tui.copying.history import History
from tui.export import ExportError
from tui.sources import Opening


class Terminal:
    """Takes the control sequences that copying writes, and decodes what they carry."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written: list[str] = []
        monkeypatch.setattr(
            "tui.browser.app.Browser.to_terminal", lambda browser, text: self.written.append(text)
        )

    @property
    def clipboard(self) -> str:
        sequence = self.written[-1]
        assert sequence.startswith("\x1b]52;c;") and sequence.endswith("\x1b\\")
        return base64.b64decode(sequence[7:-2]).decode()


@pytest.fixture
def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(monkeypatch)


async def to_indicator(stage: Stage, downs: int) -> None:
    """Into the detail pane, past the objective, to an indicator."""
    await stage.press("enter", *["j"] * downs)


async def test_an_indicator_is_one_cleaned_line(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await to_indicator(stage, 3)
        await stage.press("y")
        assert terminal_of.clipboard == "产出指标-质量指标 场馆免费开放达标率：≥98%"
        assert "已用 OSC 52 发送" in stage.said


async def test_an_indicator_with_two_values_gives_both(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("J", "J")
        await to_indicator(stage, 6)
        await stage.press("f5")
        assert terminal_of.clipboard == (
            "效益指标-社会效益 非遗展示活动受众：实施周期 3年累计覆盖30万人次；年度 10万人次以上"
        )


async def test_the_objective_is_copied_alone(sample: Path, opening: Opening, terminal_of: Terminal) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("J", "J", "J", "enter", "y")
        assert terminal_of.clipboard == "选取中小学开设渔歌、贝雕、草编等课程，由传承人与学校教师共同授课。"


async def test_a_project_is_copied_with_its_visible_indicators(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/")
        await stage.type("观众满意度")
        await stage.press("enter", "y")
        assert terminal_of.clipboard.splitlines() == [
            "项目：公益电影放映补助",
            "单位：青屿市澜湾区文化广电旅游体育局",
            "总计：18.00 万元；财政拨款 18.00 万元",
            "绩效目标：保障城乡群众看得到、看得好公益电影，按场次补助承担放映任务的院线和放映队。",
            "绩效指标：",
            "3. 满意度指标-服务对象满意度 观众满意度：≥90%",
        ]


async def test_a_unit_is_copied_with_its_visible_projects(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/")
        await stage.type("公益电影")
        await stage.press("enter", "h", "y")
        copied = terminal_of.clipboard
        assert copied.startswith("单位：青屿市澜湾区文化广电旅游体育局\n")
        assert copied.count("项目：公益电影放映补助") == copied.count("项目：") == 2


async def test_a_table_is_copied_unit_by_unit(sample: Path, opening: Opening, terminal_of: Terminal) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("a", "<", "1", "enter", "g", "y")
        assert terminal_of.clipboard.count("单位：") == 2
        assert terminal_of.clipboard.count("项目：") == 2


async def test_the_same_as_tsv(sample: Path, opening: Opening, terminal_of: Terminal) -> None:
    async with browsing([sample], opening) as stage:
        await to_indicator(stage, 1)
        await stage.press("Y")
        header, row = terminal_of.clipboard.splitlines()
        assert header.split("\t") == [
            "单位",
            "项目",
            "总计",
            "序号",
            "一级",
            "二级",
            "名称",
            "实施周期",
            "年度",
        ]
        assert row.split("\t")[2:7] == [
            "3268.40",
            "1",
            "产出指标",
            "数量指标",
            "新建、改建综合性文化服务中心",
        ]


async def test_marked_items_are_copied_together_in_printed_order(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await to_indicator(stage, 3)
        await stage.press("space", "g", "j", "j", "insert")
        assert "已标记 2 项" in stage.said
        marked = [line.split()[1] for line in stage.lines("detail") if line.startswith("*")]
        assert marked == ["1", "3"]
        await stage.press("y")
        assert terminal_of.clipboard.splitlines() == [
            "产出指标-数量指标 新建、改建综合性文化服务中心：≥14个",
            "产出指标-质量指标 场馆免费开放达标率：≥98%",
        ]


async def test_marked_findings_are_copied_line_by_line(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("]", "space", "]", "space", "y")
        lines = terminal_of.clipboard.splitlines()
        findings = stage.browser.library.entries[0].found.findings
        assert lines == [finding.sentence for finding in findings[:2]]


async def test_findings_as_tsv_have_columns_of_their_own(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("]", "Y")
        header, record = (line.split("\t") for line in terminal_of.clipboard.splitlines())
        assert header == ["单位", "项目", "页", "审核要点", "原文", "问题", "修改建议"]
        finding = stage.browser.library.entries[0].found.findings[0]
        assert record[5:] == [finding.sentence, finding.advice]


async def test_marked_projects_are_copied_even_where_a_filter_hides_them(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("space")
        assert stage.lines("tree")[3].startswith("*")
        await stage.press("/")
        await stage.type("培训")
        await stage.press("enter", "y")
        assert terminal_of.clipboard.startswith("项目：公共文化服务体系建设专项资金\n")
        assert terminal_of.clipboard.splitlines()[-1].startswith("6. ")


async def test_marks_are_taken_away(sample: Path, opening: Opening, terminal_of: Terminal) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("space", "k", "space")
        assert stage.desk.marks == frozenset()
        await stage.press("space", "space", "m")
        assert stage.desk.marks == frozenset()
        assert "*" not in stage.text("tree")


async def test_a_unit_cannot_be_marked(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("h", "space")
        assert stage.desk.marks == frozenset()
        assert "可标记的是项目、指标和审核要点" in stage.said


async def test_where_nothing_can_be_copied_it_says_so(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("g", "tab", "y")
        assert "没有可以复制的内容" in stage.said
        assert terminal_of.written == []


async def test_an_indicator_of_the_list_is_copied(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("v", "j", "y")
        assert terminal_of.clipboard == "产出指标-数量指标 送戏、送展下基层：≥260场次"


async def test_what_is_visible_is_exported_and_its_path_said(
    sample: Path, opening: Opening, tmp_path: Path
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/")
        await stage.type("培训")
        await stage.press("enter", "e")
        await finished(stage.pilot)
        [written] = tmp_path.glob("*.xlsx")
        said = stage.said.replace(" ", "")
        assert f"已导出2个项目、7条指标：{written}" in said


async def test_an_export_that_fails_says_why(
    sample: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise ExportError("导出.xlsx", "磁盘已满")

    monkeypatch.setattr("tui.export.export_visible", refuse)
    async with browsing([sample], opening) as stage:
        await stage.press("e")
        await finished(stage.pilot)
        assert "磁盘已满" in stage.said


async def test_an_indicator_marked_beside_its_project_is_copied_once(
    sample: Path, opening: Opening, terminal_of: Terminal
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("Y")
        alone = terminal_of.clipboard
        await stage.press("space", "k", "enter", "j", "j", "space", "Y")
        assert terminal_of.clipboard == alone


async def test_what_was_copied_is_kept_and_can_be_copied_again(
    sample: Path, opening: Opening, terminal_of: Terminal, tmp_path: Path
) -> None:
    history = History(tmp_path / "copied.txt")
    async with browsing([sample], opening, copied=history) as stage:
        await stage.press("y")
        project = terminal_of.clipboard
        await to_indicator(stage, 3)
        await stage.press("y", "Y")
        tsv = terminal_of.clipboard
        assert [one.text for one in history.read()] == [
            tsv,
            "产出指标-质量指标 场馆免费开放达标率：≥98%",
            project,
        ]
        await stage.press("H")
        first, second, third, *_ = stage.dialog().splitlines()
        assert first.startswith(" TSV  公共文化服务体系建设专项资金 3268.40")
        assert second.startswith(" 产出指标-质量指标 场馆免费开放达标率")
        assert third.startswith(" 项目：公共文化服务体系建设专项资金") and "11 行" in third
        await stage.type("免费开放达标率")
        await stage.press("down", "down", "enter")
        assert terminal_of.clipboard == project
        assert history.read()[0].text == project
        assert "已用 OSC 52 发送" in stage.said


async def test_before_anything_was_copied_it_says_so(sample: Path, opening: Opening, tmp_path: Path) -> None:
    async with browsing([sample], opening, copied=History(tmp_path / "copied.txt")) as stage:
        await stage.press("H")
        assert "还没有复制过内容" in stage.said


async def test_what_cannot_be_kept_is_copied_all_the_same(
    sample: Path, opening: Opening, terminal_of: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "copied.txt").mkdir()
    async with browsing([sample], opening, copied=History(tmp_path / "copied.txt")) as stage:
        await stage.press("y")
        assert terminal_of.clipboard.startswith("项目：公共文化服务体系建设专项资金\n")
        assert "已用 OSC 52 发送" in stage.said
        assert "读不出复制记录（这是一个文件夹）" in stage.said.replace(" ", "")
        await stage.press("H")
        assert "读不出复制记录（这是一个文件夹）" in stage.said.replace(" ", "")


async def test_where_the_screen_cannot_be_left_it_says_so(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("p")
        assert "这个终端不能离开全屏" in stage.said


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the plain screen is given."""
    shown: list[str] = []
    monkeypatch.setattr("tui.browser.copy_desk.show_plain", lambda text, screen, keyboard: shown.append(text))
    monkeypatch.setattr("tui.browser.app.Browser.suspend", nullcontext)
    return shown


async def test_the_plain_screen_shows_what_copying_takes(
    sample: Path, opening: Opening, terminal_of: Terminal, plain: list[str]
) -> None:
    async with browsing([sample], opening) as stage:
        for keys in (["p", "y"], ["h", "f6", "y"], ["l", "enter", *["j"] * 3, "p", "y"], ["space", "p", "y"]):
            await stage.press(*keys)
            assert plain[-1] == terminal_of.clipboard


async def test_of_the_list_it_shows_the_whole_project_as_the_filters_leave_it(
    sample: Path, opening: Opening, plain: list[str]
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/")
        await stage.type("观众满意度")
        await stage.press("enter", "v", "p")
        assert plain[-1].splitlines()[0] == "项目：公益电影放映补助"
        assert [line[:2] for line in plain[-1].splitlines()[5:]] == ["3."]


async def test_where_the_detail_has_nothing_it_shows_what_the_tree_stands_on(
    sample: Path, opening: Opening, plain: list[str]
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("g", "tab", "p")
        assert plain[-1].startswith("单位：")
