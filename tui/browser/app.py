"""The browser as an application: it opens documents in a worker, shows them, and exports what is visible."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from model import Table
from model.comparison import compare
from parser import Refusal, Unreadable
from tui.browser.caret import Caret, caret_of
from tui.browser.comparing import Beside
from tui.browser.library import Library, Opened, ReadingNow, opened
from tui.browser.reader import BesideRead, DocumentOpened, PageRead, ReadingMessage, ReadingStarted, open_all
from tui.browser.recent import Recent, remembered
from tui.browser.screen import BrowseScreen
from tui.browser.theme import CALM, DEFAULTS, PLAIN
from tui.browser.typed_ahead import taken
from tui.checking.profile_file import ProfileInUse
from tui.export import ExportError, export_summary, export_visible
from tui.export.opinion import export_opinion
from tui.review import Store
from tui.sources import Document, Opening, find, open_document

_SIXTEEN_COLOURS = ("standard", "windows")
"""Rich's names of the colour systems in which our own colours would be replaced by others."""

_COMPARE = "compare"
"""The group of the worker that reads a table to compare with."""

_EXPORT = "export"
"""The group of the workers that export."""

_SECONDS_UNSAVED = 0.8
"""So long at most after a key the place is saved: that much is lost when the program is killed."""

_SIGNS_OF_LIFE = (events.InputEvent, events.Paste, events.AppFocus)
"""What tells that a person is at the terminal: a key, the mouse, the window that is looked at again."""


