"""The recent list: documents opened lately with the progress of their reviews, and a path to type."""

import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from model.search import holds, key_of
from tui.browser.blocks import Block, BlockItems
from tui.browser.dialog import ACTIONS, Dialog
from tui.browser.field import Field
from tui.browser.item_list import ItemList
from tui.browser.items import Items
from tui.browser.keymap import bindings
from tui.browser.recent_text import fate_of, name_of, path_text, progress_of, typed_path, when
from tui.browser.spans import Line, Span, highlighted, pad, spread, width
from tui.plain import printable
from tui.review import RecentDocument, Store, StoreError
from tui.terminal.terminal import shown

PLACEHOLDER = "输入路径，或名称中的文字；↑ ↓ 选择，Enter 打开，"
SHORT_PLACEHOLDER = "路径或文字；Enter 打开，"
_INDENT = 3
_GAP = 2

OpenPath = Callable[[Path], Awaitable[None]]
"""Opens a file or folder in place of what is open, at once, so that keys typed ahead come after it."""


class Remembered(NamedTuple):
    """What the database remembers, newest first; `problem` says why that cannot be read, "" where it can."""

    documents: Sequence[RecentDocument] = ()
    problem: str = ""


def remembered(kept: Store | None) -> Remembered:
    """The documents opened lately."""
    if kept is None:
        return Remembered()
    try:
        return Remembered(kept.recent())
    except StoreError as error:
        return Remembered(problem=error.line)


class Recent(Dialog, inherit_bindings=False):
    """Offers the documents opened lately, and opens those or the path that is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS, typing=True),
        Binding("tab", "move(1)", "下一个", show=False, priority=True),
        Binding("shift+tab", "move(-1)", "上一个", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    Recent {
        background: $background;
        & > #box { width: 100%; max-width: 124; height: 100%; max-height: 100%; }
        & Field.-textual-compact { padding: 0 1; }
        & ItemList { height: 1fr; }
        & Static { height: auto; max-height: 5; padding: 0 1; color: $strong; display: none; }
    }
    """

    def __init__(
        self,
        known: Remembered,
        open_path: OpenPath,
        leave: Callable[[], None] | None = None,
        problem: str = "",
        title: str = "打开文件",
        *,
        ascii_only: bool,
    ) -> None:
        """`leave` is called when nothing is chosen; `problem` is said below the list."""
        self._rows = _Listing(known.documents)
        super().__init__(self._rows, title, ascii_only=ascii_only)
        leaving = f"Esc {'关闭' if leave is None else '退出'}"
        self._input = Field(PLACEHOLDER + leaving, SHORT_PLACEHOLDER + leaving)
        self._open_path = open_path
        self._leave = leave
        self._told = Static()
        self._problem = problem or known.problem

    def parts(self) -> list[Widget]:
        return [self._input, self.listing, self._told]

    def on_mount(self) -> None:
        super().on_mount()
        self.set_focus(self._input)
        self._tell(self._problem)

    async def action_go_in(self) -> None:
        path = self._rows.path
        if path is None:
            self._tell("请输入文件或文件夹的路径")
        elif not os.path.exists(path):
            self._tell(f"{path}：找不到文件；请核对路径和文件名")
        else:
            self.dismiss()
            await self._open_path(path)

    def action_escape(self) -> None:
        self.dismiss()
        if self._leave is not None:
            self._leave()

    def action_quit(self) -> None:
        self.action_escape()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell("")
        self._rows.typed = event.value
        self._rows.reload(afresh=True)

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_go_in()

    @on(ItemList.Clicked)
    async def _clicked(self, event: ItemList.Clicked) -> None:
        if event.twice:
            await self.action_go_in()

    def _tell(self, sentence: str) -> None:
        self._told.update(Content(shown(printable(sentence))))
        self._told.display = bool(sentence)


class _Listing(ItemList):
    """The documents that fit what is typed; before them the path that is typed, if something is there."""

    def __init__(self, documents: Sequence[RecentDocument]) -> None:
        super().__init__()
        self._documents = [(one, fate_of(one), key_of(name_of(one), str(one.path))) for one in documents]
        self._now = datetime.now().astimezone()
        self.typed = ""

    @property
    def path(self) -> Path | None:
        """The path under the cursor; where nothing fits, the one that is typed."""
        key = self.key
        if isinstance(key, RecentDocument):
            return key.path
        return key if isinstance(key, Path) else typed_path(self.typed)

    def lay_out(self, cells: int) -> Items:
        blocks = [
            self._block(document, fate, cells)
            for document, fate, key in self._documents
            if holds(key, self.typed)
        ]
        path = typed_path(self.typed)
        if path is not None and os.path.exists(path):
            what = "文件夹" if os.path.isdir(path) else "文件"
            line: Line = (Span(f" 打开{what} ", "heading"), *highlighted(str(path), role="strong"))
            blocks.insert(0, Block(path, [line], selectable=True))
        if blocks:
            return BlockItems(blocks)
        nothing = "没有这个文件，最近打开的文件中也没有含这些文字的" if self.typed else "没有最近打开的文件"
        return BlockItems([Block(None, [(pad(1), Span(nothing, "quiet"))])])

    def _block(self, document: RecentDocument, fate: str, cells: int) -> Block:
        note: Line = (
            Span(progress_of(document), "strong" if document.reviewed else "quiet"),
            Span(f"  {when(document.opened_at, self._now)}", "quiet"),
            pad(1),
        )
        first = spread((pad(1), *highlighted(name_of(document), self.typed, "strong")), note, cells)
        mark: Line = (Span(f"  {fate}", "warning"), pad(1)) if fate else (pad(1),)
        path = path_text(document.path, cells - _INDENT - width(mark) - _GAP)
        second = spread((pad(_INDENT), *highlighted(path, self.typed, "quiet")), mark, cells)
        return Block(document, [first, second], selectable=True)
