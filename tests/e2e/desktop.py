"""A display without a screen (Xvfb), what a person does there, and what they see."""

import io
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PIL import Image

from tests.e2e.needed import program
from tests.e2e.processes import SECONDS, wait_until

SIZE = "1800x1100x24"

_FREE_KEYS = 210
"""From here on key codes have no key."""


class Desktop:
    """An X display of its own: windows, real key events, the clipboard, pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        reading, writing = os.pipe()
        with (folder / "Xvfb.said").open("wb") as said:
            self._server = subprocess.Popen(
                [
                    program("Xvfb"),
                    "-displayfd",
                    str(writing),
                    "-noreset",
                    "-nolisten",
                    "tcp",
                    "-screen",
                    "0",
                    SIZE,
                ],
                pass_fds=[writing],
                stdout=said,
                stderr=said,
            )
        os.close(writing)
        with open(reading, encoding="ascii") as said_display:
            number = said_display.readline().strip()
        assert number, "Xvfb does not start"
        self.environment = {
            "DISPLAY": f":{number}",
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(folder),
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        self._opened: list[subprocess.Popen[bytes]] = []

    def open(self, command: Sequence[str]) -> "subprocess.Popen[bytes]":
        """Start a program on the display."""
        with (self._folder / "opened.said").open("ab") as said:
            started = subprocess.Popen(command, env=self.environment, stdout=said, stderr=said)
        self._opened.append(started)
        return self._opened[-1]

    def window(self) -> str:
        """Wait for a large window that takes the keyboard, give it that, and name it."""
        found: list[str] = []

        def is_open() -> bool:
            found[:] = [one for one in self._windows() if self._is_large(one) and self._focused(one)]
            return bool(found)

        wait_until(is_open, "a window opens")
        return found[0]

    def press(self, *keys: str) -> None:
        """Press keys by their X names in the window that has the keyboard."""
        self._run("xdotool", "key", "--delay", "30", *keys)

    def type(self, words: str) -> None:
        """Type words as key events; those with `keys_for` their characters, or on the keyboard anyway."""
        self._run("xdotool", "type", "--delay", "150", words)

    def keys_for(self, words: str) -> None:
        """Put a key for each character on the keyboard, as programs that start from now on see it."""
        for code, character in enumerate(dict.fromkeys(words), start=_FREE_KEYS):
            self._run("xmodmap", "-e", f"keycode {code} = U{ord(character):04X}")

    def paste(self, words: str) -> None:
        """Select words elsewhere and put them into the window that has the keyboard."""
        subprocess.run(
            [program("xclip"), "-selection", "primary", "-in"],
            env=self.environment,
            input=words.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
        self.press("shift+Insert")

    def clipboard(self) -> str:
        """The text on the clipboard; "" where there is none."""
        with suppress(subprocess.CalledProcessError):
            return self._run("xclip", "-selection", "clipboard", "-out").decode()
        return ""

    def picture(self, window: str) -> Image.Image:
        """What a window shows, in colour."""
        png = self._run("import", "-window", window, "png:-")
        return Image.open(io.BytesIO(png)).convert("RGB")

    def close(self) -> None:
        """End the display, and with it all that is on it."""
        self._server.terminate()
        self._server.wait(SECONDS)
        for one in self._opened:
            one.wait(SECONDS)

    def _windows(self) -> list[str]:
        with suppress(subprocess.CalledProcessError):
            return self._run("xdotool", "search", "--onlyvisible", "--class", "").decode().split()
        return []

    def _is_large(self, window: str) -> bool:
        with suppress(subprocess.CalledProcessError):
            shell = self._run("xdotool", "getwindowgeometry", "--shell", window).decode()
            size = dict(line.split("=", 1) for line in shell.splitlines())
            return 300 < int(size["WIDTH"]) < 1800
        return False

    def _focused(self, window: str) -> bool:
        """Give a window the keyboard; False where it is one that takes none."""
        with suppress(subprocess.CalledProcessError):
            self._run("xdotool", "windowfocus", window)
            return True
        return False

    def _run(self, name: str, *arguments: str) -> bytes:
        return subprocess.run(
            [program(name), *arguments],
            env=self.environment,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        ).stdout
