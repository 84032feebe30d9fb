"""The one table of keys: bindings, the key line, the help and the palette are all made from it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

import msgspec
from textual.binding import Binding, BindingType

Group = Literal["移动", "查看", "筛选", "审核", "复制与导出", "其他"]


class Command(msgspec.Struct, frozen=True):
    """A command: `action` of the screen, its `keys` in Textual's names, and what it is called.

    `short` is its name on the key line; commands without one are not shown there.
    """

    action: str
    keys: tuple[str, ...]
    label: str
    group: Group
    short: str = ""
    twice: str = ""
    """A key that does the same when it is pressed twice."""

    @property
    def shown_keys(self) -> Sequence[str]:
        """The keys as a person knows them."""
        shown = [_SHOWN.get(key, key) for key in self.keys]
        return [*shown, f"{_SHOWN[self.twice]}×2"] if self.twice else shown


_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "空格",
    "insert": "Insert",
    "alt+up": "Alt+↑",
    "alt+left": "Alt+←",
    "alt+right": "Alt+→",
    "ctrl+z": "Ctrl+Z",
    "ctrl+y": "Ctrl+Y",
    "alt+down": "Alt+↓",
    "ctrl+up": "Ctrl+↑",
    "ctrl+down": "Ctrl+↓",
    "ctrl+p": "Ctrl+P",
    "shift+f5": "Shift+F5",
    "shift+f9": "Shift+F9",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}

_UNSHOWN = {"shift+f5": ("f17",), "shift+f9": ("f21",)}
"""Other names under which terminals send a key."""

_CHINESE_PUNCTUATION = {"/": "、", "[": "【", "]": "】"}
"""What a Chinese input method sends for a key in place of its full-width form."""

COMMANDS: Sequence[Command] = (
    Command("move(-1)", ("up", "k"), "上一行", "移动"),
    Command("move(1)", ("down", "j"), "下一行", "移动"),
    Command("page(-1)", ("pageup",), "上一屏", "移动"),
    Command("page(1)", ("pagedown",), "下一屏", "移动"),
    Command("first", ("g", "home"), "到开头", "移动"),
    Command("last", ("G", "end"), "到末尾", "移动"),
    Command("go_in", ("enter",), "进入，或折叠、展开", "移动"),
    Command("go_right", ("right", "l"), "展开，或进入明细", "移动"),
    Command("go_left", ("left", "h"), "折叠，或回到上一级", "移动"),
    Command("next_pane", ("tab",), "下一个窗格", "移动"),
    Command("previous_pane", ("shift+tab",), "上一个窗格", "移动"),
    Command("project(1)", ("J", "ctrl+down"), "下一个项目", "移动"),
    Command("project(-1)", ("K", "ctrl+up"), "上一个项目", "移动"),
    Command("jump", (":",), "跳到某页、单位或项目", "移动", "跳转"),
    Command("text", ("/", "f3"), "按文字筛选", "筛选", "搜索"),
    Command("category", ("c", "f2"), "按类别筛选", "筛选", "类别"),
    Command("amount", ("a", "f4"), "按金额筛选", "筛选", "金额"),
    Command("state_filter", ("d", "f12"), "按审核状态筛选", "筛选"),
    Command("match(1)", ("n", "alt+down"), "下一处匹配", "筛选", "匹配"),
    Command("match(-1)", ("N", "alt+up"), "上一处匹配", "筛选"),
    Command("clear", ("x",), "清除全部筛选", "筛选", twice="escape"),
    Command("findings", ("f", "f8"), "审核要点清单", "审核", "要点"),
    Command("finding(1)", ("]",), "下一条审核要点", "审核"),
    Command("finding(-1)", ("[",), "上一条审核要点", "审核"),
    Command("compare", ("=",), "与另一份对比；只看有变化的，或全部", "审核"),
    Command("summary", ("i",), "汇总：金额、指标、要点", "审核", "汇总"),
    Command("judge(1)", ("1",), "通过；审核要点：采纳", "审核"),
    Command("judge(2)", ("2",), "存疑", "审核"),
    Command("judge(3)", ("3",), "退回；审核要点：不采纳", "审核"),
    Command("judge(0)", ("0",), "未审；审核要点：未定", "审核"),
    Command("next_judgement", ("r", "f7"), "换一个审核状态", "审核", "审核"),
    Command("unreviewed(1)", ("u", "alt+right"), "下一个未审的项目", "审核"),
    Command("unreviewed(-1)", ("U", "alt+left"), "上一个未审的项目", "审核"),
    Command("note", ("w", "f11"), "写批注", "审核", "批注"),
    Command("undo", ("ctrl+z",), "撤销", "审核"),
    Command("redo", ("ctrl+y",), "重做", "审核"),
    Command("opinion", ("E", "shift+f9"), "写出审核意见表", "审核"),
    Command("copy", ("y", "f5"), "复制", "复制与导出", "复制"),
    Command("copy_tsv", ("Y", "shift+f5"), "复制为表格（TSV）", "复制与导出"),
    Command("mark", ("space", "insert"), "标记，之后一起复制", "复制与导出", "标记"),
    Command("unmark", ("m",), "取消全部标记", "复制与导出"),
    Command("export", ("e", "f9"), "导出筛选结果", "复制与导出", "导出"),
    Command("flat", ("v",), "切换树与列表", "查看", "树/列表"),
    Command("order", ("s",), "改变排序", "查看", "排序"),
    Command("unfold_all", ("+",), "全部展开", "查看"),
    Command("fold_all", ("-",), "全部折叠", "查看"),
    Command("enlarge", ("z",), "放大当前窗格，或还原", "查看", "放大"),
    Command("open", ("o",), "打开另一份，或最近的文件", "其他"),
    Command("palette", ("ctrl+p",), "命令面板", "其他", "命令"),
    Command("help", ("?", "f1"), "帮助", "其他", "帮助"),
    Command("escape", ("escape",), "返回", "其他"),
    Command("quit", ("q", "f10"), "退出", "其他", "退出"),
)

_LINE = (
    *("text", "category", "amount", "match(1)", "jump", "findings", "summary", "copy", "mark", "export"),
    *("flat", "order", "enlarge", "palette", "help", "quit"),
)
"""The key line, in its order."""

_MOST_NEEDED = (
    *("help", "quit", "text", "category", "amount", "copy", "findings", "export", "flat"),
    *("palette", "summary", "jump", "mark", "match(1)", "order", "enlarge"),
)
"""The same, in the order in which they find room."""


def bindings(actions: Collection[str] | None = None, *, typing: bool = False) -> list[BindingType]:
    """A binding a command, of all or of some actions; it answers to full-width forms too.

    They have priority, so that keys typed ahead are obeyed in their order. While `typing` goes on, an
    input has the letters and the keys that move in it.
    """
    made: list[BindingType] = []
    for command in COMMANDS:
        keys = [key for key in _key_names(command.keys) if not typing or not _goes_to_an_input(key)]
        if keys and (actions is None or command.action in actions):
            made.append(Binding(",".join(keys), command.action, command.label, show=False, priority=True))
    return made


def command(action: str) -> Command:
    """The command that does an action. Raises KeyError for one that none does."""
    return {command.action: command for command in COMMANDS}[action]


def key_line(count: int) -> Sequence[Command]:
    """The `count` most needed commands of the key line, in its order."""
    needed = _MOST_NEEDED[:count]
    return [command(action) for action in _LINE if action in needed]


def groups() -> Iterator[tuple[Group, list[Command]]]:
    """The commands by group, in the table's order."""
    names = dict.fromkeys(command.group for command in COMMANDS)
    for name in names:
        yield name, [command for command in COMMANDS if command.group == name]


def _goes_to_an_input(key: str) -> bool:
    return len(key) == 1 or key in _INPUT_KEYS


def _key_names(keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        yield key
        yield from _UNSHOWN.get(key, ())
        if len(key) == 1:
            yield chr(ord(key) + _FULL_WIDTH)
            if key in _CHINESE_PUNCTUATION:
                yield _CHINESE_PUNCTUATION[key]
        elif key == "space":
            yield "ideographic_space"


_INPUT_KEYS = {"left", "right", "home", "end", "space", "ideographic_space"}

_FULL_WIDTH = 0xFEE0
"""From an ASCII character to its full-width form."""
