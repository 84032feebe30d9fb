"""tmux and screen that were not started in UTF-8: no Chinese gets through them, whatever the terminal can."""

import subprocess
from collections.abc import Mapping

from tui.terminal.terminal import UTF_8

TMUX_TIMEOUT = 5.0
"""Seconds for a tmux server to answer."""


def remedy(presumed: str, found: str, environment: Mapping[str, str]) -> str:
    """What a person has to do so that Chinese is shown, in a sentence; "" where nothing stands in its way.

    `presumed` is the encoding of the locale, `found` the one that was found out. The command in the
    sentence is ASCII and stands in front: the rest may not be shown. No byte of what is said to screen is
    one that it would take for the beginning of a control string.
    """
    if environment.get("TMUX") and _client_is_utf_8(environment) == "0":
        return "请退出后用 tmux -u attach 重新进入：此处的 tmux 没有按 UTF-8 显示，汉字会变成下划线"
    if environment.get("STY") and presumed == UTF_8 != found:
        return "请用 screen -U 重开：此处的 screen 不用 UTF-8，汉字传不过去"
    return ""


def _client_is_utf_8(environment: Mapping[str, str]) -> str:
    """What tmux says of the client that shows this: 1, 0, or nothing where there is none or no answer."""
    try:
        done = subprocess.run(
            ["tmux", "display-message", "-p", "#{client_utf8}"],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=TMUX_TIMEOUT,
            env=environment,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip()
