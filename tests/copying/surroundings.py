"""What copying meets: a terminal that keeps what is written to it, programs of our own, a real tmux."""

import base64
import os
import re
import subprocess
import time
from pathlib import Path

SECONDS = 20.0
"""How long what must come may take on a slow machine."""

_CARRIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


class Terminal:
    """What is written to a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> None:
        self.written += text


def carried(sequence: str) -> list[str]:
    """The texts that a terminal would take from OSC 52 sequences."""
    return [base64.b64decode(data, validate=True).decode() for data in _CARRIED.findall(sequence)]


def behind_screen(written: str) -> str:
    """What screen hands on of what is written to it: the DCS strings, joined."""
    return "".join(re.findall(r"\x1bP([^\x1b]*(?:\x1b[^\\][^\x1b]*)*)\x1b\\", written))


class Programs:
    """A PATH of the test's own, with shell scripts for programs. A script finds its folder in `$HERE`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": f"{self.folder}:{os.environ['PATH']}", "HERE": str(self.folder), **more}

    def got(self, name: str = "got") -> bytes:
        return (self.folder / name).read_bytes()


class Tmux:
    """A tmux server of the test's own, with its default configuration."""

    def __init__(self, socket: Path) -> None:
        self.socket = socket

    def run(self, *words: str) -> str:
        """What a tmux command answers."""
        without = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run(
            ["tmux", "-u", "-S", str(self.socket), "-f", os.devnull, *words],
            env=without,
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS,
        )
        return done.stdout

    @property
    def variables(self) -> dict[str, str]:
        """The environment of a program in its first window."""
        return {**os.environ, "TMUX": f"{self.socket},1,0", "TMUX_PANE": "%0", "TERM": "tmux-256color"}

    def buffers(self) -> list[str]:
        """The texts of its paste buffers, newest first."""
        names = self.run("list-buffers", "-F", "#{buffer_name}").split()
        return [self.run("show-buffer", "-b", name) for name in names]


def wait_until_shown(server: Tmux, words: str) -> None:
    """Return once the current window of tmux shows some words."""
    end = time.monotonic() + SECONDS
    while words not in (shown := server.run("capture-pane", "-p")):
        assert time.monotonic() < end, f"“{words}” did not come; the window shows:\n{shown}"
        time.sleep(0.05)


def wait_for_buffers(server: Tmux, count: int) -> list[str]:
    """The paste buffers of tmux once there are so many."""
    end = time.monotonic() + SECONDS
    while len(buffers := server.buffers()) < count:
        assert time.monotonic() < end
        time.sleep(0.05)
    return buffers
