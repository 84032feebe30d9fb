"""Keeping what reviews need of the documents that were opened, little by little: keys come first."""

from collections.abc import Callable
from contextlib import suppress

from tui.browser.reviewing import Reviewing
from tui.review import StoreError

_AT_ONCE = 8
"""Tables that are kept between two keys; each takes half a millisecond."""

_SECONDS = 0.05
"""So long after documents are shown, and between two of these."""


class Keeping:
    """Goes on until the tables of all documents are kept; nothing runs while there are none to keep."""

    def __init__(self, after: Callable[[float, Callable[[], None]], object]) -> None:
        """`after` calls something in so many seconds."""
        self._after = after
        self._reviewing: Reviewing | None = None

    def begin(self, reviewing: Reviewing) -> None:
        """Keep the tables of documents that were added."""
        if self._reviewing is None:
            self._after(_SECONDS, self._go_on)
        self._reviewing = reviewing

    def remember(self) -> None:
        """Remember the documents themselves at once, before they are listed."""
        if self._reviewing is not None:
            with suppress(StoreError):
                self._reviewing.remember()

    def finish(self) -> None:
        """Keep all that is left at once, before it is closed."""
        if self._reviewing is not None:
            self._reviewing.keep_tables()
            self._reviewing = None

    def _go_on(self) -> None:
        reviewing, self._reviewing = self._reviewing, None
        if reviewing is not None and reviewing.keep_tables(_AT_ONCE):
            self.begin(reviewing)
