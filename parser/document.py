"""From the pages of one PDF to its table, or to the reason why it holds none."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from model import Notice, Place, Table
from model.money import parse
from parser import limits
from parser.assemble import Part, assemble, part
from parser.clipping import Clipping
from parser.conservation import Ledger, leftover_notices
from parser.forms import Forms
from parser.grid import Cell, Grid, grids
from parser.heading import Heading, heading
from parser.illegible import Illegible
from parser.layouts import list_form
from parser.lines import join
from parser.long_lists import LongLists
from parser.other_tables import OtherTables, begins_another
from parser.overhang import with_overhang
from parser.page import Page, Reader, without_empty
from parser.page_numbers import without_page_number
from parser.progress import OnProgress, Progress, RowSoFar
from parser.rows import Row, figure, is_total, text
from parser.section import DEFAULT_UNIT, Section
from parser.small_tables import without_small_tables
from parser.survey import Survey, is_pictured
from parser.tables_read import combined
from parser.title_block import lines_above
from parser.underlines import without_underlines
from parser.unruled import unruled_grid


class _Reading:
    """What has been read so far, page by page."""

    def __init__(self) -> None:
        self.survey = Survey()
        self.ledger = Ledger()
        self.section: Section | None = None
        """The list that is read, of which further rows may come."""
        self._parts: list[Part] = []
        self.forms = Forms(self.ledger)
        self.long_lists = LongLists(self.ledger)
        self._clipping = Clipping()
        self._illegible = Illegible()
        self._header: list_form.Header | None = None
        self._unruled = False
        self._above: set[str] = set()
        self._others = OtherTables()
        self._asked: tuple[Grid, list_form.Header | None] | None = None

    def add(self, page: Page) -> list[Row]:
        """Read one page more; the rows found on it."""
        if self.survey.add(page) == "scanned" and is_pictured(page):
            return []
        page = without_page_number(without_underlines(without_empty(page)))
        ruled = grids(page)
        read = [self._table(page, grid, ruled) for grid in ruled if not self._is_other(page, grid, ruled)]
        tables = [table for table in read if table is not None]
        known = page.number in self._others.pages
        formed = page.number in self.forms.pages or page.number in self.long_lists.pages
        if (
            not tables
            and not known
            and not formed
            and (unruled := self._unruled_table(page, ruled)) is not None
        ):
            tables = [unruled]
        elif None in read and self.section is not None and not known:
            self._others.add(page.number)
        return [row for table in tables for row in table]

    def _is_other(self, page: Page, grid: Grid, ruled: list[Grid]) -> bool:
        """Whether a grid is of another layout, and then is taken, or noted where it holds no targets."""
        whole = with_overhang(page, grid, ruled)
        if self.long_lists.add(
            whole, lambda top: heading(lines_above(page, top, ruled)), self._others.kind_of_long_list
        ):
            kind = self.long_lists.open_kind
        elif self._header_of(grid) is not None:
            self.forms.close()
            return False
        elif self.forms.add(whole, lines_above(page, grid.top, ruled), self._others.kind_of_form):
            kind = self.forms.open_kind
        else:
            return False
        if kind is not None:
            self.survey.meet(kind)
            self._others.add(page.number, kind)
            return True
        inside = grid.inside(page.glyphs)
        self._illegible.add(page.number, inside)
        self._clipping.add(page, grid, ((_box(cell, grid.page), "") for cell in grid.cells))
        return True

    def _unruled_table(self, page: Page, ruled: list[Grid]) -> list[Row] | None:
        """The rows of a table that its header words alone make; None where there is none."""
        known = self._header.columns if self._header is not None and self._unruled else ()
        grid = unruled_grid(without_small_tables(page, known), known)
        if grid is not None and known and self._header is not None:
            self._header = list_form.parted_as(self._header, grid)
        rows = self._table(page, grid, ruled) if grid is not None else None
        self._unruled = self._unruled or rows is not None
        return rows

    def _table(self, page: Page, grid: Grid, ruled: list[Grid]) -> list[Row] | None:
        """The rows of a grid that is a list or goes on with one; None for any other table."""
        found = self._header_of(grid)
        fits = found is None and self._header is not None and list_form.fits(grid, self._header)
        above = lines_above(page, found.top if found else grid.top, ruled) if found or fits else []
        printed = [join([line]).text for line in above]
        title_block = heading(above)
        start = found.bottom if found else grid.top
        if fits and self._header is not None:
            if begins_another(grid, self._header, printed, self._above):
                self._header = None
                return None
        elif (kind := self._others.kind(grid, found, title_block.title, printed)) is not None:
            self._header = None
            self.survey.meet(kind)
            self._others.add(page.number, kind)
            return None
        elif found is not None:
            self._begin(page.number, found, title_block, printed)
        else:
            return None
        assert self._header is not None
        assert self.section is not None
        rows = list(list_form.rows(grid, self._header, start))
        self.section.rows += rows
        inside = grid.inside(page.glyphs)
        self._illegible.add(page.number, inside)
        self._clipping.add(page, grid, ((row.box, text(row.name)) for row in rows))
        over = [glyph for glyph in inside for _, _, top, _, low in (glyph,) if (top + low) / 2 < start]
        self.ledger.enter(page.number, inside, [*over, *(glyph for row in rows for glyph in row.glyphs)])
        return rows

    def _header_of(self, grid: Grid) -> list_form.Header | None:
        """The header that a grid prints, which is asked for twice."""
        if self._asked is None or self._asked[0] is not grid:
            self._asked = grid, list_form.header(grid)
        return self._asked[1]

    def _begin(self, page: int, found: list_form.Header, above: Heading, printed: list[str]) -> None:
        """Take a header for the list that goes on, or for one that begins here."""
        self._header = found
        self._above.update(printed)
        if self.section is not None and self.section.goes_on_under(above):
            self.section.complete(above)
        else:
            self._end()
            self.section = Section(page, above, found, [])

    def _end(self) -> None:
        """Make of a list what it is, and let go of its rows: a document may hold hundreds of lists."""
        if self.section is not None and not all(row.is_blank for row in self.section.rows):
            self._parts.append(part(self.section, self.survey.blank_pages))
        self.section = None

    def parts(self) -> list[Part]:
        """All lists, when the last page is read."""
        self._end()
        return self._parts

    def notices(self) -> Iterator[Notice]:
        """What was met with and not read."""
        yield from self.survey.notices()
        yield from self._others.notices()
        yield from self._illegible.notices()
        yield from self._clipping.notices()


def read_document(reader: Reader, path: Path, sha256: str, on_progress: OnProgress | None = None) -> Table:
    """The table of a document. Raises the Refusal that fits where there is none."""
    reading = _Reading()
    limits.check_pages(path, reader.page_count)
    began = process_time()
    for page in reader.pages():
        limits.check_page(path, page.number, len(page.glyphs), len(page.rules))
        limits.check_seconds(path, reader.page_count, process_time() - began)
        fresh = reading.add(page)
        if on_progress is not None:
            money_unit = reading.section.money_unit if reading.section is not None else DEFAULT_UNIT
            on_progress(Progress(page.number, reader.page_count, tuple(_so_far(fresh, money_unit))))
    parts = reading.parts()
    notices: list[Notice] = []
    others = [*reading.forms.tables(notices), *reading.long_lists.tables(notices)]
    if not parts and not others:
        raise reading.survey.refusal(path)
    notices = [*reading.notices(), *notices]
    if not parts:
        return combined(None, others, _without_list(reader.page_count, sha256, reading.ledger, notices))
    of_list = assemble(
        parts,
        layout=list_form.LAYOUT,
        pages=reader.page_count,
        sha256=sha256,
        ledger=reading.ledger,
        notices=notices,
    )
    return combined(of_list, others, of_list)


def _without_list(pages: int, sha256: str, ledger: Ledger, notices: list[Notice]) -> Table:
    """What a document without a list has in common for its tables of other layouts."""
    conservation = ledger.balance(0)
    return Table(
        title="",
        department="",
        year=None,
        money_unit=DEFAULT_UNIT,
        layout="",
        pages=pages,
        sha256=sha256,
        total=None,
        units=(),
        notices=(*notices, *leftover_notices(conservation)),
        conservation=conservation,
    )


def _box(cell: Cell, page: int) -> Place:
    return Place(page, cell.x0, cell.top, cell.x1, cell.bottom)


def _so_far(rows: list[Row], money_unit: str) -> Iterator[RowSoFar]:
    for row in rows:
        name = text(row.name)
        if name and not is_total(name):
            yield RowSoFar("project" if row.has_text else "unit", name, parse(figure(row.total), money_unit))
