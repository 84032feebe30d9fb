"""Where one can jump: to a page, a unit, a project of those that are left."""

import re
from collections.abc import Sequence

from model.search import Names
from model.text import search_key
from tui.browser.chooser import Choice
from tui.browser.detail_parts import pages_text
from tui.browser.library import Library
from tui.browser.view import Row

_MOST = 200
"""More are of no use in a list that is typed at."""


class Destinations:
    """The rows of the tree as destinations; made once, asked at every key."""

    def __init__(self, library: Library, rows: Sequence[Row]) -> None:
        """`rows` are all rows that are left, in the tree's order."""
        self._library = library
        self._rows = rows
        self._names = Names([library.name(row) for row in rows])

    def __call__(self, query: str) -> Sequence[Choice]:
        """Units for nothing typed, the projects of a page for a number, else what holds the words."""
        words = search_key(query)
        page = re.fullmatch(r"第?(\d{1,6})页?", words)
        if page is not None and (found := self._on_page(int(page[1]))):
            return found
        rows = [self._rows[at] for at in self._names.holding(query)]
        return [self._choice(row) for row in rows if words or row.kind != "project"][:_MOST]

    def _on_page(self, page: int) -> list[Choice]:
        """The projects printed on a page, else the first one printed after it."""
        projects = [row for row in self._rows if row.kind == "project"]
        here = [row for row in projects if page in self._library.project(row).pages]
        after = [row for row in projects if min(self._library.project(row).pages, default=0) > page]
        return [self._choice(row) for row in (here or after[:1])]

    def _choice(self, row: Row) -> Choice:
        library = self._library
        pages: Sequence[int] = ()
        if row.kind == "project":
            pages = library.project(row).pages
        elif row.kind == "unit":
            pages = library.unit(row).pages[:1]
        return Choice(row, library.name(row), pages_text(pages))
