"""The clipboard of this machine's own desktop, by the programs that its systems have for it."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tui.copying.running import feed

TIMEOUT = 3.0
"""Seconds for a program to take a text: a display that does not answer must not hang the browser."""


class Program(msgspec.Struct, frozen=True):
    """A clipboard program: how it is called, and the encoding of what it reads."""

    command: Sequence[str]
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        return self.command[0]


_PBCOPY = Program(["pbcopy"])
_CLIP = Program(["clip.exe"], "utf-16-le")
_WL_COPY = Program(["wl-copy", "--type", "text/plain"])
_XCLIP = Program(["xclip", "-selection", "clipboard"])
"""The clipboard alone: the primary selection is what the mouse last selected, and stays."""
_XSEL = Program(["xsel", "--clipboard", "--input"])


def programs(environment: Mapping[str, str], platform: str = sys.platform) -> list[Program]:
    """The installed programs that reach the clipboard of who sits here, best first; none over SSH.

    `platform` is Python's name of the system.
    """
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return []
    path = environment.get("PATH")
    return [one for one in _suited(environment, platform) if shutil.which(one.name, path=path)]


def put(text: str, program: Program, environment: Mapping[str, str]) -> None:
    """Give a text to a clipboard program; returns once it has taken it. Raises NotTaken."""
    # pbcopy reads by the locale, and takes what is no UTF-8 there for Mac Roman.
    utf8 = {"LC_ALL": "en_US.UTF-8"} if program is _PBCOPY else {}
    data = text.encode(program.encoding, errors="replace")
    feed(program.command, data, {**environment, **utf8}, TIMEOUT, apart=True)


def _suited(environment: Mapping[str, str], platform: str) -> Iterator[Program]:
    if platform == "darwin":
        yield _PBCOPY
        return
    if environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP"):
        yield _CLIP
    if environment.get("WAYLAND_DISPLAY"):
        yield _WL_COPY
    if environment.get("DISPLAY"):
        yield _XCLIP
        yield _XSEL
