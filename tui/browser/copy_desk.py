"""The commands that copy: to the clipboard, once more from the record of copies, and to the plain screen."""

import sys
from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager

from textual.app import SuspendNotSupported

from model.text import search_key
from tui.browser.chooser import Choice, Chooser
from tui.browser.copier import as_text, as_tsv
from tui.browser.desk import Desk
from tui.browser.library import Library
from tui.browser.panes import Panes
from tui.browser.view import Target
from tui.copying.history import Copied, History, HistoryError
from tui.copying.plain_screen import show as show_plain
from tui.copying.route import Sent
from tui.plain import printable

_NOTHING = "这里没有可以复制的内容"

Suspend = Callable[[], AbstractContextManager[None]]
"""Gives the terminal back to us inside it: the ordinary screen, no mouse. Raises SuspendNotSupported."""


class CopyDesk:
    """Copies what is marked, or what the cursor stands on, and keeps it on record."""

    def __init__(
        self,
        library: Library,
        desk: Desk,
        panes: Panes,
        send: Callable[[str], Sent],
        history: History | None,
        say: Callable[[str], None],
    ) -> None:
        """`send` sends a text towards the clipboard; without a `history` nothing is kept."""
        self._library = library
        self._desk = desk
        self._panes = panes
        self._send = send
        self._history = history
        self._say = say

    def copy(self, *, table: bool) -> None:
        """Copy as text or, as a table, as TSV."""
        taken = as_tsv if table else as_text
        text = taken(self._library, self._desk.visible, self._desk.targets())
        if text:
            self._copy(text)
        else:
            self._say(_NOTHING)

    def record(self, *, ascii_only: bool) -> Chooser | None:
        """A dialog that offers what was copied, newest first, and copies it once more; None, and why is said,
        where there is nothing to offer."""
        try:
            kept = self._history.read() if self._history is not None else []
        except HistoryError as error:
            self._say(error.line)
            return None
        if not kept:
            self._say("还没有复制过内容")
            return None

        def fitting(typed: str) -> Sequence[Choice]:
            words = search_key(typed)
            return [_choice(one) for one in kept if words in search_key(one.text)]

        hint = "输入其中的文字，↑ ↓ 选择，Enter 再复制一次"
        return Chooser("复制记录", hint, fitting, self._again, ascii_only=ascii_only)

    async def _again(self, chosen: Hashable) -> None:
        if isinstance(chosen, Copied):
            self._copy(chosen.text)

    def show_plain(self, suspend: Suspend) -> None:
        """Show what is copied on the plain screen, of the list the whole project under the cursor."""
        text = as_text(self._library, self._desk.visible, self._plain_targets())
        keyboard, screen = sys.__stdin__, sys.__stderr__
        if not text:
            self._say(_NOTHING)
        elif keyboard is not None and screen is not None:
            try:
                with suspend():
                    show_plain(text, screen, keyboard.fileno())
            except SuspendNotSupported:
                self._say("这个终端不能离开全屏；请按 y 复制，或按 e 导出为文件")

    def _copy(self, text: str) -> None:
        """Keep a text first, then send it: a way that hangs or kills us takes nothing away."""
        trouble = ""
        if self._history is not None:
            try:
                self._history.add(text)
            except HistoryError as error:
                trouble = f"；{error.line}"
        self._say(f"{self._send(text).sentence}{trouble}")

    def _plain_targets(self) -> Sequence[Target]:
        panes = self._panes
        if self._desk.marks or (panes.detail.active and panes.target is not None):
            return self._desk.targets()
        return [] if panes.project is None else [panes.project]


def _choice(one: Copied) -> Choice:
    """By its first line; a TSV by the one under its header, past the unit."""
    lines = one.text.split("\n")
    is_tsv = "\t" in lines[0] and len(lines) > 1
    shown = "TSV  " + lines[1].partition("\t")[2] if is_tsv else lines[0]
    note = one.at[5:16]
    return Choice(one, printable(shown), f"{len(lines)} 行  {note}" if len(lines) > 1 else note)
