"""End to end: the installed command in a real tmux: keys typed, the screen read, a copied line found."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

COMMAND = Path(sys.executable).parent / "budget-tui"
SECONDS = 20.0
"""How long what must come may take on a slow machine."""

_OTHERS = ("TMUX", "NO_COLOR", "COLUMNS", "LINES")
"""What is said of the terminal of the tests, which is another one."""

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is absent"),
    pytest.mark.skipif(not COMMAND.exists(), reason=f"{COMMAND} is absent: the package is not installed"),
]


class Tmux:
    """A tmux server of its own with one window in which the command runs."""

    def __init__(self, folder: Path) -> None:
        self.name = f"budget-tui-{uuid.uuid4().hex}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in _OTHERS},
            "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        self.folder = folder

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self.name, "-f", "/dev/null", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        )
        return done.stdout

    def start(self, *options: str, columns: int = 120, rows: int = 40) -> None:
        """Run the command in a shell that then says how it ended, and stays."""
        size = ("-x", str(columns), "-y", str(rows))
        script = f'"{COMMAND}" {" ".join(options)}; echo "ended with $?"; cat'
        self.run("new-session", "-d", *size, "-c", str(self.folder), "sh", "-c", script)

    def type(self, *keys: str) -> None:
        self.run("send-keys", *keys)

    def screen(self) -> str:
        return self.run("capture-pane", "-p")

    def wait_for(self, words: str) -> str:
        """The screen once it holds some words and stands still."""
        end = time.monotonic() + SECONDS
        before, shown = "", self.screen()
        while words not in shown or shown != before:
            assert time.monotonic() < end, f"“{words}” did not come; the screen shows:\n{shown}"
            time.sleep(0.1)
            before, shown = shown, self.screen()
        return shown


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    server.run("kill-server")


def test_browse_filter_and_copy_the_sample(tmux: Tmux) -> None:
    tmux.start("--demo")
    tmux.wait_for("5 单位 · 25 项目 · 100 指标 · 10,390.61 万元 · 合计相符")

    tmux.type("/", "场馆免费开放达标率")
    tmux.wait_for("命中 1/25 项目  1/100 指标")
    tmux.type("Enter", "Tab", "j", "y")
    tmux.wait_for("tmux 粘贴缓冲区")
    assert tmux.run("show-buffer") == "产出指标-质量指标 场馆免费开放达标率：≥98%"

    tmux.type("q")
    tmux.wait_for("ended with 0")


def test_eighty_by_twenty_four_is_complete(tmux: Tmux) -> None:
    tmux.start("--demo", columns=80, rows=24)
    shown = tmux.wait_for("合计相符").splitlines()
    assert shown[1].split() == [
        "单位",
        "/",
        "项目",
        "总计(万元)",
        "│",
        "公共文化服务体系建设专项资金",
        "第",
        "1",
        "页",
    ]
    assert "100/100 指标" in shown[22]
    assert shown[23].split()[0:2] == ["/", "搜索"]
    assert {
        cell_len(line[: line.index(next(one for one in line if one in "│┃"))]) for line in shown[1:22]
    } == {39}
