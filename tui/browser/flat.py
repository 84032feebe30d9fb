"""The flat list: every indicator that is left, one a line, over all projects."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from model import Indicator
from model.filter import Visible, category_name
from model.money import show
from model.search import Kind
from tui.browser.flat_rows import Sorting
from tui.browser.glyphs import Glyphs
from tui.browser.indicator_columns import UNREAD
from tui.browser.item_list import ItemList
from tui.browser.items import Items, single_lines
from tui.browser.library import Library
from tui.browser.spans import Line, Role, Span, aligned, cut, highlighted, pad, width
from tui.browser.view import FlatRow, Mark, Row, Sort, View, value_text
from tui.configuration.settings import DEFAULT, LABELS, ListColumn

_GAP = 2
_CATEGORY_CELLS = (11, 22)
_SHARES: Mapping[ListColumn, int] = {"project": 4, "unit": 4, "name": 4, "value": 5}
"""How these columns share what the others leave of the line."""

_FIXED: Mapping[ListColumn, int] = {"page": 4, "total": 12}
_MOST_CELLS = 56
"""What a name takes at most; on a wide screen the values have the rest."""

_SORTS: Mapping[ListColumn, Sort] = {
    "project": Sort.PROJECT,
    "category": Sort.CATEGORY,
    "name": Sort.NAME,
    "value": Sort.VALUE,
}
_TO_THE_RIGHT = ("page", "total")
"""Columns of figures."""


class Flat(ItemList):
    """Shows the indicators of a library as a view leaves them."""

    DEFAULT_CSS = """
    Flat { width: 1fr; height: 3fr; }
    """

    def __init__(
        self,
        library: Library,
        glyphs: Glyphs,
        moved: Callable[[], None],
        columns: Sequence[ListColumn] = DEFAULT.columns.list,
    ) -> None:
        """`moved` is called when the cursor stands on another row."""
        super().__init__(glyphs, id="flat")
        self._columns = columns
        self._library = library
        self._tell = moved
        self._visible = library.everything
        self._view = View()
        self._marks: frozenset[Mark] = frozenset()
        self._rows: Sequence[FlatRow] = ()
        self._sorting = Sorting()

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
        self._rows = self._sorting.rows(
            self._library.tables, self._visible, self._library.everything, self._view.sort
        )
        return _FlatItems(
            self._rows, self._library, self._view.chosen.text, self._marks, _widths(self._columns, cells)
        )

    def title(self, cells: int) -> Line:
        widths = _widths(self._columns, cells)
        pieces = [
            (
                Span(
                    f"{LABELS[column]}（按此排序）"
                    if _SORTS.get(column) is self._view.sort
                    else LABELS[column]
                ),
            )
            for column in widths
        ]
        return _line(pieces, widths, Span(" "))

    def alike(self, key: Hashable, other: Hashable) -> bool:
        return isinstance(key, FlatRow) and isinstance(other, FlatRow) and key[:3] == other[:3]


class _FlatItems:
    """The rows, each made into a line when it is looked at."""

    def __init__(
        self,
        rows: Sequence[FlatRow],
        library: Library,
        words: str,
        marks: frozenset[Mark],
        widths: Mapping[ListColumn, int],
    ) -> None:
        self.keys = rows
        self.starts = single_lines(len(rows))
        self._library = library
        self._words = words
        self._marks = marks
        self._widths = widths

    def line(self, at: int, nth: int) -> Line:
        row = self.keys[at]
        repeats = at > 0 and self.keys[at - 1][:3] == row[:3]
        pieces = [self._piece(column, row, repeats=repeats) for column in self._widths]
        return _line(pieces, self._widths, Span("*", "mark") if row in self._marks else Span(" "))

    def _piece(self, column: ListColumn, row: FlatRow, *, repeats: bool) -> Line:
        """What stands in a column; `repeats` says that the row before is of the same project."""
        library = self._library
        indicator = library.indicator(row)
        role: Role = "quiet" if repeats else "plain"
        match column:
            case "project":
                return highlighted(library.project(row).name, self._words, role)
            case "unit":
                return highlighted(library.short_name(Row("unit", row.table, unit=row.unit)), role=role)
            case "page":
                pages = sorted({place.page for place in indicator.places})
                return (Span(str(pages[0]) if pages else "", "quiet"),)
            case "total":
                return (Span(show(library.project(row).amounts.total), "quiet" if repeats else "money"),)
            case "category":
                if indicator.raw is not None:
                    return (Span(UNREAD, "warning"),)
                return highlighted(_category(indicator), role="quiet")
            case "name":
                kind: Kind = "name" if indicator.raw is None else "sentence"
                return highlighted(indicator.name or indicator.raw or "", self._words, kind=kind)
            case "value":
                return highlighted(value_text(indicator), self._words, "money", "sentence")

    def selectable(self, at: int) -> bool:
        return True


def _category(indicator: Indicator) -> str:
    return "-".join(
        category_name(level) for level in (indicator.level1, indicator.level2) if level is not None
    )


def _widths(columns: Sequence[ListColumn], cells: int) -> Mapping[ListColumn, int]:
    """The cells of each column in a line of `cells`; the last of those that share takes the rest."""
    least, most = _CATEGORY_CELLS
    widths = dict.fromkeys(columns, 0)
    for column in columns:
        widths[column] = _FIXED.get(column, 0)
        if column == "category":
            widths[column] = min(most, max(least, cells // 5))
    room = max(0, cells - 1 - sum(widths.values()) - (len(columns) - 1) * _GAP)
    sharing = [column for column in columns if column in _SHARES]
    of = sum(_SHARES[column] for column in sharing)
    for column in sharing:
        share = room * _SHARES[column] // of
        widths[column] = share if column == "value" else min(_MOST_CELLS, share)
    if sharing:
        widths[sharing[-1]] += room - sum(widths[column] for column in sharing)
    return widths


def _line(pieces: Sequence[Line], widths: Mapping[ListColumn, int], mark: Span) -> Line:
    line: list[Span] = [mark]
    for piece, (column, cells) in zip(pieces, widths.items(), strict=True):
        shown = cut(piece, cells)
        if column in _TO_THE_RIGHT:
            line += [pad(cells - width(shown)), *shown]
        else:
            line += aligned(shown, cells)
        line.append(pad(_GAP))
    return tuple(line[:-1])
