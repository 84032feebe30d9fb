"""What the settings of the browser may say: each is checked, and what cannot be meant is told by its name."""

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from tui.configuration.keys import own_keys
from tui.configuration.settings import (
    LABELS,
    AmbiguousWidth,
    Columns,
    Configuration,
    Frames,
    ListColumn,
    ThemeName,
    TreeColumn,
)
from tui.settings_file import Mistake
from tui.settings_text import meant

_CHOICES: Mapping[str, Sequence[str]] = {
    "theme": get_args(ThemeName),
    "frames": get_args(Frames),
    "ambiguous_width": get_args(AmbiguousWidth),
    "list": get_args(ListColumn),
    "tree": get_args(TreeColumn),
}
"""The words that a setting, or each item of a column list, is chosen from."""


def configuration(values: Mapping[str, object]) -> Configuration:
    """The settings that these values mean. Raises Mistake at the first that is wrong."""
    for key, value in values.items():
        _check(key, value)
    keys = own_keys(values.get("keys", {}))
    return msgspec.convert({**values, "keys": keys}, Configuration)


def choices(key: str) -> str:
    """What a setting is chosen from, as a person reads it."""
    return "、".join(f'"{word}"（{LABELS[word]}）' for word in _CHOICES[key])


def _check(key: str, value: object) -> None:
    """Raises Mistake where a key is none, or its value cannot be meant; keys have a module of their own."""
    known = Configuration.__struct_fields__
    match key:
        case "theme" | "frames" | "ambiguous_width":
            if value not in _CHOICES[key]:
                raise Mistake([key], f"{key} 只能是 {choices(key)}")
        case "mouse":
            if not isinstance(value, bool):
                raise Mistake([key], f"{key} 只能是 true 或 false，不带引号")
        case "columns":
            _check_columns(value)
        case "keys":
            pass
        case _:
            raise Mistake([key], f"没有设置 {key}{meant(key, known)}")


def _check_columns(value: object) -> None:
    section = "columns"
    if not isinstance(value, Mapping):
        raise Mistake([section], f'{section} 要写成一节：[{section}]，下面写 list = ["name", "value"]')
    for key, names in value.items():
        path = [section, key]
        if key not in Columns.__struct_fields__:
            raise Mistake(path, f"{section} 没有 {key}{meant(key, Columns.__struct_fields__)}")
        if not isinstance(names, list):
            raise Mistake(path, f'{key} 要写成文字的列表，例如 ["name", "value"]')
        for at, name in enumerate(names):
            if name not in _CHOICES[key]:
                raise Mistake(path, f"{key} 里没有 {name}；可用 {choices(key)}", str(name))
            if name in names[:at]:
                raise Mistake(path, f"{key} 里 {name} 写了两次", name)
        if key == "list" and not names:
            raise Mistake(path, "list 至少要有一列")
