"""The input of a filter or a chooser: one line, a cursor that stands still, keys obeyed in their order."""

from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from tui.browser.in_place import in_place
from tui.plain import pasted_line
from tui.terminal.terminal import shown

_MOST_PASTED = 4096
"""Characters: more is no path and no words to look for."""


class Field(Input, inherit_bindings=False):
    """An input of one line without a border; in a terminal its cursor is the terminal's own (see `caret`).

    Its own keys have priority, as all others have: else Enter or Backspace would be obeyed only after
    keys that were typed behind it, and those would go where the cursor is no longer meant to be.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, priority=True) for binding in Input.BINDINGS if isinstance(binding, Binding)
    ]

    virtual_size = reactive(Size(0, 0), repaint=False)  # as of what is `Placed`: its room is given

    DEFAULT_CSS = """
    Field, Field:focus {
        background: $field-background;
        background-tint: $foreground 0%;
        color: $foreground;
        & > .input--placeholder { color: $quiet; text-style: $quiet-style; }
        & > .input--selection { text-style: $selection-style; }
    }
    Field.-terminal-cursor, Field.-terminal-cursor:ansi {
        & > .input--cursor { background: $field-background; color: $foreground; text-style: none; }
    }
    """

    def __init__(self, *placeholders: str) -> None:
        """Of the `placeholders`, the longest first, the one is shown that fits."""
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._placeholders = placeholders

    def on_mount(self) -> None:
        self.set_class(not self.app.is_headless, "-terminal-cursor")

    def on_resize(self) -> None:
        """Show the placeholder that fits, and keep the cursor in view, which moved with the text only."""
        cells = self.content_size.width
        offered = [shown(placeholder) for placeholder in self._placeholders]
        fitting = (placeholder for placeholder in offered if cell_len(placeholder) < cells)
        self.placeholder = next(fitting, "".join(offered[-1:]))
        before = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 1, 1), force=True, animate=False)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as one line, in place of what is selected."""
        event.stop()
        event.prevent_default()
        self.replace(pasted_line(event.text[:_MOST_PASTED]), *sorted(self.selection))

    def render_line(self, y: int) -> Strip:
        return in_place(super().render_line(y))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Every printable key is the input's, also those whose names Textual cannot turn back: - + / －."""
        return super().check_consume_key(key, character) or key in _PRINTABLE


_PRINTABLE = {*KEY_NAME_REPLACEMENTS.values(), "fullwidth_hyphen_minus"}
