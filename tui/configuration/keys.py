"""The section `keys` of the settings: a command's id and its keys, checked against all other commands."""

from collections.abc import Mapping, Sequence

from tui.browser.key_names import KeyNameError, shown, written
from tui.browser.keymap import COMMANDS, Command, key_names, with_keys
from tui.settings_file import Mistake
from tui.settings_text import meant

SECTION = "keys"
FIXED = ("escape",)
"""Commands whose keys cannot be changed: whatever is open, Esc leaves it."""

NEEDED = ("quit", "palette", "up", "down", "go_in")
"""Commands that must keep a key: without them nothing else could be reached, or nothing left."""

RESERVED = ("ctrl+c", "ctrl+q")
"""Keys by which people want to leave other programs; here they are answered by how to quit."""

_TAKEN = "Ctrl+C、Ctrl+Q 用来提示怎样退出，不能另作他用"


def own_keys(section: object) -> Mapping[str, Sequence[str]]:
    """The keys of commands by id, in Textual's names. Raises Mistake."""
    if not isinstance(section, Mapping):
        raise Mistake([SECTION], f'{SECTION} 要写成一节：[{SECTION}]，下面每行一个 命令 = ["y", "F5"]')
    keys = {str(name): _keys(str(name), value) for name, value in section.items()}
    _check_conflicts(keys)
    return keys


def _keys(name: str, value: object) -> Sequence[str]:
    path = [SECTION, name]
    ids = [command.id for command in COMMANDS if command.id not in FIXED]
    if name in FIXED:
        raise Mistake(path, f"{name} 的键不能改，Esc 总是返回")
    if name not in ids:
        raise Mistake(path, f"没有命令 {name}{meant(name, ids)}")
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list):
        raise Mistake(path, f'{name} 的键要写成文字的列表，例如 ["y", "F5"]')
    if not words and name in NEEDED:
        raise Mistake(path, f"{name} 至少要留一个键")
    return [_key(path, word) for word in words]


def _key(path: Sequence[str], word: object) -> str:
    if not isinstance(word, str):
        raise Mistake(path, f"{path[-1]} 的键 {word} 不是文字，要放在半角引号里", str(word))
    try:
        key = written(word)
    except KeyNameError as error:
        raise Mistake(path, str(error), word) from None
    if key in RESERVED:
        raise Mistake(path, _TAKEN, word)
    return key


def _check_conflicts(keys: Mapping[str, Sequence[str]]) -> None:
    """Raises Mistake where a key was given to two commands, or to one beside that which has it already."""
    owners: dict[str, Command] = {}
    # Those that were set come last, so that theirs is the line that is named.
    for command in sorted(with_keys(keys), key=lambda one: one.id in keys):
        for key in command.keys:
            for name in key_names([key]):
                other = owners.setdefault(name, command)
                if other is not command:
                    raise Mistake([SECTION, command.id], _conflict(key, command, other, keys))


def _conflict(key: str, command: Command, other: Command, keys: Mapping[str, Sequence[str]]) -> str:
    both = f"{shown(key)} 不能既是 {_named(command)}的键，又是 {_named(other)}的键"
    return both if other.id in (*keys, *FIXED) else f"{both}；请给 {other.id} 另写一行"


def _named(command: Command) -> str:
    return f"{command.id}（{command.label}）"
