"""The help: every key, and how filters are written."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.browser.blocks import Block, BlockItems
from tui.browser.dialog import Dialog
from tui.browser.item_list import ItemList
from tui.browser.items import Items
from tui.browser.keymap import COMMANDS, Command, closing, groups, key_of
from tui.browser.spans import Line, Span, aligned, pad, paragraph, spread

_KEY_CELLS = 14
_NOTE_INDENT = 10
_TWO_COLUMNS_FROM = 76

_NOTES = (
    # A command's id in braces stands for its key.
    ("文字", "指标按名称和指标值查找；项目名称或绩效目标含有该文字的，保留其全部指标"),
    ("拼音", "名称也可按拼音首字母查找：jycy 找到就业创业；四个字母起也查绩效目标和指标值"),
    ("金额", "不带单位即万元：100..500、100..、..500、≥1000、<50万元、1亿、500000元"),
    ("类别", "可同时勾选几类；文字、金额、类别三项须在同一指标上同时成立"),
    ("复制", "文字送往终端的剪贴板；若粘贴为空，请按 {export} 导出文件"),
    ("继续", "只打开一份时，从上次的位置和筛选继续；按 {open} 打开的文件取代现在打开的"),
    (
        "输入法",
        "开着中文输入法时可用方向键、Enter、功能键与 {palette}（或 {help} 再按 Tab）；"
        "直接输入汉字即按文字筛选",
    ),
)


class Help(Dialog, inherit_bindings=True):
    """Shows the help."""

    BINDINGS: ClassVar[list[BindingType]] = [
        closing("help"),
        Binding("enter", "escape", "关闭", show=False, priority=True),
        Binding("tab", "palette", "命令面板", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    Help {
        & > #box { width: 100%; max-width: 124; height: 100%; max-height: 100%; }
        & ItemList { height: 1fr; }
    }
    """

    def __init__(
        self,
        palette: Callable[[], Awaitable[None]],
        commands: Sequence[Command] = COMMANDS,
        *,
        ascii_only: bool,
    ) -> None:
        """`palette` opens the palette: a way to it without a control key; `commands` have the keys that the
        person chose.
        """
        super().__init__(_Page(commands), ascii_only=ascii_only)
        self._palette = palette

    async def action_palette(self) -> None:
        self.dismiss()
        await self._palette()


class _Page(ItemList):
    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def title(self, cells: int) -> Line:
        return spread((Span(" 帮助"),), (Span("↑ ↓ 滚动  Tab 命令面板  Esc 关闭 "),), cells)

    def lay_out(self, cells: int) -> Items:
        blocks: list[Block] = []
        palette = key_of(self._commands, "palette")
        for name, commands in groups(self._commands):
            lines: list[Line] = [(pad(1), Span(name, "heading"))]
            lines += _columns([_command_line(command, palette) for command in commands], cells)
            blocks.append(Block(name, [*lines, ()]))
        notes: list[Line] = [(pad(1), Span("说明", "heading"))]
        keys = {one.id: key_of(self._commands, one.id) for one in self._commands}
        for label, text in _NOTES:
            notes += _note_lines(label, text.format_map(keys), cells)
        blocks.append(Block("notes", notes))
        return BlockItems(blocks)


def _columns(lines: Sequence[Line], cells: int) -> list[Line]:
    if cells < _TWO_COLUMNS_FROM:
        return list(lines)
    half = (len(lines) + 1) // 2
    second = [*lines[half:], *[()] * (2 * half - len(lines))]
    return [(*aligned(one, cells // 2), *other) for one, other in zip(lines[:half], second, strict=True)]


def _command_line(command: Command, palette: str) -> Line:
    """A command with its keys; one without any is reached through the palette, by that one's key."""
    shown = Span(" ".join(command.shown_keys), "strong") if command.keys else Span(f"（{palette}）", "quiet")
    keys = (pad(2), shown, pad(1))
    return (*aligned(keys, _KEY_CELLS), Span(command.label))


def _note_lines(label: str, text: str, cells: int) -> list[Line]:
    first, *others = paragraph(text, cells - _NOTE_INDENT - 1)
    lead = aligned((pad(2), Span(label, "strong")), _NOTE_INDENT)
    return [(*lead, *first), *((pad(_NOTE_INDENT), *other) for other in others)]
