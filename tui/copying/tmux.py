"""tmux: its paste buffer, and what it knows of the terminals it is shown in."""

import subprocess
from collections.abc import Mapping
from typing import Literal

from tui.copying import osc52
from tui.copying.running import NotTaken, feed

TIMEOUT = 3.0
"""Seconds for a tmux server to answer; one that hangs must not hang the browser."""

Loaded = Literal["handed on", "alone"]
"""Whether tmux was also asked to hand the text on to its terminal, or took it into its buffer alone."""


def load(text: str, environment: Mapping[str, str]) -> Loaded:
    """Load the paste buffer, and let tmux hand the text on (-w) where its terminal can take it.

    A text too long for a terminal is not handed on; tmux before 3.2 knows no -w and refuses it. Raises
    NotTaken.
    """
    if osc52.fits(text):
        try:
            feed(["tmux", "load-buffer", "-w", "-"], osc52.data(text), environment, TIMEOUT)
        except NotTaken as error:
            if not error.answered:
                raise
        else:
            return "handed on"
    feed(["tmux", "load-buffer", "-"], osc52.data(text), environment, TIMEOUT)
    return "alone"


def is_nested(environment: Mapping[str, str]) -> bool:
    """Whether the terminal of this tmux is itself one of tmux or screen, which rarely hands on."""
    return _asked(["display-message", "-p", "#{client_termname}"], environment).startswith(("tmux", "screen"))


def attached(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with what tmux keeps up to date in it: of the terminal that was attached last.

    A window that was opened at the desk may be looked at over SSH now.
    """
    now = dict(environment)
    for line in _asked(["show-environment"], environment).splitlines():
        name, equals, value = line.partition("=")
        if equals:
            now[name] = value
        else:
            now.pop(name.removeprefix("-"), None)
    return now


def passed_through(text: str) -> str:
    """What tmux hands on unseen to its terminal where its `allow-passthrough` is on, as it is before 3.3."""
    inner = osc52.sequence(text, osc52.BEL).replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{inner}{osc52.ST}"


def _asked(words: list[str], environment: Mapping[str, str]) -> str:
    """What tmux answers; "" where it does not."""
    try:
        done = subprocess.run(
            ["tmux", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            env=environment,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
