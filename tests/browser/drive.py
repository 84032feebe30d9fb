"""Driving the browser in tests: start it on tables or files, press keys, read what it shows."""

import unicodedata
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from model import Table
from parser import OnProgress
from tui.browser import reader
from tui.browser.app import Browser
from tui.browser.desk import Desk
from tui.browser.filter_line import FilterLine
from tui.browser.item_list import ItemList
from tui.browser.screen import BrowseScreen
from tui.browser.view import Row
from tui.configuration.settings import DEFAULT, Configuration
from tui.copying.history import History
from tui.sources import Document, Opening
from tui.terminal.terminal import USUAL, Terminal

_TEXTUAL_NAMES = {
    "solidus": "slash",
    "plus_sign": "plus",
    "hyphen_minus": "minus",
    "low_line": "underscore",
}
"""Where Textual calls a key otherwise than Unicode calls its character."""


def key_event(key: str) -> events.Key:
    """The event for a key by Textual's name, or for a character."""
    if len(key) > 1:
        return events.Key(key, None)
    if key.isalnum():
        return events.Key(key, key)
    name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
    return events.Key(_TEXTUAL_NAMES.get(name, name), key)


async def settled(pilot: Pilot[int]) -> None:
    """Return once all that was sent to the browser is taken, and all that followed from it is shown.

    What follows is sent in its turn: from the screen to its parts, after a layout once more. The pilot's own
    way is to wait until the process computes nothing: that takes longer, and a machine that is busy with
    something else looks like it.
    """
    for _ in range(_ROUNDS):
        await pilot.pause(0)


async def finished(pilot: Pilot[int]) -> None:
    """Return once no file is read or written any more, and what came of it is shown."""
    await settled(pilot)
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)


_ROUNDS = 5
"""How often every part of the screen takes all that it was sent: two more than what takes the longest way,
a document in place of another one.
"""


class Stage:
    """A running browser: keys go in, lines come out."""

    def __init__(self, browser: Browser, pilot: Pilot[int]) -> None:
        self.browser = browser
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys (Textual's names, or characters) faster than the browser can follow."""
        for key in keys:
            self.browser.post_message(key_event(key))
        await settled(self.pilot)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    @property
    def desk(self) -> Desk:
        screen = self.browser.screen_stack[0]
        assert isinstance(screen, BrowseScreen)
        return screen.desk

    def widget(self, name: str) -> Widget:
        return self.browser.screen_stack[0].query_one(f"#{name}")

    def pane(self, name: str) -> ItemList:
        pane = self.widget(name)
        assert isinstance(pane, ItemList)
        return pane

    def lines(self, name: str) -> list[str]:
        """What a part of the screen shows, line by line, without blanks at the ends."""
        widget = self.widget(name)
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    def text(self, name: str) -> str:
        return "\n".join(self.lines(name))

    def dialog(self) -> str:
        """What the list of the open dialog shows."""
        listing = self.browser.screen.query_one(ItemList)
        return "\n".join(listing.render_line(y).text.rstrip() for y in range(listing.size.height))

    @property
    def filters(self) -> str:
        """What the filter line says is set, or what is asked for in its input."""
        line, end = self._filter_line()
        return line.crop(0, end).text.strip()

    @property
    def left(self) -> str:
        """What the filter line says is left."""
        line, end = self._filter_line()
        return line.crop(end, line.cell_length).text.strip()

    def _filter_line(self) -> tuple[Strip, int]:
        """The line, and the cell at which what is left begins."""
        filters = self.widget("filters")
        assert isinstance(filters, FilterLine)
        return filters.render_line(0), filters.size.width - filters.left_cells

    @property
    def said(self) -> str:
        """The last line: keys, or a message."""
        return " ".join(line.strip() for line in self.lines("keys"))

    @property
    def selected(self) -> str:
        """The line of the tree under the cursor, by its name."""
        row = self.pane("tree").key
        assert isinstance(row, Row)
        return self.browser.library.name(row)


@asynccontextmanager
async def browsing(
    paths: Sequence[Path],
    opening: Opening | None = None,
    size: tuple[int, int] = (120, 40),
    *,
    copied: History | None = None,
    ascii_only: bool = False,
    configuration: Configuration = DEFAULT,
    terminal: Terminal = USUAL,
) -> AsyncIterator[Stage]:
    """A browser that has read all files; what is copied is kept in `copied`."""
    browser = Browser(
        paths,
        opening or Opening(),
        copied=copied,
        ascii_only=ascii_only,
        configuration=configuration,
        terminal=terminal,
    )
    async with browser.run_test(size=size) as pilot:
        await finished(pilot)
        yield Stage(browser, pilot)


@asynccontextmanager
async def browsing_tables(
    monkeypatch: pytest.MonkeyPatch,
    *tables: Table,
    size: tuple[int, int] = (120, 40),
    terminal: Terminal = USUAL,
) -> AsyncIterator[Stage]:
    """A browser over tables that were made by hand."""
    made = {Path(f"{at}.pdf"): table for at, table in enumerate(tables)}

    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        return Document(path, made[path], None)

    monkeypatch.setattr(reader, "open_document", open_document)
    async with browsing(list(made), size=size, terminal=terminal) as stage:
        yield stage
