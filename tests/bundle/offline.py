"""A machine without a network: a namespace of its own, an empty environment, a new home."""

import os
import pty
import shlex
import subprocess
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import NamedTuple

SECONDS = 240.0
"""How long a run may take on a slow machine."""

PYTHON = Path(sys.base_prefix, "bin", f"python3.{sys.version_info.minor}")
"""The Python that has nothing of this project's environment."""

CUT_OFF = ["unshare", "--net", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: bytes
    said: str


class Machine:
    """Runs commands without a network. `mounts` are (options, folder) of tmpfs that they see there."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.home.mkdir()
        self.mounts: list[tuple[str, Path]] = []
        self.environment = {
            "HOME": str(home),
            "PATH": f"{PYTHON.parent}:/usr/bin:/bin",
            "TERM": "xterm-256color",
            # Whoever asked an index all the same would find none.
            "PIP_INDEX_URL": "http://127.0.0.1:9/",
        }

    def start(self, *words: str | Path, terminal: int | None = None) -> "subprocess.Popen[bytes]":
        """A command still running, its streams as pipes or the terminal."""
        mounted = [
            shlex.join(["mount", "-t", "tmpfs", "-o", how, "tmpfs", str(at)]) for how, at in self.mounts
        ]
        script = " && ".join([*mounted, 'exec "$@"'])
        return subprocess.Popen(
            [*CUT_OFF, "sh", "-c", script, "sh", *words],
            cwd=self.home.parent,
            env=self.environment,
            stdin=subprocess.DEVNULL if terminal is None else terminal,
            stdout=subprocess.PIPE if terminal is None else terminal,
            stderr=subprocess.PIPE if terminal is None else terminal,
        )

    def run(self, *words: str | Path) -> Ended:
        """Run a command to its end; no traceback may come of it."""
        with self.start(*words) as process:
            out, said = process.communicate(timeout=SECONDS)
        assert b"Traceback" not in said, said.decode()
        return Ended(process.returncode, out, said.decode())

    def browse(self, command: Sequence[str | Path], until: str, keys: str) -> Ended:
        """Run a command at a terminal and type keys once something is shown; `out` is all that it drew."""
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (40, 120))
        drawn, typed = b"", False
        with self.start(*command, terminal=theirs) as process:
            os.close(theirs)
            alarm = Timer(SECONDS, process.kill)
            alarm.start()
            with suppress(OSError):  # Linux says so when the other end is closed
                while part := os.read(ours, 65_536):
                    drawn += part
                    if not typed and until in drawn.decode(errors="ignore"):
                        os.write(ours, keys.encode())
                        typed = True
            alarm.cancel()
        os.close(ours)
        assert b"Traceback" not in drawn
        return Ended(process.returncode, drawn, "")
