"""Terminals of the tests of width and encoding: an xterm on a display of its own, and a tmux to read from."""

import io
import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PIL import Image

_Seen = TypeVar("_Seen")

COMMAND = Path(sys.executable).parent / "budget-tui"
SECONDS = 30.0
"""How long what must come may take on a slow machine."""

COLUMNS, ROWS = 100, 30
_PANES = range(2, ROWS - 2)
"""The rows on which frames run from top to bottom."""
_STILL = 5
_CONTRAST = 60
_FONTS = ("-fa", "DejaVu Sans Mono", "-fd", "Noto Sans Mono CJK SC", "-fs", "10")


def environment(folder: Path) -> dict[str, str]:
    """A person's environment, with all that is kept in a folder; the cache is that of all tests."""
    return {
        "PATH": f"{os.environ['PATH']}:/usr/bin",
        "HOME": str(folder),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }


def program(name: str) -> str:
    """The path of a program of the system. Raises FileNotFoundError."""
    if (found := shutil.which(name)) is None:
        raise FileNotFoundError(f"{name} is absent")
    return found


def wait_until(look: Callable[[], _Seen], what: str) -> _Seen:
    """What is seen, once there is something to see."""
    end = time.monotonic() + SECONDS
    while not (seen := look()):
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.1)
    return seen


@contextmanager
def display(folder: Path) -> Iterator[dict[str, str]]:
    """An environment with a display that nobody sees."""
    reading, writing = os.pipe()
    size = ("-screen", "0", "1000x700x24")
    server = subprocess.Popen(
        [program("Xvfb"), "-displayfd", str(writing), *size, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with open(reading, encoding="ascii") as said:
            number = said.readline().strip()
        yield {**environment(folder), "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait(SECONDS)


def straight_xterm(on: dict[str, str], options: list[str], command: list[str]) -> list[int]:
    """The columns of straight frames in an xterm, once there are the two of the panes and it stands still."""
    return uprights(picture_of_xterm(on, options, command, lambda picture: len(uprights(picture)) == 2))


def picture_of_xterm(
    on: dict[str, str],
    options: list[str],
    command: list[str],
    is_whole: Callable[[Image.Image], bool] = lambda picture: True,
) -> Image.Image:
    """What an xterm without borders shows once it stands still, with all parts drawn, and is whole."""
    window = ["-b", "0", "-bw", "0", "+sb", "-geometry", f"{COLUMNS}x{ROWS}+0+0"]
    terminal = subprocess.Popen(
        [program("xterm"), "-u8", *options, *_FONTS, *window, "-e", *command],
        env=on,
        stderr=subprocess.DEVNULL,
    )
    seen = list[Image.Image]()

    def stands_still() -> bool:
        taken = subprocess.run(
            [program("import"), "-window", "root", "png:-"], env=on, capture_output=True, check=True
        )
        picture = Image.open(io.BytesIO(taken.stdout)).convert("L")
        if (box := picture.getbbox()) is None:
            return False
        seen.append(picture.crop((0, 0, box[2], box[3])))
        stands = len(seen) >= _STILL and all(one == seen[-1] for one in seen[-_STILL:])
        return stands and _is_full(seen[-1]) and is_whole(seen[-1])

    try:
        wait_until(stands_still, "a screen that stands still")
    finally:
        terminal.terminate()
        terminal.wait(SECONDS)
    return seen[-1]


def uprights(picture: Image.Image) -> list[int]:
    """The columns of straight frames: something is in them on every row of the panes, nothing behind them."""
    drawn = [[*_drawn(picture, row), False] for row in _PANES]
    whole = [column for column in range(COLUMNS) if all(row[column] for row in drawn)]
    return [column for column in whole if not any(row[column + 1] for row in drawn)]


def _is_full(picture: Image.Image) -> bool:
    """Whether header, panes and keys are there."""
    return all(sum(_drawn(picture, row)) > 20 for row in (0, 3, ROWS - 1))


def _drawn(picture: Image.Image, row: int) -> list[bool]:
    """For each cell of a row whether something is drawn in it; a glyph may overhang its cell by a pixel."""
    width, height = picture.width / COLUMNS, picture.height / ROWS
    ground = max(range(256), key=picture.histogram().__getitem__)
    marks = picture.point(lambda value: 255 if abs(value - ground) > _CONTRAST else 0)
    boxes = (
        (round(at * width) + 1, round(row * height), round((at + 1) * width) - 1, round((row + 1) * height))
        for at in range(COLUMNS)
    )
    return [marks.crop(box).getbbox() is not None for box in boxes]


def server_name() -> str:
    """The name of a tmux server of one's own: the path of its socket must be short."""
    return f"wide-{uuid.uuid4().hex[:8]}"


class Tmux:
    """A tmux in UTF-8 with one window, that is read and typed into."""

    def __init__(self, folder: Path) -> None:
        self.name = server_name()
        self._environment = environment(folder)

    def run(self, *arguments: str) -> str:
        return subprocess.run(
            [program("tmux"), "-u", "-L", self.name, "-f", "/dev/null", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        ).stdout

    def start(self, command: str) -> None:
        """Run a command of the shell, which then says how it ended, and stays."""
        size = ("-x", str(COLUMNS), "-y", str(ROWS))
        self.run("new-session", "-d", *size, "sh", "-c", f'{command}; echo "ended with $?"; cat')

    def wait_for(self, words: str) -> str:
        """The screen, once it holds some words."""

        def holds() -> str:
            screen = self.run("capture-pane", "-p")
            return screen if words in screen else ""

        return wait_until(holds, words)
