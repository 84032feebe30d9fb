"""A person's own settings in the browser: keys, where they are obeyed and shown; columns, frames, mouse."""

import re
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.browser.drive import Stage, browsing
from tui.browser.app import Browser
from tui.browser.keymap import COMMANDS, changed_bindings, with_keys
from tui.browser.screen import BrowseScreen
from tui.configuration.settings import Columns, Configuration
from tui.sources import Opening


def own(**keys: tuple[str, ...]) -> Configuration:
    return Configuration(keys=keys)


def typed(stage: Stage) -> str:
    """What stands in the input that has the keys."""
    field = stage.browser.screen.focused
    assert isinstance(field, Input)
    return field.value


class TestKeys:
    async def test_a_key_of_ones_own_works_in_place_of_the_usual_one(
        self, sample: Path, opening: Opening
    ) -> None:
        async with browsing([sample], opening, configuration=own(flat=("ctrl+k",), enlarge=())) as stage:
            await stage.press("v", "ｖ")
            assert not stage.widget("flat").display
            await stage.press("z")
            assert stage.widget("detail").display
            await stage.press("ctrl+k")
            assert stage.widget("flat").display

    async def test_keys_that_were_exchanged(self, sample: Path, opening: Opening) -> None:
        keys = own(down=("k", "down"), up=("j", "up"))
        async with browsing([sample], opening, configuration=keys) as stage:
            first = stage.selected
            await stage.press("k")
            second = stage.selected
            assert second != first
            await stage.press("j")
            assert stage.selected == first
            await stage.press("ｋ")
            assert stage.selected == second

    async def test_help_key_line_palette_and_messages_name_it(self, sample: Path, opening: Opening) -> None:
        keys = own(copy=("ctrl+k", "f5"), export=(), text=("t",), help=("f1",))
        async with browsing([sample], opening, configuration=keys) as stage:
            assert "t 搜索" in stage.said and "Ctrl+K 复制" in stage.said and "导出" not in stage.said
            await stage.press("ctrl+q")
            assert stage.said == "退出请按 q；复制请按 Ctrl+K"
            await stage.press("f1")
            assert "Ctrl+K F5" in stage.dialog() and re.search(r"（Ctrl\+P） +导出筛选结果", stage.dialog())
            await stage.press("end")
            assert "按 Ctrl+P“导出筛选结果” 导出文件" in stage.dialog()
            await stage.press("f1", "ctrl+p", *"复制")
            assert "Ctrl+K F5" in stage.dialog()

    async def test_what_is_typed_goes_into_an_input_whatever_key_it_is(
        self, sample: Path, opening: Opening
    ) -> None:
        keys = own(quit=("b", "f10"), text=("t", "f3"), up=("w", "up"), note=("f11",))
        async with browsing([sample], opening, configuration=keys) as stage:
            await stage.press("t", *"btwj/")
            assert typed(stage) == "btwj/"
            await stage.press("enter", "x", "ctrl+p", *"btw/")
            assert typed(stage) == "btw/"
            await stage.press("escape", "f", *"btw")
            assert typed(stage) == "btw"

    @pytest.mark.parametrize(("key", "name"), [("c", "CategoryList"), ("f1", "Help"), ("i", "Summary")])
    async def test_dialogs_obey_the_same_keys(
        self, sample: Path, opening: Opening, key: str, name: str
    ) -> None:
        keys = own(last=("b",), help=("f1",), quit=("ctrl+w",))
        async with browsing([sample], opening, (80, 12), configuration=keys) as stage:
            await stage.press(key)
            assert type(stage.browser.screen).__name__ == name
            top = stage.dialog()
            await stage.press("G", "q", "?", "f10")
            assert stage.dialog() == top
            await stage.press("b")
            assert stage.dialog() != top
            await stage.press("ctrl+w")
            assert isinstance(stage.browser.screen, BrowseScreen)

    async def test_the_key_that_opened_a_dialog_closes_it(self, sample: Path, opening: Opening) -> None:
        keys = own(help=("f6",), findings=("f7",), next_judgement=())
        async with browsing([sample], opening, configuration=keys) as stage:
            names = []
            for key in ("f6", "f6", "f7", "f7"):
                await stage.press(key)
                names.append(type(stage.browser.screen).__name__)
            assert names == ["Help", "BrowseScreen", "FindingList", "BrowseScreen"]

    async def test_the_palette_runs_what_has_no_key(self, sample: Path, opening: Opening) -> None:
        async with browsing([sample], opening, configuration=own(flat=())) as stage:
            await stage.press("ctrl+p", *"树与列表", "enter")
            assert stage.widget("flat").display

    def test_ids_are_bare_names_of_toml_and_no_two_alike(self) -> None:
        ids = [command.id for command in COMMANDS]
        assert len(set(ids)) == len(ids)
        assert all(one.isidentifier() and one.isascii() for one in ids)

    def test_nothing_is_bound_anew_where_nothing_was_changed(self) -> None:
        assert changed_bindings(with_keys({})) == {}
        assert set(changed_bindings(with_keys({"copy": ("y", "f5"), "mark": ("space",)}))) == {
            f"mark{kind}" for kind in ("", ".typing", ".closing", ".closing.typing")
        }


class TestColumns:
    async def test_the_list_shows_the_columns_in_their_order(self, sample: Path, opening: Opening) -> None:
        columns = Columns(list=("value", "name", "unit", "page", "total"))
        async with browsing([sample], opening, configuration=Configuration(columns=columns)) as stage:
            await stage.press("v")
            title, first = stage.lines("flat")[:2]
            order = [title.index(label) for label in ("指标值", "名称", "单位", "页", "项目总计")]
            assert order == sorted(order)
            assert "类别" not in title
            assert first.split()[-2:] == ["1", "3,268.40┃"]

    async def test_the_tree_leaves_columns_out(self, sample: Path, opening: Opening) -> None:
        columns = Columns(tree=("money",))
        async with browsing([sample], opening) as usual:
            assert "!9" in usual.text("tree")
        async with browsing([sample], opening, configuration=Configuration(columns=columns)) as stage:
            assert "!9" not in stage.text("tree") and "10,390.61" in stage.text("tree")
        bare = Configuration(columns=Columns(tree=()))
        async with browsing([sample], opening, configuration=bare) as stage:
            assert "10,390.61" not in stage.text("tree") and "总计" not in stage.text("tree")


class TestFramesAndMouse:
    async def test_frames_of_the_file(self, sample: Path, opening: Opening) -> None:
        async with browsing([sample], opening, configuration=Configuration(frames="ascii")) as stage:
            assert "│" not in stage.text("tree") and "|" in stage.text("tree")

    @pytest.mark.parametrize(
        ("option", "setting", "mouse"),
        [(False, False, False), (True, False, True), (False, True, True)],
    )
    def test_mouse_of_the_file_or_the_option(
        self,
        sample: Path,
        opening: Opening,
        monkeypatch: pytest.MonkeyPatch,
        option: bool,
        setting: bool,
        mouse: bool,
    ) -> None:
        ran: list[bool] = []

        def run(browser: Browser, *, mouse: bool) -> int:
            ran.append(mouse)
            return 0

        monkeypatch.setattr(Browser, "run", run)
        monkeypatch.setattr("sys.stdin", sys.__stdin__)
        monkeypatch.setattr("tui.browser.app.ending_with", lambda terminal: nullcontext())
        Browser([sample], opening, mouse=option, configuration=Configuration(mouse=setting)).browse()
        assert ran == [mouse]
