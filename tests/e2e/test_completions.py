"""The completions in the real shells, asked with Tab where they run in a terminal."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.test_tmux import Tmux
from tests.usage.shared import SHARE

SECONDS = 30.0
"""How long what must come may take on a slow machine."""

_PAUSE = 0.05


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "表"
    for name in ("2024年.pdf", "2025.PDF", "指标.xlsx", "下级/内.pdf"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def fish_offers(folder: Path, line: str) -> set[str]:
    """What fish offers at the end of a line, without descriptions."""
    script = f"source {SHARE}/fish/vendor_completions.d/budget-tui.fish; complete -C '{line}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder.parent)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    assert done.stderr == ""
    return {offer.partition("\t")[0] for offer in done.stdout.splitlines()}


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("budget-tui --form", {"--format"}),
        ("budget-tui --format ", {"json", "csv", "md", "xlsx", "text"}),
        ("budget-tui --format=js", {"--format=json"}),
        ("budget-tui ", {"2024年.pdf", "2025.PDF", "下级/"}),
        ("budget-tui --compare ", {"2024年.pdf", "2025.PDF", "下级/"}),
        ("budget-tui 下级/", {"下级/内.pdf"}),
        ("budget-tui -o ", {"2024年.pdf", "2025.PDF", "指标.xlsx", "下级/"}),
        ("budget-tui --cache-dir ", {"下级/"}),
    ],
)
def test_fish_offers(folder: Path, line: str, offered: set[str]) -> None:
    assert fish_offers(folder, line) == offered


class Shell:
    """An interactive shell in a tmux of its own, its prompt `ready>`."""

    def __init__(self, command: Sequence[str | Path], folder: Path) -> None:
        server = Tmux(folder.parent)
        server.environment["ZDOTDIR"] = str(folder.parent)
        self.tmux = server.run
        self.tmux("new-session", "-d", "-x", "100", "-y", "40", "-c", str(folder), *map(str, command))
        self.wait_for("ready>")

    def type(self, line: str) -> None:
        """Type a line and press Tab behind it."""
        self.tmux("send-keys", "-l", line)
        self.tmux("send-keys", "Tab")

    def wait_for(self, *words: str) -> str:
        """The screen once all the words stand on it."""
        end = time.monotonic() + SECONDS
        while not all(word in (screen := self.tmux("capture-pane", "-p")) for word in words):
            assert time.monotonic() < end, f"{words} did not come:\n{screen}"
            time.sleep(_PAUSE)
        return screen


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Shell]]:
    """Starts a shell; it is closed at the end."""
    started: list[Shell] = []

    def starting(*command: str | Path) -> Shell:
        started.append(Shell(command, folder))
        return started[-1]

    yield starting
    for shell in started:
        shell.tmux("kill-server")


@pytest.fixture
def zsh(start: Callable[..., Shell], folder: Path) -> Shell:
    """A zsh with the packaged completion in its $fpath."""
    (folder.parent / ".zshrc").write_text(
        f"fpath=({SHARE}/zsh/site-functions $fpath)\n"
        "autoload -U compinit; compinit -D -u\n"
        "unsetopt beep; PS1='ready> '\n"
    )
    return start("zsh", "-d")


def test_zsh_completes_an_option(zsh: Shell) -> None:
    zsh.type("budget-tui --form")
    zsh.wait_for("ready> budget-tui --format")


def test_zsh_lists_options_with_what_they_do(zsh: Shell) -> None:
    zsh.type("budget-tui --")
    zsh.wait_for("--demo", "打开自带的样例", "--cache-dir", "缓存放在这个文件夹", "--output")


def test_zsh_lists_choices(zsh: Shell) -> None:
    zsh.type("budget-tui --format ")
    zsh.wait_for("json", "csv", "xlsx")


def test_zsh_offers_pdfs_and_folders_as_paths(zsh: Shell) -> None:
    zsh.type("budget-tui --check ")
    assert "指标.xlsx" not in zsh.wait_for("2024年.pdf", "2025.PDF", "下级/")


def test_zsh_offers_any_file_as_output(zsh: Shell) -> None:
    zsh.type("budget-tui -o ")
    zsh.wait_for("2024年.pdf", "指标.xlsx")


def test_zsh_offers_folders_as_cache(zsh: Shell) -> None:
    zsh.type("budget-tui --cache-dir ")
    zsh.wait_for("ready> budget-tui --cache-dir 下级/")


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("budget-tui 旧", r"budget-tui 旧\ 表.pdf"),
        ("budget-tui -o 指", "budget-tui -o 指标.xlsx"),
        ("budget-tui --format=j", "budget-tui --format=json"),
    ],
)
def test_bash_completes(start: Callable[..., Shell], folder: Path, typed: str, completed: str) -> None:
    (folder / "旧 表.pdf").touch()
    configuration = folder.parent / "bashrc"
    configuration.write_text(f"source {SHARE}/bash-completion/completions/budget-tui\nPS1='ready> '\n")
    bash = start("bash", "--rcfile", configuration)
    bash.type(typed)
    bash.wait_for(f"ready> {completed}")
