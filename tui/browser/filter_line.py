"""The filter line: what is set, the input of a filter while it is typed, and what is left."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from model.amount_range import AmountError, parse
from model.filter import Visible
from tui.browser.bar import Bar
from tui.browser.field import Field
from tui.browser.filter_text import Kind, label_line, left_line, set_cells, set_line
from tui.browser.library import Library
from tui.browser.spans import Line, Span, pad, width
from tui.browser.view import View

_LEAST_INPUT = 16
"""The cells that an input has at least."""
_KEYS = "Enter 确定  Esc 放弃  ↑ ↓ 移动；清空即不筛选"
_LABEL_CELLS = 6
_WRONG = "有误"
"""What is said where what is wrong has to stand on another line."""


class FilterLine(Horizontal):
    """Shows and edits the filters; what is typed goes out as messages."""

    DEFAULT_CSS = """
    FilterLine {
        height: 1;
        background: $title-background;
        & > Field { display: none; width: 1fr; }
        & > #set { width: 1fr; }
    }
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
        self._set = _Part(self._set_lines, "set")
        self._input = Field()
        self._left = _Part(self._left_lines, "left")

    def compose(self) -> ComposeResult:
        yield self._set
        yield self._input
        yield self._left

    @property
    def editing(self) -> Kind | None:
        """The filter whose input is open."""
        return self._editing

    def show(self, view: View, visible: Visible) -> None:
        """Show what is set and what it leaves."""
        self._view = view
        self._visible = visible
        self._arrange()

    def edit(self, kind: Kind, typed: str = "") -> None:
        """Open the input of a filter on what is set; `typed` stands in its place at once."""
        self.finish()
        self._editing = kind
        self._before = self._view
        with self.prevent(Input.Changed):
            self._input.value = self._view.amount_text if kind == "amount" else self._view.chosen.text
        self._input.display = True
        self.screen.set_focus(self._input)
        self._input.action_select_all()
        self._arrange()
        if typed:
            self._input.replace(typed, 0, len(self._input.value))

    def finish(self) -> None:
        """Close the input and keep the last good filter that was typed."""
        if self._editing is not None:
            self._editing = None
            self._error = ""
            self._input.display = False
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

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self) -> None:
        self._arrange()

    @property
    def _cells(self) -> int:
        """The cells of the line; before it has a size, those of the screen."""
        return self.size.width or self.app.size.width

    def _arrange(self) -> None:
        """Give each part its room and write what changed."""
        if not self._cells:
            return
        left = width(self._left_line()) + 1
        if self._editing is not None:
            label = width(self._label())
            self._set.styles.width = label
            left = min(left, self._cells - label - _LEAST_INPUT)
        else:
            self._set.styles.width = "1fr"
        self._left.styles.width = max(0, left)
        self._set.repaint()
        self._left.repaint()
        if self._editing is not None:
            self.post_message(self.Hint(_KEYS if self._says_error else self._error))

    def _label(self) -> Line:
        kind = self._editing
        room = self._cells - _LEAST_INPUT - width(self._left_line()) - 1
        return label_line(self._view, kind, room) if kind is not None else ()

    def _set_lines(self, cells: int) -> Sequence[Line]:
        return [self._label() if self._editing is not None else set_line(self._view, cells)]

    def _left_lines(self, cells: int) -> Sequence[Line]:
        return [(*self._left_line(), pad(1))]

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
        cells = self._cells
        room = cells * 3 // 5
        if self._editing is not None:
            return min(room, cells - _LABEL_CELLS - _LEAST_INPUT - 1)
        left = width(left_line(self._library.everything, self._library.everything, room))
        return room if set_cells(self._view) + left + 1 <= cells else cells * 2 // 5

    @property
    def _says_error(self) -> bool:
        """Whether there is room to say what is wrong with what is typed."""
        return _LABEL_CELLS + _LEAST_INPUT + cell_len(self._error) + 2 <= self._cells


def with_filter(view: View, kind: Kind, typed: str) -> View:
    """The view with one filter as typed. Raises AmountError for what is no amount."""
    if kind == "text":
        return replace(view, chosen=replace(view.chosen, text=typed.strip()))
    return replace(view, chosen=replace(view.chosen, amount=parse(typed)), amount_text=typed.strip())


class _Part(Bar):
    """One end of the filter line."""

    DEFAULT_CSS = """
    _Part { background: $title-background; }
    """

    def __init__(self, lines_of: Callable[[int], Sequence[Line]], id: str) -> None:
        super().__init__(id=id)
        self._lines_of = lines_of

    def lines(self, cells: int) -> Sequence[Line]:
        return self._lines_of(cells)
