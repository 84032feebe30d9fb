"""End to end: terminals that print ambiguous characters on two cells, that are set to GBK, that hide Chinese.

Besides tmux: xterm, Xvfb, import (imagemagick), luit, and the fonts DejaVu and Noto CJK.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.e2e.wide_terminal import (
    COLUMNS,
    COMMAND,
    Tmux,
    display,
    picture_of_xterm,
    server_name,
    straight_xterm,
    uprights,
)

SUMS = "合计相符"


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    server.run("kill-server")


def test_right_edges_are_straight_where_ambiguous_characters_are_wide(tmp_path: Path) -> None:
    demo = [str(COMMAND), "--demo"]
    with display(tmp_path) as on:
        asked = straight_xterm(on, ["-cjk_width"], demo)
        forced = uprights(picture_of_xterm(on, ["-cjk_width"], [*demo, "--ambiguous-width", "1"]))
        narrow = straight_xterm(on, [], demo)
    assert asked == narrow
    assert asked[-1] == COLUMNS - 1
    assert forced != asked


def test_tmux_in_a_wide_terminal_is_straight_when_it_is_told(tmp_path: Path) -> None:
    script = f"{COMMAND} --demo --ambiguous-width 2"
    inner = ["tmux", "-u", "-L", server_name(), "-f", "/dev/null"]
    session = ["new-session", script, ";", "set", "status", "off"]
    with display(tmp_path) as on:
        try:
            found = straight_xterm(on, ["-cjk_width"], [*inner, *session])
        finally:
            subprocess.run([*inner, "kill-server"], env=on, check=True)
    assert found[-1] == COLUMNS - 1


def test_tmux_itself_is_straight(tmux: Tmux) -> None:
    tmux.start(f"{COMMAND} --demo")
    screen = tmux.wait_for("≥14个")
    panes = [line for line in screen.splitlines() if "│" in line or "┃" in line]
    assert {cell_len(re.split("[│┃]", line)[0]) for line in panes} == {44}
    tmux.run("send-keys", "q")
    tmux.wait_for("ended with 0")


@pytest.mark.parametrize("locale", ["C.UTF-8", "zh_CN.GBK"])
def test_a_terminal_in_gbk_shows_chinese_and_takes_it(tmux: Tmux, locale: str) -> None:
    tmux.start(f"LC_ALL={locale} luit -encoding GBK {COMMAND} --demo")
    tmux.wait_for("≥14个")
    tmux.run("send-keys", "/", "旅游")
    tmux.wait_for("命中 1/25 项目")
    tmux.run("send-keys", "≥")
    tmux.wait_for("旅游≥")
    tmux.run("send-keys", "F10")
    tmux.wait_for("ended with 0")


def test_bytes_of_another_encoding_are_no_end(tmux: Tmux) -> None:
    tmux.start(f"{COMMAND} --demo")
    tmux.wait_for(SUMS)
    tmux.run("send-keys", "/")
    tmux.run("send-keys", "-H", *["b4", "f2", "bf", "aa"])
    tmux.wait_for("命中 0/25 项目")
    tmux.run("send-keys", "F10")
    tmux.wait_for("ended with 0")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US", "zh_CN.UTF-8", "zh_CN.GB18030"])
def test_no_locale_keeps_a_terminal_in_utf_8_from_showing_chinese(tmux: Tmux, locale: str) -> None:
    tmux.start(f"LC_ALL={locale} {COMMAND} --demo")
    tmux.wait_for(SUMS)
    tmux.run("send-keys", "q")
    tmux.wait_for("ended with 0")


def test_a_tmux_that_hides_chinese_is_named(tmux: Tmux) -> None:
    inner = f"'{COMMAND} --demo; cat'"
    tmux.start(f"env -u TMUX LC_ALL=C tmux -L {tmux.name}-inner -f /dev/null new-session {inner}")
    try:
        tmux.wait_for("tmux -u attach")
    finally:
        tmux.run("send-keys", "C-c")
        tmux.wait_for("ended with 0")
