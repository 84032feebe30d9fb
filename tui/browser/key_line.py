"""The last line: the keys, or for a while what a command has to say."""

from collections.abc import Sequence
from time import monotonic

from tui.browser.bar import Bar
from tui.browser.keymap import COMMANDS, Command, key_line
from tui.browser.spans import Line, Span, pad, paragraph, width

_SECONDS_TO_READ = 5
_MESSAGE_LINES = 5


class KeyLine(Bar):
    """Shows the keys. A message stays until a key comes after there was time to read it: no timer runs."""

    DEFAULT_CSS = """
    KeyLine { background: $background; }
    """

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        """`commands` have the keys that the person chose."""
        super().__init__(id="keys")
        self._commands = commands
        self._message = ""
        self._said_at = 0.0
        self._hint = ""

    def say(self, message: str) -> None:
        """Show a message in place of the keys."""
        self._message = message
        self._said_at = monotonic()
        self.repaint()

    def hint(self, hint: str) -> None:
        """Show other words than the keys, while an input is open; "" for the keys."""
        self._hint = hint
        self.hush()

    def key_pressed(self) -> None:
        """Put the keys back if the message has stood long enough."""
        if self._message and monotonic() - self._said_at > _SECONDS_TO_READ:
            self.hush()

    def hush(self) -> None:
        """Put the keys back."""
        self._message = ""
        self.repaint()

    def lines(self, cells: int) -> Sequence[Line]:
        if self._message:
            wrapped = paragraph(self._message, cells - 2, role="strong")[:_MESSAGE_LINES]
            return [(pad(1), *line) for line in wrapped]
        if self._hint:
            return [(pad(1), Span(self._hint, "quiet"))]
        return [_keys(self._commands, cells)]


def _keys(commands: Sequence[Command], cells: int) -> Line:
    """As many keys as fit."""
    fitting: Line = ()
    for count in range(1, len(commands) + 1):
        line = _joined(key_line(count, commands))
        if width(line) > cells:
            break
        fitting = line
    return fitting


def _joined(commands: Sequence[Command]) -> Line:
    line: list[Span] = []
    for command in commands:
        key = Span(command.shown_keys[0], "heading")
        line += [pad(2 if line else 1), key, Span(f" {command.short}", "quiet")]
    return tuple(line)
