"""A program in a pseudo-terminal of the tests: keys go in, its screen and every byte come out."""

from collections.abc import Mapping, Sequence
from time import monotonic

import pexpect

from tests.e2e.processes import SECONDS, wait_until
from tests.e2e.watched import Watched

KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Space": " ",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
}
"""What an xterm sends for keys that are no characters."""

_PAUSE = 0.1


class Terminal(Watched):
    """A program that thinks it has a terminal of some columns and rows of its own."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        program, *arguments = command
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            program, arguments, env=dict(environment), dimensions=(rows, columns), echo=False, timeout=None
        )
        super().__init__(columns, rows, self._child.send)

    @property
    def process(self) -> int:
        """The program's process."""
        assert self._child.pid is not None
        return self._child.pid

    def type(self, *keys: str) -> None:
        """Press keys by name, or type words."""
        for key in keys:
            self._child.send(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program hears SIGWINCH."""
        self.resize_screen(columns, rows)
        self._child.setwinsize(rows, columns)

    def ended(self) -> int:
        """Wait for the program's end; its exit code, or a signal's number below zero."""
        end = monotonic() + SECONDS
        while self.hear(_PAUSE) or self.goes_on():
            assert monotonic() < end, "the program goes on; the screen shows:\n" + "\n".join(self.lines)
        code, signal = self._child.exitstatus, self._child.signalstatus
        return code if code is not None else -(signal or 0)

    def close(self) -> None:
        """Close the terminal, with the program or after it; it hears SIGHUP and must be gone soon."""
        self._child.close(force=False)
        wait_until(lambda: not self.goes_on(), "the program ends with its terminal")

    def hear(self, seconds: float) -> bool:
        try:
            self.show(self._child.read_nonblocking(1 << 16, seconds))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        return True

    def goes_on(self) -> bool:
        return self._child.isalive()
