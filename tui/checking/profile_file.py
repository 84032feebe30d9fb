"""The reviewer's settings, `checks.toml`: where they lie, what they say, what is wrong in them and where."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from model.checks import DEFAULT, Profile, Severity
from tui.checking.settings import SETTINGS
from tui.settings_file import Kind, Mistake, meant, read

if TYPE_CHECKING:
    from model.checks import Check

KIND = Kind("检查设置", "checks.toml", "--write-profile")


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


def load(named: Path | None = None, checks: "Sequence[Check] | None" = None) -> ProfileInUse:
    """The settings in the file that was named, or in the default place if there is one there.

    Raises SettingsError: whatever is wrong in a file is said, never passed over.
    """
    found = read(KIND, named)
    if found is None:
        return ProfileInUse()
    from model.checks.registry import CHECKS  # noqa: PLC0415 -- without a file nobody needs them yet

    try:
        for key, value in found.values.items():
            _check(key, value, [check.id for check in checks or CHECKS])
    except Mistake as mistake:
        raise found.error(mistake) from None
    return ProfileInUse(msgspec.convert(found.values, Profile), found.path)


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
