"""Chinese input and pasted text in the running browser: where it goes, and that it never runs a command."""

from pathlib import Path

import pytest
from textual import events
from textual.binding import Binding
from textual.widgets import Input, TextArea

from tests.browser.drive import Stage, browsing
from tui.browser.caret import caret_of
from tui.browser.categories import CategoryList
from tui.browser.help import Help
from tui.browser.keymap import COMMANDS, bindings
from tui.browser.palette import commands
from tui.browser.summary import Summary
from tui.sources import Opening


async def paste(stage: Stage, text: str, *keys: str) -> None:
    """Paste a text, and press keys at once behind it."""
    stage.browser.post_message(events.Paste(text))
    await stage.press(*keys)


def field(stage: Stage) -> Input:
    focused = stage.browser.focused
    assert isinstance(focused, Input)
    return focused


async def test_chinese_that_is_typed_goes_into_the_text_filter_with_all_behind_it(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.type("培训、1项q")
        assert stage.desk.view.chosen.text == "培训、1项q"
        assert stage.browser.is_running
        assert stage.desk.view.state is None
        assert stage.browser.screen_stack[0].is_current
        await stage.press("escape")
        assert stage.desk.view.chosen.text == ""


async def test_chinese_takes_the_place_of_the_words_that_were_set(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.type("服务")
        await stage.press("enter", "tab")
        await stage.type("培训")
        await stage.press("enter")
        assert stage.desk.view.chosen.text == "培训"


@pytest.mark.parametrize("character", ["。", "，", "é", "ｂ", "①"])
async def test_other_characters_run_nothing_and_the_way_out_is_said(
    sample: Path, opening: Opening, character: str
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(character)
        assert stage.browser.focused is None
        assert "F1" in stage.said


@pytest.mark.parametrize("key", ["f1", "c", "i"])
async def test_chinese_over_a_dialog_without_an_input_does_nothing(
    sample: Path, opening: Opening, key: str
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(key)
        shown = stage.dialog()
        await stage.type("培训")
        await paste(stage, "xq培训\nq")
        assert len(stage.browser.screen_stack) == 2
        assert stage.dialog() == shown
        assert stage.desk.view.chosen.text == ""


def test_every_key_of_one_character_has_its_full_width_form() -> None:
    made = {one.key: one.action for one in Binding.make_bindings(bindings())}
    for command in COMMANDS:
        for key in command.keys:
            if len(key) == 1:
                wide = next(iter(Binding.make_bindings([Binding(chr(ord(key) + 0xFEE0), "")]))).key
                assert made[wide] == command.action, key


@pytest.mark.parametrize("dialog", [CategoryList, Help, Summary])
def test_keys_of_dialogs_have_their_full_width_forms(dialog: type[CategoryList | Help | Summary]) -> None:
    made = {one.key: one.action for one in Binding.make_bindings(dialog.BINDINGS)}
    plain = {key: action for key, action in made.items() if len(key) == 1 and key.isascii()}
    assert all(made.get(chr(ord(key) + 0xFEE0)) == action for key, action in plain.items())


def test_every_command_has_a_key_that_an_input_method_leaves_alone_or_stands_in_the_palette() -> None:
    offered = {choice.key for choice in commands("")}
    for command in COMMANDS:
        named = [key for key in command.keys if len(key) > 1 and not key.startswith("ctrl+")]
        assert named or command.twice or command.action in offered | {"palette"}, command.label


async def test_the_palette_is_reached_and_used_without_letters_or_control_keys(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("f1", "tab")
        labels = [line.strip() for line in stage.dialog().splitlines()]
        at = next(
            at for at, line in enumerate([choice.label for choice in commands("")]) if line == "全部折叠"
        )
        assert labels[0].startswith("上一行")
        await stage.press(*["down"] * at, "enter")
        assert stage.desk.view.folded


async def test_pasted_words_are_looked_for(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await paste(stage, "公益电影\r\n", "enter", "J")
        assert stage.desk.view.chosen.text == "公益电影"
        assert stage.browser.focused is None


@pytest.mark.parametrize("text", ["q\nx\n1\n", "第一行\r第二行", "长" * 500])
async def test_pasting_much_runs_nothing_and_says_so(sample: Path, opening: Opening, text: str) -> None:
    async with browsing([sample], opening) as stage:
        await paste(stage, text)
        assert "没有执行" in stage.said
        assert stage.browser.is_running
        assert stage.desk.view.chosen.text == ""


_PASTED = "\x1b[2J甲\r\n\r\n 乙\t丙\x07\u200b\x00q\r"
"""Lines, an empty one, a tab, and what shows nothing."""


async def test_lines_pasted_into_an_input_are_one_line_without_controls(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        for key in ("/", "a", ":", "ctrl+p", "f", "o"):
            await stage.press(key)
            await paste(stage, _PASTED)
            assert field(stage).value == "[2J甲 乙 丙q", key
            await stage.press("escape")
        assert stage.browser.is_running


async def test_what_is_selected_gives_way_to_what_is_pasted(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/", *"服务", "enter", "/")
        await paste(stage, "培训", "enter")
        assert stage.desk.view.chosen.text == "培训"


async def test_lines_pasted_into_a_note_stay_lines(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("w")
        await paste(stage, "依据：\r\n第一条\r\x1b[0m第二条\x07")
        area = stage.browser.focused
        assert isinstance(area, TextArea)
        assert area.text == "依据：\n第一条\n[0m第二条"
        assert area.cursor_location == (2, 6)


async def test_the_caret_stays_in_the_input_when_the_text_is_longer(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (80, 24)) as stage:
        await stage.press("/")
        await stage.type("绩效" * 60)
        caret, region = caret_of(field(stage)), field(stage).region
        assert caret is not None and region.contains_point(caret)
        assert region.right - caret.x <= 2
