"""A file of settings that people write: where it lies, and what keeps it from being read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import platformdirs

from tui.exit_codes import Ended, ExitCode
from tui.system_causes import cause

if TYPE_CHECKING:
    from tui.settings_text import SettingsText

MOST_BYTES = 64 * 1024
"""The longest file that is written by default takes some 6 kB."""


class Kind(msgspec.Struct, frozen=True):
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


def read(kind: Kind, named: Path | None) -> "SettingsText | None":
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
        raise SettingsError(path, None, f"文件太大，不像{kind.label}", see_default(kind))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(path, line, "不是 UTF-8 编码", "请用 UTF-8 编码另存") from None
    from tui.settings_text import parse  # noqa: PLC0415 -- most people have no such file

    return parse(path, kind, text)


def see_default(kind: Kind) -> str:
    """What to do where a file says something wrong."""
    return f"写法可参照 budget-tui {kind.option} 写出的文件"
