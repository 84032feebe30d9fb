"""The editor of a note or a reason: a few lines, Enter keeps them, Esc leaves all as it was."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static, TextArea

from tui.browser.box import Box
from tui.browser.caret import HasCaret
from tui.browser.in_place import in_place
from tui.plain import pasted_lines

HINT = "Enter 保存  Ctrl+J 换行  Esc 放弃"
_MOST_PASTED = 20_000
"""Characters of a note."""


class NoteEditor(ModalScreen[None], inherit_bindings=False):
    """Edits a text; `keep` is called with it, stripped, when it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "保存", show=False, priority=True),
        Binding("ctrl+j", "new_line", "换行", show=False, priority=True),
        Binding("escape,f10", "cancel", "放弃", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    NoteEditor {
        align: center middle;
        background: transparent;
        & > #box {
            width: 72;
            max-width: 94%;
            height: 12;
            max-height: 90%;
            border: solid $frame;
            border-title-color: $heading;
            border-title-background: $dialog-background;
            background: $dialog-background;
        }
        & > #box.-ascii { border: ascii $frame; }
        & TextArea, & TextArea:focus {
            height: 1fr; border: none; padding: 0 1; background: $field-background; color: $foreground;
        }
        & TextArea.-terminal-cursor .text-area--cursor, & TextArea.-terminal-cursor:ansi .text-area--cursor {
            background: $field-background; color: $foreground; text-style: none;
        }
        & > #box.-ascii TextArea { scrollbar-size-vertical: 0; }
        & Static { height: 1; padding: 0 1; color: $quiet; }
    }
    """

    def __init__(self, title: str, text: str, keep: Callable[[str], None], *, ascii_only: bool) -> None:
        super().__init__()
        self._box = Box(title, ascii_only=ascii_only)
        self._area = _Area(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._area.cursor_blink = False
        self._keep = keep

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._area
            yield Static(Content(HINT))

    def on_mount(self) -> None:
        self._area.set_class(not self.app.is_headless, "-terminal-cursor")
        self.set_focus(self._area)
        self._area.move_cursor(self._area.document.end)

    def action_keep(self) -> None:
        self.dismiss()
        self._keep(self._area.text.strip())

    def action_new_line(self) -> None:
        self._area.insert("\n")

    def action_cancel(self) -> None:
        self.dismiss()


class _Area(TextArea, HasCaret):
    """Takes pasted text without what would show nothing; shows text as the terminal can show it."""

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(pasted_lines(event.text[:_MOST_PASTED]), start, end, maintain_selection_offset=False)

    @property
    def caret(self) -> Offset:
        return self.cursor_screen_offset

    def render_line(self, y: int) -> Strip:
        return in_place(super().render_line(y))
