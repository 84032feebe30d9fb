"""The browser as an application: it opens documents in a worker, shows them, and exports what is visible."""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from model import Table
from parser import Refusal, Unreadable
from tui.browser import reader
from tui.browser.beside_reader import BesideRead, read_beside
from tui.browser.caret import Caret, caret_of
from tui.browser.exporting import Export, Exported, ExportWanted, export_of
from tui.browser.hangup import ending_with
from tui.browser.keeping import Keeping
from tui.browser.keymap import changed_bindings, with_keys
from tui.browser.library import Library, ReadingNow, opened
from tui.browser.preparing import prepare
from tui.browser.screen import BrowseScreen
from tui.browser.themes.choice import THEMES, begin_with, chosen, has_few_colours
from tui.browser.themes.looks import DEFAULTS
from tui.browser.typed_ahead import SIGNS_OF_LIFE, to_the_end
from tui.browser.undisturbed import let_go, undisturbed
from tui.checking.profile_file import ProfileInUse
from tui.configuration.settings import DEFAULT, Configuration
from tui.copying.history import History
from tui.review import Store
from tui.sources import Document, Opening, find
from tui.terminal.terminal import USUAL, Terminal, face

_READING, _COMPARE, _EXPORT = "reading", "compare", "export"
"""The groups of the workers that open the documents, read a table to compare with, and export."""

_SECONDS_UNSAVED = 0.8
"""So long at most after a key the place is saved: that much is lost when the program is killed."""


