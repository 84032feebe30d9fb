"""Processes as the kernel shows them: whose child, in which environment, gone or not."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

SECONDS = 30.0
"""How long what must come may take on a slow machine."""

_PAUSE = 0.05


def wait_until(holds: Callable[[], bool], what: str, seconds: float = SECONDS) -> None:
    """Wait until something holds; AssertionError says what did not come."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"{what}: not within {seconds:.0f} s"
        time.sleep(_PAUSE)


def at_work_in(folder: Path) -> dict[int, str]:
    """The processes that were started with a folder in their arguments or environment, and their commands."""
    named = bytes(folder)
    found = {}
    for process in _all():
        command = _read(process / "cmdline")
        if named in command or named in _read(process / "environ"):
            found[int(process.name)] = command.replace(b"\0", b" ").decode(errors="replace").strip()
    return found


def kill_in(folder: Path) -> None:
    """Kill what is at work in a folder."""
    for process in at_work_in(folder):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def children(process: int) -> list[int]:
    """The children of a process that are alive."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in _read(task).split()]


def environment(process: int) -> dict[str, str]:
    """The environment that a process was started with."""
    pairs = _read(Path(f"/proc/{process}/environ")).decode(errors="replace").split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def _all() -> Iterator[Path]:
    return (process for process in Path("/proc").iterdir() if process.name.isdecimal())


def _read(file: Path) -> bytes:
    """What a file of /proc holds; nothing if its process has ended or is another user's."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
