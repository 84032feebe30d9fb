"""The frame of a dialog, with a title in it that is cut where it does not fit."""

from textual.containers import Vertical
from textual.content import Content

from tui.browser.spans import Span, cut
from tui.terminal.terminal import shown

_BESIDE_TITLE = 6
"""The cells of the frame at the two ends of a title."""


class Box(Vertical):
    """Holds the parts of a dialog; it is `#box` in its style sheet."""

    def __init__(self, title: str, *, ascii_only: bool) -> None:
        super().__init__(id="box", classes="-ascii" if ascii_only else "")
        self._title = title
        self.border_title = Content(shown(title))

    def on_resize(self) -> None:
        fitting = cut((Span(self._title),), self.outer_size.width - _BESIDE_TITLE)
        self.border_title = Content(shown("".join(span.text for span in fitting)))
