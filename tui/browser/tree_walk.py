"""What the arrow keys and Enter do in the tree: fold, unfold, go up a level or into the detail pane."""

from collections.abc import Mapping
from typing import Protocol

import msgspec

from model import Table
from tui.browser.view import Row, View, enclosing, foldable


class Step(msgspec.Struct, frozen=True):
    """What follows: the view, the row for the cursor, and whether the detail pane takes the keys."""

    view: View
    row: Row
    into_detail: bool = False


class Walk(Protocol):
    """What a key does on a row of the tree."""

    def __call__(self, view: View, row: Row, tables: Mapping[int, Table], *, several: bool) -> Step: ...


def left(view: View, row: Row, tables: Mapping[int, Table], *, several: bool) -> Step:
    """Fold the row; where it is folded or cannot be, go to the one above it."""
    if row in foldable(tables, several) - view.folded:
        return Step(_toggled(view, row), row)
    above = [one for one in enclosing(row, tables) if several or one.kind != "document"]
    return Step(view, above[0] if above else row)


def right(view: View, row: Row, tables: Mapping[int, Table], *, several: bool) -> Step:
    """Unfold the row; where it is unfolded or cannot be, go into the detail pane."""
    if row in view.folded:
        return Step(_toggled(view, row), row)
    return Step(view, row, into_detail=True)


def enter(view: View, row: Row, tables: Mapping[int, Table], *, several: bool) -> Step:
    """Fold or unfold the row; where that cannot be, go into the detail pane."""
    if row in foldable(tables, several):
        return Step(_toggled(view, row), row)
    return Step(view, row, into_detail=True)


def revealed(view: View, row: Row, tables: Mapping[int, Table]) -> View:
    """The view with everything above a row unfolded."""
    return msgspec.structs.replace(view, folded=view.folded.difference(enclosing(row, tables)))


def _toggled(view: View, row: Row) -> View:
    return msgspec.structs.replace(view, folded=view.folded ^ {row})
