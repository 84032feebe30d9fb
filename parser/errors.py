"""Why a file is refused: each refusal carries file, cause and remedy in Chinese, and its exit code."""

from pathlib import Path
from typing import ClassVar


class Refusal(Exception):
    """A file that gives no table. `line` is the one line a person reads; `code` the command's exit code."""

    code: ClassVar[int] = 3

    def __init__(self, path: Path, cause: str, remedy: str, page: int | None = None) -> None:
        super().__init__(path, cause, remedy, page)
        self.path = path
        self.cause = cause
        self.remedy = remedy
        self.page = page

    @property
    def line(self) -> str:
        """File, cause and remedy in one line of Chinese; the path as given."""
        where = f"第 {self.page} 页" if self.page is not None else ""
        return f"{self.path}：{where}{self.cause}；{self.remedy}"


class Unreadable(Refusal):
    """The file cannot be read: missing, no PDF, damaged."""


class PasswordNeeded(Unreadable):
    """The file opens with a password only, and none or a wrong one was given."""


class NoTable(Refusal):
    """The file was read and holds no performance table."""

    code = 4


class Scanned(NoTable):
    """The file's pages are pictures: there is no text to read."""
