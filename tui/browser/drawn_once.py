"""What is drawn once when it comes up, not three times: each picture may take seconds down a slow line."""

from typing import Self

from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class DrawnOnce(Widget):
    """Textual draws a widget once it has a size, and then again if anything was asked for until then."""

    @property
    def is_drawn_anyway(self) -> bool:
        """Whether all of it is about to be drawn."""
        return not self.outer_size

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        if self.is_drawn_anyway:
            if not self.is_mounted and not recompose:
                return self  # all is laid out once it is
            repaint = False
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class DrawnOnceScreen(DrawnOnce, Screen[None], inherit_bindings=False):
    """A screen that gets its size when it comes up is drawn there and then, before Textual asks for it; what
    has the keys is no reason to draw all of it again.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    _former_size: Size | None = None
    """The size that it had before it came up, while it does."""

    @property
    def is_drawn_anyway(self) -> bool:
        return not self.outer_size or self._former_size not in (None, self.outer_size)

    def on_screen_resume(self) -> None:
        self._former_size = self.outer_size
        self.call_next(self._is_up)

    def _is_up(self) -> None:
        self._former_size = None
