"""Why a file is refused: each refusal carries file, cause and remedy in Chinese, and its exit code."""

from pathlib import Path
from typing import ClassVar

DAMAGED = "文件已损坏，无法读取"
MEND = "请重新下载，或用 PDF 阅读器打开后另存一份"


class Refusal(Exception):
    """A file that gives no table. `line` is the one line a person reads; `code` the command's exit code."""

    code: ClassVar[int] = 3

    def __init__(self, path: Path, cause: str, remedy: str) -> None:
        super().__init__(path, cause, remedy)
        self.path = path
        self.cause = cause
        self.remedy = remedy

    @property
    def line(self) -> str:
        """File, cause and remedy in one line of Chinese; the path as given."""
        return f"{self.path}：{self.cause}；{self.remedy}"


class Unreadable(Refusal):
    """The file cannot be read: missing, no PDF, damaged."""


class PasswordNeeded(Unreadable):
    """The file opens with a password only, and none or a wrong one was given."""


class TooLarge(Unreadable):
    """The file goes over one of `parser.limits`."""


class NoTable(Refusal):
    """The file was read and holds no performance table."""

    code = 4


class Scanned(NoTable):
    """The file's pages are pictures: there is no text to read."""
