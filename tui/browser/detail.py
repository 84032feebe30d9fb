"""The detail pane: whatever the tree or the flat list stands on, in full."""

from collections.abc import Sequence

from msgspec.structs import replace

from model.filter import Filter, Visible
from tui.browser.blocks import Block, BlockItems
from tui.browser.comparing import Comparing
from tui.browser.detail_blocks import indicator_blocks, project_blocks
from tui.browser.detail_parts import Room, full_name, pages_text, quiet
from tui.browser.glyphs import Glyphs
from tui.browser.item_list import ItemList
from tui.browser.items import Items
from tui.browser.library import Library
from tui.browser.reviewing import Reviewing
from tui.browser.spans import Line, Span, highlighted, pad, spread, width
from tui.browser.tree import RowRead
from tui.browser.view import FindingAt, FlatRow, Mark, Objective, Row, indicators_left

_SPACIOUS_FROM = 26
"""Lines from which sections are set apart by a blank one."""

Subject = Row | RowRead | FlatRow | None
"""What can be shown."""


class Detail(ItemList):
    """Shows one subject."""

    DEFAULT_CSS = """
    Detail { width: 1fr; height: 1fr; }
    """

    def __init__(self, library: Library, reviewing: Reviewing, comparing: Comparing, glyphs: Glyphs) -> None:
        super().__init__(glyphs, rests=False, id="detail")
        self._library = library
        self._reviewing = reviewing
        self._comparing = comparing
        self._subject: Subject = None
        self._visible = library.everything
        self._chosen = Filter()
        self._marks: frozenset[Mark] = frozenset()

    def show(self, subject: Subject, visible: Visible, chosen: Filter) -> None:
        """Show a subject under a filter; another one than before is shown from its top."""
        afresh = subject != self._subject
        self._subject = subject
        self._visible = visible
        self._chosen = chosen
        self.reload(afresh=afresh)

    def show_marks(self, marks: frozenset[Mark]) -> None:
        """Show which indicators are marked."""
        self._marks = marks
        if self.display:
            self.reload()

    @property
    def selected(self) -> Objective | FlatRow | FindingAt | None:
        """The objective, indicator or finding under the cursor."""
        key = self.key
        return key if isinstance(key, Objective | FlatRow | FindingAt) else None

    def lay_out(self, cells: int) -> Items:
        room = Room(cells, self.size.height >= _SPACIOUS_FROM)
        blocks = self._blocks(room)
        if self._subject_name and width(highlighted(self._subject_name)) + 1 > cells - width(self._pages) - 1:
            blocks = [full_name(self._subject_name, room, self._chosen.text), *blocks]
        return BlockItems([self._marked(block) for block in blocks])

    def first_choice(self, items: Items) -> int:
        """What the paper prints before what is said of it: a project's objective."""
        keys = enumerate(items.keys)
        return next((at for at, key in keys if isinstance(key, Objective | FlatRow)), 0)

    def title(self, cells: int) -> Line:
        name = highlighted(self._subject_name, self._chosen.text) if self._subject_name else (Span("明细"),)
        return spread((Span(" "), *name), self._pages, cells)

    def _blocks(self, room: Room) -> Sequence[Block]:
        library, subject, words = self._library, self._subject, self._chosen.text
        match subject:
            case None:
                return [quiet("empty", "没有符合筛选条件的项目" if library.entries else "正在打开……", room)]
            case FlatRow():
                return indicator_blocks(library, self._reviewing, subject, words, room)
            case RowRead():
                return [quiet("reading", "正在读取，读完后显示明细", room)]
            case _ if subject.table not in library.entries:
                return [quiet("reading", "正在读取，读完后显示明细", room)]
            case _ if subject.kind == "project":
                return project_blocks(
                    library,
                    self._reviewing,
                    self._comparing,
                    subject,
                    indicators_left(self._visible, subject),
                    words,
                    room,
                )
            case _:
                from tui.browser.account_blocks import account_blocks  # noqa: PLC0415 -- a project needs none

                left = self._visible.projects
                return account_blocks(library, self._reviewing, self._comparing, subject, left, room)

    @property
    def _subject_name(self) -> str:
        """The name of the subject in full, "" while there is none."""
        subject = self._subject
        if isinstance(subject, FlatRow):
            return self._library.project(subject).name
        if not isinstance(subject, Row) or subject.table not in self._library.entries:
            return ""
        if subject.kind == "document" and (table := self._library.tables.get(subject.table)) is not None:
            return table.title
        return self._library.name(subject)

    @property
    def _pages(self) -> Line:
        subject = self._subject
        pages: Sequence[int] = ()
        if isinstance(subject, FlatRow) or (isinstance(subject, Row) and subject.kind == "project"):
            pages = self._library.project(subject).pages
        elif isinstance(subject, Row) and subject.kind == "unit":
            pages = self._library.unit(subject).pages
        return (Span(pages_text(pages)), pad(1)) if pages else ()

    def _marked(self, block: Block) -> Block:
        if block.key not in self._marks:
            return block
        first, *others = block.lines
        return replace(block, lines=[(Span("* ", "mark"), *first[1:]), *others])
