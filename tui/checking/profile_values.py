"""What the reviewer's settings may say: each value is checked, and what is none is told by its name."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from model.checks import DEFAULT, Profile, Severity
from tui.checking.settings import SETTINGS
from tui.settings_file import Mistake
from tui.settings_text import meant


def check_values(values: Mapping[str, object], ids: Sequence[str]) -> None:
    """Raises Mistake at the first that is wrong; `ids` are those of the checks."""
    for key, value in values.items():
        _check(key, value, ids)


def _check(key: str, value: object, ids: Sequence[str]) -> None:
    """Raises Mistake where a key is none, or its value cannot be meant."""
    fields = {field.name: field.type for field in msgspec.structs.fields(Profile)}
    if key not in fields:
        raise Mistake([key], f"没有设置 {key}{meant(key, list(fields))}")
    if key == "severities":
        _check_severities(value, ids)
    elif isinstance(getattr(DEFAULT, key), tuple | frozenset):
        for word in _words(key, value):
            if key == "off" and word not in ids:
                raise Mistake([key], f"没有检查 {word}{meant(word, ids)}", word)
    else:
        _check_number(key, value, whole=fields[key] is int)


def _check_severities(value: object, ids: Sequence[str]) -> None:
    key = "severities"
    if not isinstance(value, Mapping):
        raise Mistake([key], f'{key} 要写成一节：[{key}]，下面每行一个 编号 = "hint"')
    for name, severity in value.items():
        if name not in ids:
            raise Mistake([key, name], f"没有检查 {name}{meant(name, ids)}")
        if severity not in list(Severity):
            choices = "、".join(f'"{one}"（{one.label}）' for one in Severity)
            raise Mistake([key, name], f"{name} 的轻重只能是 {choices}")


def _words(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, list):
        raise Mistake([key], f'{key} 要写成文字的列表，例如 ["甲", "乙"]')
    for word in value:
        if not isinstance(word, str):
            raise Mistake([key], f"{key} 里的 {word} 不是文字，要放在半角引号里", str(word))
        if not word.strip():
            raise Mistake([key], f"{key} 里有一个空的词", f'"{word}"')
        yield word


def _check_number(key: str, value: object, *, whole: bool) -> None:
    setting = SETTINGS[key]
    if isinstance(value, bool) or not isinstance(value, int if whole else int | Decimal):
        raise Mistake([key], f"{key} 要写成{'整数' if whole else '数'}，不带引号和单位")
    number = Decimal(value)
    low, high = setting.least, setting.most
    if not number.is_finite() or (low is not None and number < low) or (high is not None and number > high):
        raise Mistake([key], f"{key} 要在 {low} 到 {high} 之间")
