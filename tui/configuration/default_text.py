"""The default settings as a file to edit: a comment on each, and all commands with their keys."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from tui.browser.key_names import shown
from tui.browser.keymap import Command, groups
from tui.configuration.keys import FIXED
from tui.configuration.settings import COMMENTS, DEFAULT
from tui.configuration.values import choices
from tui.export.output import write_new

_HEAD = """\
# budget-tui 的界面设置
#
# 写在下面的都是默认值，改了就按改的做；删去一项，这一项就用默认值。
# 用 UTF-8 编码保存。以 # 开头的行是说明。
"""

_KEYS = """\
# 按键：命令 = ["键", "键"]。要改哪一条，去掉那一行开头的 # 再改；写 [] 就没有键，仍在命令面板里。
# 键写成帮助里显示的样子：字母分大小写，其余如 "F5"、"PgUp"、"↑"、"空格"、"Ctrl+K"、"Alt+↑"、"Shift+F5"。
# 字母和标点的全角也认。一个键只能给一条命令；Esc 总是返回，不能改。
[keys]
"""


def write_default(path: Path) -> None:
    """Write the default settings into a new file, and the folders it needs. Raises ExportError."""
    with suppress(OSError):
        # What stands in the way is said by the writing that follows.
        path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, default_text().encode())


def default_text() -> str:
    """The text of that file; it reads back as the default."""
    return "\n".join([_HEAD, *_settings(), *_columns(), *_keys()])


def _settings() -> Iterator[str]:
    chosen = (
        ("theme", DEFAULT.theme),
        ("frames", DEFAULT.frames),
        ("ambiguous_width", DEFAULT.ambiguous_width),
    )
    for key, value in chosen:
        yield f"# {COMMENTS[key]}"
        yield f"# 可选 {choices(key)}"
        yield f'{key} = "{value}"'
        yield ""
    yield f"# {COMMENTS['mouse']}"
    yield f"mouse = {'true' if DEFAULT.mouse else 'false'}"
    yield ""


def _columns() -> Iterator[str]:
    yield "[columns]"
    for key, names in (("list", DEFAULT.columns.list), ("tree", DEFAULT.columns.tree)):
        yield f"# {COMMENTS[key]}"
        yield f"# 可选 {choices(key)}"
        yield f"{key} = {_list(names)}"
        yield ""


def _keys() -> Iterator[str]:
    yield _KEYS
    for group, commands in groups():
        yield f"# —— {group} ——"
        yield from (f"# {_entry(command)}" for command in commands if command.id not in FIXED)
        yield ""


def _entry(command: Command) -> str:
    """A command's line; what follows the second # is a comment in TOML too."""
    return f"{command.id} = {_list([shown(key) for key in command.keys])}  # {command.label}"


def _list(words: Sequence[str]) -> str:
    """A list of TOML strings; JSON's escapes are a part of TOML's."""
    return f"[{', '.join(json.dumps(word, ensure_ascii=False) for word in words)}]"
