"""Over SSH: the installed command behind a real sshd, read off the screen and off the wire."""

import os
import signal
from collections.abc import Callable

import pytest

from tests.e2e.conftest import Open
from tests.e2e.processes import environment, wait_until
from tests.e2e.server import Server
from tests.e2e.terminal import Terminal
from tests.e2e.workplace import DOCUMENT, Workplace

INDICATOR = "产出指标-质量指标 场馆免费开放达标率：≥98%"
THIRD = "文物保护与非物质文化遗产传承经费"


def test_open_walk_filter_copy_and_quit(server: Server, workplace: Workplace, open_terminal: Open) -> None:
    line = open_terminal(server.into(workplace.start(DOCUMENT)))
    line.wait_for("5 单位 · 25 项目 · 100 指标 · 10,390.61 万元 · 合计相符")
    (program,) = workplace.programs()
    assert not {"LANG", "LC_ALL", "LC_CTYPE"} & environment(program).keys()

    line.type("Down")
    line.wait_for("总计 1,480.00")

    line.type("a", ">=1000", "Enter")
    line.wait_for("金额 >=1000", "命中 3/25 项目")
    line.type("x", "c")
    line.wait_for("勾选")
    line.type("Down", "Space")
    line.wait_for("类别 数量", "28/100 指标")
    line.type("x", "Esc")
    line.wait_for("100/100 指标", without="勾选")
    line.type("/", "场馆免费开放达标率")
    line.wait_for("命中 1/25 项目  1/100 指标")

    line.type("Enter", "Tab", "j", "y")
    line.wait_for("发送")
    assert line.copied == [INDICATOR]

    line.type("q")
    assert line.ended() == 0
    assert workplace.ended() == "0"


def test_the_exit_code_comes_through(server: Server, workplace: Workplace, open_terminal: Open) -> None:
    line = open_terminal(server.into(workplace.start("没有.pdf")))
    assert line.ended() == 3
    assert "没有.pdf" in line.lines[0]


def wait_for_the_picture_of(line: Terminal, columns: int, rows: int) -> None:
    def is_there() -> bool:
        lines = line.wait_for("合计相符", "100/100 指标")
        return "100/100 指标" in lines[rows - 2] and line.is_straight()

    wait_until(is_there, f"a straight picture of {columns} × {rows}")


def test_the_picture_follows_the_size(server: Server, workplace: Workplace, open_terminal: Open) -> None:
    line = open_terminal(server.into(workplace.start(DOCUMENT)), columns=100, rows=30)
    wait_for_the_picture_of(line, 100, 30)
    for columns, rows in ((80, 24), (132, 26), (90, 20)):
        line.resize(columns, rows)
        wait_for_the_picture_of(line, columns, rows)
    line.type("q")
    assert line.ended() == 0


def cut_here(server: Server, line: Terminal) -> None:
    """Kill the ssh at the person's end: their machine is switched off."""
    del server
    os.kill(line.process, signal.SIGKILL)


def cut_there(server: Server, line: Terminal) -> None:
    """Kill the sshd that holds the line at the far end."""
    del line
    server.drop()


@pytest.mark.parametrize("cut", [cut_here, cut_there])
def test_a_dropped_line_loses_nothing(
    server: Server, workplace: Workplace, open_terminal: Open, cut: Callable[[Server, Terminal], None]
) -> None:
    line = open_terminal(server.into(workplace.start(DOCUMENT)))
    line.wait_for("合计相符")
    line.type("J", "J", "1")
    line.wait_for("已审 1/25")
    wait_until(lambda: workplace.place() == THIRD, "the place is saved")

    cut(server, line)
    wait_until(lambda: not workplace.programs(), "the program ends with its line")
    assert line.ended() != 0

    again = open_terminal(server.into(workplace.start(DOCUMENT)))
    again.wait_for(f"从上次的位置继续：{THIRD}", "已审 1/25")
    again.type("2")
    again.wait_for(f"存疑：{THIRD}")
    again.type("q")
    assert again.ended() == 0


def test_a_dropped_line_ends_the_program_also_where_only_the_shell_hears_of_it(
    server: Server, workplace: Workplace, open_terminal: Open
) -> None:
    line = open_terminal(server.into(f"trap : HUP; {workplace.start(DOCUMENT)}; true"))
    line.wait_for("合计相符")
    server.drop()
    wait_until(lambda: workplace.ended() is not None, "the program ends with its line")
    assert workplace.ended() == str(128 + signal.SIGHUP)


def test_copying_in_tmux_behind_ssh(server: Server, workplace: Workplace, open_terminal: Open) -> None:
    tmux = "tmux -u -f /dev/null new-session"
    socket = f"TMUX_TMPDIR={workplace.folder}"
    line = open_terminal(server.into(f"{socket} {tmux} '{workplace.start(DOCUMENT)}'"))
    line.wait_for("合计相符")
    line.type("/", "场馆免费开放达标率")
    line.wait_for("命中 1/25 项目  1/100 指标")
    line.type("Enter", "Tab", "j", "y")
    line.wait_for("tmux 粘贴缓冲区")
    assert line.copied == [INDICATOR]

    buffer = open_terminal(server.into(f"{socket} tmux show-buffer"))
    assert buffer.ended() == 0
    assert buffer.lines[0] == INDICATOR

    line.type("q")
    assert line.ended() == 0
