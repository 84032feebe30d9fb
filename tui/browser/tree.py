"""The tree: documents, departments, units and projects with their money; while reading, the rows so far."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence

import msgspec

from model.filter import Visible
from model.left import Units, by_unit
from model.money import show
from tui.browser.comparing import Comparing
from tui.browser.finding_lines import tally_line
from tui.browser.glyphs import Glyphs
from tui.browser.item_list import ItemList
from tui.browser.items import Items, single_lines
from tui.browser.library import Library, ReadingNow
from tui.browser.review_blocks import STATE_ROLES
from tui.browser.reviewing import Reviewing
from tui.browser.spans import Line, Role, Span, cut, highlighted, pad, spread, width
from tui.browser.tree_rows import tree_rows
from tui.browser.view import Mark, Order, Row, View
from tui.configuration.settings import DEFAULT, TreeColumn

MONEY_TITLE = "总计(万元)"
_TOTAL_ROW = "合计"
_TWO_KINDS_FROM = 48
"""Cells from which a row counts findings of two kinds."""


class RowRead(msgspec.Struct, frozen=True):
    """A row of the document that is being read, by its place among the rows so far."""

    table: int
    nth: int


class Tree(ItemList):
    """Shows a library as a view leaves it."""

    DEFAULT_CSS = """
    Tree { height: 1fr; }
    """

    def __init__(
        self,
        library: Library,
        reviewing: Reviewing,
        comparing: Comparing,
        glyphs: Glyphs,
        moved: Callable[[], None],
        columns: Sequence[TreeColumn] = DEFAULT.columns.tree,
    ) -> None:
        """`moved` is called when the cursor stands on another row."""
        super().__init__(glyphs, framed=True, id="tree")
        self._library = library
        self._reviewing = reviewing
        self._comparing = comparing
        self._tell = moved
        self._columns = columns
        self._visible = library.everything
        self._view = View()
        self._marks: frozenset[Mark] = frozenset()

    def show(self, visible: Visible, view: View, to: Row | None = None) -> None:
        """Show what is left under a view; the cursor goes to `to` if that is given."""
        self._visible = visible
        self._view = view
        self.reload(to, afresh=not self.was_moved)

    def show_marks(self, marks: frozenset[Mark]) -> None:
        """Show which projects are marked."""
        self._marks = marks
        if self.display:
            self.reload()

    def moved(self) -> None:
        self._tell()

    def lay_out(self, cells: int) -> Items:
        rows: Sequence[Row | RowRead] = tree_rows(
            self._library.tables, self._library.entries, self._visible, self._view
        )
        if (reading := self._library.reading) is not None:
            here = bisect_left(rows, reading.at, key=lambda row: row.table)
            read = (RowRead(reading.at, nth) for nth in range(len(reading.rows)))
            rows = [*rows[:here], Row("document", reading.at), *read, *rows[here:]]
        left = by_unit(self._visible.projects)
        money = self._library.widest_sum if "money" in self._columns else 0
        look = _Look(
            self._library,
            self._reviewing,
            self._comparing,
            left,
            self._view,
            self._marks,
            self.glyphs,
            cells,
            money,
            self._columns,
            self._reviewing.begun,
        )
        return _TreeItems(rows, look)

    def title(self, cells: int) -> Line:
        levels = " 文件 / 单位 / 项目" if self._library.several else " 单位 / 项目"
        order = f"（{self._view.order.value}）" if self._view.order is Order.MONEY else ""
        money = (Span(MONEY_TITLE), pad(1)) if "money" in self._columns else ()
        return spread((Span(levels + order),), money, cells)

    def alike(self, key: Hashable, other: Hashable) -> bool:
        return isinstance(key, Row) and isinstance(other, Row) and key.kind == other.kind

    def first_choice(self, items: Items) -> int:
        """The first project: that is what a person came for."""
        projects = (at for at, key in enumerate(items.keys) if isinstance(key, Row) and key.kind == "project")
        return next(projects, 0)

    @property
    def subject(self) -> Row | RowRead | None:
        """The row under the cursor, read or being read."""
        key = self.key
        return key if isinstance(key, Row | RowRead) else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor, None where that is one that is still being read."""
        key = self.key
        return key if isinstance(key, Row) and key.table in self._library.entries else None


class _Look(msgspec.Struct, frozen=True):
    """All that a row's look depends on."""

    library: Library
    reviewing: Reviewing
    comparing: Comparing
    left: Units
    view: View
    marks: frozenset[Mark]
    glyphs: Glyphs
    cells: int
    money: int
    """The cells of the widest sum, so that what stands before the money stands in a column."""
    columns: Sequence[TreeColumn]
    reviewed: bool
    """Whether any review is begun."""


