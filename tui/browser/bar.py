"""A bar of one line: what it shows is decided anew whenever something changes, written only if it differs."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from tui.browser.economy import economical
from tui.browser.placed import Placed
from tui.browser.spans import Line, fitted
from tui.browser.themes.text_styles import text_style
from tui.terminal.terminal import shown


class Bar(Placed):
    """Shows the lines that a subclass gives for a width."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painted: Sequence[Line] = ()
        self._cells = 0
        """The width that these are for."""

    def lines(self, cells: int) -> Sequence[Line]:
        """What the bar shows now, for lines of `cells`."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Write the bar if it shows something else now, and take as many lines as that needs."""
        if not self.is_mounted or not self.size.width:
            return
        before = self._painted
        self._decide()
        if self._painted != before:
            if self.size.height != len(self._painted):
                self.styles.height = len(self._painted)
            self.refresh()

    def _decide(self) -> None:
        self._cells = self.size.width
        self._painted = self.lines(self._cells)

    def on_resize(self) -> None:
        if self._cells != self.size.width:
            self._decide()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        if self._cells != self.size.width:
            self._decide()  # it has another size since the screen was laid out for this very frame
        line = self._painted[y] if y < len(self._painted) else ()
        fitting = fitted(line, self._cells)
        base, variables = self.rich_style, self.app.theme_variables
        segments = [
            Segment(shown(span.text), base + text_style(span.role, variables))
            for span in fitting
            if span.text
        ]
        return Strip(economical(segments)).adjust_cell_length(self.size.width, base).simplify()
