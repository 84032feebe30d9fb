"""`python -m tests.e2e.needed`: say which Debian packages the end-to-end tests miss here; 1 if any."""

import os
import shutil
import subprocess
import sys

PACKAGES = {
    "sshd": "openssh-server",
    "ssh": "openssh-client",
    "tmux": "tmux",
    "screen": "screen",
    "xterm": "xterm",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "import": "imagemagick",
    "fc-list": "fontconfig",
    "man": "man-db",
    "groff": "groff",
    "zsh": "zsh",
    "fish": "fish",
    "luit": "x11-utils",
}
"""Programs that the tests run, each with the package that brings it."""

SEARCHED = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))
"""Where programs are looked for: sshd lies where a user's own path does not lead."""


def program(name: str) -> str:
    """The full path of a program. Raises FileNotFoundError with the package that brings it."""
    if (found := shutil.which(name, path=SEARCHED)) is None:
        raise FileNotFoundError(f"{name} is absent; Debian's package is {PACKAGES.get(name, name)}")
    return found


def missing() -> list[str]:
    """The packages whose programs are absent, and one of fonts if none shows Chinese."""
    absent = {package for name, package in PACKAGES.items() if shutil.which(name, path=SEARCHED) is None}
    if "fontconfig" not in absent and not _fonts():
        absent.add("fonts-noto-cjk")
    return sorted(absent)


def _fonts() -> str:
    """The fonts with Chinese characters, one a line."""
    asked = [program("fc-list"), ":lang=zh", "family"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    if packages := missing():
        print(f"make e2e needs these Debian packages: {' '.join(packages)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
