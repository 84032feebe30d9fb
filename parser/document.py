"""From the pages of one PDF to its table, or to the reason why it holds none."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from model import Notice, Table
from model.money import parse
from parser import limits
from parser.assemble import DEFAULT_UNIT, assemble
from parser.clipping import Clipping
from parser.conservation import Ledger
from parser.grid import Grid, grids
from parser.heading import Heading, heading
from parser.illegible import Illegible
from parser.layouts import list_form
from parser.lines import Line, lines
from parser.page import Page, Reader
from parser.progress import OnProgress, Progress, RowSoFar
from parser.rows import TOTALS, Row, figure, text
from parser.small_tables import without_small_tables
from parser.survey import Survey, is_pictured, listed
from parser.underlines import without_underlines
from parser.unruled import unruled_grid


class _Reading:
    """What has been read so far, page by page."""

    def __init__(self) -> None:
        self.survey = Survey()
        self.ledger = Ledger()
        self.heading: Heading | None = None
        self.rows: list[Row] = []
        self.strange: list[int] = []
        self._clipping = Clipping()
        self._illegible = Illegible()
        self._header: list_form.Header | None = None
        self._unruled = False

    def add(self, page: Page) -> list[Row]:
        """Read one page more; the rows found on it."""
        if self.survey.add(page) == "scanned" and is_pictured(page):
            return []
        page = without_underlines(page)
        ruled = [self._table(page, grid) for grid in grids(page)]
        tables = [table for table in ruled if table is not None]
        if not tables and (unruled := self._unruled_table(page)) is not None:
            tables = [unruled]
        elif None in ruled and self.heading is not None:
            self.strange.append(page.number)
        fresh = [row for table in tables for row in table]
        self.rows += fresh
        return fresh

    def _unruled_table(self, page: Page) -> list[Row] | None:
        """The rows of a table that its header words alone make; None where there is none."""
        known = self._header.columns if self._header is not None and self._unruled else ()
        grid = unruled_grid(without_small_tables(page, known), known)
        if grid is not None and known and self._header is not None:
            self._header = list_form.stretched(self._header, grid)
        rows = self._table(page, grid) if grid is not None else None
        self._unruled = self._unruled or rows is not None
        return rows

    def _table(self, page: Page, grid: Grid) -> list[Row] | None:
        """The rows of a grid that is a list or goes on with one; None for any other table."""
        found = list_form.header(grid)
        if found is not None:
            self.heading = self.heading or heading(_above(page, found))
            self._header = found
            start = found.bottom
        elif self._header is not None and list_form.fits(grid, self._header):
            start = grid.top
        else:
            return None
        rows = list(list_form.rows(grid, self._header, start))
        inside = [glyph for glyph in page.glyphs if grid.holds(glyph)]
        self._illegible.add(page.number, inside)
        self._clipping.add(page, grid, rows)
        over = (glyph for glyph in inside if glyph.middle < start)
        self.ledger.enter(page.number, inside, [*over, *(glyph for row in rows for glyph in row.glyphs)])
        return rows

    def notices(self) -> Iterator[Notice]:
        """What was met with and not read."""
        yield from self.survey.notices()
        yield from self._illegible.notices()
        yield from self._clipping.notices()
        if self.strange:
            pages = tuple(self.strange)
            yield Notice("other-table", pages, f"第 {listed(pages)} 页另有其他表格，未读")


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
            money_unit = (reading.heading and reading.heading.money_unit) or DEFAULT_UNIT
            on_progress(Progress(page.number, reader.page_count, tuple(_so_far(fresh, money_unit))))
    if reading.heading is None or all(row.is_blank for row in reading.rows):
        raise reading.survey.refusal(path)
    return assemble(
        reading.rows,
        reading.heading,
        layout=list_form.LAYOUT,
        pages=reader.page_count,
        sha256=sha256,
        ledger=reading.ledger,
        notices=reading.notices(),
    )


def _above(page: Page, found: list_form.Header) -> list[Line]:
    """The lines of the title block: above the table's header, inside its outer lines or over them."""
    above = (glyph for glyph in page.glyphs if glyph.middle < found.top)
    return lines(page.number, above)


def _so_far(rows: list[Row], money_unit: str) -> Iterator[RowSoFar]:
    for row in rows:
        name = text(row.name)
        if name and name not in TOTALS:
            yield RowSoFar("project" if row.has_text else "unit", name, parse(figure(row.total), money_unit))
