"""What the tests of copying share: nothing of the desktop, tmux or SSH that they run in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.copying.surroundings import Programs, Tmux

_OTHERS = (
    *("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP"),
    *("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "TMUX", "TMUX_PANE", "STY"),
)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _OTHERS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    return Programs(tmp_path)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path / "tmux")
    server.run("new-session", "-d", "-x", "80", "-y", "24", "cat")
    yield server
    server.run("kill-server")
