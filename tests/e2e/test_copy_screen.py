"""Copying in a real GNU screen: what arrives at the terminal around it, which is a real tmux."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.copying.surroundings import Tmux, wait_for_buffers, wait_until_shown
from tests.model.tables import CHECKOUT

COMMAND = Path(sys.executable).parent / "budget-tui"
SEND = """
import os, sys
from pathlib import Path
from tui.copying.route import send
text = Path(sys.argv[1]).read_text("utf-8")
print(send(text, sys.stdout.write, os.environ).way, "written")
"""
LONGEST = "甲乙丙丁" * 6_250
"""As long as OSC 52 carries: 75,000 bytes."""


class Screen:
    """GNU screen with its default settings, in a window of tmux."""

    def __init__(self, around: Tmux, folder: Path) -> None:
        self.around = around
        self._folder = folder
        self._settings = folder / "screenrc"
        self._settings.write_text("startup_message off\n", encoding="utf-8")

    def run(self, *command: str | Path, tells_of_tmux: bool) -> None:
        """Run a command in it; the variables that tmux sets are there in it if it `tells_of_tmux`."""
        unset = [] if tells_of_tmux else ["-u", "TMUX", "-u", "TMUX_PANE"]
        folders = [f"{name}={self._folder}" for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "SCREENDIR")]
        screen = ["screen", "-U", "-S", "test", "-c", self._settings, *command]
        words = ["env", *unset, *folders, "LC_ALL=C.UTF-8", *screen]
        self.around.run("new-window", "-c", str(CHECKOUT), *map(str, words))

    def close(self) -> None:
        """End what runs in it, if anything still does."""
        subprocess.run(
            ["screen", "-S", "test", "-X", "quit"],
            env={**os.environ, "SCREENDIR": str(self._folder)},
            stdout=subprocess.DEVNULL,
            check=False,
            timeout=20,
        )


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    around = Tmux(tmp_path / "tmux")
    around.run("new-session", "-d", "-x", "120", "-y", "40", "cat")
    # The path of a socket must be short.
    with tempfile.TemporaryDirectory() as folder:
        made = Screen(around, Path(folder))
        yield made
        made.close()
        around.run("kill-server")


def test_the_terminal_around_screen_takes_what_the_program_copies(screen: Screen) -> None:
    screen.around.run("set-option", "-s", "set-clipboard", "on")
    screen.run(COMMAND, "--demo", tells_of_tmux=False)
    wait_until_shown(screen.around, "合计相符")
    screen.around.run("send-keys", "Tab", "j", "j", "j", "y")
    wait_until_shown(screen.around, "已经由 screen 发送")
    assert wait_for_buffers(screen.around, 1) == ["产出指标-质量指标 场馆免费开放达标率：≥98%"]
    screen.around.run("send-keys", "q")


@pytest.mark.parametrize(
    "text", ["≥95%\n第二行", "甲" * 189, LONGEST], ids=["short", "two pieces", "longest"]
)
def test_any_length_arrives_whole_and_leaves_no_trace_on_the_screen(
    screen: Screen, tmp_path: Path, text: str
) -> None:
    screen.around.run("set-option", "-s", "set-clipboard", "on")
    (tmp_path / "text").write_text(text, encoding="utf-8")
    script = 'p=$1; shift; "$p" -c "$@"; cat'
    screen.run("sh", "-c", script, "sh", sys.executable, SEND, tmp_path / "text", tells_of_tmux=False)
    wait_until_shown(screen.around, "written")
    assert wait_for_buffers(screen.around, 1) == [text]
    assert screen.around.run("capture-pane", "-p").split() == ["screen", "written"]


def test_where_tmux_around_it_is_known_that_takes_the_text_by_itself(screen: Screen) -> None:
    """With tmux's default settings, under which it ignores what programs send to the clipboard."""
    screen.run(COMMAND, "--demo", tells_of_tmux=True)
    wait_until_shown(screen.around, "合计相符")
    screen.around.run("send-keys", "Tab", "j", "j", "j", "y")
    wait_until_shown(screen.around, "已发送到 tmux 粘贴缓冲区")
    assert screen.around.buffers() == ["产出指标-质量指标 场馆免费开放达标率：≥98%"]
    screen.around.run("send-keys", "q")
