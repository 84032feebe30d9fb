"""A cursor over items and the part of them in view; both stay where they are when the items are replaced."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import islice

from tui.browser.items import Items, NoItems, place_in

_NEAR = 256
"""So many keys beside one that is gone are looked at first."""

Alike = Callable[[Hashable, Hashable], bool]
"""Whether the cursor would sooner go from one item to the other when its own is gone."""


class Viewport:
    """`cursor` is the item under the cursor, -1 for none; `top` the first line in view of `height` lines."""

    def __init__(self) -> None:
        self.items: Items = NoItems()
        self.height = 1
        self.cursor = -1
        self.top = 0
        self.was_moved = False
        """Whether the cursor was put where it is, since the items were shown afresh."""
        self._chosen: tuple[Sequence[Hashable], int] = ((), -1)
        """Among which items a person chose which one: a filter may hide it and bring it back."""
        self._row = 0
        """The line of the view on which a person left the cursor; a list too short for it changes nothing."""

    @property
    def key(self) -> Hashable | None:
        """The item under the cursor, None if there is none."""
        return self.items.keys[self.cursor] if self.cursor >= 0 else None

    @property
    def last_top(self) -> int:
        """The furthest that can be scrolled."""
        return max(0, self.items.starts[-1] - self.height)

    def replace(self, items: Items, alike: Alike, first: int, to: Hashable | None = None) -> None:
        """Show other items. The cursor goes to `to`, else stays on the item that was chosen and on its line
        of the screen, else goes to the nearest that is still there, or where none is, to the `first` one.
        """
        self.items = items
        place = place_in(items.keys)
        at = place(to) if to is not None else None
        if at is not None:
            self.put_cursor(self._selectable(at))
            return
        at = _nearest(*self._chosen, items.keys, place, alike)
        self.cursor = self._selectable(first if at is None else at) if items.keys else -1
        if self.cursor >= 0:
            self.top = items.starts[self.cursor] - self._row
        self._scroll_to_cursor()

    def show_afresh(self, items: Items, first: int) -> None:
        """Show items from their top, with the cursor on the `first` one that can have it."""
        self.items = items
        self.top = 0
        self.was_moved = False
        self.cursor = self._selectable(first) if items.keys else -1
        self._scroll_to_cursor()
        self._remember()

    def put_cursor(self, at: int) -> None:
        """Put the cursor on an item and scroll as little as shows it."""
        self.cursor = at
        self.was_moved = True
        self._scroll_to_cursor()
        self._remember()

    def settle(self) -> None:
        """Take the item under the cursor for the one that was chosen."""
        if self.cursor >= 0:
            self._chosen = (self.items.keys, self.cursor)

    def step(self, direction: int) -> None:
        """To the next (1) or previous (-1) item; inside one that is taller than the view, scroll."""
        starts = self.items.starts
        target = self._neighbour(direction)
        if direction > 0:
            bottom = self.top + self.height
            has_more = starts[self.cursor + 1] > bottom and starts[target] >= bottom
        else:
            has_more = starts[self.cursor] < self.top
        if self.cursor < 0 or target == self.cursor or has_more:
            self.scroll(direction)
        else:
            self.put_cursor(target)

    def page(self, pages: int) -> None:
        """As far as one sees, or to the next item that is further away."""
        lines = max(1, self.height - 1) * pages
        if self.cursor < 0:
            self.scroll(lines)
            return
        starts = self.items.starts
        line = min(max(0, starts[self.cursor] + lines), starts[-1] - 1)
        target = self._selectable(bisect_right(starts, line) - 1)
        self.top += lines
        self.put_cursor(target if target != self.cursor else self._neighbour(1 if pages > 0 else -1))

    def end(self, *, last: bool) -> None:
        """To the first or the last item."""
        if self.items.keys:
            self.top = self.items.starts[-1] if last else 0
            self.put_cursor(self._selectable(len(self.items.keys) - 1 if last else 0))

    def centre(self) -> None:
        """Scroll so that the item under the cursor is in the middle."""
        if self.cursor >= 0:
            self.top = self.items.starts[self.cursor] - self.height // 2
        self._scroll_to_cursor()
        self._remember()

    def scroll(self, lines: int) -> None:
        """Move the view without the cursor."""
        self.top = min(max(0, self.top + lines), self.last_top)
        self._remember()

    def scroll_back(self, top: int) -> None:
        """Show from a line on, unless nothing of the item under the cursor would be in view."""
        self.top = min(max(0, top), self.last_top)
        if self.cursor >= 0:
            first, end = self.items.starts[self.cursor : self.cursor + 2]
            if first >= self.top + self.height or end <= self.top:
                self._scroll_to_cursor()
        self._remember()

    def item_at(self, line: int) -> int:
        """The item that holds a line, counted from the first line of all."""
        return bisect_right(self.items.starts, line) - 1

    def _remember(self) -> None:
        self.settle()
        if self.cursor >= 0:
            self._row = self.items.starts[self.cursor] - self.top

    def _neighbour(self, direction: int) -> int:
        """The next selectable item in a direction, else the one under the cursor."""
        steps = range(self.cursor + direction, len(self.items.keys) if direction > 0 else -1, direction)
        return next((at for at in steps if self.items.selectable(at)), self.cursor)

    def _selectable(self, at: int) -> int:
        """The selectable item at or after `at`, else the last one before it; -1 if there is none."""
        ahead = range(at, len(self.items.keys))
        behind = range(at - 1, -1, -1)
        return next((one for side in (ahead, behind) for one in side if self.items.selectable(one)), -1)

    def _scroll_to_cursor(self) -> None:
        """Scroll as little as shows the item under the cursor, and with the first one all above it."""
        starts = self.items.starts
        if self.cursor >= 0:
            first, end = starts[self.cursor], starts[self.cursor + 1]
            if self._neighbour(-1) == self.cursor and end <= self.height:
                first = 0
            if self._neighbour(1) == self.cursor and starts[-1] - first <= self.height:
                end = starts[-1]
            self.top = min(max(self.top, end - self.height), first)
        self.top = min(max(0, self.top), self.last_top)


def _nearest(
    old_keys: Sequence[Hashable],
    cursor: int,
    keys: Sequence[Hashable],
    place: Callable[[Hashable], int | None],
    alike: Alike,
) -> int | None:
    """Where the item under the old cursor is now, or the one nearest to it of those still there."""
    if cursor < 0 or not keys:
        return None
    key = old_keys[cursor]
    if (at := place(key)) is not None:
        return at
    for beside in islice(_outward(cursor, len(old_keys)), _NEAR):
        other = old_keys[beside]
        if alike(key, other) and (at := place(other)) is not None:
            return at
    # Nothing near is left: look through what is, for that is often little.
    old_place = place_in(old_keys)
    found = [(old, at) for at, other in enumerate(keys) if (old := old_place(other)) is not None]
    wanted = [one for one in found if alike(key, old_keys[one[0]])]
    nearest = min(wanted or found, key=lambda one: (abs(one[0] - cursor), one[0] < cursor), default=None)
    return None if nearest is None else nearest[1]


def _outward(at: int, count: int) -> Iterator[int]:
    """All other indices below `count`, those nearest to `at` first, the next before the previous one."""
    for distance in range(1, count):
        if at + distance < count:
            yield at + distance
        if at >= distance:
            yield at - distance
