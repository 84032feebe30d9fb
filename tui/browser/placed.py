"""A widget whose room is given by what it stands in, never by what it shows."""

from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Placed(Widget):
    """Of another Textual lays out the whole screen again, whenever what it shows has another size."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """The size of what it shows."""
