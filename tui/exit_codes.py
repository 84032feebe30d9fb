"""The command's exit codes: a contract with scripts."""

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the command's end means; `--help` says the same in Chinese."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NO_TABLE = 4
    UNWRITABLE = 5
    INTERRUPTED = 130


class Ended(Exception):
    """What ends the command: `line` is the one line of Chinese that a person reads, `code` its exit code."""

    code: ClassVar[ExitCode]
    line: str


_FIRST = (
    ExitCode.USAGE,
    ExitCode.UNWRITABLE,
    ExitCode.UNREADABLE,
    ExitCode.NO_TABLE,
    ExitCode.FINDINGS,
)


def gravest(codes: Iterable[int]) -> int:
    """The one code of several that the command ends with; DONE if there is none but it."""
    ended = set(codes)
    return next((code for code in _FIRST if code in ended), ExitCode.DONE)
