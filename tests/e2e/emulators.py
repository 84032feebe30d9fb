"""The terminals of Debian that can be started on a display without a screen, and how."""

from collections.abc import Sequence

import msgspec

COLUMNS, ROWS = 100, 30

_SIZE = f"{COLUMNS}x{ROWS}"
_FONT = "Noto Sans Mono CJK SC"
_XTERM = (
    *("xterm", "-u8", "-fa", "monospace", "-fd", _FONT, "-fs", "10", "-geometry", _SIZE, "-b", "0"),
    *("+sb", "+bc", "-xrm", "XTerm*allowWindowOps: true"),
)
_BUS = ("dbus-run-session", "--")


class Emulator(msgspec.Struct, frozen=True):
    """A terminal that shows `COLUMNS` × `ROWS` cells; the command that it runs follows its own words, as one
    word if it wants that.
    """

    name: str
    words: tuple[str, ...]
    as_one_word: bool = False

    @property
    def program(self) -> str:
        return next(word for word in self.words if word not in _BUS)


XTERM = Emulator("xterm", (*_XTERM, "-e"))

EMULATORS: Sequence[Emulator] = (
    XTERM,
    Emulator("xterm -cjk_width", (*_XTERM, "-cjk_width", "-e")),
    Emulator(
        "pterm (PuTTY)",
        ("pterm", "-geometry", _SIZE, "+sb", "-fn", f"client:{_FONT} 10", "-e"),
    ),
    Emulator(
        "mate-terminal (VTE)",
        (*_BUS, "mate-terminal", "--disable-factory", "--hide-menubar", "--geometry", _SIZE, "-x"),
    ),
    Emulator(
        "xfce4-terminal (VTE)",
        (
            *(*_BUS, "xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-scrollbar"),
            *(f"--geometry={_SIZE}", "-x"),
        ),
    ),
    Emulator(
        "lxterminal (VTE)",
        (*_BUS, "lxterminal", "--no-remote", f"--geometry={_SIZE}", "-e"),
        as_one_word=True,
    ),
    Emulator(
        "konsole",
        (
            *(
                *_BUS,
                "konsole",
                "--separate",
                "--hide-menubar",
                "--hide-tabbar",
                "-p",
                f"TerminalColumns={COLUMNS}",
            ),
            *("-p", f"TerminalRows={ROWS}", "-p", "ScrollBarPosition=2", "-e"),
        ),
    ),
    Emulator("qterminal", (*_BUS, "qterminal", "-e"), as_one_word=True),
    Emulator("deepin-terminal", (*_BUS, "deepin-terminal", "-e")),
    Emulator(
        "urxvt",
        (
            "urxvt",
            "-geometry",
            _SIZE,
            "+sb",
            "-b",
            "0",
            "-fn",
            f"xft:monospace:size=10,xft:{_FONT}:size=10",
            "-e",
        ),
    ),
    Emulator("mlterm", ("mlterm", "-g", _SIZE, "--sbmod=none", "--osc52=true", "-e")),
    Emulator("st", ("st", "-g", _SIZE, "-f", "monospace:size=10", "-e")),
    Emulator(
        "alacritty",
        (
            *(
                "alacritty",
                "-o",
                f"window.dimensions.columns={COLUMNS}",
                "-o",
                f"window.dimensions.lines={ROWS}",
            ),
            "-e",
        ),
    ),
    Emulator(
        "kitty",
        (
            *("kitty", "-o", "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c"),
            *("-o", f"initial_window_height={ROWS}c", "-o", "update_check_interval=0"),
        ),
    ),
)
