"""Poor terminals: by whatever name one goes, and whatever it sends for a key, the browser can be used."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from rich.cells import cell_len

from parser import Cache
from tests.line import COMMAND
from tests.model.tables import SAMPLE_PDF
from tests.test_tmux import Tmux
from tui.sources import Opening, open_document

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is absent"),
    pytest.mark.skipif(not COMMAND.exists(), reason=f"{COMMAND} is absent: the package is not installed"),
]

HOME = ("\x1b[1~", "\x1b[H", "\x1bOH", "\x1b[7~")
END = ("\x1b[4~", "\x1b[F", "\x1bOF", "\x1b[8~")
DOWN = ("\x1b[B", "\x1bOB")
HELP = ("\x1bOP", "\x1b[11~", "\x1b[[A")
TEXT_FILTER = ("\x1bOR", "\x1b[13~", "\x1b[[C")
AMOUNT_FILTER = ("\x1bOS", "\x1b[14~", "\x1b[[D")
BACKSPACE = ("\x7f", "\x08")
SEQUENCE = re.compile(r"\x1b\[[\d;]*m|\x1b\(B|[\x0e\x0f]")
BETWEEN_LOOKS = 0.2
"""Seconds in which a screen that is not whole yet changes."""
SHIFT_TAB, ESCAPE, F10 = "\x1b[Z", "\x1b", "\x1b[21~"


class Terminal:
    """A terminal of some name in tmux, which takes any bytes for what its keys send."""

    def __init__(self, tmux: Tmux, cache: Path, name: str, *options: str) -> None:
        self._tmux = tmux
        window = ("-d", "-s", "program", "-x", "80", "-y", "24", "-c", str(tmux.folder))
        demo = (str(COMMAND), "--demo", "--cache-dir", str(cache), *options)
        program = shlex.join(("env", "-u", "COLORTERM", f"TERM={name}", *demo))
        # The shell says how it ended: tmux 3.3a now and then does not hear of the end of what it started.
        tmux.run("new-session", *window, "sh", "-c", f"{program}; echo status $?; exec sleep 600")
        self.wait_for("合计相符")

    def send(self, keys: str) -> None:
        self._tmux.run("send-keys", "-H", *(f"{byte:x}" for byte in keys.encode()))

    def wait_for(self, words: str) -> str:
        return self._tmux.wait_for(words)

    def wait_for_end(self) -> str:
        """How the program ended."""
        return self._tmux.wait_for("status ")

    def painted(self) -> str:
        """The screen with its colours once nothing more comes: it is painted line by line."""
        before, shown = "", self._capture()
        while shown != before:
            sleep(BETWEEN_LOOKS)
            before, shown = shown, self._capture()
        return shown

    def _capture(self) -> str:
        return self._tmux.run("capture-pane", "-p", "-e")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the sample lies."""
    folder = tmp_path_factory.mktemp("cache")
    assert open_document(SAMPLE_PDF, Opening(None, Cache(folder))).table is not None
    return folder


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    server.run("kill-server")


@pytest.mark.parametrize("name", ["xterm", "screen", "linux", "vt100"])
def test_by_any_name_of_a_terminal_the_panes_are_straight_and_the_cursor_is_seen(
    tmux: Tmux, cache: Path, name: str
) -> None:
    terminal = Terminal(tmux, cache, name)
    terminal.send(DOWN[1])
    terminal.wait_for("旅游市场促进与消费扶持资金")
    lines = terminal.painted().splitlines()
    shown = [SEQUENCE.sub("", line) for line in lines[1:22]]
    assert {cell_len(line[: line.index(next(one for one in line if one in "│┃"))]) for line in shown} == {39}
    cursor = next(line for line in lines if "旅游市场促进与消费扶持…" in line)
    assert "\x1b[7m" in cursor.replace("\x1b[0;7m", "\x1b[7m"), "reversed, not by colour alone"
    terminal.send("q")
    assert "status 0" in terminal.wait_for_end()


def test_ascii_needs_no_character_for_frames_beyond_ascii(tmux: Tmux, cache: Path) -> None:
    terminal = Terminal(tmux, cache, "vt220", "--ascii")
    shown = terminal.wait_for("合计相符")
    assert not {*"│┃▾▸─"} & {*shown}
    terminal.send(HELP[0])
    shown = terminal.wait_for("↑ ↓ 滚动")
    assert not {*"│┃▾▸─┌└"} & {*shown}


def test_keys_are_known_by_all_that_terminals_send_for_them(tmux: Tmux, cache: Path) -> None:
    terminal = Terminal(tmux, cache, "linux")
    for home, end in zip(HOME, END, strict=True):
        terminal.send(end)
        terminal.wait_for("第 6 页")
        terminal.send(home)
        terminal.wait_for("2026年…")
    for key in HELP:
        terminal.send(key)
        terminal.wait_for("↑ ↓ 滚动")
        terminal.send(ESCAPE)
        terminal.wait_for("/ 搜索")
    for key, erase in zip(TEXT_FILTER, (*BACKSPACE, BACKSPACE[0]), strict=True):
        terminal.send(key + "服务x" + erase)
        terminal.wait_for("文字 服务 ")
        terminal.send(ESCAPE + ESCAPE)
        terminal.wait_for("25/25 项目")
    for key in AMOUNT_FILTER:
        terminal.send(key + ">100")
        terminal.wait_for("金额 >100 ")
        terminal.send(ESCAPE + ESCAPE)
        terminal.wait_for("25/25 项目")
    terminal.send("\t" + SHIFT_TAB + F10)
    assert "status 0" in terminal.wait_for_end()
