"""The panes: tree or flat list, and the detail of what it stands on; which is active, which is enlarged."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from model.filter import Visible
from tui.browser.comparing import Comparing
from tui.browser.detail import Detail
from tui.browser.drawn_once import DrawnOnce
from tui.browser.flat import Flat
from tui.browser.glyphs import Glyphs
from tui.browser.item_list import ItemList
from tui.browser.library import Library
from tui.browser.reviewing import Reviewing
from tui.browser.tree import Tree
from tui.browser.view import FindingAt, FlatRow, Mark, Objective, Row, View
from tui.configuration.settings import DEFAULT, Columns

_BESIDE_FROM = 76
"""Cells from which tree and detail pane stand beside each other; below that one is shown at a time."""
_BELOW_FROM = 14
"""Lines from which list and detail pane stand below each other."""
_AROUND = 3
"""The lines around them: header, filter line and key line."""
_NARROW = 80
_TREE_CELLS = 40
"""The width of the tree on a screen of 80 cells."""
_TREE_PERCENT = 28
"""What the tree takes of each cell that a screen is wider."""


class Panes(DrawnOnce, Container):
    """Shows a library under a view; the detail pane follows the cursor of the other one."""

    DEFAULT_CSS = """
    Panes {
        layout: horizontal;
        height: 1fr;
        & > Flat { display: none; }
        &.-flat { layout: vertical; }
        &.-flat > Tree { display: none; }
        &.-flat > Flat { display: block; }
        &.-flat > Detail { height: 2fr; }
        &.-main-only > Detail { display: none; }
        &.-detail-only > Tree { display: none; }
        &.-detail-only > Flat { display: none; }
    }
    """

    virtual_size = reactive(Size(0, 0), repaint=False)  # as of what is `Placed`: its room is given

    class Entered(Message):
        """A row of the tree or list was clicked twice: do what Enter does."""

    class Arranged(Message):
        """Other panes are shown than before."""

    def __init__(
        self,
        library: Library,
        reviewing: Reviewing,
        comparing: Comparing,
        glyphs: Glyphs,
        columns: Columns = DEFAULT.columns,
    ) -> None:
        super().__init__(id="panes")
        self._library = library
        self._visible = library.everything
        self._view = View()
        self.projects = Tree(library, reviewing, comparing, glyphs, self._show_detail, columns.tree)
        self.flat = Flat(library, glyphs, self._show_detail, columns.list)
        self.detail = Detail(library, reviewing, comparing, glyphs)
        self.is_flat = False
        self._enlarged = False

    def compose(self) -> ComposeResult:
        yield self.projects
        yield self.flat
        yield self.detail

    def on_mount(self) -> None:
        self.projects.active = True
        self._arrange()

    @property
    def main(self) -> Tree | Flat:
        """The pane beside the detail pane."""
        return self.flat if self.is_flat else self.projects

    @property
    def active(self) -> ItemList:
        """The pane that has the keys."""
        return self.detail if self.detail.active else self.main

    @property
    def target(self) -> Row | Objective | FlatRow | FindingAt | None:
        """What the cursor of the active pane stands on."""
        if self.detail.active:
            return self.detail.selected
        return self.main.row

    @property
    def project(self) -> Row | None:
        """The tree row that stands for what is shown: in the flat list its project."""
        return self.flat.row.project_row if self.is_flat and self.flat.row is not None else self.projects.row

    @property
    def have_room(self) -> bool:
        """Whether two panes fit on the screen."""
        room = self._room
        return room.height >= _BELOW_FROM if self.is_flat else room.width >= _BESIDE_FROM

    @property
    def _room(self) -> Size:
        """The panes' size; before they have one, what the lines around them leave of the screen."""
        return self.size or Size(self.app.size.width, max(0, self.app.size.height - _AROUND))

    @property
    def shows_one(self) -> bool:
        """Whether only the active pane is shown."""
        return self._enlarged or not self.have_room

    @property
    def way(self) -> tuple[str, str]:
        """The action that leads to the pane that is not shown, and what is there; "" where both are."""
        if not self.shows_one:
            return "", ""
        return ("go_left", "返回") if self.detail.active else ("next_pane", "明细")

    def show(self, visible: Visible, view: View, to: Row | FlatRow | None = None) -> None:
        """Show what is left under a view; the cursor goes to `to` if that is given and shown."""
        self._visible = visible
        self._view = view
        if self.is_flat:
            self.flat.show(visible, view, to if isinstance(to, FlatRow) else None)
        else:
            self.projects.show(visible, view, to if isinstance(to, Row) else None)
        self._show_detail()

    def show_marks(self, marks: frozenset[Mark]) -> None:
        """Show what is marked."""
        for pane in (self.projects, self.flat, self.detail):
            pane.show_marks(marks)

    def activate(self, pane: ItemList) -> None:
        """Give the keys to a pane."""
        for other in (self.projects, self.flat, self.detail):
            if other.active != (other is pane):
                other.active = other is pane
        self._arrange()

    def reveal(self, pane: ItemList) -> None:
        """See to it that a pane is shown."""
        if self.shows_one:
            self.activate(pane)

    def next_pane(self) -> None:
        """Give the keys to the other pane."""
        self.activate(self.main if self.detail.active else self.detail)

    def enlarge(self) -> bool:
        """Show the active pane alone, or both again; whether there is room for that."""
        if self.have_room:
            self._enlarged = not self._enlarged
            self._arrange()
        return self.have_room

    def switch(self) -> None:
        """Put the flat list in place of the tree, or the tree again; `show` has to follow."""
        self.is_flat = not self.is_flat
        self.set_class(self.is_flat, "-flat")
        self.activate(self.main)

    @on(ItemList.Clicked)
    def _clicked(self, event: ItemList.Clicked) -> None:
        event.stop()
        self.activate(event.of)
        if event.twice:
            self.post_message(self.Entered())

    def _show_detail(self) -> None:
        subject = self.flat.row if self.is_flat else self.projects.subject
        self.detail.show(subject, self._visible, self._view.chosen)

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Give the tree what names need, the detail pane the rest; or the active one all."""
        if not self._room:
            return
        single, in_detail = self.shows_one, self.detail.active
        width = _TREE_CELLS + (self._room.width - _NARROW) * _TREE_PERCENT // 100
        self.projects.styles.width = "1fr" if single else width
        self.set_class(single and not in_detail, "-main-only")
        self.set_class(single and in_detail, "-detail-only")
        self.post_message(self.Arranged())
