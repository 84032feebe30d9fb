"""What the command says and pours out: lines on standard error, bytes on standard output."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from tui.exit_codes import ExitCode
from tui.export.errors import ExportError
from tui.plain import printable
from tui.system_causes import cause


def speak(encoding: str | None) -> None:
    """Write text in an encoding from now on, None for the one that it is; what that lacks becomes a question
    mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding or stream.encoding, errors="replace")


def talk(text: str) -> int:
    """Print help or version; a character that the terminal's encoding lacks becomes a question mark."""
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    pour(text.encode(encoding, errors="replace"))
    return ExitCode.DONE


def pour(content: bytes) -> None:
    """Write bytes to standard output, past Python's buffer, which would complain once more at exit.

    A reader that has had enough (`| head`) ends it quietly. Raises ExportError.
    """
    if sys.stdout is None:
        raise ExportError("标准输出", "已关闭")
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(sys.stdout.fileno(), rest) :]
    except BrokenPipeError:
        return
    except OSError as error:
        raise ExportError("标准输出", cause(error)) from error


def say(line: str) -> None:
    """One line on standard error, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(printable(line), file=sys.stderr, flush=True)
