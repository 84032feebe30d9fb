"""The text of a file of settings, TOML: the values in it, and on which line something is wrong."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from tui.settings_file import Kind, Mistake, SettingsError, see_default
from tui.toml_lines import broken_line, line_of, reached_line

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


class SettingsText(NamedTuple):
    """A file that is TOML: its text, and the values in it."""

    path: Path
    kind: Kind
    text: str
    values: Mapping[str, object]

    def error(self, mistake: Mistake) -> SettingsError:
        """That something in the file is wrong, with its line."""
        line = line_of(self.text, mistake.path, mistake.word)
        return SettingsError(self.path, line, mistake.what, see_default(self.kind))


def parse(path: Path, kind: Kind, text: str) -> SettingsText:
    """The values in a text. Raises SettingsError where it is no TOML."""
    try:
        return SettingsText(path, kind, text, tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        broken = broken_line(text)
        raise SettingsError(path, broken, _syntax(error, broken), see_default(kind)) from None


def meant(word: str, choices: Sequence[str]) -> str:
    """What an unknown word may have meant, as the end of a sentence; "" where nothing is close."""
    close = get_close_matches(word, choices, n=1)
    return f"，是不是 {close[0]}？" if close else ""


def _syntax(error: tomllib.TOMLDecodeError, begins: int) -> str:
    said = next((said for words, said in _SYNTAX.items() if str(error).startswith(words)), "写法不合 TOML")
    reached = reached_line(error)
    return said if reached is None or reached == begins else f"{said}（读到第 {reached} 行）"
