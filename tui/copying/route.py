"""The way to the clipboard: the first that can work here, and an honest word on how far it is known to go.

Only a clipboard program of this machine answers that it took the text. tmux, screen and terminals do not say
whether it arrived: then what is said is what was done, and what to do if nothing came.

Variables are inherited, also where they no longer hold (by sudo, by screen inside tmux and the reverse). So
which of tmux and screen is the inner one is never guessed: where both are named, both are given the text.
"""

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from tui.copying import local, osc52, screen, tmux
from tui.copying.running import NotTaken

_INSTEAD = "请按 p 用鼠标选取，或按 e 导出为文件"


class Sent(msgspec.Struct, frozen=True):
    """What was done, as a Chinese sentence, and the way that was taken; None if nothing was sent.

    A `local` program confirmed that it has the text; the others confirm nothing.
    """

    sentence: str
    way: Literal["local", "tmux", "screen", "osc52"] | None


class _Attempt(msgspec.Struct, frozen=True):
    """What one way came to: what it did, None if it was not taken, and what went wrong on it."""

    sent: Sent | None
    failures: tuple[str, ...] = ()


def send(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> Sent:
    """Send text towards the clipboard; `write` puts a control sequence on the terminal.

    Whole or not at all: a text too long for a way is not sent by it.
    """
    failures: tuple[str, ...] = ()
    for way in (_by_program, _by_tmux, _by_screen):
        attempt = way(text, write, environment)
        failures += attempt.failures
        if attempt.sent is not None:
            return _with(failures, attempt.sent)
    return _with(failures, _by_terminal(text, write, environment))


def _by_program(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> _Attempt:
    here = tmux.attached(environment) if environment.get("TMUX") else environment
    failures: list[str] = []
    for program in local.programs(here):
        try:
            local.put(text, program, here)
        except NotTaken as error:
            failures.append(f"{program.name} {error.why}")
        else:
            return _Attempt(_taken(text, program.name, write, environment), tuple(failures))
    return _Attempt(None, tuple(failures))


def _taken(text: str, name: str, write: Callable[[str], None], environment: Mapping[str, str]) -> Sent:
    """A program has the text. screen may be looked at from elsewhere now, and nothing tells: that way too."""
    if not environment.get("STY"):
        return Sent(f"已复制到剪贴板（{len(text)} 字，{name} 已收下）", "local")
    if osc52.fits(text):
        write(screen.wrapped(text))
    return Sent(
        f"已发送 {len(text)} 字：{name} 已收下，也经 screen 发往终端；若粘贴为空，{_INSTEAD}", "screen"
    )


def _by_tmux(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> _Attempt:
    if not environment.get("TMUX"):
        return _Attempt(None)
    try:
        loaded = tmux.load(text, environment)
    except NotTaken as error:
        return _Attempt(None, (f"tmux {error.why}",))
    if loaded == "alone" and osc52.fits(text):
        write(tmux.passed_through(text))
    if environment.get("STY") and osc52.fits(text):
        write(screen.wrapped(text))
    done = f"已发送到 tmux 粘贴缓冲区（{len(text)} 字）；粘贴：前缀键 + ]"
    if not osc52.fits(text):
        return _Attempt(Sent(f"{done}；内容太长，没有再发往本机；要在本机用，{_INSTEAD}", "tmux"))
    if tmux.is_nested(environment):
        done += "；外面还有一层 tmux 或 screen，那里设了 set-clipboard on 才能到本机"
    return _Attempt(Sent(f"{done}；若在本机粘贴为空，{_INSTEAD}", "tmux"))


def _by_screen(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> _Attempt:
    """Also where TERM alone speaks of screen: over SSH nothing else is told.

    There tmux may be meant, which takes a text of one piece from it as well, and a longer one not at all.
    """
    if not environment.get("STY") and not environment.get("TERM", "").startswith("screen"):
        return _Attempt(None)
    if not osc52.fits(text):
        return _Attempt(_too_long(text))
    write(screen.wrapped(text))
    return _Attempt(Sent(f"已经由 screen 发送 {len(text)} 字；若粘贴为空，{_INSTEAD}", "screen"))


def _by_terminal(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> Sent:
    if environment.get("TERM") == "linux":
        return Sent(f"Linux 控制台没有剪贴板，没有发送；{_INSTEAD}", None)
    if not osc52.fits(text):
        return _too_long(text)
    write(osc52.sequence(text))
    if environment.get("TERM", "").startswith("tmux"):
        write(tmux.passed_through(text))
    return Sent(f"已用 OSC 52 发送 {len(text)} 字；若粘贴为空，{_INSTEAD}", "osc52")


def _too_long(text: str) -> Sent:
    return Sent(f"内容太长（{len(text)} 字），终端剪贴板收不下，没有发送；{_INSTEAD}", None)


def _with(failures: tuple[str, ...], sent: Sent) -> Sent:
    """The same, with what went wrong before it."""
    return Sent("；".join((*failures, sent.sentence)), sent.way)
