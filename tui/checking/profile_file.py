"""The reviewer's settings, `checks.toml`: where they lie, what they say, what is wrong in them and where."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

import msgspec
import platformdirs

from model.checks import CHECKS, DEFAULT, Check, Profile, Severity
from tui.checking.settings import SETTINGS
from tui.checking.toml_lines import broken_line, line_of, reached_line
from tui.system_causes import cause

NAME = "checks.toml"
MOST_BYTES = 64 * 1024
"""The written default takes some 6 kB."""

_SEE_DEFAULT = "写法可参照 budget-tui --write-profile 写出的文件"
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


class ProfileError(Exception):
    """Settings that cannot be used; `line` is the one line of Chinese that a person reads."""

    def __init__(self, path: Path, where: int | None, what: str, remedy: str = _SEE_DEFAULT) -> None:
        super().__init__(path, where, what)
        at = f" 第 {where} 行" if where is not None else ""
        self.line = f"{path}{at}：{what}；{remedy}"


class ProfileInUse(msgspec.Struct, frozen=True):
    """The settings that checks run with; `path` None where no file was read."""

    profile: Profile = DEFAULT
    path: Path | None = None

    @property
    def said(self) -> str:
        """In a few words: which file, and which settings are not the default."""
        source = "默认" if self.path is None else str(self.path)
        fields = msgspec.structs.fields(Profile)
        changed = [
            SETTINGS[field.name].label
            for field in fields
            if getattr(self.profile, field.name) != getattr(DEFAULT, field.name)
        ]
        return f"{source}（改动：{'、'.join(changed)}）" if changed else source


class _Mistake(Exception):
    """A wrong value: the path of keys to it, the word in it that is wrong if it is one, and what is wrong."""

    def __init__(self, path: Sequence[str], what: str, word: str | None = None) -> None:
        super().__init__(path, what, word)
        self.path, self.what, self.word = path, what, word


def default_path() -> Path:
    """Where the settings lie unless a person names another file."""
    return Path(platformdirs.user_config_dir("budget-tui")) / NAME


def load(named: Path | None = None, checks: Sequence[Check] = CHECKS) -> ProfileInUse:
    """The settings in the file that was named, or in the default place if there is one there.

    Raises ProfileError: whatever is wrong in a file is said, never passed over.
    """
    path = named or default_path()
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        if named is None:
            return ProfileInUse()
        raise ProfileError(
            path, None, "找不到检查设置文件", "请核对路径，或先用 --write-profile 写出一份"
        ) from None
    except OSError as error:
        raise ProfileError(path, None, f"检查设置文件打不开（{cause(error)}）", "请检查路径和权限") from error
    return ProfileInUse(_profile(path, content, checks), path)


def _profile(path: Path, content: bytes, checks: Sequence[Check]) -> Profile:
    if len(content) > MOST_BYTES:
        raise ProfileError(path, None, "文件太大，不像检查设置")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProfileError(path, line, "不是 UTF-8 编码", "请用 UTF-8 编码另存") from None
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(path, broken_line(text), _syntax(error, broken_line(text))) from None
    try:
        for key, value in values.items():
            _check(key, value, [check.id for check in checks])
    except _Mistake as mistake:
        line = line_of(text, mistake.path, mistake.word)
        raise ProfileError(path, line, mistake.what) from None
    return msgspec.convert(values, Profile)


def _syntax(error: tomllib.TOMLDecodeError, begins: int) -> str:
    said = next((said for words, said in _SYNTAX.items() if str(error).startswith(words)), "写法不合 TOML")
    reached = reached_line(error)
    return said if reached is None or reached == begins else f"{said}（读到第 {reached} 行）"


def _check(key: str, value: object, ids: Sequence[str]) -> None:
    """Raises _Mistake where a key is none, or its value cannot be meant."""
    fields = {field.name: field.type for field in msgspec.structs.fields(Profile)}
    if key not in fields:
        raise _Mistake([key], f"没有设置 {key}{_meant(key, list(fields))}")
    if key == "severities":
        _check_severities(value, ids)
    elif isinstance(getattr(DEFAULT, key), tuple | frozenset):
        for word in _words(key, value):
            if key == "off" and word not in ids:
                raise _Mistake([key], f"没有检查 {word}{_meant(word, ids)}", word)
    else:
        _check_number(key, value, whole=fields[key] is int)


def _check_severities(value: object, ids: Sequence[str]) -> None:
    key = "severities"
    if not isinstance(value, Mapping):
        raise _Mistake([key], f'{key} 要写成一节：[{key}]，下面每行一个 编号 = "hint"')
    for name, severity in value.items():
        if name not in ids:
            raise _Mistake([key, name], f"没有检查 {name}{_meant(name, ids)}")
        if severity not in list(Severity):
            choices = "、".join(f'"{one}"（{one.label}）' for one in Severity)
            raise _Mistake([key, name], f"{name} 的轻重只能是 {choices}")


def _words(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, list):
        raise _Mistake([key], f'{key} 要写成文字的列表，例如 ["甲", "乙"]')
    for word in value:
        if not isinstance(word, str):
            raise _Mistake([key], f"{key} 里的 {word} 不是文字，要放在半角引号里", str(word))
        if not word.strip():
            raise _Mistake([key], f"{key} 里有一个空的词", f'"{word}"')
        yield word


def _check_number(key: str, value: object, *, whole: bool) -> None:
    setting = SETTINGS[key]
    if isinstance(value, bool) or not isinstance(value, int if whole else int | Decimal):
        raise _Mistake([key], f"{key} 要写成{'整数' if whole else '数'}，不带引号和单位")
    number = Decimal(value)
    low, high = setting.least, setting.most
    if not number.is_finite() or (low is not None and number < low) or (high is not None and number > high):
        raise _Mistake([key], f"{key} 要在 {low} 到 {high} 之间")


def _meant(word: str, choices: Sequence[str]) -> str:
    close = get_close_matches(word, choices, n=1)
    return f"，是不是 {close[0]}？" if close else ""
