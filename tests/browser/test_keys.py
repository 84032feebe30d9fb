"""Every key in the running browser: moving, folding, panes, views, order, palette, jump, help, quitting."""

from pathlib import Path

import pytest

from tests.browser.drive import Stage, browsing, settled
from tui.browser.view import FlatRow, Order, Row
from tui.sources import Opening

FIRST, SECOND, THIRD = (
    "公共文化服务体系建设专项资金",
    "旅游市场促进与消费扶持资金",
    "文物保护与非物质文化遗产传承经费",
)
BUREAU, LAST = "青屿市澜湾区文化广电旅游体育局", "场馆惠民补助清算（冲减上年多拨部分）"


def detail_has_keys(stage: Stage) -> bool:
    return stage.pane("detail").active


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((), FIRST),
        (("j",), SECOND),
        (("down", "ｊ"), THIRD),
        (("j", "j", "k"), SECOND),
        (("j", "j", "up"), SECOND),
        (("G",), LAST),
        (("end",), LAST),
        (("G", "g", "j", "j"), FIRST),
        (("end", "home", "j"), BUREAU),
        (("J",), SECOND),
        (("ctrl+down", "ctrl+down", "K"), SECOND),
        (("K",), FIRST),
        (("h",), BUREAU),
        (("left", "left", "right", "down"), FIRST),
    ],
)
async def test_moving_in_the_tree(sample: Path, opening: Opening, keys: tuple[str, ...], name: str) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(*keys)
        assert stage.selected == name


async def test_pages_move_by_what_is_shown(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (80, 24)) as stage:
        await stage.press("pagedown")
        assert stage.selected == "青屿市澜湾区博物馆"
        await stage.press("pageup")
        assert stage.selected == FIRST


@pytest.mark.parametrize("key", ["h", "left", "enter"])
async def test_a_unit_folds_and_unfolds(sample: Path, opening: Opening, key: str) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("h")
        assert stage.lines("tree")[2].startswith(" ▾ 文化广电旅游体育局")
        await stage.press(key)
        assert stage.lines("tree")[2].startswith(" ▸ 文化广电旅游体育局")
        assert stage.lines("tree")[3].startswith(" ▾ 文化馆")
        await stage.press("right")
        assert FIRST in stage.lines("tree")[3]


