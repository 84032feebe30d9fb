"""A bar of one line: what it shows is decided anew whenever something changes, written only if it differs."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.browser.economy import economical
from tui.browser.spans import Line, aligned, cut
from tui.browser.themes.text_styles import text_style
from tui.terminal.terminal import shown


class Bar(Widget):
    """Shows the lines that a subclass gives for a width."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painted: Sequence[Line] = ()

    def lines(self, cells: int) -> Sequence[Line]:
        """What the bar shows now, for lines of `cells`."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Write the bar if it shows something else now, and take as many lines as that needs."""
        if not self.is_mounted or not self.size.width:
            return
        lines = self.lines(self.size.width)
        if lines != self._painted:
            self._painted = lines
            if self.size.height != len(lines):
                self.styles.height = len(lines)
            self.refresh()

    def on_resize(self) -> None:
        self._painted = self.lines(self.size.width)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        line = self._painted[y] if y < len(self._painted) else ()
        fitting = aligned(cut(line, self.size.width), self.size.width)
        base, variables = self.rich_style, self.app.theme_variables
        segments = [
            Segment(shown(span.text), base + text_style(span.role, variables))
            for span in fitting
            if span.text
        ]
        return Strip(economical(segments)).adjust_cell_length(self.size.width, base).simplify()
