"""The filter line: what is set, the input of a filter while it is typed, and what is left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len
from textual import on
from textual.message import Message
from textual.widgets import Input

from model.amount_range import AmountError, parse
from model.filter import Visible
from tui.browser.bar import Bar
from tui.browser.filter_text import Kind, label_line, left_line, set_cells, set_line
from tui.browser.library import Library
from tui.browser.spans import Line, Span, fitted, pad, width
from tui.browser.view import View

if TYPE_CHECKING:
    from tui.browser.field import Field

_LEAST_INPUT = 16
"""The cells that an input has at least."""
_KEYS = "Enter 确定  Esc 放弃  ↑ ↓ 移动；清空即不筛选"
_LABEL_CELLS = 6
_WRONG = "有误"
"""What is said where what is wrong has to stand on another line."""


class FilterLine(Bar):
    """Shows and edits the filters; what is typed goes out as messages."""

    DEFAULT_CSS = """
    FilterLine { background: $title-background; }
    """

    class Changed(Message):
        """What is typed asks for another view."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, FilterLine.Changed)

    class Hint(Message):
        """Words for the key line: the input's keys, or what is wrong, without room here; "" once closed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, library: Library) -> None:
        super().__init__(id="filters")
        self._library = library
        self._view = View()
        self._visible = library.everything
        self._before = self._view
        self._editing: Kind | None = None
        self._error = ""
        self._field: Field | None = None
        """The input, from the first filter on that is typed."""

    @property
    def editing(self) -> Kind | None:
        """The filter whose input is open."""
        return self._editing

    def show(self, view: View, visible: Visible) -> None:
        """Show what is set and what it leaves."""
        self._view = view
        self._visible = visible
        self._arrange()

    async def edit(self, kind: Kind, typed: str = "") -> None:
        """Open the input of a filter on what is set; `typed` stands in its place at once."""
        self.finish()
        field = await self._mounted()
        self._editing = kind
        self._before = self._view
        with self.prevent(Input.Changed):
            field.value = self._view.amount_text if kind == "amount" else self._view.chosen.text
        field.display = True
        self.screen.set_focus(field)
        field.action_select_all()
        self._arrange()
        if typed:
            field.replace(typed, 0, len(field.value))

    def finish(self) -> None:
        """Close the input and keep the last good filter that was typed."""
        if self._editing is not None and self._field is not None:
            self._editing = None
            self._error = ""
            self._field.display = False
            self.screen.set_focus(None)
            self._arrange()
            self.post_message(self.Hint(""))

    def cancel(self) -> None:
        """Close the input and put the filter back as it was."""
        self.post_message(self.Changed(self._before))
        self.finish()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._editing is None:
            return
        try:
            self._view = with_filter(self._view, self._editing, event.value)
            self._error = ""
        except AmountError as error:
            self._error = str(error)
        self._arrange()
        self.post_message(self.Changed(self._view))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._error:
            self.finish()

    def on_resize(self) -> None:
        self._arrange()

    def lines(self, cells: int) -> Sequence[Line]:
        left = self.left_cells
        begins = set_line(self._view, cells - left) if self._editing is None else self._label()
        return [(*fitted(begins, cells - left), *fitted((*self._left_line(), pad(1)), left))]

    @property
    def left_cells(self) -> int:
        """The cells at the end of the line in which it says what is left."""
        cells = width(self._left_line()) + 1
        if self._editing is not None:
            cells = min(cells, self.size.width - width(self._label()) - _LEAST_INPUT)
        return max(0, cells)

    async def _mounted(self) -> "Field":
        if self._field is None:
            from tui.browser.field import Field  # noqa: PLC0415 -- the first picture needs none

            self._field = Field()
            self._field.display = False
            await self.mount(self._field)
        return self._field

    def _arrange(self) -> None:
        """Give the input its room and write what changed."""
        if self._editing is not None and self._field is not None:
            label = width(self._label())
            self._field.styles.offset = (label, 0)
            self._field.styles.width = self.size.width - label - self.left_cells
            self.post_message(self.Hint(_KEYS if self._says_error else self._error))
        self.repaint()

    def _label(self) -> Line:
        kind = self._editing
        room = self.size.width - _LEAST_INPUT - width(self._left_line()) - 1
        return label_line(self._view, kind, room) if kind is not None else ()

    def _left_line(self) -> Line:
        """What is left, in the form that everything would fit in too, so that it does not jump about."""
        if self._error:
            return (Span(" "), Span(self._error if self._says_error else _WRONG, "warning"))
        if not self._library.tables:
            return ()
        room = self._room
        widest = width(left_line(self._library.everything, self._library.everything, room))
        shown = left_line(self._visible, self._library.everything, widest)
        return (pad(widest - width(shown)), *shown)

    @property
    def _room(self) -> int:
        """The cells for what is left: less where what is typed or set needs them."""
        cells = self.size.width
        room = cells * 3 // 5
        if self._editing is not None:
            return min(room, cells - _LABEL_CELLS - _LEAST_INPUT - 1)
        left = width(left_line(self._library.everything, self._library.everything, room))
        return room if set_cells(self._view) + left + 1 <= cells else cells * 2 // 5

    @property
    def _says_error(self) -> bool:
        """Whether there is room to say what is wrong with what is typed."""
        return _LABEL_CELLS + _LEAST_INPUT + cell_len(self._error) + 2 <= self.size.width


def with_filter(view: View, kind: Kind, typed: str) -> View:
    """The view with one filter as typed. Raises AmountError for what is no amount."""
    if kind == "text":
        return replace(view, chosen=replace(view.chosen, text=typed.strip()))
    return replace(view, chosen=replace(view.chosen, amount=parse(typed)), amount_text=typed.strip())
