"""The list that every pane is made of: items with a cursor over them, drawn line by line.

Nothing is mounted for an item and only visible lines are made, so that ten thousand items cost no more
than twenty. After a change only those lines are written to the terminal that differ from what it shows.
"""

from collections.abc import Hashable, Iterator

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.browser.economy import economical
from tui.browser.glyphs import DRAWN, Glyphs
from tui.browser.items import Items
from tui.browser.placed import Placed
from tui.browser.spans import Line, aligned, fitted
from tui.browser.themes.text_styles import Part, State, text_style
from tui.browser.viewport import Viewport
from tui.terminal.terminal import shown

_WHEEL_LINES = 3
_DOUBLE_CLICK = 2
_UNARRANGED = 1
"""The cells of width that a pane has before the panes are arranged."""


class Painted(msgspec.Struct, frozen=True):
    """A line as it stands on the screen, without its colours; `edge` is its last cell."""

    line: Line
    state: State
    edge: str


def _looks_other(old: Painted, new: Painted) -> bool:
    """Whether the edge of a line does: a blank one has the colour of its line."""
    return old.edge != new.edge or (new.edge == " " and old.state != new.state)


class ItemList(Placed):
    """A list with a title line; a subclass lays out its items and names what it shows."""

    class Clicked(Message):
        """A list was clicked; `twice` asks for what Enter does."""

        def __init__(self, of: "ItemList", *, twice: bool) -> None:
            super().__init__()
            self.of = of
            self.twice = twice

    def __init__(
        self, glyphs: Glyphs = DRAWN, *, framed: bool = False, rests: bool = True, id: str | None = None
    ) -> None:
        """`framed` draws the frame at the right edge, where else only the scroll bar stands; `rests` shows
        the cursor while the keys go elsewhere too, even if it was never moved.
        """
        super().__init__(id=id)
        self.glyphs = glyphs
        self._framed = framed
        self._rests = rests
        self._viewport = Viewport()
        self._active = False
        self._has_size = False
        self._top_at_first: int | None = None
        self._fitted = Size(0, 0)
        """The size that the items are laid out for."""

        self._painted: list[Painted] = []
        self._painted_cells = 0
        """The cells of each of these lines, without its edge."""

        self._lines: dict[tuple[int, int], Line] = {}
        self._styles: dict[tuple[Part, State], Style] = {}

    def lay_out(self, cells: int) -> Items:
        """The items as they are now, for lines of `cells`."""
        raise NotImplementedError

    def title(self, cells: int) -> Line:
        """The title line; an empty one leaves the list without a title."""
        return ()

    def alike(self, key: Hashable, other: Hashable) -> bool:
        """Whether the cursor would sooner go from one to the other when its own item is gone."""
        return True

    def moved(self) -> None:
        """The cursor stands on another item; called at once, so that keys typed ahead find what follows."""

    def first_choice(self, items: Items) -> int:
        """The item on which the cursor stands at first."""
        return 0

    @property
    def key(self) -> Hashable | None:
        """The item under the cursor, None if there is none."""
        return self._viewport.key

    @property
    def was_moved(self) -> bool:
        """Whether the cursor was put where it is, since the list was shown afresh."""
        return self._viewport.was_moved

    @property
    def top(self) -> int:
        """The first line in view."""
        return self._viewport.top

    @property
    def active(self) -> bool:
        """Whether the keys go to this list."""
        return self._active

    @active.setter
    def active(self, active: bool) -> None:
        self._active = active
        self.repaint()

    def reload(self, to: Hashable | None = None, *, afresh: bool = False) -> None:
        """Lay the items out again. The cursor goes to `to`, else stays where it is (see `Viewport.replace`);
        `afresh` starts at the top.
        """
        before = self.key
        self._replace(to, afresh=afresh)
        self._settle(before)

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on an item, if it is there."""
        if key in self._viewport.items.keys:
            before = self.key
            self._viewport.put_cursor(self._viewport.items.keys.index(key))
            self._settle(before)

    def scroll_back(self, top: int) -> None:
        """Show from the line on that once was the `top`."""
        self._top_at_first = top
        self._viewport.scroll_back(top)
        self.repaint()

    def settle(self) -> None:
        """Take the item under the cursor for the one that was chosen, wherever a filter had put it."""
        self._viewport.settle()

    def move(self, steps: int) -> None:
        """Move the cursor to the next (1) or previous (-1) item."""
        before = self.key
        self._viewport.step(steps)
        self._settle(before)

    def move_page(self, pages: int) -> None:
        """Move the cursor by what the list shows at once."""
        before = self.key
        self._viewport.page(pages)
        self._settle(before)

    def move_end(self, *, last: bool) -> None:
        """Move the cursor to the first or the last item."""
        before = self.key
        self._viewport.end(last=last)
        self._settle(before)

    def repaint(self) -> None:
        """Write the lines that are not on the screen yet."""
        if not self.is_mounted or not self.size:
            self._fitted = Size(0, 0)  # hidden; it may come back in the size that it had
            return
        before, self._painted, self._painted_cells = self._painted, list(self._paint()), self._cells
        if len(before) != len(self._painted):
            self.refresh()
            return
        width = self.size.width
        changed = [
            Region(0, y, width if _looks_other(old, new) else width - 1, 1)
            for y, (old, new) in enumerate(zip(before, self._painted, strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._fitted != self.size:
            self._fit()  # it has another size since the screen was laid out for this very frame
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen, as `repaint` decided it."""
        cells, length = self._fitted.width, self._painted_cells + 1
        if y >= len(self._painted):
            return Strip.blank(cells, self._style("plain", ""))
        painted = self._painted[y]
        state, edge = painted.state, painted.edge
        segments = [
            Segment(shown(span.text), self._style(span.role, state)) for span in painted.line if span.text
        ]
        segments.append(Segment(edge, self._edge_style(edge, state)))
        strip = Strip(economical(segments), length)
        return strip if length == cells else strip.adjust_cell_length(cells, self._style("plain", ""))

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        if self._fitted != self.size:
            self._fit()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        viewport = self._viewport
        line = viewport.top + event.y - self._title_lines
        if event.y >= self._title_lines and line < viewport.items.starts[-1]:
            at = viewport.item_at(line)
            if viewport.items.selectable(at):
                before = self.key
                viewport.put_cursor(at)
                self._settle(before)
        self.post_message(self.Clicked(self, twice=event.chain == _DOUBLE_CLICK))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._viewport.scroll(_WHEEL_LINES)
        self.repaint()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._viewport.scroll(-_WHEEL_LINES)
        self.repaint()

    @property
    def _title_lines(self) -> int:
        return 1 if self.title(self._cells) else 0

    @property
    def _cells(self) -> int:
        """The cells of a line; of a list that was never shown yet, those that it would have alone."""
        above = self.parent.size.width if isinstance(self.parent, Widget) else 0
        return max(1, (self.size.width or above or self.app.size.width) - 1)

    def _replace(self, to: Hashable | None = None, *, afresh: bool) -> None:
        self._viewport.height = max(1, self.size.height - self._title_lines)
        items = self.lay_out(self._cells)
        self._lines = {}
        first = self.first_choice(items)
        if afresh:
            self._viewport.show_afresh(items, first)
        if not afresh or to is not None:
            self._viewport.replace(items, self.alike, first, to)

    def _fit(self) -> None:
        """Lay the items out for another size than before."""
        before, first_time = self.key, not self._has_size
        self._fitted = self.size
        self._has_size = self._has_size or self.size.width > _UNARRANGED
        # Where nobody moved the cursor, the list was laid out for another width: its lines mean nothing now.
        self._replace(afresh=not self.was_moved)
        if first_time and self.was_moved:
            # Before it had a size the list could not tell what is in view.
            if self._top_at_first is None:
                self._viewport.centre()
            else:
                self._viewport.scroll_back(self._top_at_first)
        self._painted, self._painted_cells = list(self._paint()), self._cells
        if self.key != before:
            self.moved()

    def _settle(self, before: Hashable | None) -> None:
        """Show a move, and tell of it if the cursor stands on another item than before."""
        self.repaint()
        if self.key != before:
            self.moved()

    def _paint(self) -> Iterator[Painted]:
        cells, viewport = self._cells, self._viewport
        items = viewport.items
        if title := self.title(cells):
            edge = self.glyphs.frame if self._framed else " "
            state: State = "title-active" if self._active else "title"
            yield Painted(fitted(title, cells), state, edge)
        at = max(0, viewport.item_at(viewport.top))
        for line, edge in enumerate(self._edges(), viewport.top):
            while at < len(items.keys) and line >= items.starts[at + 1]:
                at += 1
            if at < len(items.keys):
                yield Painted(self._laid_out(at, line - items.starts[at], cells), self._state(at), edge)
            else:
                yield Painted(aligned((), cells), "", edge)

    def _laid_out(self, at: int, nth: int, cells: int) -> Line:
        """A line of an item; kept as long as the items are, for a move of the cursor asks for all in view."""
        if (line := self._lines.get((at, nth))) is None:
            line = fitted(self._viewport.items.line(at, nth), cells)
            self._lines[at, nth] = line
        return line

    def _state(self, at: int) -> State:
        if at != self._viewport.cursor:
            return ""
        if self._active:
            return "cursor"
        return "resting" if self._rests or self.was_moved else ""

    def _edges(self) -> list[str]:
        """The right edge line by line: the frame, and on it the part of the list that is shown."""
        lines, height = self._viewport.items.starts[-1], self._viewport.height
        if lines <= height:
            return [self.glyphs.frame if self._framed else " "] * height
        length = max(1, height * height // lines)
        first = round((height - length) * self._viewport.top / self._viewport.last_top)
        thumb = range(first, first + length)
        return [self.glyphs.thumb if y in thumb else self.glyphs.frame for y in range(height)]

    def _edge_style(self, edge: str, state: State) -> Style:
        if edge == " ":
            return self._style("plain", state)
        return self._style("thumb" if edge == self.glyphs.thumb else "frame", "")

    def _style(self, role: Part, state: State) -> Style:
        """The look of a text; kept, for putting it together takes long."""
        if (style := self._styles.get((role, state))) is None:
            style = self._styles[role, state] = self._combined(role, state)
        return style

    def _combined(self, role: Part, state: State) -> Style:
        """A match keeps its look on every line; all else takes the look of the line it is on."""
        on_line = self._part(state) if state else Style.null()
        of_text = self._part(role) if role != "plain" else Style.null()
        first, then = (on_line, of_text) if role == "match" else (of_text, on_line)
        return self.rich_style + first + then

    def _part(self, part: Part) -> Style:
        return text_style(part, self.app.theme_variables)
