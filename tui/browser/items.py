"""What a list shows: items of one or more lines, each with what it is and where it begins."""

from collections.abc import Hashable, Sequence
from typing import Protocol

from tui.browser.spans import Line


class Items(Protocol):
    """The items of a list, laid out for one width. They may be many: lines are made when asked for."""

    @property
    def keys(self) -> Sequence[Hashable]:
        """What each item is; it keeps the cursor when the items are replaced."""

    @property
    def starts(self) -> Sequence[int]:
        """The line on which each item begins, and after the last one the number of lines."""

    def line(self, at: int, nth: int) -> Line:
        """The nth line of an item."""

    def selectable(self, at: int) -> bool:
        """Whether the cursor may stand on an item."""


class NoItems:
    """A list of nothing."""

    keys: Sequence[Hashable] = ()
    starts: Sequence[int] = (0,)

    def line(self, at: int, nth: int) -> Line:
        raise IndexError(at, nth)

    def selectable(self, at: int) -> bool:
        raise IndexError(at)


def single_lines(count: int) -> Sequence[int]:
    """The `starts` of items that take one line each."""
    return range(count + 1)
