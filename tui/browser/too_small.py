"""What is shown in place of the browser on a screen that is too small for it."""

from collections.abc import Sequence

from tui.browser.bar import Bar
from tui.browser.spans import Line, paragraph

NARROW = [(0, "-too-narrow"), (30, "-wide-enough")]
LOW = [(0, "-too-low"), (7, "-high-enough")]
"""Columns and lines from which one pane can be read beside what stands around it: breakpoints of a screen."""
LARGE_ENOUGH = " ".join((NARROW[-1][1], LOW[-1][1]))
"""The classes of a screen that is: it begins with them, and mostly nothing changes when its size is known."""


class TooSmall(Bar):
    """Says how large the window should be; the browser comes back as it was once it is larger.

    The filter line stays: an input that is hidden loses the keys.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TooSmall { display: none; height: 1fr; }
    .-too-narrow, .-too-low {
        & > Header, & > Panes { display: none; }
        & > TooSmall { display: block; }
    }
    """

    def lines(self, cells: int) -> Sequence[Line]:
        return paragraph("窗口太小，请放大到 40×10 以上", cells, role="strong")
