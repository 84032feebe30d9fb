"""`python -m tests.e2e.terminals [NAME...]`: what works in each terminal that is installed here, measured.

The command runs behind a real sshd. It opens; both its upright rules are straight; Chinese typed as key
events filters; a copied line is read back from the display's clipboard, or decoded from the bytes of a
terminal that has no display. `--pictures DIR` keeps a picture of each window, to be looked at.
Beside `make e2e` it needs xmodmap (x11-xserver-utils).
"""

import argparse
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import msgspec

from tests.e2e.desktop import Desktop
from tests.e2e.emulators import COLUMNS, EMULATORS, ROWS, Emulator
from tests.e2e.processes import kill_in, wait_until
from tests.e2e.recording import Recording, recorded
from tests.e2e.server import Server
from tests.e2e.straight import is_straight
from tests.e2e.terminal import Terminal
from tests.e2e.workplace import DOCUMENT, Workplace

WORDS = "场馆免费开放达标率"
LEFT = "命中 1/25 项目  1/100 指标"
COPIED = "产出指标-质量指标 场馆免费开放达标率：≥98%"

_TMUX = "TMUX_TMPDIR={folder} tmux -u -f /dev/null new-session {command}"
_INNER = "env -u TMUX tmux -u -L inner -f /dev/null new-session {command}"
_SCREEN = "mkdir -m 700 {folder}/screens; SCREENDIR={folder}/screens screen -U -c /dev/null {command}"
_UTF_8 = "LC_ALL=C.UTF-8 sh -c {command}"


class Type(msgspec.Struct, frozen=True):
    """A terminal that needs no display: `kind` is the TERM that ssh names, `within` what runs behind it from
    the outside in.
    """

    name: str
    kind: str = "xterm-256color"
    within: tuple[str, ...] = ()

    def command(self, work: Workplace) -> str:
        """What is run behind ssh; what runs inside of something is one word for it, but for screen."""
        made = work.start(DOCUMENT)
        for one in reversed(self.within):
            made = one.format(folder=work.folder, command=made if one == _SCREEN else shlex.quote(made))
        return made


TYPES = (
    *(Type(f"TERM={kind}", kind) for kind in ("xterm", "xterm-256color", "linux", "vt100", "screen")),
    Type("tmux", within=(_TMUX,)),
    Type("tmux in tmux", within=(_TMUX, _INNER)),
    Type("screen", within=(_UTF_8, _SCREEN)),
    Type("screen without a UTF-8 locale", within=(_SCREEN,)),
)


class Measured(msgspec.Struct):
    """What worked in a terminal."""

    name: str
    opens: bool = False
    straight: bool = False
    typed: bool = False
    copied: bool = False

    def row(self) -> str:
        marks = ("yes" if one else "no" for one in (self.opens, self.straight, self.typed, self.copied))
        return f"| {self.name} | {' | '.join(marks)} |"


def on_a_display(emulator: Emulator, pictures: Path | None) -> Measured:
    """Measure a terminal that has a window."""
    measured = Measured(emulator.name)
    with (
        _folder() as folder,
        _server(folder) as server,
        _desktop(folder) as desktop,
        suppress(AssertionError),
    ):
        work = _workplace(folder)
        record = folder / "record"
        command = recorded(server.into(work.start(DOCUMENT)), record)
        desktop.keys_for(WORDS)
        desktop.open([*emulator.words, *([shlex.join(command)] if emulator.as_one_word else command)])
        window = desktop.window()
        screen = Recording(record, 2 * COLUMNS, 2 * ROWS)
        try:
            screen.wait_for("合计相符")
            measured.opens = True
            desktop.press("slash")
            screen.wait_for("放弃")
            desktop.type(WORDS)
            measured.typed = _came(screen, LEFT)
            desktop.press("Return", "Tab", "j", "y")
            screen.wait_for("发送")
            with suppress(AssertionError):
                wait_until(lambda: desktop.clipboard() == COPIED, "the line is on the clipboard", seconds=5)
                measured.copied = True
            desktop.press("x")
            screen.wait_for("100/100 指标")
        finally:
            picture = desktop.picture(window)
            if pictures is not None:
                picture.save(pictures / f"{emulator.name.replace(' ', '-')}.png")
        measured.straight = is_straight(picture, ROWS)
        desktop.press("q")
        wait_until(lambda: work.ended() == "0", "the program ends")
    return measured


def on_wires(terminal: Type) -> Measured:
    """Measure a terminal of whose bytes we draw the picture."""
    measured = Measured(terminal.name)
    with _folder() as folder, _server(folder) as server, suppress(AssertionError):
        work = _workplace(folder)
        environment = {"TERM": terminal.kind, "PATH": "/usr/bin:/bin"}
        line = Terminal(server.into(terminal.command(work)), environment, COLUMNS, ROWS)
        try:
            line.wait_for("合计相符")
            measured.opens = True
            measured.straight = line.is_straight()
            line.type("/", WORDS)
            measured.typed = _came(line, LEFT)
            line.type("Enter", "Tab", "j", "y")
            line.wait_for("发送")
            measured.copied = line.copied == [COPIED]
            line.type("q")
        finally:
            line.close()
    return measured


def _came(screen: Recording | Terminal, words: str) -> bool:
    with suppress(AssertionError):
        screen.wait_for(words)
        return True
    return False


def _workplace(folder: Path) -> Workplace:
    work = folder / "work"
    work.mkdir()
    return Workplace(work)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder that is gone afterwards, and what is at work in it."""
    with tempfile.TemporaryDirectory(prefix="terminal-", ignore_cleanup_errors=True) as name:
        try:
            yield Path(name)
        finally:
            kill_in(Path(name))


@contextmanager
def _server(folder: Path) -> Iterator[Server]:
    server = Server(folder / "ssh")
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _desktop(folder: Path) -> Iterator[Desktop]:
    desktop = Desktop(folder)
    try:
        yield desktop
    finally:
        desktop.close()


def measurements(pictures: Path | None) -> Iterator[tuple[str, Callable[[], Measured]]]:
    """All terminals that can be measured here, by name."""
    for terminal in TYPES:
        yield terminal.name, partial(on_wires, terminal)
    for emulator in EMULATORS:
        if shutil.which(emulator.program) is not None:
            yield emulator.name, partial(on_a_display, emulator, pictures)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.terminals")
    parser.add_argument("names", nargs="*", help="only terminals whose names begin so")
    parser.add_argument("--pictures", type=Path, help="keep a picture of each window in this folder")
    given = parser.parse_args(argv)
    if given.pictures is not None:
        given.pictures.mkdir(parents=True, exist_ok=True)
    print("| terminal | opens | straight | Chinese input | copy |\n|---|---|---|---|---|")
    for name, measure in measurements(given.pictures):
        if not given.names or name.startswith(tuple(given.names)):
            print(measure().row(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
