"""What the command palette offers: every command of the keymap, with its keys."""

from collections.abc import Sequence

from model.text import search_key
from tui.browser.chooser import Choice
from tui.browser.keymap import COMMANDS


def commands(query: str) -> Sequence[Choice]:
    """The commands whose name, group or key holds what is typed."""
    words = search_key(query)
    return [
        Choice(command.action, command.label, " ".join(command.shown_keys))
        for command in COMMANDS
        if command.action not in ("palette", "escape")
        and words in search_key("\n".join((command.label, command.group, *command.shown_keys)))
    ]
