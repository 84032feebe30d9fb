"""The browser's screen: header, panes, filter line and key line, and what each command of the keymap does."""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from tui.browser import dialogs
from tui.browser.comparing import Comparing
from tui.browser.desk import Desk
from tui.browser.drawn_once import DrawnOnceScreen
from tui.browser.exporting import ExportWanted
from tui.browser.filter_line import FilterLine
from tui.browser.finding_filter import FindingFilter
from tui.browser.glyphs import ASCII, DRAWN
from tui.browser.header import Header
from tui.browser.key_line import KeyLine
from tui.browser.keymap import bindings, key_of, with_keys
from tui.browser.library import Library
from tui.browser.panes import Panes
from tui.browser.preparing import prepare
from tui.browser.resuming import Resuming
from tui.browser.reviewing import Reviewing
from tui.browser.stray import StrayText
from tui.browser.themes.choice import show_next
from tui.browser.too_small import LARGE_ENOUGH, LOW, NARROW, TooSmall
from tui.browser.view import FindingAt, Row
from tui.configuration.settings import DEFAULT, Configuration
from tui.copying.history import History
from tui.review import Store

if TYPE_CHECKING:
    from tui.browser.copy_desk import CopyDesk
    from tui.browser.dialog import Dialog
    from tui.browser.review_desk import ReviewDesk

_INPUT_ACTIONS = ("go_in", "go_left", "go_right", "first", "last", "mark")


