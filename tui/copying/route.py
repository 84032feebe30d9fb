"""The way to the clipboard: tmux's paste buffer inside tmux, else the terminal by OSC 52.

Neither answers whether the text arrived: what is said is what was done, and what to do if nothing came.
"""

import base64
import subprocess
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from tui.plain import printable
from tui.system_causes import cause

OSC_52_LIMIT = 100_000
"""Base64 characters that terminals take in one OSC 52 (xterm's own default); more would be cut or dropped."""

TMUX_TIMEOUT = 5.0
"""Seconds for a tmux server to take the text; one that hangs must not hang the browser."""

_INSTEAD = "请按 e 导出为文件"


class Sent(msgspec.Struct, frozen=True):
    """What was done, as a Chinese sentence, and the way that was taken; None if nothing was sent."""

    sentence: str
    way: Literal["tmux", "osc52"] | None


def send(text: str, write: Callable[[str], None], environment: Mapping[str, str]) -> Sent:
    """Send text towards the clipboard; `write` puts a control sequence on the terminal.

    A text too long for OSC 52 is not sent at all, never cut.
    """
    if environment.get("TMUX"):
        return _to_tmux(text, environment)
    encoded = base64.b64encode(_bytes(text)).decode("ascii")
    if len(encoded) > OSC_52_LIMIT:
        return Sent(f"内容太长（{len(text)} 字），终端剪贴板收不下，没有发送；{_INSTEAD}", None)
    write(f"\x1b]52;c;{encoded}\x1b\\")
    return Sent(f"已用 OSC 52 发送 {len(text)} 字；若粘贴为空，{_INSTEAD}", "osc52")


def _to_tmux(text: str, environment: Mapping[str, str]) -> Sent:
    """Load tmux's paste buffer, and let tmux hand the text on (-w) to a terminal that can take it.

    tmux before 3.2 knows no -w and refuses it; then, and for a long text, the buffer alone is loaded.
    """
    data = _bytes(text)
    long = len(base64.b64encode(data)) > OSC_52_LIMIT
    try:
        refused = _load(data, () if long else ("-w",), environment)
        if refused and not long:
            refused = _load(data, (), environment)
    except OSError as error:
        refused = f"无法运行（{cause(error)}）"
    except subprocess.TimeoutExpired:
        refused = f"{TMUX_TIMEOUT:.0f} 秒内没有回应"
    if refused:
        return Sent(f"没有发送：tmux {refused}；{_INSTEAD}", None)
    return Sent(
        f"已发送到 tmux 粘贴缓冲区（{len(text)} 字）；粘贴：前缀键 + ]；若在本机粘贴为空，{_INSTEAD}", "tmux"
    )


def _load(data: bytes, options: tuple[str, ...], environment: Mapping[str, str]) -> str:
    """Run `tmux load-buffer`; "" if it took the text, else what it said. Raises OSError, TimeoutExpired."""
    done = subprocess.run(
        ["tmux", "load-buffer", *options, "-"],
        input=data,
        capture_output=True,
        timeout=TMUX_TIMEOUT,
        env=environment,
        check=False,
    )
    if done.returncode == 0:
        return ""
    said = printable(done.stderr.decode(errors="replace")).strip()
    return f"拒绝了（{said or f'退出码 {done.returncode}'}）"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
