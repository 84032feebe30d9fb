"""What the command palette offers: every command, with its keys."""

from collections.abc import Sequence

from model.search import holds, key_of
from tui.browser.chooser import Choice
from tui.browser.keymap import COMMANDS, Command


def commands(query: str, all_commands: Sequence[Command] = COMMANDS) -> Sequence[Choice]:
    """The commands whose name, group or key holds what is typed."""
    return [
        Choice(command.action, command.label, " ".join(command.shown_keys))
        for command in all_commands
        if command.action not in ("palette", "escape")
        and holds(key_of(command.label, command.group, *command.shown_keys), query)
    ]
