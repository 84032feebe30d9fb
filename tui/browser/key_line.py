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
        self._way = ""
        self._whither = ""

    def say(self, message: str) -> None:
        """Show a message in place of the keys."""
        self._message = message
        self._said_at = monotonic()
        self.repaint()

    def hint(self, hint: str) -> None:
        """Show other words than the keys, while an input is open; "" for the keys."""
        if hint != self._hint:
            self._hint = hint
            self.hush()

    def lead(self, action: str, whither: str) -> None:
        """Show before all other keys the one that leads to what is not shown now; "" for none."""
        if (action, whither) != (self._way, self._whither):
            self._way, self._whither = action, whither
            self.repaint()

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
            return [(pad(1), *line) for line in paragraph(self._hint, cells - 2, role="quiet")]
        leading = (one for one in self._commands if one.action == self._way and one.keys)
        way = next(((*_shown(one, self._whither), pad(1)) for one in leading), ())
        return [(*way, *_keys(self._commands, cells - width(way)))]


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
    line = tuple(span for command in commands for span in (pad(1), *_shown(command, command.short)))
    return line[1:]


def _shown(command: Command, name: str) -> Line:
    return (pad(1), Span(command.shown_keys[0], "heading"), Span(f" {name}", "quiet"))
