"""The default settings as a file to edit: a comment on each, and a list of all checks."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import msgspec

from model.checks import CHECKS, DEFAULT, Check, Profile
from tui.checking.settings import SETTINGS
from tui.export.output import write_new

_LINE_CHARACTERS = 50

_HEAD = """\
# budget-tui 的检查设置
#
# 写在下面的都是默认值，改了就按改的做；删去一项，这一项就用默认值。
# 用 UTF-8 编码保存。以 # 开头的行是说明。
"""


def write_default(path: Path, checks: Sequence[Check] = CHECKS) -> None:
    """Write the default settings into a new file, and the folders it needs. Raises ExportError."""
    with suppress(OSError):
        # What stands in the way is said by the writing that follows.
        path.parent.mkdir(parents=True, exist_ok=True)
    write_new(path, default_text(checks).encode())


def default_text(checks: Sequence[Check] = CHECKS) -> str:
    """The text of that file; it reads back as the default."""
    return "\n".join([_HEAD, *_fields(), *_severities(checks)])


def _fields() -> Iterator[str]:
    """All fields but `severities`: a table, which in TOML must stand behind them."""
    for field in msgspec.structs.fields(Profile):
        if field.name != "severities":
            setting = SETTINGS[field.name]
            yield f"# {setting.label}：{setting.comment}"
            yield f"{field.name} = {_value(getattr(DEFAULT, field.name))}"
            yield ""


def _severities(checks: Sequence[Check]) -> Iterator[str]:
    setting = SETTINGS["severities"]
    yield f"# {setting.label}：{setting.comment}"
    yield "# 下面是全部检查和它们原来的轻重；要改哪一项，去掉那一行开头的 # 再改。"
    yield "[severities]"
    heading = None
    for check in checks:
        if check.heading is not heading:
            heading = check.heading
            yield ""
            yield f"# —— {heading.value} ——"
        yield ""
        yield f"# {check.title}（{check.severity.label}）：{check.rule}"
        yield f'# {check.id} = "{check.severity}"'
    yield ""


def _value(value: object) -> str:
    match value:
        case int() | Decimal():
            return str(value)
        case tuple() | frozenset():
            words = [_quoted(word) for word in (sorted(value) if isinstance(value, frozenset) else value)]
            return _list(words)
        case _:
            raise TypeError(value)


def _quoted(word: str) -> str:
    """A TOML string; JSON's escapes are a part of TOML's."""
    return json.dumps(word, ensure_ascii=False)


def _list(words: Sequence[str]) -> str:
    """A list of strings, on several lines where one would be long."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > _LINE_CHARACTERS:
            lines.append("")
        lines[-1] += f"{word}, "
    if len(lines) == 1:
        return f"[{lines[0].removesuffix(', ')}]"
    return "\n".join(["[", *(f"    {line.rstrip()}" for line in lines), "]"])
