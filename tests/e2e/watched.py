"""What a program draws on a terminal, understood as the terminal understands it, and waited for."""

import base64
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from time import monotonic

import pyte

from tests.e2e.processes import SECONDS

_STILL = 0.2
"""Seconds without a byte, after which the picture counts as finished."""

_OSC_52 = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]*)(?:\x1b\\|\x07)")
"""A copy to the clipboard; tmux leaves the clipboard's letter out."""


_BARS = ("│", "┃")


class _Answering(pyte.Screen):
    """A screen whose terminal answers what programs ask: where the cursor is, what it can do."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object]) -> None:
        super().__init__(columns, rows)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data)


class Watched(ABC):
    """A terminal of some columns and rows. Whoever hears the bytes hands them to `show`."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object]) -> None:
        """`answer` takes what the terminal answers to what a program asks it."""
        self.written = bytearray()
        """All that was written to the terminal."""
        self._screen = _Answering(columns, rows, answer)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they are read, without the space at their ends."""
        columns, rows = range(self._screen.columns), range(self._screen.lines)
        return ["".join(self.cell(column, row) for column in columns).rstrip() for row in rows]

    @property
    def copied(self) -> list[str]:
        """The texts that went to the clipboard by OSC 52, decoded from the bytes on the wire."""
        return [base64.b64decode(one, validate=True).decode() for one in _OSC_52.findall(bytes(self.written))]

    def cell(self, column: int, row: int) -> str:
        """What one cell shows; "" where the character before it takes two."""
        return self._screen.buffer[row][column].data

    def is_straight(self) -> bool:
        """Whether the browser's rule between the panes stands in one column, what closes the right pane in
        the last one, and what is set to the right ends one cell before it.
        """
        counts = next((row for row, line in enumerate(self.lines) if "命中 " in line), 0)
        last = self._screen.columns - 1
        panes = [self._cells_in(row, _BARS) for row in range(1, counts)]
        middle = min(panes[0], default=None) if panes else None
        ends = {max(self._cells_in(row, None), default=0) for row in (0, counts)}
        return (
            middle is not None
            and ends == {last - 1}
            and all(middle in row <= {middle, last} for row in panes)
        )

    def _cells_in(self, row: int, characters: Sequence[str] | None) -> set[int]:
        """The columns in which a row shows one of some characters; None: anything but space."""
        cells = ((column, self.cell(column, row)) for column in range(self._screen.columns))
        return {at for at, cell in cells if (cell != " " if characters is None else cell in characters)}

    def show(self, heard: bytes) -> None:
        """Draw what was written."""
        self.written += heard
        self._stream.feed(heard)

    def resize_screen(self, columns: int, rows: int) -> None:
        """Go on with another size."""
        self._screen.resize(rows, columns)

    def wait_for(self, *words: str, without: str | None = None) -> list[str]:
        """The screen once it holds all of some words, and not some other ones, and stands still."""
        end = monotonic() + SECONDS
        while True:
            still = not self.hear(_STILL)
            lines = self.lines
            shown = "\n".join(lines)
            if still and all(word in shown for word in words) and (without is None or without not in shown):
                return lines
            assert monotonic() < end, f"{words} did not come; the screen shows:\n{shown}"
            assert self.goes_on() or not still, f"{words} did not come before the end:\n{shown}"

    @abstractmethod
    def hear(self, seconds: float) -> bool:
        """Show what is written within some time; whether anything was."""

    @abstractmethod
    def goes_on(self) -> bool:
        """Whether anything can still be written."""
