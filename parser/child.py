"""The process that a reading runs in: forked where that is safe, else a program of its own."""

import fcntl
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from parser import messages

_MOST_FILES = 1024
"""Files that this process may have opened, all but a few of them none."""

_STANDARD = 3
"""So many files each process has: what it reads, what it writes, what it says."""

HANDLED = ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGTSTP", "SIGCONT", "SIGWINCH", "SIGUSR1", "SIGUSR2", "SIGALRM")
"""Signals that the browser may do something at, by their names on systems that have them."""

_ANSWERS = _STANDARD


class Child:
    """A process of a group of its own, and what it answers."""

    def __init__(self, pid: int, answers: IO[bytes], wait: Callable[[], object]) -> None:
        self.pid = pid
        self.answers = answers
        self._wait: Callable[[], object] | None = wait

    def kill(self) -> None:
        """End it, wherever it is, with those that it has started."""
        if self._wait is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """End it and let go of it."""
        self.kill()
        self.answers.close()
        if self._wait is not None:
            self._wait()
            self._wait = None


def start(order: messages.Order) -> Child:
    """A process that carries out an order."""
    return _forked(order) if _has_one_thread() else _started(order)


def _has_one_thread() -> bool:
    """Whether nobody else might hold a lock, which nobody would open in a copy of this process."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _forked(order: messages.Order) -> Child:
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            os.setpgid(0, 0)
            _leave_the_parents(writing)
            from parser import worker  # noqa: PLC0415 - the parent needs none of it

            worker.carry_out(order, os.fdopen(_ANSWERS, "wb"))
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(pid, pid)
    return Child(pid, os.fdopen(reading, "rb"), lambda: os.waitpid(pid, 0))


def _leave_the_parents(answers: int) -> None:
    """Neither the parent's terminal, nor its files, nor what it does at signals."""
    for name in HANDLED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    keep_only(answers)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(_STANDARD):
        os.dup2(nothing, standard)
    os.close(nothing)


def keep_only(*files: int) -> None:
    """Keep no file open but the standard ones and these, which become 3, 4, …"""
    # Where this process has none of the standard files, a pipe may have taken the place of one.
    behind = _STANDARD + len(files)
    kept = [fcntl.fcntl(file, fcntl.F_DUPFD, behind) for file in files]
    for place, file in enumerate(kept, _STANDARD):
        os.dup2(file, place)
    os.closerange(behind, _MOST_FILES)


def _started(order: messages.Order) -> Child:
    import subprocess  # noqa: PLC0415 - it takes as long to load as a fork

    process = subprocess.Popen(
        [sys.executable, "-S", "-P", "-m", "parser.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(_import_path())},
        process_group=0,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with process.stdin as order_pipe:
            order_pipe.write(messages.encode(order))
    except BrokenPipeError:
        pass
    return Child(process.pid, process.stdout, process.wait)


def _import_path() -> list[str]:
    """Where this program's modules lie, for the process: it must not look into the working directory."""
    return [entry or str(Path.cwd()) for entry in sys.path]
