"""The documents that are open: their tables, prepared for filtering, and what a header says of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import msgspec

from model import Amounts, Indicator, Project, Table, Unit
from model.checks import Finding, Spot
from model.control_totals import ControlTotals, Difference, add
from model.derived import derived
from model.filter import CategoryCount, Filter, Visible
from model.index import Index
from model.money import show
from model.names import shared_place
from model.prepared import Prepared
from parser import Progress, RowSoFar, Unreadable
from tui.browser.finding_index import FindingIndex, Tally
from tui.browser.view import FindingAt, FlatRow, Objective, Row
from tui.sources import Document

_MANY_PROJECTS = 1000


class Opened(msgspec.Struct, frozen=True):
    """A document with what is worked out of its table once, in the thread that reads it."""

    document: Document
    prepared: Prepared | None
    totals: ControlTotals | None
    place: str
    found: FindingIndex = FindingIndex()
    is_checked: bool = True
    """Whether the findings are made."""


class ReadingNow(msgspec.Struct, frozen=True):
    """How far the reading is: the file, its newest page, and the rows found on its pages."""

    at: int
    files: int
    path: Path
    page: int = 0
    pages: int = 0
    rows: tuple[RowSoFar, ...] = ()

    def after(self, progress: Progress) -> "ReadingNow":
        """The same reading one page on; from the first page anew where another engine reads."""
        before = self.rows if progress.page > self.page else ()
        return msgspec.structs.replace(
            self, page=progress.page, pages=progress.pages, rows=(*before, *progress.rows)
        )


def opened(document: Document, found: FindingIndex | None = None) -> Opened:
    """A document made ready for the browser, with the findings on it; without these, they are to come."""
    table = document.table
    if table is None:
        return Opened(document, None, None, "")
    of = document.derived or derived(table)
    return Opened(
        document,
        of.prepared,
        of.totals,
        shared_place([unit.name for unit in table.units]),
        FindingIndex() if found is None else found,
        is_checked=found is not None,
    )


_TO_COME = ("还没有读完", "请等全部文件读完再试")


class Library:
    """The documents opened so far, by the place of their files."""

    def __init__(self, several: bool) -> None:
        """`several` files make documents a level of the tree."""
        self.several = several
        self.entries: dict[int, Opened] = {}
        self.tables: dict[int, Table] = {}
        """The tables that were read, by the place of their document."""
        self.reading: ReadingNow | None = None
        self._last_read: ReadingNow | None = None
        self._index_now: Index | None = None
        self._everything: Visible | None = None
        self._widest_sum: int | None = None
        self._place = ""
        self._names = Counter[str]()

    def add(self, entry: Opened, at: int | None = None) -> None:
        """Add a document at its place, the next one where none is named."""
        self.add_all({len(self.entries) if at is None else at: entry})

    def add_all(self, entries: Mapping[int, Opened]) -> None:
        """Add some documents at their places."""
        if self.reading is not None and self.reading.at in entries:
            self._last_read, self.reading = self.reading, None
        self.entries = dict(sorted({**self.entries, **entries}.items()))
        tables = ((at, entry.document.table) for at, entry in self.entries.items())
        self.tables = {at: table for at, table in tables if table is not None}
        self._index_now = self._everything = self._widest_sum = None
        self._place = shared_place([table.department for table in self.tables.values()])
        self._names = Counter(map(self.document_name, self.tables))

    def check(self, found: Mapping[int, FindingIndex]) -> None:
        """Put the findings on documents that were added without, by their place."""
        for at, one in found.items():
            self.entries[at] = msgspec.structs.replace(self.entries[at], found=one, is_checked=True)

    @property
    def unchecked(self) -> int:
        """How many documents the findings are to come of."""
        return sum(not entry.is_checked for entry in self.entries.values())

    def documents(self, paths: Sequence[Path]) -> Sequence[Document]:
        """What is known of the files by their place, up to the last one that was opened."""
        return [
            self.entries[at].document
            if at in self.entries
            else Document(path, None, Unreadable(path, *_TO_COME))
            for at, path in enumerate(paths[: max(self.entries, default=-1) + 1])
        ]

    @property
    def everything(self) -> Visible:
        """What there is without a filter."""
        if self._everything is None:
            self._everything = self.apply(Filter())
        return self._everything

    @property
    def _index(self) -> Index:
        """The index over all documents, made anew when it is asked after more came."""
        if self._index_now is None:
            self._index_now = Index(
                [
                    self.entries[at].prepared if at in self.entries else None
                    for at in range(max(self.entries, default=-1) + 1)
                ]
            )
        return self._index_now

    def apply(self, chosen: Filter) -> Visible:
        """What a filter leaves of all documents; `table` in it is the place of the document."""
        return self._index.apply(chosen)

    def categories(self, chosen: Filter) -> Sequence[CategoryCount]:
        """The categories of all documents, level 2 after its level 1, counted under the other filters."""
        return self._index.categories(chosen)

    def preparing(self) -> Iterator[None]:
        """Make all filters ready, initials among them, in short steps: some tenths of a second together."""
        return self._index.preparing()

    def found_again(self, at: int, nth: int) -> Row | None:
        """The row that the nth one found while reading a document has become; None if it is not read yet."""
        table = self.tables.get(at)
        if table is None or self._last_read is None or self._last_read.at != at:
            return None
        kind, name = self._last_read.rows[nth].kind, self._last_read.rows[nth].name
        for unit_at, unit in enumerate(table.units):
            if kind == "unit" and unit.name == name:
                return Row("unit", at, unit=unit_at)
            for project_at, project in enumerate(unit.projects):
                if kind == "project" and project.name == name:
                    return Row("project", at, unit=unit_at, project=project_at)
        return None

    def unit(self, row: Row | FlatRow | Objective) -> Unit:
        return self.tables[row.table].units[row.unit]

    def project(self, row: Row | FlatRow | Objective) -> Project:
        return self.unit(row).projects[row.project]

    def indicator(self, row: FlatRow) -> Indicator:
        return self.project(row).indicators[row.indicator]

    def document_name(self, at: int) -> str:
        """What a document is called: its department and year, else its file's name."""
        document = self.entries[at].document
        table = document.table
        if table is None or not table.department:
            return document.path.name
        return table.department if table.year is None else f"{table.department} {table.year}"

    def name(self, row: Row) -> str:
        """The name of a tree row in full."""
        match row.kind:
            case "document":
                return self.document_name(row.table)
            case "department":
                return row.path[-1]
            case "unit":
                return self.unit(row).name
            case _:
                return self.project(row).name

    def short_name(self, row: Row) -> str:
        """The name of a tree row for a narrow place: without the place that all of its kind share.

        Of a document, the year first: that is what is not cut off.
        """
        if row.kind != "document":
            return self.name(row).removeprefix(self.entries[row.table].place)
        table = self.tables.get(row.table)
        name = self.document_name(row.table)
        if table is not None and table.department and table.year is not None:
            name = f"{table.year} {table.department.removeprefix(self._place)}"
        is_alone = self._names[self.document_name(row.table)] <= 1
        return name if is_alone else f"{self.entries[row.table].document.path.stem} {name}"

    @property
    def widest_sum(self) -> int:
        """The cells of the longest total of a document, as it is shown."""
        if self._widest_sum is None:
            totals = (self.amounts(Row("document", at)).total for at in self.tables)
            self._widest_sum = max((len(show(total)) for total in totals), default=0)
        return self._widest_sum

    def units_below(self, row: Row) -> Sequence[int]:
        """The units that a row stands for, or the one it is in, as indices."""
        if row.kind in ("unit", "project"):
            return [row.unit]
        table = self.tables.get(row.table)
        units = table.units if table is not None else ()
        return [at for at, unit in enumerate(units) if unit.path[: len(row.path)] == row.path]

    def amounts(self, row: Row) -> Amounts:
        """The money of a tree row as printed; the sum of what is below it where none is printed."""
        if row.kind == "project":
            return self.project(row).amounts
        printed = self._printed(row)
        if printed is not None:
            return printed
        return add(_unit_amounts(self.tables[row.table].units[at]) for at in self.units_below(row))

    def is_printed(self, row: Row) -> bool:
        """Whether the document prints the money of a tree row."""
        return row.kind == "project" or self._printed(row) is not None

    def finding(self, at: FindingAt) -> Finding:
        return self.entries[at.table].found.findings[at.finding]

    def position(self, place: Row | Objective | FlatRow | FindingAt) -> tuple[int, ...]:
        """Where a place stands among all: document, unit, project, indicator, finding; -1 before all.

        An objective is shown below the findings on its project.
        """
        match place:
            case FindingAt():
                return (place.table, *self.finding(place).spot, place.finding)
            case FlatRow():
                return (*place, -1)
            case Objective():
                return (
                    place.table,
                    place.unit,
                    place.project,
                    -1,
                    len(self.entries[place.table].found.findings),
                )
            case Row():
                return (place.table, place.unit, place.project, -1, -1)

    def findings_at(self, row: Row | FlatRow) -> list[FindingAt]:
        """The findings on just this row: not those of what is below it."""
        spot = Spot(row.unit, row.project, row.indicator if isinstance(row, FlatRow) else -1)
        return [FindingAt(row.table, at) for at in self.entries[row.table].found.at(spot)]

    def tally(self, row: Row) -> Tally:
        """How many findings there are on a row of the tree and below it."""
        return self.entries[row.table].found.tally_of(row, self.units_below(row))

    def differences(self, row: Row) -> list[Difference]:
        """The control totals of a unit, department or project that are off."""
        totals = self.entries[row.table].totals
        name = self.name(row)
        return [one for one in totals.differences if one.where == name] if totals is not None else []

    def _printed(self, row: Row) -> Amounts | None:
        table = self.tables.get(row.table)
        if table is None:
            return None
        match row.kind:
            case "document":
                return table.total
            case "department":
                found = (subtotal.amounts for subtotal in table.subtotals if subtotal.path == row.path)
                return next(found, None)
            case _:
                return self.unit(row).amounts

    @property
    def is_large(self) -> bool:
        """Whether there is so much that what filters need takes noticeable time to make."""
        return len(self.everything.projects) >= _MANY_PROJECTS

    @property
    def total(self) -> Decimal:
        """The money of all documents in 万元, as printed where it is."""
        rows = (self.amounts(Row("document", at)).total for at in self.tables)
        return sum((total for total in rows if total is not None), Decimal(0))

    @property
    def is_off(self) -> bool:
        """Whether any control total is not the sum of its parts."""
        return any(entry.totals is not None and entry.totals.differences for entry in self.entries.values())

    def verdict(self) -> str:
        """What the control totals of all documents say, in a few words."""
        totals = [entry.totals for entry in self.entries.values() if entry.totals is not None]
        off = sum(len(one.differences) for one in totals)
        if off:
            return f"合计不符 {off} 处"
        return next((one.verdict for one in totals if not one.printed), totals[0].verdict if totals else "")


def _unit_amounts(unit: Unit) -> Amounts:
    return unit.amounts or add(project.amounts for project in unit.projects)
