"""The parent's side of a reading's process: started, listened to, timed, ended."""

from pathlib import Path
from threading import Timer

import msgspec

from parser import child, limits, messages
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
        self._child = child.start(order)

    def receive(self) -> messages.Opened | messages.Step | messages.Done:
        """The next message. Raises the refusal that came, or one that fits a process gone without a word."""
        message = self._next()
        if message is None and self._order.engine != "pdfplumber":
            self.close()
            self._order = msgspec.structs.replace(self._order, engine="pdfplumber")
            self._slow = False
            self._child = child.start(self._order)
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
        self._child.close()

    def _next(self) -> messages.Message | None:
        seconds = limits.SECONDS_A_PAGE if self._open else limits.SECONDS_TO_OPEN
        alarm = Timer(seconds, self._time_out)
        alarm.daemon = True
        alarm.start()
        try:
            return messages.receive(self._child.answers)
        finally:
            alarm.cancel()
            # Beside another thread the next reading would not be forked.
            alarm.join()

    def _time_out(self) -> None:
        self._slow = True
        self._child.kill()

    def _broken_off(self) -> Refusal:
        if self._slow and not self._open:
            return Unreadable(self._path, DAMAGED, MEND)
        if self._slow:
            return limits.out_of_time(self._path)
        return Unreadable(self._path, "读取时意外中断", MEND)