class Browser(App[int], inherit_bindings=False):
    """Browses the tables in some files, or offers the recent ones. `refusal` says why a single file that
    it was started on holds none.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "how_to_quit", "退出", show=False)]

    class Exported(Message):
        """An export has ended; `sentence` says how."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(
        self,
        paths: Sequence[Path],
        opening: Opening,
        in_use: ProfileInUse | None = None,
        kept: Store | None = None,
        earlier: Table | None = None,
        *,
        resumes: bool = True,
        mouse: bool = False,
        ascii_only: bool = False,
    ) -> None:
        """`paths` are files, none to offer the recent ones; `in_use` the settings of the checks, `kept` the
        database of reviews, `earlier` a table to compare with; `resumes` goes on where the person left off;
        `mouse` takes the mouse from the terminal, and with it its own selection.
        """
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._paths = paths
        self._opening = opening
        self._in_use = in_use or ProfileInUse()
        self._earlier = earlier
        self._kept = kept
        self._resumes = resumes
        self._ascii_only = ascii_only
        self._mouse = mouse
        self._former: Sequence[Path] | None = None
        """What was open before a person chose what is; None before they chose anything."""
        self._news = ""
        """What is said once a document is open."""
        self._saving: Timer | None = None
        """Runs once after something was pressed: while nobody does anything no timer does."""
        self.library = Library(several=len(paths) > 1)
        self.refusal: Refusal | None = None
        self._caret = Caret()
        self.animation_level = "none"
        for theme in (CALM, PLAIN):
            self.register_theme(theme)
        plain = self.no_color or self.console.color_system in _SIXTEEN_COLOURS
        self.theme = PLAIN.name if plain else CALM.name
        self._browse_screen = self._made_screen()

    def _made_screen(self) -> BrowseScreen:
        return BrowseScreen(
            self.library,
            self.to_terminal,
            os.environ,
            self._choose_document,
            self._choose_beside,
            self._kept,
            resumes=self._resumes,
            ascii_only=self._ascii_only,
        )

    def browse(self) -> int:
        """Run until the person quits; the command's exit code."""
        code = self.run(mouse=self._mouse)
        return self.refusal.code if self.refusal is not None else code or 0

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def get_default_screen(self) -> BrowseScreen:
        return self._browse_screen

    async def on_mount(self) -> None:
        if (problem := self._browse_screen.reviewing.problem) is not None:
            self._browse_screen.say(problem)
        if self._paths:
            self._read_on()
        else:
            await self._choose_document()

    async def _choose_document(self, problem: str = "") -> None:
        """Offer the recent documents; where none is open, the person leaves that by quitting."""
        leave = None if self._paths else partial(self.exit, 0)
        known = remembered(self._kept)
        await self.push_screen(Recent(known, self._open, leave, problem, ascii_only=self._ascii_only))

    async def _open(self, path: Path) -> None:
        """Open a file or folder in place of what is open."""
        self._browse_screen.resuming.keep()
        self._resumes, self._earlier = True, None
        await self._show(find([path]), self._paths)

    async def _show(self, paths: Sequence[Path], former: Sequence[Path]) -> None:
        """Show other files, with nothing left of what was set before; `former` ones are gone back to."""
        self._paths, self._former = paths, former
        self.library = Library(several=len(paths) > 1)
        self._browse_screen = screen = self._made_screen()
        # A mode each: Textual cannot take away a screen that an app began with.
        before, mode = self.current_mode, f"{id(screen)}"
        self.add_mode(mode, lambda: screen)
        await self.switch_mode(mode)
        if before != self.DEFAULT_MODE:
            self.remove_mode(before)
        if paths:
            self._read_on()

    async def _go_back(self, refusal: Refusal) -> None:
        """Show again what was open before a file that was chosen and turned out to hold no table."""
        former = self._former or ()
        await self._show(former, ())
        if former:
            self._news = refusal.line
        else:
            await self._choose_document(refusal.line)

    def _stir(self) -> None:
        """The person is here: show what other copies of the program did, and soon save where they are."""
        if self._browse_screen.reviewing.refresh():
            self._browse_screen.desk.reviewed()
        if self._saving is None:
            self._saving = self.set_timer(_SECONDS_UNSAVED, self._save)

    def _save(self) -> None:
        self._saving = None
        self._browse_screen.resuming.keep()

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed be taken to the end before the next key: what is typed ahead keeps its order."""
        is_new = not event.is_forwarded
        if is_new and isinstance(event, _SIGNS_OF_LIFE):
            self._stir()
        if is_new and isinstance(event, events.Key):
            self._browse_screen.key_pressed(event.key)
        await super().on_event(event)
        if is_new:
            await taken(self, event)

    def action_how_to_quit(self) -> None:
        self._browse_screen.say("退出请按 q 或 F10；复制请按 y")

    def _read_on(self) -> None:
        """Open the files that are not open yet."""
        first = len(self.library.entries)
        self.run_worker(partial(self._read, first), thread=True, exclusive=True, exit_on_error=False)

    def _read(self, first: int) -> None:
        worker = get_current_worker()
        library, paths, profile = self.library, self._paths, self._in_use.profile

        def post(message: ReadingMessage) -> None:
            message.into = library
            self.post_message(message)

        open_all(paths, first, self._opening, profile, self._earlier, post, lambda: worker.is_cancelled)

    @on(ReadingStarted)
    def _reading_started(self, event: ReadingStarted) -> None:
        if event.into is self.library:
            self.library.reading = ReadingNow(event.at, event.files, event.path)
            self._browse_screen.desk.page_read()

    @on(PageRead)
    def _page_read(self, event: PageRead) -> None:
        if event.into is self.library and self.library.reading is not None:
            self.library.reading = self.library.reading.after(event.progress)
            self._browse_screen.desk.page_read()

    @on(DocumentOpened)
    async def _document_opened(self, event: DocumentOpened) -> None:
        if event.into is not self.library:
            return
        if event.beside is not None:
            self._browse_screen.comparing.put(len(self.library.entries), event.beside)
        await self._add(event.entry)

    async def _add(self, entry: Opened) -> None:
        refusal = entry.document.refusal
        if refusal is not None and len(self._paths) == 1 and self._former is not None:
            await self._go_back(refusal)
        elif refusal is not None and len(self._paths) == 1:
            self.refusal = refusal
            self.exit(refusal.code)
        else:
            self.library.add(entry)
            locked = self._opening.password is not None
            at = len(self.library.entries) - 1
            said = self._browse_screen.reviewing.begin(at, entry.document.path, locked=locked)
            self._browse_screen.desk.grown()
            if news := "；".join(filter(None, (self._news, said, self._browse_screen.resume()))):
                self._browse_screen.say(news)
            self._news = ""

    @on(Worker.StateChanged)
    async def _worker_changed(self, event: Worker.StateChanged) -> None:
        """A reading or export that failed unexpectedly: say so for that file, and go on with the next one."""
        if event.state is not WorkerState.ERROR:
            return
        cause = f"程序出错（{type(event.worker.error).__name__}：{event.worker.error}）"
        if event.worker.group == _EXPORT:
            self._browse_screen.say(f"没有导出：{cause}")
        elif self.library.reading is not None:
            path = self.library.reading.path
            refusal = Unreadable(path, cause, "请换一个文件，并把这一行告诉维护者")
            await self._add(opened(Document(path, None, refusal)))
            self._read_on()

    async def _choose_beside(self) -> None:
        """Offer the recent documents to compare the one that is open with."""
        if len(self.library.tables) != 1 or self.library.several:
            self._browse_screen.say("对比是一份文件与另一份对比；请先用 o 单独打开一份")
            return
        known = remembered(self._kept)
        title = "与哪一份对比（上年的表或修改前的文件）"
        await self.push_screen(Recent(known, self._compare_with, title=title, ascii_only=self._ascii_only))

    async def _compare_with(self, path: Path) -> None:
        self._browse_screen.say(f"正在读取 {path.name}……")
        read = partial(self._read_beside, self.library, path)
        self.run_worker(read, thread=True, group=_COMPARE, exit_on_error=False)

    def _read_beside(self, library: Library, path: Path) -> None:
        document, now = open_document(path, self._opening), library.tables[0]
        if document.table is None:
            self.post_message(self.Exported(document.refusal.line if document.refusal else ""))
        else:
            beside = Beside(path.name, document.table, compare(document.table, now))
            self.post_message(BesideRead(library, beside))

    @on(BesideRead)
    def _beside_read(self, event: BesideRead) -> None:
        if event.library is self.library:
            self._browse_screen.comparing.put(0, event.beside)
            self._browse_screen.desk.compare()

    @on(BrowseScreen.ExportWanted)
    def _export_wanted(self, event: BrowseScreen.ExportWanted) -> None:
        desk, documents = self._browse_screen.desk, self.library.documents
        left = f"{len(desk.visible.projects)} 个项目、{desk.visible.indicators} 条指标"
        match event.what:
            case "visible":
                export, what = partial(export_visible, documents, desk.visible), left
            case "opinion":
                review_of = self._browse_screen.reviewing.review_of
                export = partial(
                    export_opinion,
                    documents,
                    self._in_use,
                    review_of=review_of,
                    compared=self._browse_screen.comparing.compared(documents),
                )
                what = "审核意见表"
            case "summary":
                export, what = partial(export_summary, documents, desk.summary()), "汇总"
        if not self.library.tables:
            self._browse_screen.say("还没有读出可以导出的内容")
            return
        self._browse_screen.say("正在导出……")
        self.run_worker(partial(self._export, export, what), thread=True, group=_EXPORT, exit_on_error=False)

    def _export(self, export: Callable[[], Path], what: str) -> None:
        try:
            path = export()
        except ExportError as error:
            self.post_message(self.Exported(error.line))
        else:
            self.post_message(self.Exported(f"已导出 {what}：{path}"))

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        self._browse_screen.say(event.sentence)

    def post_display_hook(self) -> None:
        """Put the terminal's cursor at the caret after each frame."""
        place = caret_of(self.focused)
        sequence = self._caret.after_frame(self.cursor_position, place)
        if place is not None:
            self.cursor_position = place
        if sequence and not self.is_headless:
            self.to_terminal(sequence)

    def to_terminal(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two pictures of the screen."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()
