"""The parent's side of a reading's process: started, listened to, timed, ended."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer

import msgspec

from parser import limits, messages
from parser.errors import DAMAGED, MEND, Refusal, Unreadable


class Process:
    """A process that reads one PDF. It is ended by `close`, by its limits, or with this program's pipes.

    One that is gone without a word, or out of time, may be the fast engine's fault: then another one reads
    with the reference reader.
    """

    def __init__(self, path: Path, order: messages.Order) -> None:
        self._path = path
        self._order = order
        self._slow = False
        self._open = False
        self._child = self._start()

    def receive(self) -> messages.Opened | messages.Step | messages.Done:
        """The next message. Raises the refusal that came, or one that fits a process gone without a word."""
        message = self._next()
        if message is None and self._order.engine != "pdfplumber":
            self.close()
            self._order = msgspec.structs.replace(self._order, engine="pdfplumber")
            self._slow = False
            self._child = self._start()
            message = self._next()
        match message:
            case messages.Refused():
                raise message.refusal(self._path)
            case None:
                raise self._broken_off()
            case _:
                self._open = True
                return message

    @property
    def group(self) -> int:
        """Its number, and that of the processes that it has started."""
        return self._child.pid

    def close(self) -> None:
        """End the process, wherever it is, with those that it has started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child.pid, signal.SIGKILL)
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, "-S", "-P", "-m", "parser.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(_import_path())},
            process_group=0,
        )
        assert child.stdin is not None
        try:
            with child.stdin as order_pipe:
                order_pipe.write(messages.encode(self._order))
        except BrokenPipeError:
            pass
        return child

    def _next(self) -> messages.Message | None:
        assert self._child.stdout is not None
        seconds = limits.SECONDS_A_PAGE if self._open else limits.SECONDS_TO_OPEN
        alarm = Timer(seconds, self._time_out)
        alarm.daemon = True
        alarm.start()
        try:
            return messages.receive(self._child.stdout)
        finally:
            alarm.cancel()

    def _time_out(self) -> None:
        self._slow = True
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child.pid, signal.SIGKILL)

    def _broken_off(self) -> Refusal:
        if self._slow and not self._open:
            return Unreadable(self._path, DAMAGED, MEND)
        if self._slow:
            return limits.out_of_time(self._path)
        return Unreadable(self._path, "读取时意外中断", MEND)


def _import_path() -> list[str]:
    """Where this program's modules lie, for the process: it must not look into the working directory."""
    return [entry or str(Path.cwd()) for entry in sys.path]
