"""The flat list: every indicator that is left, one a line, over all projects."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from model import Indicator
from model.filter import Visible, category_name
from model.search import Kind
from tui.browser.glyphs import Glyphs
from tui.browser.indicator_columns import UNREAD
from tui.browser.item_list import ItemList
from tui.browser.items import Items, single_lines
from tui.browser.library import Library
from tui.browser.spans import Line, Span, aligned, cut, highlighted, pad
from tui.browser.view import FlatRow, Mark, Sort, View, flat_rows, value_text

_GAP = 2
_CATEGORY_CELLS = (11, 22)
_SHARES = (4, 4, 5)
"""How project, name and value share the rest of the line."""

_MOST_CELLS = 56
"""What a name takes at most; on a wide screen the values have the rest."""


class _Widths(NamedTuple):
    project: int
    category: int
    name: int
    value: int


class Flat(ItemList):
    """Shows the indicators of a library as a view leaves them."""

    DEFAULT_CSS = """
    Flat { width: 1fr; height: 3fr; }
    """

    def __init__(self, library: Library, glyphs: Glyphs, moved: Callable[[], None]) -> None:
        """`moved` is called when the cursor stands on another row."""
        super().__init__(glyphs, id="flat")
        self._library = library
        self._tell = moved
        self._visible = library.everything
        self._view = View()
        self._marks: frozenset[Mark] = frozenset()
        self._rows: Sequence[FlatRow] = ()

    def show(self, visible: Visible, view: View, to: FlatRow | None = None) -> None:
        """Show what is left under a view; the cursor goes to `to` if that is given."""
        self._visible = visible
        self._view = view
        self.reload(to)

    def show_marks(self, marks: frozenset[Mark]) -> None:
        """Show which indicators are marked."""
        self._marks = marks
        if self.display:
            self.reload()

    @property
    def row(self) -> FlatRow | None:
        """The indicator under the cursor."""
        key = self.key
        return key if isinstance(key, FlatRow) else None

    @property
    def rows(self) -> Sequence[FlatRow]:
        """All indicators in the order shown."""
        return self._rows

    def moved(self) -> None:
        self._tell()

    def lay_out(self, cells: int) -> Items:
        self._rows = flat_rows(self._library.tables, self._visible, self._view.sort)
        return _FlatItems(self._rows, self._library, self._view.chosen.text, self._marks, cells)

    def title(self, cells: int) -> Line:
        widths = _widths(cells)
        labels = {Sort.PROJECT: "项目", Sort.CATEGORY: "类别", Sort.NAME: "名称", Sort.VALUE: "指标值"}
        shown = [
            f"{label}（按此排序）" if self._view.sort is sort else label for sort, label in labels.items()
        ]
        return _columns([(Span(label),) for label in shown], widths, Span(" "))

    def alike(self, key: Hashable, other: Hashable) -> bool:
        return isinstance(key, FlatRow) and isinstance(other, FlatRow) and key[:3] == other[:3]


class _FlatItems:
    """The rows, each made into a line when it is looked at."""

    def __init__(
        self, rows: Sequence[FlatRow], library: Library, words: str, marks: frozenset[Mark], cells: int
    ) -> None:
        self.keys = rows
        self.starts = single_lines(len(rows))
        self._library = library
        self._words = words
        self._marks = marks
        self._widths = _widths(cells)

    def line(self, at: int, nth: int) -> Line:
        row = self.keys[at]
        indicator = self._library.indicator(row)
        repeats = at > 0 and self.keys[at - 1][:3] == row[:3]
        kind: Kind = "name" if indicator.raw is None else "sentence"
        pieces = [
            highlighted(self._library.project(row).name, self._words, "quiet" if repeats else "plain"),
            (Span(UNREAD, "warning"),)
            if indicator.raw is not None
            else highlighted(_category(indicator), role="quiet"),
            highlighted(indicator.name or indicator.raw or "", self._words, kind=kind),
            highlighted(value_text(indicator), self._words, "money", "sentence"),
        ]
        return _columns(pieces, self._widths, Span("*", "mark") if row in self._marks else Span(" "))

    def selectable(self, at: int) -> bool:
        return True


def _category(indicator: Indicator) -> str:
    return "-".join(
        category_name(level) for level in (indicator.level1, indicator.level2) if level is not None
    )


def _widths(cells: int) -> _Widths:
    least, most = _CATEGORY_CELLS
    category = min(most, max(least, cells // 5))
    room = max(0, cells - 1 - category - 3 * _GAP)
    project, name = (min(_MOST_CELLS, room * share // sum(_SHARES)) for share in _SHARES[:2])
    return _Widths(project, category, name, room - project - name)


def _columns(pieces: Sequence[Line], widths: _Widths, mark: Span) -> Line:
    line: list[Span] = [mark]
    for piece, cells in zip(pieces, widths, strict=True):
        line += aligned(cut(piece, cells), cells)
        line.append(pad(_GAP))
    return tuple(line[:-1])