async def test_all_units_fold_and_unfold(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("j", "-")
        assert stage.selected == BUREAU
        assert [line[1] for line in stage.lines("tree")[2:7]] == ["▸"] * 5
        await stage.press("+")
        assert stage.selected == BUREAU
        assert FIRST in stage.text("tree")


@pytest.mark.parametrize("key", ["enter", "right", "l", "tab"])
async def test_into_the_detail_pane_and_back(sample: Path, opening: Opening, key: str) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(key)
        assert detail_has_keys(stage)
        await stage.press("j")
        assert stage.pane("detail").key == FlatRow(0, 0, 0, 0)
        await stage.press({"tab": "shift+tab"}.get(key, "h"))
        assert not detail_has_keys(stage)
        assert stage.selected == FIRST


async def test_the_next_project_without_going_back_to_the_tree(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("tab", "J")
        assert detail_has_keys(stage)
        assert stage.lines("detail")[0].split()[0] == SECOND


async def test_the_next_project_is_found_in_a_folded_unit(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("-", "J")
        assert stage.selected == FIRST
        await stage.press("G", "K")
        assert stage.selected == "志愿讲解与研学服务"


async def test_a_pane_is_enlarged_and_made_small_again(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (80, 24)) as stage:
        await stage.press("z")
        assert (stage.pane("tree").size.width, stage.pane("detail").display) == (80, False)
        await stage.press("tab")
        assert (stage.pane("tree").display, stage.pane("detail").size.width) == (False, 80)
        await stage.press("z")
        assert stage.pane("tree").size.width + stage.pane("detail").size.width == 80


async def test_projects_by_money_and_as_printed(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("s")
        assert stage.desk.view.order is Order.MONEY
        assert "金额从大到小" in stage.lines("tree")[0]
        totals = [line.removesuffix("│").split()[-1] for line in stage.lines("tree")[3:12]]
        assert totals == [
            "3,268.40",
            "1,480.00",
            "612.35",
            "580.00",
            "320.00",
            "148.26",
            "36.80",
            "18.00",
            "18.00",
        ]
        await stage.press("s")
        assert THIRD[:10] in stage.lines("tree")[5]


async def test_the_list_stands_where_the_tree_stood(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("J", "v")
        assert stage.pane("flat").key == FlatRow(0, 0, 1, 0)
        await stage.press("j", "v")
        assert stage.selected == SECOND
        assert stage.pane("detail").key == FlatRow(0, 0, 1, 1)


async def test_enter_goes_from_the_list_to_the_project(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("v", "G", "enter")
        assert stage.selected == LAST
        assert detail_has_keys(stage)
        assert stage.pane("detail").key == FlatRow(0, 4, 4, 0)


async def test_the_list_sorts_by_one_column_after_the_other(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (160, 40)) as stage:
        await stage.press("v")
        firsts = []
        for _ in range(5):
            await stage.press("s", "g")
            firsts.append((sorted_column(stage), stage.lines("flat")[1].split()[0]))
        assert firsts == [
            ("项目", "“非遗进校园”[试点]"),
            ("类别", FIRST),
            ("名称", "流动文化服务车运行费"),
            ("指标值", "应急广播运行维护"),
            ("", FIRST),
        ]


def sorted_column(stage: Stage) -> str:
    """The column that the list's title says it is sorted by."""
    title = stage.lines("flat")[0]
    return title[: title.index("（")].split()[-1] if "（" in title else ""


async def test_next_and_previous_project_in_the_list(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("v", "J", "J", "K")
        assert stage.pane("flat").key == FlatRow(0, 0, 1, 0)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("图书馆", "青屿市澜湾区图书馆"),
        ("志愿", "志愿讲解与研学服务"),
        ("4", "流动文化服务车运行费"),
        ("第６页", "青少年体育训练与竞赛"),
    ],
)
async def test_jumping_to_a_page_a_unit_a_project(
    sample: Path, opening: Opening, typed: str, name: str
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("：")
        await stage.type(typed)
        await stage.press("enter")
        assert stage.selected == name


async def test_leaving_the_jump_changes_nothing(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(":")
        await stage.type("图书馆")
        await stage.press("escape")
        assert stage.selected == FIRST


async def test_the_palette_runs_a_command_by_arrows(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("ctrl+p")
        await stage.type("折叠")
        assert "全部折叠" in stage.dialog()
        await stage.press("down", "down", "enter")
        assert stage.desk.view.folded


async def test_the_palette_says_when_there_is_no_such_command(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("ctrl+p")
        await stage.type("没有")
        assert "没有符合的项" in stage.dialog()
        await stage.press("enter", "escape")
        assert stage.browser.screen_stack[-1] is stage.browser.screen_stack[0]


@pytest.mark.parametrize("key", ["?", "？", "f1"])
async def test_help_shows_every_key(sample: Path, opening: Opening, key: str) -> None:
    async with browsing([sample], opening, (120, 60)) as stage:
        await stage.press(key)
        shown = stage.dialog()
        for label in ("下一个项目", "按类别筛选", "复制为表格（TSV）", "放大当前窗格，或还原", "命令面板"):
            assert label in shown
        await stage.press("escape")
        assert len(stage.browser.screen_stack) == 1


@pytest.mark.parametrize("key", ["q", "ｑ", "f10"])
async def test_quitting(sample: Path, opening: Opening, key: str) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(key)
        assert stage.browser.return_code == 0
        assert not stage.browser.is_running or stage.browser.return_value == 0


async def test_ctrl_c_says_how_to_quit_and_how_to_copy(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("ctrl+c")
        assert "按 q" in stage.said and "按 y" in stage.said


async def test_a_message_gives_way_to_the_keys_once_there_was_time_to_read_it(
    sample: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("tui.browser.key_line.monotonic", lambda: now)
    async with browsing([sample], opening) as stage:
        await stage.press("s", "j")
        assert "金额从大到小" in stage.said
        now = 110.0
        await stage.press("j")
        assert "/ 搜索" in stage.said


async def test_typing_letters_in_a_filter_runs_no_command(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/")
        await stage.type("qvsz")
        assert stage.desk.view.chosen.text == "qvsz"
        assert stage.browser.is_running


async def test_arrows_move_the_cursor_while_a_filter_is_typed(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/", "down", "down")
        assert stage.selected == THIRD
        assert isinstance(stage.pane("tree").key, Row)


async def test_the_mouse_selects_and_goes_in(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.pilot.click("#tree", offset=(8, 5))
        assert stage.selected == THIRD
        await stage.pilot.click("#tree", offset=(8, 4), times=2)
        await settled(stage.pilot)
        assert stage.selected == SECOND
        assert detail_has_keys(stage)


async def test_keys_typed_ahead_are_obeyed_in_their_order(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        search = ("J", "/", *"公益x", "backspace", *"电影", "enter", "tab", "j")
        tick = ("c", "down", "space", "escape")
        order = ("ctrl+p", *"排序", "enter")
        await stage.press(*search, *tick, *order, "J")
        assert stage.desk.view.chosen.text == "公益电影"
        assert [key.name for key in stage.desk.view.chosen.categories] == ["数量"]
        assert stage.desk.view.order is Order.MONEY
        assert stage.pane("tree").key == Row("project", 0, unit=0, project=5)
        assert detail_has_keys(stage)


async def test_a_pane_that_was_hidden_comes_back_as_it_is_by_then(opening: Opening, tianhe: Path) -> None:
    async with browsing([tianhe], opening) as stage:
        for key in ("v", "slash", *"培训", "enter", "v"):
            await stage.press(key)
            await stage.pilot.pause()
        assert any("合计 6/54 " in line for line in stage.lines("tree"))