class _TreeItems:
    """The rows, each made into a line when it is looked at."""

    def __init__(self, rows: Sequence[Row | RowRead], look: _Look) -> None:
        self.keys = rows
        self.starts = single_lines(len(rows))
        self._look = look

    def line(self, at: int, nth: int) -> Line:
        row = self.keys[at]
        if isinstance(row, RowRead) or row.table not in self._look.library.entries:
            return _line_being_read(row, self._look)
        return _line(row, self._look)

    def selectable(self, at: int) -> bool:
        return True


_ROLES: dict[str, Role] = {"document": "strong", "department": "strong", "unit": "strong", "project": "plain"}


def _line(row: Row, look: _Look) -> Line:
    library = look.library
    if row.table not in library.tables:
        name = highlighted(library.document_name(row.table), role="warning")
        return spread((pad(_indent(0)), *name), (Span("未能读取", "warning"), pad(1)), look.cells)
    words = look.view.chosen.text if row.kind == "project" else ""
    name = highlighted(_short_name(row, library), words, _ROLES[row.kind])
    fold = Span(" ")
    if _folds(row, library):
        fold = Span(look.glyphs.folded if row in look.view.folded else look.glyphs.unfolded, "quiet")
    marked = Span("*", "mark") if row in look.marks else Span(" ")
    lead = (marked, pad(_depth(row, library) * 2), fold, pad(1))
    left = _left(row, look)
    right = _columns(row, look)
    fixed = width((*lead, *left, *right))
    name = cut(name, look.cells - fixed - 2)
    between = look.cells - fixed - width(name) - 1
    if between < 1:
        return spread((*lead, *name, *left), (*right, pad(1)), look.cells)
    return (*lead, *name, *left, pad(between), *right, pad(1))


def _columns(row: Row, look: _Look) -> Line:
    """What stands behind a name, in the columns that are shown."""
    library, shown = look.library, look.columns
    found = tally_line(library.tally(row), 2 if look.cells >= _TWO_KINDS_FROM else 1)
    before = (
        *(_change(row, look) if "change" in shown else ()),
        *(_state(row, look) if "state" in shown else ()),
        *(found if "findings" in shown else ()),
    )
    if "money" not in shown:
        return before
    amount = Span(show(library.amounts(row).total), "money" if library.is_printed(row) else "quiet")
    return (*before, pad(max(1, 1 + look.money - width((amount,)))), amount) if before else (amount,)


def _line_being_read(row: Row | RowRead, look: _Look) -> Line:
    reading = look.library.reading
    if reading is None:
        return ()
    base = 2 if look.library.several else 0
    if isinstance(row, Row):
        return (pad(_indent(0)), Span(_reading_label(reading, look.library), "quiet"))
    found = reading.rows[row.nth]
    depth = base + (0 if found.kind == "unit" else 2)
    name = highlighted(found.name, role="strong" if found.kind == "unit" else "plain")
    return spread((pad(_indent(depth)), *name), (Span(show(found.total), "money"), pad(1)), look.cells)


def _indent(cells: int) -> int:
    """Where a name begins: after the mark, the fold mark and a blank."""
    return cells + 3


def _reading_label(reading: ReadingNow, library: Library) -> str:
    return f"正在读取 {reading.path.name}" if library.several else "正在读取"


def _folds(row: Row, library: Library) -> bool:
    return row.kind != "project" and (row.kind != "document" or library.several)


def _depth(row: Row, library: Library) -> int:
    """How many levels are above a row."""
    if row.kind == "document":
        return 0
    path = row.path[:-1] if row.kind == "department" else library.unit(row).path
    return library.several + len(path) + (row.kind == "project")


def _short_name(row: Row, library: Library) -> str:
    if row.kind == "document" and not library.several:
        return _TOTAL_ROW
    if row.kind == "project":
        return library.name(row)
    return library.short_name(row)


def _change(row: Row, look: _Look) -> Line:
    """What became of a project since the table beside its own, by one character."""
    change = look.comparing.change(row) if row.kind == "project" else None
    if change is None:
        return ()
    from tui.browser.comparison_blocks import mark  # noqa: PLC0415 -- seldom is anything compared

    found = mark(change)
    return (Span(found, "strong"), pad(1)) if found else ()


def _state(row: Row, look: _Look) -> Line:
    """A project's state by one character, how far a unit's review is; nothing before a review is begun."""
    if not look.reviewed:
        return ()
    if row.kind == "project":
        state = look.reviewing.state(row)
        return (Span(state.mark, STATE_ROLES[state]), pad(1)) if state.mark else ()
    progress = look.reviewing.progress(row)
    return (Span(f"{progress.reviewed}/{progress.of} ", "quiet"),)


def _left(row: Row, look: _Look) -> Line:
    """How many of a unit's projects are left, while something is filtered."""
    if row.kind == "project" or not look.view.is_filtered:
        return ()
    units = look.library.units_below(row)
    of = sum(len(look.library.tables[row.table].units[at].projects) for at in units)
    return (Span(f" {sum(len(look.left.get((row.table, at), ())) for at in units)}/{of}", "quiet"),)
