"""Tables that look like a list of targets and are none: known by their title and their header's words."""

import re
from collections.abc import Collection, Iterator, Sequence

from model import Notice
from model.money import is_blank
from parser.grid import SNAP, Cell, Grid
from parser.layouts import list_form
from parser.layouts.columns import meaning, printed_name
from parser.layouts.form_sheet import Piece
from parser.layouts.header_columns import words_of
from parser.rows import figure
from parser.survey import listed

LONG_LIST = "没有分栏印出指标值的逐条指标表"
"""What a list with a row an indicator is called that names no columns of values: the others are read."""

UNKNOWN = "其他表格"

LONGEST_NAME = 20
"""Glyphs: no longer cell names a column."""

_BY_TITLE = (
    (re.compile("绩效自评|自评得分"), "绩效自评表"),
    (re.compile("整体(?:支出)?绩效目标"), "部门整体支出绩效目标表"),
    (re.compile("区域绩效目标"), "转移支付区域绩效目标表"),
    (re.compile("绩效(?:目标)?(?:运行)?监控|运行监控"), "绩效运行监控表"),
    (re.compile("支出决算|决算(?:情况)?表"), "部门预算、决算表"),
)
_BY_COLUMN = (
    (re.compile("得分|自评|完成(?:值|情况|率|程度)"), "绩效自评表"),
    (re.compile("决算"), "部门预算、决算表"),
    (re.compile(r"(?<!上年)(?<!上年度)(?<!20\d\d年)执行(?:数|率|情况|金额)|偏差"), "绩效运行监控表"),
)
_EXECUTED = re.compile(r"(?:全年)?(?:预算)?执行(?:数|率)(?:[（(].*[)）])?|得分")
"""Labels of the money of a form that looks back."""

_LEVEL = re.compile(r"[一二三]级(?:绩效)?指标")
_TITLE_LINE = re.compile(r"表(?:[（(].*[)）])?$")


class OtherTables:
    """The tables of a document that are no list of targets, kind by kind."""

    def __init__(self) -> None:
        self._pages: dict[str, list[int]] = {}
        self._last: tuple[str, list_form.Header] | None = None

    @property
    def pages(self) -> set[int]:
        """The pages with a table known for another kind."""
        return {page for kind, pages in self._pages.items() if kind != UNKNOWN for page in pages}

    def add(self, page: int, kind: str = UNKNOWN) -> None:
        """Take note of a table."""
        pages = self._pages.setdefault(kind, [])
        if page not in pages:
            pages.append(page)

    def kind(
        self, grid: Grid, found: list_form.Header | None, title: str, above: Sequence[str]
    ) -> str | None:
        """What a table is, if it is known for another kind than a list of targets."""
        if found is None:
            if self._last is not None and list_form.fits(grid, self._last[1]):
                return self._last[0]
            return LONG_LIST if _is_long_list(grid) else None
        kind = _named_kind(title, above, [column.name for column in found.columns])
        if kind is None and (_is_long_list(grid) or _parts_indicators(grid, found)):
            kind = LONG_LIST
        self._last = (kind, found) if kind is not None else None
        return kind

    def kind_of_long_list(self, title: str, columns: Sequence[str]) -> str | None:
        """What a list with a row an indicator is, if its title or columns are those of another kind."""
        return _named_kind(title, (), columns)

    def kind_of_form(self, title: str, above: Sequence[str], piece: Piece) -> str | None:
        """What a form is, if its title or its labels are those of another kind than targets."""
        cells = [cell for cell in piece.cells if 0 < len(cell.glyphs) <= LONGEST_NAME]
        words = {cell: words_of(piece.page, cell) for cell in cells}
        levels = [cell for cell in cells if _LEVEL.fullmatch(words[cell])]
        beside = [words[cell] for cell in cells if any(_is_beside(cell, level) for level in levels)]
        of_money = [label for label in words.values() if _EXECUTED.fullmatch(label)]
        return _named_kind(title, above, [*beside, *of_money])

    def notices(self) -> Iterator[Notice]:
        """What was left out, and where."""
        for kind, pages in self._pages.items():
            if pages:
                yield Notice("other-table", tuple(pages), f"第 {listed(pages)} 页另有{kind}，未读")


def _is_beside(cell: Cell, level: Cell) -> bool:
    return abs(cell.top - level.top) <= SNAP and abs(cell.bottom - level.bottom) <= SNAP


def begins_another(grid: Grid, known: list_form.Header, above: Sequence[str], met: Collection[str]) -> bool:
    """Whether a grid with a list's columns has a title of its own, or another header."""
    if any(_TITLE_LINE.search(line) and "续" not in line and line not in met for line in above):
        return True
    first = next(list_form.rows(grid, known, grid.top), None)
    if first is None:
        return False
    money = [
        printed for field in (first.total, *first.funds.values()) if not is_blank(printed := figure(field))
    ]
    ours = {column.name for column in known.columns}
    if 2 * sum(printed_name(printed) in ours for printed in money) > len(money):
        return False
    return len(money) > 1 and not any(character.isdigit() for printed in money for character in printed)


def _named_kind(title: str, above: Sequence[str], columns: Sequence[str]) -> str | None:
    """What a table is by its title, else by the last line above it that ends like one, or by its columns."""
    line = title or next((line for line in reversed(above) if _TITLE_LINE.search(line)), "")
    by_title = (kind for pattern, kind in _BY_TITLE if pattern.search(line))
    by_column = (kind for pattern, kind in _BY_COLUMN if any(map(pattern.search, columns)))
    return next(by_title, None) or next(by_column, None)


def _is_long_list(grid: Grid) -> bool:
    """Whether a table has a column of its own for each part of an indicator, beside the project's name."""
    cells = [cell for cell in grid.cells if 0 < len(cell.glyphs) <= LONGEST_NAME]
    levels = [
        cell
        for cell in cells
        if any("级" in glyph.text for glyph in cell.glyphs) and _LEVEL.fullmatch(words_of(grid.page, cell))
    ]
    beside = [
        cell
        for cell in cells
        if sum(level.top < cell.bottom and cell.top < level.bottom for level in levels) > 1
    ]
    return any(meaning(words_of(grid.page, cell)) == "name" for cell in beside)


def _parts_indicators(grid: Grid, found: list_form.Header) -> bool:
    """Whether most cells under the column of the indicators are narrower than it: one row an indicator."""
    column = next(column for column in found.columns if column.meaning == "indicators")
    width = column.x1 - column.x0
    under = [
        cell
        for cell in grid.cells
        if cell.glyphs and cell.top >= found.bottom - SNAP and column.x0 < (cell.x0 + cell.x1) / 2 < column.x1
    ]
    narrow = [cell for cell in under if cell.x1 - cell.x0 < width - 2 * SNAP]
    return 2 * len(narrow) > len(under)
