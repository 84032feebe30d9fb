"""Real tmux servers, with their default configuration and with others, one in another too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.copying.surroundings import Programs, Terminal, Tmux, wait_for_buffers, wait_until_shown
from tui.copying import osc52
from tui.copying.route import send
from tui.copying.screen import wrapped
from tui.copying.tmux import passed_through

TEXT = "产出指标-数量指标 补贴惠及人次：≥10000人次\n第二行"


def print_inside(server: Tmux, folder: Path, sequence: str) -> None:
    """Let a program in a window of tmux write a sequence, until tmux has read it."""
    (folder / "sequence").write_text(f"{sequence}\r\nwritten", encoding="utf-8", newline="")
    server.run("new-window", f"cat '{folder / 'sequence'}'; cat")
    wait_until_shown(server, "written")
    assert server.run("capture-pane", "-p").split() == ["written"]


def test_the_text_arrives_in_the_buffer(tmux: Tmux) -> None:
    assert send(TEXT, Terminal().write, tmux.variables).way == "tmux"
    assert tmux.buffers() == [TEXT]


def test_a_text_too_long_for_a_terminal_arrives_in_the_buffer(tmux: Tmux) -> None:
    text = "长" * osc52.LIMIT
    assert send(text, Terminal().write, tmux.variables).way == "tmux"
    assert tmux.buffers() == [text]


def test_the_desktop_is_asked_by_what_the_session_says_of_it(tmux: Tmux, programs: Programs) -> None:
    """The window was opened at the desk; now the session is attached over SSH, and again at the desk."""
    programs.add("xclip", 'cat >"$HERE/got"')
    at_the_desk = {**tmux.variables, **programs.environment(DISPLAY=":0")}
    tmux.run("set-environment", "DISPLAY", ":0")
    tmux.run("set-environment", "SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    assert send("甲", Terminal().write, at_the_desk).way == "tmux"
    tmux.run("set-environment", "-r", "SSH_CONNECTION")
    assert send("乙", Terminal().write, {**at_the_desk, "SSH_CONNECTION": "x"}).way == "local"
    assert programs.got().decode() == "乙"
    tmux.run("set-environment", "-r", "DISPLAY")
    assert send("丙", Terminal().write, at_the_desk).way == "tmux"


@pytest.mark.parametrize("length", [5, 188, 189, 5_000])
def test_what_is_meant_for_screen_arrives_in_tmux_whole_or_not_at_all(
    tmux: Tmux, tmp_path: Path, length: int
) -> None:
    tmux.run("set-option", "-s", "set-clipboard", "on")
    text = ("甲乙丙" * length)[:length]
    print_inside(tmux, tmp_path, wrapped(text))
    assert tmux.buffers() == ([text] if length <= 188 else [])


@pytest.fixture
def inner(tmux: Tmux, tmp_path: Path) -> Iterator[Tmux]:
    """A tmux in a window of the other one."""
    server = Tmux(tmp_path / "inner")
    tmux.run(
        "new-window", f"env -u TMUX tmux -u -S '{server.socket}' -f /dev/null new-session 'echo begun; cat'"
    )
    wait_until_shown(tmux, "begun")
    yield server
    server.run("kill-server")


def test_from_the_inner_one_it_reaches_the_outer_one_that_allows_it(tmux: Tmux, inner: Tmux) -> None:
    tmux.run("set-option", "-s", "set-clipboard", "on")
    sent = send(TEXT, Terminal().write, inner.variables)
    assert inner.buffers() == [TEXT]
    assert wait_for_buffers(tmux, 1) == [TEXT]
    assert "外面还有一层 tmux 或 screen" in sent.sentence and "set-clipboard on" in sent.sentence


def test_by_default_the_outer_one_takes_nothing(tmux: Tmux, inner: Tmux) -> None:
    send(TEXT, Terminal().write, inner.variables)
    assert inner.buffers() == [TEXT]
    inner.run("send-keys", "later", "Enter")
    wait_until_shown(tmux, "later")
    assert tmux.buffers() == []


def test_passed_through_it_reaches_the_outer_terminal_where_that_is_allowed(
    tmux: Tmux, inner: Tmux, tmp_path: Path
) -> None:
    tmux.run("set-option", "-s", "set-clipboard", "on")
    inner.run("set-option", "-g", "allow-passthrough", "on")
    print_inside(inner, tmp_path, passed_through(TEXT))
    assert wait_for_buffers(tmux, 1) == [TEXT]
    assert inner.buffers() == []
