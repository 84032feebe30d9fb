"""Keys that come faster than they are obeyed: each waits until the one before it was taken to the end."""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.widget import Widget

_PATIENCE = 1.0
"""Seconds after which a key no longer waits for the one before it."""


async def taken(app: App[int], event: events.Event) -> None:
    """Return once an input, or the screen, has taken what was typed or pasted; of other events at once."""
    if not isinstance(event, events.Key | events.Paste):
        return
    if app.focused is not None:
        for node in app.focused.ancestors_with_self:
            if isinstance(node, Widget):
                await _caught_up(node)
    elif app.screen_stack and (isinstance(event, events.Paste) or not (event.character or "").isascii()):
        await _caught_up(app.screen)


async def _caught_up(widget: Widget) -> None:
    """Return once a widget has handled the messages it has by now, and those that it then sent itself."""
    for _ in range(2):
        handled = asyncio.Event()
        if widget.call_later(handled.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(handled.wait(), _PATIENCE)
