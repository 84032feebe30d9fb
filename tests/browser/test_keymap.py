"""The keymap: one table, no key twice, and each of its commands can be run."""

from collections import Counter

from textual.binding import Binding

from tui.browser.keymap import COMMANDS, bindings, key_line
from tui.browser.palette import commands
from tui.browser.screen import BrowseScreen


def bound_keys() -> list[str]:
    made = Binding.make_bindings(bindings())
    return [binding.key for binding in made]


def test_no_key_has_two_commands() -> None:
    assert [key for key, times in Counter(bound_keys()).items() if times > 1] == []


def test_every_command_is_an_action_of_the_screen() -> None:
    actions = {command.action.partition("(")[0] for command in COMMANDS}
    assert {action for action in actions if not hasattr(BrowseScreen, f"action_{action}")} == set()


def test_full_width_letters_and_marks_do_what_the_plain_ones_do() -> None:
    made = {binding.key: binding.action for binding in Binding.make_bindings(bindings())}
    plain = {"j": "ｊ", "G": "Ｇ", "slash": "fullwidth_solidus", "question_mark": "fullwidth_question_mark"}
    more = {"colon": "fullwidth_colon", "space": "ideographic_space", "plus": "fullwidth_plus_sign"}
    assert all(made[key] == made[wide] for key, wide in (plain | more).items())
    assert made["ideographic_comma"] == made["slash"]


def test_every_command_that_needs_letters_has_another_way_too() -> None:
    """With a Chinese input method on, letters never arrive: the palette must offer what has no other key."""
    offered = {choice.key for choice in commands("")}
    letters_only = [one for one in COMMANDS if all(len(key) == 1 for key in one.keys)]
    assert {one.action for one in letters_only} <= offered


def test_the_palette_finds_commands_by_name_and_by_key() -> None:
    assert [choice.key for choice in commands("TSV")] == ["copy_tsv"]
    assert "export" in [choice.key for choice in commands("f9")]
    assert [choice.key for choice in commands("没有这样的命令")] == []


def test_the_key_line_gives_room_to_the_most_needed_keys_first() -> None:
    assert [command.action for command in key_line(2)] == ["help", "quit"]
    assert key_line(99)[0].action == "text"
    assert all(command.short for command in key_line(99))
