"""The file `config.toml`: read it, and say what in it cannot be meant, and on which line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from tui.configuration.keys import own_keys
from tui.configuration.settings import (
    DEFAULT,
    LABELS,
    AmbiguousWidth,
    Columns,
    Configuration,
    Frames,
    ListColumn,
    ThemeName,
    TreeColumn,
)
from tui.settings_file import Kind, Mistake, meant, read

KIND = Kind("界面设置", "config.toml", "--write-config")

_CHOICES: Mapping[str, Sequence[str]] = {
    "theme": get_args(ThemeName),
    "frames": get_args(Frames),
    "ambiguous_width": get_args(AmbiguousWidth),
    "list": get_args(ListColumn),
    "tree": get_args(TreeColumn),
}
"""The words that a setting, or each item of a column list, is chosen from."""


def load(named: Path | None = None) -> Configuration:
    """The settings in the file that was named, or in the default place; the default where there is no file.

    Raises SettingsError: whatever is wrong in a file is said, never passed over.
    """
    found = read(KIND, named)
    if found is None:
        return DEFAULT
    try:
        for key, value in found.values.items():
            _check(key, value)
        keys = own_keys(found.values.get("keys", {}))
    except Mistake as mistake:
        raise found.error(mistake) from None
    return msgspec.convert({**found.values, "keys": keys}, Configuration)


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
