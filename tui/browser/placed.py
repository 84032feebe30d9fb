"""A widget whose room is given by what it stands in, never by what it shows."""

from textual.geometry import Size
from textual.reactive import reactive

from tui.browser.drawn_once import DrawnOnce


class Placed(DrawnOnce):
    """Of another Textual lays out the whole screen again, whenever what it shows has another size."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """The size of what it shows."""

    _has_room = False

    def on_resize(self) -> None:
        """Draw the whole once more: a part that was asked for at the former size, here or beside it, may be
        drawn after the picture of the new one, and its end cut a character of two cells in half. Before the
        first picture nothing was asked for.
        """
        if self._has_room:
            self.refresh()
        self._has_room = True
