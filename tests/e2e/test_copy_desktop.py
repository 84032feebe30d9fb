"""Copying on a real desktop: an X server without a picture, and xclip."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.copying.surroundings import Terminal, Tmux, carried, wait_until_shown
from tui.copying.route import send

COMMAND = Path(sys.executable).parent / "budget-tui"
SECONDS = 20.0


class Desktop:
    """An X server of the test's own."""

    def __init__(self) -> None:
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.server.stdout is not None
        self.display = f":{self.server.stdout.readline().strip()}"

    @property
    def variables(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "DISPLAY": self.display, "TERM": "xterm-256color"}

    def selection(self, which: str = "clipboard") -> str:
        """What would be pasted; "" where nothing was selected."""
        done = subprocess.run(
            ["xclip", "-o", "-selection", which, "-target", "UTF8_STRING"],
            env=self.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        return done.stdout.decode()

    def close(self) -> None:
        self.server.send_signal(signal.SIGCONT)
        self.server.terminate()
        self.server.wait(SECONDS)
        assert self.server.stdout is not None
        self.server.stdout.close()


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    made = Desktop()
    yield made
    made.close()


def test_the_clipboard_has_the_text_and_the_mouse_its_selection(desktop: Desktop) -> None:
    terminal = Terminal()
    text = "≥95%\n第二行" + "长" * 100_000
    sent = send(text, terminal.write, desktop.variables)
    assert sent.way == "local"
    assert sent.sentence == f"已复制到剪贴板（{len(text)} 字，xclip 已收下）"
    assert desktop.selection() == text
    assert desktop.selection("primary") == ""
    assert terminal.written == ""


def test_where_the_display_is_gone_that_is_said_and_the_terminal_asked(desktop: Desktop) -> None:
    desktop.server.terminate()
    desktop.server.wait(SECONDS)
    terminal = Terminal()
    sent = send("甲", terminal.write, desktop.variables)
    assert sent.sentence.startswith("xclip 拒绝了（Error: Can't open display")
    assert sent.way == "osc52"
    assert carried(terminal.written) == ["甲"]


def test_a_display_that_stands_still_is_given_up(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.copying.local.TIMEOUT", 0.5)
    desktop.server.send_signal(signal.SIGSTOP)
    sent = send("甲", Terminal().write, desktop.variables)
    assert sent.way == "osc52"
    assert "秒内没有回应；已用 OSC 52 发送" in sent.sentence


@pytest.fixture
def window(desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    """A window of tmux on that desktop, in which the program runs."""
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "STY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", desktop.display)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    server = Tmux(tmp_path / "tmux")
    server.run("new-session", "-d", "-x", "120", "-y", "40", "cat")
    server.run("new-window", str(COMMAND), "--demo")
    wait_until_shown(server, "合计相符")
    yield server
    server.run("kill-server")


def test_the_program_says_copied_and_what_was_copied_outlives_its_window(
    desktop: Desktop, window: Tmux
) -> None:
    window.run("send-keys", "Tab", "j", "j", "j", "y")
    wait_until_shown(window, "已复制到剪贴板（")
    assert desktop.selection() == "产出指标-质量指标 场馆免费开放达标率：≥98%"
    window.run("kill-window")
    assert desktop.selection() == "产出指标-质量指标 场馆免费开放达标率：≥98%"


def test_attached_over_ssh_the_desktop_is_left_alone(desktop: Desktop, window: Tmux) -> None:
    window.run("set-environment", "SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22")
    window.run("send-keys", "y")
    wait_until_shown(window, "已发送到 tmux 粘贴缓冲区")
    assert desktop.selection() == ""
