"""A box to choose from by typing: the command palette and the jump are made of it."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from tui.browser.dialog import ACTIONS, Dialog
from tui.browser.field import Field
from tui.browser.item_list import ItemList
from tui.browser.items import Items, single_lines
from tui.browser.keymap import bindings
from tui.browser.spans import Line, Span, highlighted, pad, spread


class Choice(NamedTuple):
    """Something to choose: what it is, its name, and a note at the line's end."""

    key: Hashable
    label: str
    note: str = ""


Choices = Callable[[str], Sequence[Choice]]
"""What there is to choose from for what is typed."""

Choose = Callable[[Hashable], Awaitable[None]]
"""Called at once with the key of what was chosen, so that keys typed ahead come after it."""


class Chooser(Dialog, inherit_bindings=False):
    """Offers choices and says which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS, typing=True)

    DEFAULT_CSS = """
    Chooser {
        & Field.-textual-compact { padding: 0 1; }
        & ItemList { height: 16; max-height: 70vh; }
    }
    """

    def __init__(
        self, title: str, placeholder: str, choices: Choices, choose: Choose, *, ascii_only: bool
    ) -> None:
        super().__init__(_Listing(choices), title, ascii_only=ascii_only)
        self._input = Field(placeholder)
        self._choose = choose

    def parts(self) -> list[Widget]:
        return [self._input, self.listing]

    def on_mount(self) -> None:
        super().on_mount()
        self.set_focus(self._input)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if isinstance(self.listing, _Listing):
            self.listing.typed = event.value
            self.listing.reload(afresh=True)

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_go_in()

    @on(ItemList.Clicked)
    async def _clicked(self) -> None:
        await self.action_go_in()

    async def action_go_in(self) -> None:
        key = self.listing.key
        if key is not None:
            self.dismiss()
            await self._choose(key)


class _Listing(ItemList):
    """The choices that fit what is typed."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self.typed = ""

    def lay_out(self, cells: int) -> Items:
        return _ChoiceItems(self._choices(self.typed), self.typed, cells)


class _ChoiceItems:
    """The choices, one a line; a line that says so where there is none."""

    def __init__(self, choices: Sequence[Choice], query: str, cells: int) -> None:
        self._choices = choices
        self._query = query
        self._cells = cells
        self.keys: Sequence[Hashable] = [choice.key for choice in choices] or [None]
        self.starts = single_lines(len(self.keys))

    def line(self, at: int, nth: int) -> Line:
        if not self._choices:
            return (pad(1), Span("没有符合的项", "quiet"))
        choice = self._choices[at]
        return spread(
            (pad(1), *highlighted(choice.label, self._query)),
            (*highlighted(choice.note, role="quiet"), pad(1)),
            self._cells,
        )

    def selectable(self, at: int) -> bool:
        return bool(self._choices)
