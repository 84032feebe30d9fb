"""A file of settings, TOML that people write: read it, and say what is wrong in it and on which line."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import platformdirs

from tui.exit_codes import Ended, ExitCode
from tui.system_causes import cause
from tui.toml_lines import broken_line, line_of, reached_line

MOST_BYTES = 64 * 1024
"""The longest file that is written by default takes some 6 kB."""

_SYNTAX = {
    "Cannot overwrite": "同一项写了两次",
    "Cannot declare": "同一节写了两次",
    "Invalid value": "等号后面的值写法不对（文字要放在半角引号里）",
    "Invalid statement": "读不懂（注释以 # 开头，设置写成 名称 = 值）",
    "Expected '='": "名称后面没有等号",
    "Expected newline": "值的后面有多余的字",
    "Unterminated string": "引号没有成对",
    'Expected "\'"': "引号没有成对",
    "Illegal character": "引号没有成对，或有不能用的字符",
    "Unclosed array": "方括号没有成对，或各项之间没有用半角逗号隔开",
    "Expected ']'": "方括号没有成对",
    "Unescaped": "反斜杠要写成两个",
}
"""What `tomllib` complains of most, by the beginning of its words."""


class Kind(NamedTuple):
    """A kind of settings: what people call it, the file's usual name, and the option that writes one."""

    label: str
    file_name: str
    option: str

    @property
    def default_path(self) -> Path:
        """Where the settings lie unless a person names another file."""
        return Path(platformdirs.user_config_dir("budget-tui")) / self.file_name


class SettingsError(Ended):
    """Settings that cannot be used; `line` is the one line of Chinese that a person reads."""

    code = ExitCode.USAGE

    def __init__(self, path: Path, where: int | None, what: str, remedy: str) -> None:
        super().__init__(path, where, what)
        at = f" 第 {where} 行" if where is not None else ""
        self.line = f"{path}{at}：{what}；{remedy}"


class Mistake(Exception):
    """A wrong value: the path of keys to it, what is wrong, and the word in it that is wrong if it is one."""

    def __init__(self, path: Sequence[str], what: str, word: str | None = None) -> None:
        super().__init__(path, what, word)
        self.path, self.what, self.word = path, what, word


class SettingsText(NamedTuple):
    """A file that is TOML: its text, and the values in it."""

    path: Path
    kind: Kind
    text: str
    values: Mapping[str, object]

    def error(self, mistake: Mistake) -> SettingsError:
        """That something in the file is wrong, with its line."""
        line = line_of(self.text, mistake.path, mistake.word)
        return SettingsError(self.path, line, mistake.what, _see_default(self.kind))


def read(kind: Kind, named: Path | None) -> SettingsText | None:
    """The file that was named, else the one in the default place; None where there is none there.

    Raises SettingsError: a file that cannot be read, or is no TOML.
    """
    path = named or kind.default_path
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        if named is None:
            return None
        remedy = f"请核对路径，或先用 {kind.option} 写出一份"
        raise SettingsError(path, None, f"找不到{kind.label}文件", remedy) from None
    except OSError as error:
        what = f"{kind.label}文件打不开（{cause(error)}）"
        raise SettingsError(path, None, what, "请检查路径和权限") from error
    if len(content) > MOST_BYTES:
        raise SettingsError(path, None, f"文件太大，不像{kind.label}", _see_default(kind))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(path, line, "不是 UTF-8 编码", "请用 UTF-8 编码另存") from None
    try:
        return SettingsText(path, kind, text, tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        broken = broken_line(text)
        raise SettingsError(path, broken, _syntax(error, broken), _see_default(kind)) from None


def meant(word: str, choices: Sequence[str]) -> str:
    """What an unknown word may have meant, as the end of a sentence; "" where nothing is close."""
    close = get_close_matches(word, choices, n=1)
    return f"，是不是 {close[0]}？" if close else ""


def _see_default(kind: Kind) -> str:
    return f"写法可参照 budget-tui {kind.option} 写出的文件"


def _syntax(error: tomllib.TOMLDecodeError, begins: int) -> str:
    said = next((said for words, said in _SYNTAX.items() if str(error).startswith(words)), "写法不合 TOML")
    reached = reached_line(error)
    return said if reached is None or reached == begins else f"{said}（读到第 {reached} 行）"
