"""A box over the panes: what the palette, the category list and the help are shown in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.browser.glyphs import ASCII, DRAWN
from tui.browser.item_list import ItemList
from tui.browser.keymap import bindings

ACTIONS = ("move(-1)", "move(1)", "page(-1)", "page(1)", "first", "last", "go_in", "escape", "quit")


class Dialog(ModalScreen[None], inherit_bindings=False):
    """Shows a list, with the same keys to move in it as everywhere; Esc closes it."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: transparent;
        & > #box {
            width: 72;
            max-width: 94%;
            height: auto;
            max-height: 90%;
            border: solid $frame;
            border-title-color: $heading;
            border-title-background: $dialog-background;
            background: $dialog-background;
        }
        & > #box.-ascii { border: ascii $frame; }
        & ItemList { background: $dialog-background; }
    }
    """

    def __init__(self, listing: ItemList, title: str = "", *, ascii_only: bool) -> None:
        """`title` stands in the frame."""
        super().__init__()
        self.listing = listing
        self.listing.glyphs = ASCII if ascii_only else DRAWN
        self._box = Vertical(id="box", classes="-ascii" if ascii_only else "")
        self._box.border_title = Content(title)

    def compose(self) -> ComposeResult:
        with self._box:
            yield from self.parts()

    def parts(self) -> list[Widget]:
        """What stands in the box."""
        return [self.listing]

    def on_mount(self) -> None:
        self.listing.active = True

    def action_move(self, steps: int) -> None:
        self.listing.move(steps)

    def action_page(self, pages: int) -> None:
        self.listing.move_page(pages)

    def action_first(self) -> None:
        self.listing.move_end(last=False)

    def action_last(self) -> None:
        self.listing.move_end(last=True)

    def action_escape(self) -> None:
        self.dismiss(None)

    def action_quit(self) -> None:
        self.dismiss(None)
