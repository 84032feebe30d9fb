"""What end-to-end tests work with; each one is looked after until nothing that it started is left."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.processes import at_work_in, kill_in, wait_until
from tests.e2e.server import Server
from tests.e2e.terminal import Terminal
from tests.e2e.workplace import Workplace

Open = Callable[..., Terminal]
"""Opens a terminal on a command; columns and rows as `Terminal` takes them."""


@pytest.fixture(autouse=True)
def nothing_left(tmp_path: Path) -> Iterator[None]:
    """No process that a test started outlives it; one that would is killed, and the test fails."""
    yield
    try:
        wait_until(lambda: not at_work_in(tmp_path), "all that the test started is gone")
    except AssertionError:
        left = at_work_in(tmp_path)
        kill_in(tmp_path)
        pytest.fail(f"left by the test: {left}")


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    folder = tmp_path / "work"
    folder.mkdir()
    return Workplace(folder)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    one = Server(tmp_path / "ssh")
    yield one
    one.stop()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    one = Desktop(tmp_path)
    yield one
    one.close()


@pytest.fixture
def open_terminal() -> Iterator[Open]:
    """Terminals that know nothing but their type, all closed at the end."""
    opened: list[Terminal] = []

    def opening(
        command: Sequence[str], environment: Mapping[str, str] | None = None, **size: int
    ) -> Terminal:
        known = {"TERM": "xterm-256color", "PATH": "/usr/bin:/bin", **(environment or {})}
        opened.append(Terminal(command, known, **size))
        return opened[-1]

    yield opening
    for terminal in opened:
        terminal.close()
