"""Screens of any size: one pane or two, resized at any moment, and nothing cut without a way to see it."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.widgets import TextArea

from tests.browser.drive import Stage, browsing, settled
from tui.browser.too_small import TooSmall
from tui.browser.view import FlatRow, Row
from tui.sources import Opening

NARROW, COMMON, WIDE, TINY = (60, 20), (80, 24), (250, 80), (20, 4)


async def resize(stage: Stage, size: tuple[int, int]) -> None:
    await stage.pilot.resize_terminal(*size)
    await settled(stage.pilot)


def shown(stage: Stage) -> set[str]:
    """The panes that are on the screen."""
    return {name for name in ("tree", "flat", "detail") if stage.widget(name).region}


@pytest.mark.parametrize("name", ["header", "tree", "detail", "filters", "keys"])
async def test_all_is_drawn_once_more_after_a_resize(
    sample: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What was asked for at the former size ends amid a character of two cells."""
    asked: list[tuple[Region, ...]] = []
    async with browsing([sample], opening, size=COMMON) as stage:
        widget = stage.widget(name)
        monkeypatch.setattr(widget, "refresh", lambda *regions, **_: asked.append(regions))
        stage.pane("tree").move(1)
        await resize(stage, (101, 24))
    assert asked[-1:] == [()]


async def test_where_two_panes_do_not_fit_one_is_shown(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=NARROW) as stage:
        assert shown(stage) == {"tree"}
        assert "Tab 明细" in stage.said
        await stage.press("tab")
        assert shown(stage) == {"detail"}
        assert "← 返回" in stage.said
        await stage.press("left")
        assert shown(stage) == {"tree"}
        await stage.press("enter")
        assert shown(stage) == {"detail"}
        await stage.press("z")
        assert "按 Tab 切换" in stage.said
        await resize(stage, COMMON)
        assert shown(stage) == {"tree", "detail"}
        assert "返回" not in stage.said


async def test_where_one_pane_is_shown_a_match_is_shown_in_it(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=NARROW) as stage:
        await stage.press("/", *"场馆免费开放达标率", "enter", "n")
        assert shown(stage) == {"detail"}
        assert "场馆免费开放达" in stage.text("detail")
        assert isinstance(stage.pane("detail").key, FlatRow)


async def test_a_pane_that_was_never_shown_is_laid_out_for_its_width(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=NARROW) as stage:
        await stage.press("J", "tab")
        afterwards = stage.lines("detail")
    async with browsing([sample], opening, size=NARROW) as stage:
        await stage.press("tab", "J")
        assert stage.lines("detail") == afterwards


@pytest.mark.parametrize("between", [NARROW, TINY, WIDE, (40, 10)])
async def test_cursor_and_place_outlast_another_size(
    sample: Path, opening: Opening, between: tuple[int, int]
) -> None:
    async with browsing([sample], opening, size=COMMON) as stage:
        await stage.press("J", "J", "J", "enter", "down", "down")
        tree, detail, lines = stage.pane("tree").key, stage.pane("detail").key, stage.lines("detail")
        await resize(stage, between)
        assert (stage.pane("tree").key, stage.pane("detail").key) == (tree, detail)
        await resize(stage, COMMON)
        assert (stage.pane("tree").key, stage.pane("detail").key) == (tree, detail)
        assert stage.lines("detail") == lines
        assert stage.pane("detail").active


async def test_a_filter_being_typed_goes_on_in_another_size(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=COMMON) as stage:
        await stage.press("/", *"服")
        for size in (NARROW, TINY, WIDE, COMMON):
            await resize(stage, size)
        await stage.press(*"务", "enter")
        assert stage.desk.view.chosen.text == "服务"
        assert shown(stage) == {"tree", "detail"}


async def test_a_note_being_written_goes_on_in_another_size(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=COMMON) as stage:
        await stage.press("w", *"一段批")
        for size in (NARROW, TINY, WIDE, (40, 10)):
            await resize(stage, size)
        await stage.press(*"注")
        assert stage.browser.screen.query_one(TextArea).text == "一段批注"
        assert stage.browser.screen.query_one(TextArea).region.height > 1


@pytest.mark.parametrize("keys", [("?",), ("f",), ("i",), ("c",), ("ctrl+p",), (":",), ("o",), ("w",)])
async def test_dialogs_open_in_any_size_and_close_again(
    sample: Path, opening: Opening, keys: tuple[str, ...]
) -> None:
    async with browsing([sample], opening, size=NARROW) as stage:
        await stage.press("J", *keys)
        for size in ((40, 10), TINY, WIDE, NARROW):
            await resize(stage, size)
        assert len(stage.browser.screen_stack) > 1
        await stage.press("escape")
        assert stage.pane("tree").key == Row("project", 0, unit=0, project=1)
        assert shown(stage) == {"tree"}


async def test_a_window_that_is_too_small_says_so(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=TINY) as stage:
        notice = stage.browser.screen.query_one(TooSmall)
        assert notice.region
        assert "窗口太小" in notice.render_line(0).text
        assert not shown(stage)
        await resize(stage, (40, 10))
        assert shown(stage) == {"tree"}
        assert "Tab 明细" in stage.said


@pytest.mark.parametrize("size", [(40, 10), NARROW, (75, 20), (76, 24), COMMON, (200, 60), WIDE])
async def test_nothing_is_wider_than_the_screen(
    sample: Path, opening: Opening, size: tuple[int, int]
) -> None:
    async with browsing([sample], opening, size=size) as stage:
        await stage.press("J", "tab")
        for name in ("header", "tree", "detail", "filters", "keys"):
            assert all(cell_len(line) <= size[0] for line in stage.lines(name))


async def test_filters_of_every_kind_are_readable_in_sixty_columns(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=NARROW) as stage:
        await stage.press("a", *">1", "enter", "/", *"服务", "enter", "c", "down", "down", "space", "escape")
        line = stage.filters
        assert ">1" in line and "服务" in line and "质量" in line
        assert "…" not in line
        assert "项目" in stage.left


async def test_what_is_wrong_with_an_amount_is_said_in_full(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, size=NARROW) as stage:
        await stage.press("a", *"1x")
        assert "有误" in stage.left
        assert stage.said.startswith("看不懂“1x”：可写")
        assert "…" not in stage.said
        await stage.press("backspace")
        assert stage.said.startswith("Enter 确定")
        await stage.press("escape")
        assert "Tab 明细" in stage.said


async def test_where_columns_would_be_of_a_few_characters_they_stand_below_each_other(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening, size=(34, 40)) as stage:
        await stage.press("tab")
        lines = [line.rstrip(" │┃") for line in stage.lines("detail")]
        at = lines.index("  产出-数量")
        assert lines[at + 1 : at + 3] == ["  新建、改建综合性文化服务中心", "    ≥14个"]
