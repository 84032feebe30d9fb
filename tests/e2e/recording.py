"""What a program draws on a terminal that is not ours: `script` writes it down, and we read along."""

import shlex
import time
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.watched import Watched


class Recording(Watched):
    """The record of a program in a terminal of some columns and rows, which are the terminal's own."""

    def __init__(self, file: Path, columns: int, rows: int) -> None:
        """The file is one that a `recorded` command writes."""
        super().__init__(columns, rows, _unasked)
        self._file = file

    def hear(self, seconds: float) -> bool:
        time.sleep(seconds)
        if not self._file.exists():
            return False
        with self._file.open("rb") as record:
            record.seek(len(self.written))
            heard = record.read()
        self.show(heard)
        return bool(heard)

    def goes_on(self) -> bool:
        return True


def recorded(command: Sequence[str], file: Path) -> list[str]:
    """The command that runs another one and writes into a file, at once, all that it writes."""
    return ["script", "--quiet", "--flush", "--return", "--command", shlex.join(command), str(file)]


def _unasked(answer: str) -> None:
    """The terminal itself answers."""
    del answer
