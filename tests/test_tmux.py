"""End to end: the installed command in a real tmux: keys typed, the screen read, a copied line found."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.model.tables import SAMPLE_PDF
from tui.review import Store

COMMAND = Path(sys.executable).parent / "budget-tui"
SECONDS = 20.0
"""How long what must come may take on a slow machine."""

_OTHERS = ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "COLUMNS", "LINES")
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
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
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
        self.run("new-session", "-d", "-s", "program", *size, "-c", str(self.folder), "sh", "-c", script)

    def program(self) -> int:
        """The process of the command."""
        shell = self.run("display-message", "-p", "#{pane_pid}").strip()
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def close(self) -> None:
        """Close the window; the server stays, for another one."""
        self.run("new-session", "-d", "-s", "empty", "cat")
        self.run("kill-session", "-t", "program")

    def start_again(self, *options: str) -> None:
        """Run the command in the only window once more, after `close`."""
        self.start(*options)
        self.run("kill-session", "-t", "empty")

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


def test_the_plain_screen_is_left_by_any_key_and_the_browser_comes_back_whole(tmux: Tmux) -> None:
    tmux.start("--demo", columns=100, rows=30)
    before = tmux.wait_for("合计相符")
    tmux.type("p")
    shown = tmux.wait_for("按任意键返回").rstrip().splitlines()
    assert tmux.run("display-message", "-p", "#{alternate_on}#{mouse_any_flag}") == "00\n"
    assert shown[1] == "项目：公共文化服务体系建设专项资金"
    assert shown[-3].startswith("6. 满意度指标-服务对象满意度 居民对公共文化服务的满意度")
    assert not set("│┃┌─┐▾") & set("".join(shown))
    tmux.type("C-c")
    assert tmux.wait_for("合计相符") == before

    tmux.type("F6")
    tmux.wait_for("按任意键返回")
    tmux.run("resize-window", "-x", "90", "-y", "26")
    tmux.wait_for("按任意键返回")
    tmux.type("S-F5")
    shown_again = tmux.wait_for("合计相符").splitlines()
    assert len(shown_again) == 26 and "/ 搜索" in shown_again[-1]
    assert cell_len(shown_again[1].partition("│")[0]) == 41
    tmux.type("y", "p")
    tmux.wait_for("按任意键返回")
    tmux.type("q")
    tmux.wait_for("合计相符")
    tmux.type("q")
    tmux.wait_for("ended with 0")
    assert "公共文化服务体系建设专项资金" in (tmux.folder / "data/budget-tui/copied.txt").read_text("utf-8")


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


THIRD = "文物保护与非物质文化遗产传承经费"
"""The third project of the sample."""


def place_saved(tmux: Tmux) -> str | None:
    """The project at which the program is to go on, as the database has it now."""
    with Store(tmux.folder / "data/budget-tui/reviews.sqlite3") as kept:
        places = [kept.place(document.sha256) for document in kept.recent()]
    return next((place.subject.project for place in places if place and place.subject), None)


def pass_the_third(tmux: Tmux) -> None:
    """Open the sample, pass its third project, and wait until the place is saved."""
    shutil.copy(SAMPLE_PDF, tmux.folder / "表.pdf")
    tmux.start("表.pdf")
    tmux.wait_for("合计相符")
    tmux.type("J", "J", "1")
    tmux.wait_for("已审 1/25")
    saved_by = time.monotonic() + SECONDS
    while place_saved(tmux) != THIRD:
        assert time.monotonic() < saved_by
        time.sleep(0.1)


def begun_again(tmux: Tmux) -> None:
    """The program was started anew on the document: it stands where it stood, and the state is there."""
    shown = tmux.wait_for(f"从上次的位置继续：{THIRD}")
    assert "已审 1/25" in shown
    tmux.type("2")
    tmux.wait_for(f"存疑：{THIRD}")


def test_killed_and_started_again_it_stands_where_it_stood(tmux: Tmux) -> None:
    pass_the_third(tmux)
    os.kill(tmux.program(), signal.SIGKILL)
    tmux.wait_for("ended with 137")
    tmux.close()
    tmux.start_again("表.pdf")
    begun_again(tmux)


def test_a_closed_window_loses_nothing_and_the_recent_list_leads_back(tmux: Tmux) -> None:
    pass_the_third(tmux)
    program = tmux.program()
    tmux.close()
    gone_by = time.monotonic() + SECONDS
    while Path(f"/proc/{program}").exists():
        assert time.monotonic() < gone_by
        time.sleep(0.1)
    tmux.start_again()
    shown = tmux.wait_for("已审 1/25")
    assert "表.pdf" in shown
    tmux.type("Enter")
    begun_again(tmux)


def test_without_a_path_and_without_a_past_the_usage_is_said(tmux: Tmux) -> None:
    tmux.start()
    tmux.wait_for("ended with 2")
    assert "没有给出文件" in tmux.screen()
