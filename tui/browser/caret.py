"""The terminal's own cursor: where the next character goes, for there an input method opens.

Textual hides it, draws one of its own, and parks it where that was before a line scrolled or moved.
"""

from rich.cells import cell_len
from rich.control import Control
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input


class HasCaret(Widget):
    """A widget that is written in, though it is no input of one line."""

    @property
    def caret(self) -> Offset:
        """Where its caret is on the screen."""
        raise NotImplementedError


class Caret:
    """Follows the input that has the keys, frame by frame."""

    def __init__(self) -> None:
        self._shown = False

    def after_frame(self, parked: Offset, place: Offset | None) -> str:
        """What to write when a frame left the cursor `parked`, and it belongs at `place`, or nowhere."""
        controls: list[Control] = []
        if place is not None and place != parked:
            controls.append(Control.move_to(*place))
        if (place is not None) != self._shown:
            self._shown = place is not None
            controls.append(Control.show_cursor(self._shown))
        return "".join(control.segment.text for control in controls)


def caret_of(focused: Widget | None) -> Offset | None:
    """Where on the screen (cells from its top left) the caret of an input is; None for what is no input."""
    if isinstance(focused, Input):
        # Textual's own figure stands one cell too far behind the end of the text.
        before = cell_len(focused.value[: focused.cursor_position])
        place = focused.content_region.offset + Offset(before, 0) - focused.scroll_offset
    elif isinstance(focused, HasCaret):
        place = focused.caret
    else:
        return None
    return place if focused.region.contains_point(place) else None
