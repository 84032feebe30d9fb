"""The clipboard programs of a desktop: which one is asked, and what it is given. Real xclip: tests/e2e."""

import os
import time

import pytest

from tests.copying.surroundings import Programs, Terminal, behind_screen, carried
from tui.copying.local import programs as suited
from tui.copying.route import send

TAKES = 'echo "$0 $*" >"$HERE/called"; cat >"$HERE/got"'
ALL = ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe")


def install(programs: Programs, *names: str) -> None:
    for name in names:
        programs.add(name, TAKES)


def names(environment: dict[str, str], platform: str = "linux") -> list[str]:
    return [program.name for program in suited(environment, platform)]


@pytest.mark.parametrize(
    ("around", "platform", "first"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["wl-copy", "xclip", "xsel"]),
        ({"DISPLAY": ":0"}, "linux", ["xclip", "xsel"]),
        ({"DISPLAY": ":0", "WSL_DISTRO_NAME": "Debian"}, "linux", ["clip.exe", "xclip", "xsel"]),
        ({}, "darwin", ["pbcopy"]),
        ({}, "linux", []),
        ({"DISPLAY": ""}, "linux", []),
    ],
)
def test_the_programs_are_those_of_the_desktop(
    programs: Programs, around: dict[str, str], platform: str, first: list[str]
) -> None:
    install(programs, *ALL)
    assert names(programs.environment(**around), platform) == first


@pytest.mark.parametrize("over", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
def test_over_ssh_there_is_none(programs: Programs, over: str) -> None:
    install(programs, *ALL)
    environment = programs.environment(DISPLAY=":0", WSL_INTEROP="x", **{over: "x"})
    assert names(environment) == names(environment, "darwin") == []


def test_only_what_is_installed_is_asked(programs: Programs) -> None:
    install(programs, "xsel")
    environment = {**programs.environment(DISPLAY=":0"), "PATH": str(programs.folder)}
    assert names(environment) == ["xsel"]


@pytest.mark.parametrize(
    ("around", "called"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wl-copy --type text/plain"),
        ({"DISPLAY": ":0"}, "xclip -selection clipboard"),
    ],
)
def test_it_takes_the_text_and_so_it_is_said_to_be_copied(
    programs: Programs, around: dict[str, str], called: str
) -> None:
    install(programs, "wl-copy", "xclip")
    terminal = Terminal()
    sent = send("≥95%\n二", terminal.write, programs.environment(**around))
    assert programs.got().decode() == "≥95%\n二"
    assert programs.got("called").decode().strip().endswith(called)
    assert sent.way == "local"
    assert sent.sentence == f"已复制到剪贴板（6 字，{called.split(maxsplit=1)[0]} 已收下）"
    assert terminal.written == ""


def test_windows_gets_utf_16(programs: Programs) -> None:
    install(programs, "clip.exe")
    send("≥95%", Terminal().write, programs.environment(WSL_DISTRO_NAME="Debian"))
    assert programs.got().decode("utf-16-le") == "≥95%"


def test_a_mac_is_told_that_it_is_utf_8(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    programs.add("pbcopy", 'echo "$LC_ALL" >"$HERE/called"; cat >"$HERE/got"')
    monkeypatch.setattr("tui.copying.local.programs", lambda around: suited(around, "darwin"))
    assert send("≥95%", Terminal().write, programs.environment(LC_ALL="C")).way == "local"
    assert programs.got("called").decode().strip() == "en_US.UTF-8"


def test_one_that_fails_is_said_and_the_next_one_asked(programs: Programs) -> None:
    programs.add("xclip", 'echo "Error: Can\'t open display: :9" >&2; exit 1')
    install(programs, "xsel")
    sent = send("甲", Terminal().write, programs.environment(DISPLAY=":9"))
    assert sent.way == "local"
    assert sent.sentence == (
        "xclip 拒绝了（Error: Can't open display: :9）；已复制到剪贴板（1 字，xsel 已收下）"
    )


def test_where_all_fail_the_terminal_is_asked(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.copying.local.TIMEOUT", 0.1)
    programs.add("xclip", "exec sleep 60")
    programs.add("xsel", "exit 3")
    terminal = Terminal()
    sent = send("甲", terminal.write, programs.environment(DISPLAY=":9"))
    assert sent.way == "osc52"
    assert sent.sentence.startswith("xclip 0 秒内没有回应；xsel 拒绝了（退出码 3）；已用 OSC 52 发送")
    assert carried(terminal.written) == ["甲"]


def test_one_that_stays_behind_holds_nothing_of_ours(programs: Programs) -> None:
    """It outlives the call with its output open, as xclip does, in a session of its own."""
    programs.add("xclip", 'cat >"$HERE/got"; sleep 60 & echo $! >"$HERE/stays"')
    begun = time.monotonic()
    assert send("甲", Terminal().write, programs.environment(DISPLAY=":0")).way == "local"
    stays = int(programs.got("stays"))
    try:
        assert time.monotonic() - begun < 60
        assert os.getsid(stays) != os.getsid(0)
        assert os.readlink(f"/proc/{stays}/cwd") == "/"
    finally:
        os.kill(stays, 9)


def test_under_screen_it_confirms_nothing(programs: Programs) -> None:
    """screen may be attached from elsewhere by now: the text goes there too."""
    install(programs, "xclip")
    terminal = Terminal()
    sent = send("甲", terminal.write, programs.environment(DISPLAY=":0", STY="1.x"))
    assert programs.got().decode() == "甲"
    assert carried(behind_screen(terminal.written)) == ["甲"]
    assert "已复制" not in sent.sentence and "若粘贴为空" in sent.sentence