class BrowseScreen(StrayText, DrawnOnceScreen, inherit_bindings=False):
    """The browser over a library that may still be growing."""

    AUTO_FOCUS = ""
    BINDINGS = bindings()
    HORIZONTAL_BREAKPOINTS = NARROW
    VERTICAL_BREAKPOINTS = LOW

    def __init__(
        self,
        library: Library,
        write: Callable[[str], None],
        environment: Mapping[str, str],
        choose_document: Callable[[], Awaitable[None]],
        choose_beside: Callable[[], Awaitable[None]],
        kept: Store | None = None,
        copied: History | None = None,
        configuration: Configuration = DEFAULT,
        *,
        resumes: bool = True,
        ascii_only: bool,
    ) -> None:
        """`write` puts a control sequence on the terminal, for copying; `choose_document` offers another one
        to open, `choose_beside` one to compare with; `kept` is where reviews lie, `copied` what was copied;
        `resumes` goes on where the person left off; `configuration` is what the person set.
        """
        super().__init__(classes=LARGE_ENOUGH)
        glyphs = ASCII if ascii_only else DRAWN
        self._library = library
        self._choose_document = choose_document
        self._choose_beside = choose_beside
        self._ascii_only = ascii_only
        self._commands = commands = with_keys(configuration.keys)
        self._types = False
        self._escaped = False
        self.comparing = Comparing()
        self.reviewing = Reviewing(library, self.comparing, kept)
        self._header = Header(library, self.reviewing, glyphs)
        self._panes = Panes(library, self.reviewing, self.comparing, glyphs, configuration.columns)
        self._filters = FilterLine(library)
        self._keys = KeyLine(commands)
        key = partial(key_of, commands)
        self.desk = Desk(library, self.reviewing, self.comparing, self._panes, self._changed, self.say, key)
        self.resuming = Resuming(library, self.reviewing, kept if resumes else None, self.desk, self._panes)
        self._write = write
        self._environment = environment
        self._copied = copied

    def compose(self) -> ComposeResult:
        yield TooSmall()
        yield self._header
        yield self._panes
        yield self._filters
        yield self._keys

    @cached_property
    def _review(self) -> "ReviewDesk":
        from tui.browser.review_desk import ReviewDesk  # noqa: PLC0415 -- the first picture needs none

        return ReviewDesk(self._library, self.reviewing, self.desk, self._panes, self.say, self._edit)

    @cached_property
    def _copies(self) -> "CopyDesk":
        from tui.browser.copy_desk import CopyDesk  # noqa: PLC0415
        from tui.copying.route import send  # noqa: PLC0415

        send_there = partial(send, write=self._write, environment=self._environment)
        return CopyDesk(self._library, self.desk, self._panes, send_there, self._copied, self.say)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While a filter is typed, what is typed and the keys that move in its input are the input's."""
        return self._filters.editing is None or not (self._types or action in _INPUT_ACTIONS)

    def resume(self) -> str:
        """Go to where the person was the last time; what to say of it."""
        return self.resuming.begin(typing=self._filters.editing is not None)

    def say(self, message: str) -> None:
        """Show a message on the last line."""
        self._keys.say(message)

    def key_pressed(self, key: str, *, types: bool) -> None:
        """Take notice of any key, before it does what it does; `types` says that it writes a character."""
        self._types = types
        self._keys.key_pressed()
        if self._filters.editing is None:
            self._panes.main.settle()
        if key != "escape":
            self._escaped = False

    def action_move(self, steps: int) -> None:
        self._panes.active.move(steps)

    def action_page(self, pages: int) -> None:
        self._panes.active.move_page(pages)

    def action_first(self) -> None:
        self._panes.active.move_end(last=False)

    def action_last(self) -> None:
        self._panes.active.move_end(last=True)

    def action_go_in(self) -> None:
        self.desk.go_in()

    def action_go_right(self) -> None:
        self.desk.go_right()

    def action_go_left(self) -> None:
        self.desk.go_left()

    def action_next_pane(self) -> None:
        if self._filters.editing is None:
            self._panes.next_pane()
        self._filters.finish()

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_project(self, step: int) -> None:
        self.desk.next_project(step)

    def action_match(self, step: int) -> None:
        self.desk.next_match(step)

    def action_unfold_all(self) -> None:
        self.desk.unfold_all()

    def action_fold_all(self) -> None:
        self.desk.fold_all()

    def action_enlarge(self) -> None:
        if not self._panes.enlarge():
            self.say("屏幕小，一次只显示一个窗格；按 Tab 切换")

    def action_order(self) -> None:
        self.desk.change_order()

    def action_flat(self) -> None:
        self.desk.switch()

    def action_mark(self) -> None:
        self.desk.mark()

    def action_unmark(self) -> None:
        self.desk.unmark()

    async def look_for(self, words: str) -> None:
        await self._filters.edit("text", words)

    async def action_text(self) -> None:
        await self.look_for("")

    async def action_amount(self) -> None:
        await self._filters.edit("amount")

    def action_judge(self, nth: int) -> None:
        self._review.judge(nth)

    def action_next_judgement(self) -> None:
        self._review.next_judgement()

    async def action_compare(self) -> None:
        if self.comparing.begun:
            self.desk.compare()
        else:
            self._filters.finish()
            await self._choose_beside()

    def action_state_filter(self) -> None:
        self._review.next_filter()

    def action_unreviewed(self, step: int) -> None:
        self._review.next_unreviewed(step)

    def action_note(self) -> None:
        self._review.note()

    def action_undo(self) -> None:
        self._review.undo()

    def action_redo(self) -> None:
        self._review.redo()

    def action_finding(self, step: int) -> None:
        self.desk.next_finding(step)

    async def action_findings(self) -> None:
        target = self._panes.target
        here = target if isinstance(target, FindingAt) else None
        go_to = self._go_to_finding
        await self._open(dialogs.findings(self._library, self.desk, here, go_to, ascii_only=self._ascii_only))

    async def action_category(self) -> None:
        await self._open(dialogs.categories(self.desk, ascii_only=self._ascii_only))

    def action_clear(self) -> None:
        self._filters.finish()
        self.desk.clear()

    def action_escape(self) -> None:
        """Step back; twice in a row, clear all filters."""
        if self._escaped:
            self._escaped = False
            self.action_clear()
            return
        self._escaped = True
        if self._filters.editing is not None:
            self._filters.cancel()
        elif self._panes.detail.active:
            self._panes.activate(self._panes.main)
        if self.desk.view.is_filtered:
            self.say("再按一次 Esc 清除全部筛选")

    def action_copy(self) -> None:
        self._copies.copy(table=False)

    def action_copy_tsv(self) -> None:
        self._copies.copy(table=True)

    async def action_copied(self) -> None:
        if (record := self._copies.record(ascii_only=self._ascii_only)) is not None:
            await self._open(record)

    def action_plain(self) -> None:
        self._copies.show_plain(self.app.suspend)

    def action_export(self) -> None:
        self.post_message(ExportWanted("visible"))

    def action_opinion(self) -> None:
        self.post_message(ExportWanted("opinion"))

    async def action_summary(self) -> None:
        export = partial(self.post_message, ExportWanted("summary"))
        await self._open(dialogs.summary(self.desk, export, ascii_only=self._ascii_only))

    async def action_palette(self) -> None:
        run = self._run_command
        await self._open(dialogs.palette(self._commands, run, ascii_only=self._ascii_only))

    async def action_jump(self) -> None:
        go_to = self._go_to
        await self._open(dialogs.jump(self._library, self.desk, go_to, ascii_only=self._ascii_only))

    def action_theme(self) -> None:
        self.say(show_next(self.app))

    async def action_open(self) -> None:
        self._filters.finish()
        await self._choose_document()

    def action_quit(self) -> None:
        self.resuming.keep()
        self.app.exit(0)

    async def action_help(self) -> None:
        palette = self.action_palette
        await self._open(dialogs.key_help(palette, self._commands, ascii_only=self._ascii_only))

    @on(FilterLine.Changed)
    def _filter_typed(self, event: FilterLine.Changed) -> None:
        text = event.view.chosen.text
        if len(text) == 1 and text.isalpha() and text.isascii():
            # The next letter may make it initials.
            prepare(self, self._library.preparing())
        self.desk.show(event.view)

    @on(FilterLine.Hint)
    def _hint_wanted(self, event: FilterLine.Hint) -> None:
        self._keys.hint(event.words)

    @on(Panes.Entered)
    def _clicked_twice(self) -> None:
        self.desk.go_in()

    @on(Panes.Arranged)
    def _arranged(self) -> None:
        self._keys.lead(*self._panes.way)

    def _changed(self, news: bool) -> None:
        self._filters.show(self.desk.view, self.desk.visible)
        if news:
            self._header.repaint()

    def _edit(self, title: str, text: str, keep: Callable[[str], None]) -> None:
        """Open the editor of a note."""
        self._filters.finish()
        self.app.push_screen(dialogs.note(title, text, keep, ascii_only=self._ascii_only))

    async def _open(self, dialog: "Dialog") -> None:
        """Open a dialog, and go on once it can take keys."""
        self._filters.finish()
        await self.app.push_screen(dialog)

    async def _run_command(self, action: Hashable) -> None:
        await self.run_action(str(action))

    async def _go_to_finding(self, place: FindingAt, wanted: FindingFilter) -> None:
        self.desk.wanted_findings = wanted
        self.desk.go_to_finding(place)

    async def _go_to(self, row: Hashable) -> None:
        if isinstance(row, Row):
            self.desk.go_to(row)
