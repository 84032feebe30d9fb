"""The header line."""

from collections.abc import Sequence

from tui.browser.bar import Bar
from tui.browser.glyphs import Glyphs
from tui.browser.header_text import header_line
from tui.browser.library import Library
from tui.browser.reviewing import Reviewing
from tui.browser.spans import Line


class Header(Bar):
    """Shows whose tables are open and whether their sums hold; while they are read, how far that is."""

    DEFAULT_CSS = """
    Header { background: $header-background; text-style: $header-style; }
    """

    def __init__(self, library: Library, reviewing: Reviewing, glyphs: Glyphs) -> None:
        super().__init__(id="header")
        self._library = library
        self._reviewing = reviewing
        self._glyphs = glyphs

    def lines(self, cells: int) -> Sequence[Line]:
        return [header_line(self._library, self._reviewing, self._glyphs, cells)]