class Browser(App[int], inherit_bindings=False):
    """Browses the tables in some files, or offers the recent ones. `refusal` says why a single file that
    it was started on holds none.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "how_to_quit", "退出", show=False)]

    def __init__(
        self,
        paths: Sequence[Path],
        opening: Opening,
        in_use: ProfileInUse | None = None,
        kept: Store | None = None,
        earlier: Table | None = None,
        copied: History | None = None,
        *,
        resumes: bool = True,
        mouse: bool = False,
        ascii_only: bool = False,
        configuration: Configuration = DEFAULT,
        terminal: Terminal = USUAL,
        driver: type[Driver] | None = None,
    ) -> None:
        """`paths` are files, none to offer the recent ones; `in_use` the settings of the checks, `kept` the
        database of reviews, `earlier` a table to compare with, `copied` the file of what was copied;
        `resumes` goes on where the person left off; `mouse` takes the mouse from the terminal, and with it
        its own selection; `configuration` is what the person set, where these do not ask for more;
        `terminal` is what the browser is shown on, `driver` what it is spoken to by.
        """
        super().__init__(driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        face(terminal)
        self._configuration = configuration
        self.set_keymap(changed_bindings(with_keys(configuration.keys)))
        self._paths = paths
        self._opening = opening
        self._in_use = in_use or ProfileInUse()
        self._earlier = earlier
        self._kept = kept
        self._copied = copied
        self._resumes = resumes
        self._ascii_only = ascii_only or configuration.frames == "ascii" or not terminal.draws_frames
        self._mouse = mouse or configuration.mouse
        self._former: Sequence[Path] | None = None
        """What was open before a person chose what is; None before they chose anything."""
        self._is_alone = False  # whether there is nothing else in the process
        self._news = ""  # what is said once a document is open
        self._saving: Timer | None = None
        """Runs once after something was pressed: while nobody does anything no timer does."""
        self._keeping = Keeping(self.set_timer)
        self.library = Library(several=len(paths) > 1)
        self.refusal: Refusal | None = None
        self._caret = Caret()
        self.animation_level = "none"
        for known in THEMES:
            self.register_theme(known)
        begin_with(self, chosen(configuration.theme, os.environ, few_colours=has_few_colours(self)))
        self._browse_screen = self._made_screen()

    def _made_screen(self) -> BrowseScreen:
        return BrowseScreen(
            self.library,
            self.to_terminal,
            os.environ,
            self._choose_document,
            self._choose_beside,
            self._kept,
            self._copied,
            self._configuration,
            resumes=self._resumes,
            ascii_only=self._ascii_only,
        )

    def browse(self) -> int:
        """Run until the person quits or the terminal is gone; the command's exit code."""
        self._is_alone = True
        with ending_with(sys.stdin.fileno()):
            code = self.run(mouse=self._mouse)
        return self.refusal.code if self.refusal is not None else code or 0

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULTS

    def get_default_screen(self) -> BrowseScreen:
        return self._browse_screen

    async def on_mount(self) -> None:
        if (problem := self._browse_screen.reviewing.problem) is not None:
            self._browse_screen.say(problem)
        if not self._paths:
            await self._choose_document()
        elif self._earlier is None and (first := reader.at_once(self._paths, self._opening, self._in_use)):
            await self._add([first])

    async def _choose_document(self, problem: str = "") -> None:
        """Offer the recent documents; where none is open, the person leaves that by quitting."""
        from tui.browser.recent import Recent, remembered  # noqa: PLC0415

        self._keeping.remember()
        known, leave = remembered(self._kept), None if self._paths else partial(self.exit, 0)
        await self.push_screen(Recent(known, self._open, leave, problem, ascii_only=self._ascii_only))

    async def _open(self, path: Path) -> None:
        """Open a file or folder in place of what is open."""
        self._browse_screen.resuming.keep()
        self._resumes, self._earlier = True, None
        await self._show(find([path]), self._paths)

    async def _show(self, paths: Sequence[Path], former: Sequence[Path]) -> None:
        """Show other files, with nothing left of what was set before; `former` ones are gone back to."""
        self._keeping.finish()
        self._paths, self._former = paths, former
        self.library = Library(several=len(paths) > 1)
        self._browse_screen = screen = self._made_screen()
        # A mode each: Textual cannot take away a screen that an app began with.
        before, mode = self.current_mode, f"{id(screen)}"
        self.add_mode(mode, lambda: screen)
        await self.switch_mode(mode)
        if before != self.DEFAULT_MODE:
            self.remove_mode(before)
        self.call_after_refresh(let_go)
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
        obey = partial(super().on_event, event)
        if event.is_forwarded:
            return await obey()
        if isinstance(event, SIGNS_OF_LIFE):
            self._stir()
        if isinstance(event, events.Key):
            self._browse_screen.key_pressed(event.key, types=event.is_printable)
        await to_the_end(self, event, obey)

    def action_how_to_quit(self) -> None:
        key = self._browse_screen.desk.key
        self._browse_screen.say(f"退出请按 {key('quit')}；复制请按 {key('copy')}")

    def _read_on(self) -> None:
        """Open the files that are not open yet."""
        if len(self.library.entries) == len(self._paths):
            return
        named = self.library, self._paths, self._opening, self._in_use.profile, self._earlier
        read = partial(reader.read_into, *named, self.post_message)
        self.run_worker(read, thread=True, exclusive=True, group=_READING, exit_on_error=False)

    @on(reader.ReadingStarted)
    def _reading_started(self, event: reader.ReadingStarted) -> None:
        if event.into is self.library:
            self.library.reading = ReadingNow(event.at, event.files, event.path)
            self._browse_screen.desk.page_read()

    @on(reader.PageRead)
    def _page_read(self, event: reader.PageRead) -> None:
        if event.into is self.library and self.library.reading is not None:
            self.library.reading = self.library.reading.after(event.progress)
            self._browse_screen.desk.page_read()

    @on(reader.DocumentsOpened)
    async def _documents_opened(self, event: reader.DocumentsOpened) -> None:
        if event.into is self.library:
            await self._add(event.documents)

    @on(reader.CaughtUp)
    def _caught_up(self, event: reader.CaughtUp) -> None:
        self.call_after_refresh(event.shown.set)

    @on(reader.DocumentsChecked)
    def _documents_checked(self, event: reader.DocumentsChecked) -> None:
        if event.into is self.library:
            self.library.check(event.found)
            self._browse_screen.desk.checked()

    async def _add(self, documents: Sequence[reader.OpenedAt]) -> None:
        refusal = documents[0].entry.document.refusal
        if refusal is not None and len(self._paths) == 1 and self._former is not None:
            await self._go_back(refusal)
        elif refusal is not None and len(self._paths) == 1:
            self.refusal = refusal
            self.exit(refusal.code)
        else:
            screen, locked = self._browse_screen, self._opening.password is not None
            with undisturbed(stays=self._is_alone):
                screen.comparing.put_all((one.at, one.beside) for one in documents)
                self.library.add_all({one.at: one.entry for one in documents})
                said = screen.reviewing.begin_all([one.at for one in documents], locked=locked)
                screen.desk.grown()
                if news := "；".join(filter(None, (self._news, said, screen.resume()))):
                    screen.say(news)
                self._news = ""
            self._keeping.begin(screen.reviewing)

    def on_ready(self) -> None:
        """The first picture is there."""
        if self._is_alone:
            gc.freeze()
            gc.enable()
        if self._former is None:  # else what was chosen meanwhile is read already
            self._read_on()

    def on_unmount(self) -> None:
        self._keeping.finish()

    @on(Worker.StateChanged)
    async def _worker_changed(self, event: Worker.StateChanged) -> None:
        """When all is read, make filters ready; say of a reading or export that failed, and read on."""
        if event.state is WorkerState.SUCCESS and event.worker.group == _READING and self.library.is_large:
            with undisturbed(stays=self._is_alone):  # what was found in the documents stays too
                prepare(self._browse_screen, self.library.preparing())
        if event.state is not WorkerState.ERROR:
            return
        cause = f"程序出错（{type(event.worker.error).__name__}：{event.worker.error}）"
        if event.worker.group == _EXPORT:
            self._browse_screen.say(f"没有导出：{cause}")
        elif self.library.reading is not None:
            at, path = self.library.reading.at, self.library.reading.path
            refusal = Unreadable(path, cause, "请换一个文件，并把这一行告诉维护者")
            await self._add([reader.OpenedAt(at, opened(Document(path, None, refusal)))])
            self._read_on()

    async def _choose_beside(self) -> None:
        """Offer the recent documents to compare the one that is open with."""
        if len(self.library.tables) != 1 or self.library.several:
            key = self._browse_screen.desk.key("open")
            self._browse_screen.say(f"对比是一份文件与另一份对比；请先用 {key} 单独打开一份")
            return
        from tui.browser.recent import Recent, remembered  # noqa: PLC0415

        known, title = remembered(self._kept), "与哪一份对比（上年的表或修改前的文件）"
        await self.push_screen(Recent(known, self._compare_with, title=title, ascii_only=self._ascii_only))

    async def _compare_with(self, path: Path) -> None:
        self._browse_screen.say(f"正在读取 {path.name}……")
        read = partial(read_beside, self.library, path, self._opening, self.post_message)
        self.run_worker(read, thread=True, group=_COMPARE, exit_on_error=False)

    @on(BesideRead)
    def _beside_read(self, event: BesideRead) -> None:
        if event.beside is None:
            self._browse_screen.say(event.problem)
        elif event.library is self.library:
            self._browse_screen.comparing.put(0, event.beside)
            self._browse_screen.desk.compare()

    @on(ExportWanted)
    def _export_wanted(self, event: ExportWanted) -> None:
        if not self.library.tables:
            self._browse_screen.say("还没有读出可以导出的内容")
            return
        screen = self._browse_screen
        export = export_of(
            event.what,
            self.library.documents(self._paths),
            screen.desk,
            screen.reviewing,
            screen.comparing,
            self._in_use,
        )
        screen.say("正在导出……")
        self.run_worker(partial(self._export, export), thread=True, group=_EXPORT, exit_on_error=False)

    def _export(self, export: Export) -> None:
        self.post_message(export.ended())

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
