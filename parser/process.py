"""The parent's side of a reading's process: started, listened to, timed, ended."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

from parser import limits, messages
from parser.errors import DAMAGED, MEND, Refusal, Unreadable


class Process:
    """A process that reads one PDF. It is ended by `close`, by its limits, or with this program's pipes."""

    def __init__(self, path: Path, order: messages.Order) -> None:
        self._path = path
        self._slow = False
        self._open = False
        command = [sys.executable, "-P", "-m", "parser.worker"]
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(_import_path())},
        )
        assert self._child.stdin is not None
        try:
            with self._child.stdin as order_pipe:
                order_pipe.write(messages.encode(order))
        except BrokenPipeError:
            pass

    def receive(self) -> messages.Opened | messages.Step | messages.Done:
        """The next message. Raises the refusal that came, or one that fits a process gone without a word."""
        assert self._child.stdout is not None
        seconds = limits.SECONDS_A_PAGE if self._open else limits.SECONDS_TO_OPEN
        alarm = Timer(seconds, self._time_out)
        alarm.daemon = True
        alarm.start()
        try:
            message = messages.receive(self._child.stdout)
        finally:
            alarm.cancel()
        match message:
            case messages.Refused():
                raise message.refusal(self._path)
            case None:
                raise self._broken_off()
            case _:
                self._open = True
                return message

    def close(self) -> None:
        """End the process, wherever it is."""
        self._child.kill()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child.wait()

    def _time_out(self) -> None:
        self._slow = True
        self._child.kill()

    def _broken_off(self) -> Refusal:
        if self._slow and not self._open:
            return Unreadable(self._path, DAMAGED, MEND)
        if self._slow:
            return limits.out_of_time(self._path)
        return Unreadable(self._path, "读取时意外中断", MEND)


def _import_path() -> list[str]:
    """Where this program's modules lie, for the process: it must not look into the working directory."""
    return [entry or str(Path.cwd()) for entry in sys.path]
