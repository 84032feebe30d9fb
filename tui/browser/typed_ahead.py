"""Keys that come faster than they are obeyed: each waits until the one before it was taken to the end."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual import events
from textual.app import App
from textual.widget import Widget

SIGNS_OF_LIFE = (events.InputEvent, events.Paste, events.AppFocus)
"""What tells that a person is at the terminal: a key, the mouse, the window that is looked at again."""

_PATIENCE = 1.0
"""Seconds after which a key no longer waits for the one before it."""


async def to_the_end(app: App[int], event: events.Event, obey: Callable[[], Awaitable[None]]) -> None:
    """Obey an event; of a key, return when all that follows from it is done, and show that in one frame."""
    if isinstance(event, events.Key):
        with app.batch_update():
            await obey()
            await _taken(app, event)
        for screen in app.screen_stack:
            screen.check_idle()
    else:
        await obey()
        await _taken(app, event)


async def _taken(app: App[int], event: events.Event) -> None:
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
