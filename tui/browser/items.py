"""What a list shows: items of one or more lines, each with what it is and where it begins."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

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


Key_co = TypeVar("Key_co", covariant=True)


class Rows(Sequence[Key_co]):
    """Keys that are many, each made when it is looked at; they know where one of them stands."""

    @abstractmethod
    def place(self, key: object) -> int | None:
        """Where a key stands, None for one that is not among them."""

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        at = self.place(value)
        if at is None or not start <= at < (len(self) if stop is None else stop):
            raise ValueError(value)
        return at

    def __contains__(self, key: object) -> bool:
        return self.place(key) is not None


def place_in(keys: Sequence[Hashable]) -> Callable[[Hashable], int | None]:
    """What tells where a key stands, for many questions."""
    return keys.place if isinstance(keys, Rows) else {key: at for at, key in enumerate(keys)}.get


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
