"""The dialogs of the browser's screen, each loaded when it is first opened: the first picture needs none."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.browser.desk import Desk
from tui.browser.finding_filter import FindingFilter
from tui.browser.keymap import Command
from tui.browser.library import Library
from tui.browser.view import FindingAt

if TYPE_CHECKING:
    from tui.browser.dialog import Dialog
    from tui.browser.note_editor import NoteEditor

# ruff: noqa: PLC0415

Chosen = Callable[[Hashable], Awaitable[None]]
"""Called with what was chosen."""


def categories(desk: Desk, *, ascii_only: bool) -> "Dialog":
    """The categories of indicators, to leave some of them."""
    from tui.browser.categories import CategoryList

    chosen = desk.view.chosen.categories
    return CategoryList(desk.categories(), chosen, desk.choose_categories, ascii_only=ascii_only)


def findings(
    library: Library,
    desk: Desk,
    here: FindingAt | None,
    go_to: Callable[[FindingAt, FindingFilter], Awaitable[None]],
    *,
    ascii_only: bool,
) -> "Dialog":
    """The findings on what is left, to go to one; the cursor stands on `here` at first."""
    from tui.browser.finding_list import FindingList

    return FindingList(library, desk.visible, desk.wanted_findings, here, go_to, ascii_only=ascii_only)


def summary(desk: Desk, export: Callable[[], object], *, ascii_only: bool) -> "Dialog":
    """The charts of what is left; `export` writes them to a file."""
    from tui.browser.summary import Summary

    return Summary(desk.summary(), desk.scope, export, ascii_only=ascii_only)


def palette(commands: Sequence[Command], run: Chosen, *, ascii_only: bool) -> "Dialog":
    """All commands, to run one."""
    from tui.browser import palette
    from tui.browser.chooser import Chooser

    hint = "输入命令的名称或按键，↑ ↓ 选择，Enter 执行"
    offered = partial(palette.commands, all_commands=commands)
    return Chooser("命令", hint, offered, run, ascii_only=ascii_only)


def jump(library: Library, desk: Desk, go_to: Chosen, *, ascii_only: bool) -> "Dialog":
    """Pages, units and projects, to go to one."""
    from tui.browser.chooser import Chooser
    from tui.browser.jump import Destinations

    hint = "输入页码、单位或项目名称，↑ ↓ 选择，Enter 前往"
    return Chooser("跳转", hint, Destinations(library, desk.rows()), go_to, ascii_only=ascii_only)


def key_help(
    open_palette: Callable[[], Awaitable[None]], commands: Sequence[Command], *, ascii_only: bool
) -> "Dialog":
    """What each key does."""
    from tui.browser.help import Help

    return Help(open_palette, commands, ascii_only=ascii_only)


def note(title: str, text: str, keep: Callable[[str], None], *, ascii_only: bool) -> "NoteEditor":
    """The editor of a note; `keep` is called with what is kept."""
    from tui.browser.note_editor import NoteEditor

    return NoteEditor(title, text, keep, ascii_only=ascii_only)
