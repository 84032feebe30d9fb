"""The findings list: all that a reviewer would question, filtered live, each one a way to its place."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from model.checks import Heading, Severity
from model.filter import Visible
from tui.browser.blocks import Block, BlockItems
from tui.browser.detail_parts import pages_text
from tui.browser.dialog import ACTIONS, Dialog
from tui.browser.field import Field
from tui.browser.finding_filter import FindingFilter, next_option, wanted
from tui.browser.finding_index import tally
from tui.browser.finding_lines import MARKS, ROLES, tally_text
from tui.browser.item_list import ItemList
from tui.browser.items import Items
from tui.browser.keymap import bindings, closing
from tui.browser.library import Library
from tui.browser.spans import Line, Span, highlighted, pad, paragraph, spread
from tui.browser.view import FindingAt

PLACEHOLDER = "输入检查、单位、项目或文字，空格分隔；Tab 轻重，Shift+Tab 要点，Enter 前往"
SHORT_PLACEHOLDERS = ("输入文字  Tab 轻重  Shift+Tab 要点  Enter 前往", "文字；Tab、Shift+Tab、Enter")
EVERYTHING = "全部"
_INDENT = 3

Choose = Callable[[FindingAt, FindingFilter], Awaitable[None]]
"""Called with the finding that was chosen, and what was wanted then."""


class FindingList(Dialog, inherit_bindings=False):
    """Lists the findings on what the browser's filters leave."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS, typing=True),
        Binding("tab", "severity", "轻重", show=False, priority=True),
        Binding("shift+tab", "heading", "要点", show=False, priority=True),
        closing("findings", typing=True),
    ]

    DEFAULT_CSS = """
    FindingList {
        & > #box { width: 100%; max-width: 124; height: 100%; max-height: 100%; }
        & Field.-textual-compact { padding: 0 1; }
        & ItemList { height: 1fr; }
    }
    """

    def __init__(
        self,
        library: Library,
        visible: Visible,
        chosen: FindingFilter,
        here: FindingAt | None,
        choose: Choose,
        *,
        ascii_only: bool,
    ) -> None:
        """`here` is the finding on which the list opens."""
        self._rows = _Listing(library, visible, chosen, here)
        super().__init__(self._rows, "审核要点", ascii_only=ascii_only)
        self._input = Field(PLACEHOLDER, *SHORT_PLACEHOLDERS)
        self._input.value = chosen.words
        self._choose_now = choose

    def parts(self) -> list[Widget]:
        return [self._input, self.listing]

    def on_mount(self) -> None:
        super().on_mount()
        self.set_focus(self._input)
        self._input.action_select_all()

    def action_severity(self) -> None:
        """Only errors, only doubts, only hints, all."""
        chosen = self._rows.chosen
        self._rows.want(replace(chosen, severity=next_option(Severity, chosen.severity)))

    def action_heading(self) -> None:
        """Only the findings under one heading, then under the next, then all."""
        chosen = self._rows.chosen
        self._rows.want(replace(chosen, heading=next_option(Heading, chosen.heading)))

    async def action_go_in(self) -> None:
        key = self._rows.key
        if isinstance(key, FindingAt):
            self.dismiss()
            await self._choose_now(key, self._rows.chosen)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._rows.chosen.words:
            self._rows.want(replace(self._rows.chosen, words=event.value))

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_go_in()

    @on(ItemList.Clicked)
    async def _clicked(self, event: ItemList.Clicked) -> None:
        if event.twice:
            await self.action_go_in()


class _Listing(ItemList):
    """The findings that are wanted."""

    def __init__(
        self, library: Library, visible: Visible, chosen: FindingFilter, here: FindingAt | None
    ) -> None:
        super().__init__()
        self._library = library
        self._visible = visible
        self.chosen = chosen
        self._here = here
        self._places: Sequence[FindingAt] = wanted(library, visible, chosen)

    def want(self, chosen: FindingFilter) -> None:
        """Show the findings that pass another filter."""
        self.chosen = chosen
        self._places = wanted(self._library, self._visible, chosen)
        self.reload(afresh=True)

    def title(self, cells: int) -> Line:
        severity = EVERYTHING if self.chosen.severity is None else self.chosen.severity.label
        heading = EVERYTHING if self.chosen.heading is None else self.chosen.heading.value
        found = tally(self._library.finding(place) for place in self._places)
        return spread((Span(f" 轻重 {severity}   要点 {heading}"),), (Span(tally_text(found)), pad(1)), cells)

    def first_choice(self, items: Items) -> int:
        return items.keys.index(self._here) if self._here in items.keys else 0

    def lay_out(self, cells: int) -> Items:
        if not self._places:
            line: Line = (pad(1), Span("没有符合的审核要点", "quiet"))
            return BlockItems([Block(None, [line])])
        return BlockItems([self._block(place, cells) for place in self._places])

    def _block(self, place: FindingAt, cells: int) -> Block:
        finding = self._library.finding(place)
        role = ROLES[finding.severity]
        whose = finding.project or finding.unit or self._library.document_name(place.table)
        number = f" 指标 {finding.number}" if finding.number is not None else ""
        first = spread(
            (
                Span(f" {MARKS[finding.severity]} ", role),
                Span(f"{finding.heading.value} ", "heading"),
                *highlighted(f"{finding.title}  ", self.chosen.words, role),
                *highlighted(whose, self.chosen.words, "strong"),
            ),
            (Span(f"{pages_text(finding.pages)}{number}", "quiet"), pad(1)),
            cells,
        )
        rest = paragraph(finding.sentence, cells - _INDENT - 1, self.chosen.words)
        return Block(place, [first, *((pad(_INDENT), *line) for line in rest)], selectable=True)
