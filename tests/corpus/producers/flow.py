"""Rows flowed over pages: text wrapped to lines, rows to bands, bands to pages. Nothing is drawn here.

Heights run downwards from the top of the sheet; all sizes are points.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from ..printed import INDENT, PrintedRow
from ..setting import Key, Setting

LEADING = 1.25
"""Line height over font size."""

Measure = Callable[[str], float]


class Box(msgspec.Struct, frozen=True):
    """A column's place: left edge and right edge."""

    key: Key
    x0: float
    x1: float


class Text(msgspec.Struct, frozen=True):
    """One line of a cell: where it starts, how high its line's top stands, its words."""

    key: Key
    x: float
    top: float
    words: str
    is_sum: bool


class Band(msgspec.Struct, frozen=True):
    """What is drawn of one row on one page. `cut`: it runs on below a clip. `closed`: a line ends it."""

    row: int
    top: float
    bottom: float
    texts: tuple[Text, ...]
    cut: bool = False
    closed: bool = True


class Frame(msgspec.Struct, frozen=True):
    """The room for rows on one page, and its columns."""

    top: float
    bottom: float
    boxes: tuple[Box, ...]


def wrap(words: str, width: float, measure: Measure, first: float = 0.0) -> list[str]:
    """Lines no wider than `width`, the first `first` points narrower: broken anywhere, Latin words and
    figures kept whole where they fit. A space at a break is not drawn."""
    lines: list[str] = []
    line = ""
    for token in _tokens(words):
        if token == "\n":
            lines.append(line)
            line = ""
            continue
        for piece in [token] if measure(token) <= width else list(token):
            room = width - (first if not lines else 0.0)
            if line and measure(line + piece) > room:
                lines.append(line)
                line = "" if piece == " " else piece
            else:
                line += piece
    return [*lines, line] if line else lines


def _tokens(words: str) -> Iterator[str]:
    """Single Chinese characters and marks; runs of Latin letters and digits whole."""
    run = ""
    for character in words:
        if character.isascii() and (character.isalnum() or character in ".,%/"):
            run += character
            continue
        if run:
            yield run
        run = ""
        yield character
    if run:
        yield run


class _Cell(msgspec.Struct, frozen=True):
    box: Box
    lines: list[str]
    first: float


def flow(
    rows: Sequence[PrintedRow], frames: Callable[[int], Frame], setting: Setting, measure: Measure
) -> list[list[Band]]:
    """The bands of each page. `frames` gives the room on a page by its number from 0."""
    return _Flow(rows, frames, setting, measure).pages


class _Flow:
    """The state of the flow: the page and the height reached."""

    def __init__(
        self, rows: Sequence[PrintedRow], frames: Callable[[int], Frame], setting: Setting, measure: Measure
    ) -> None:
        self.pages: list[list[Band]] = [[]]
        self._frames = frames
        self._setting = setting
        self._measure = measure
        self._leading = setting.font_size * LEADING
        self._y = frames(0).top
        for index, row in enumerate(rows):
            if row.new_page and self.pages[-1]:
                self._turn()
            self._row(index, row)

    @property
    def _frame(self) -> Frame:
        return self._frames(len(self.pages) - 1)

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._frame.top

    def _row(self, index: int, row: PrintedRow) -> None:
        cells = self._cells(row)
        height = self._height(cells)
        room = self._frame.bottom - self._y
        if height > room and self._setting.breaks == "clipped" and room > 1.5 * self._leading:
            self._place(index, row, cells, height, cut=True)
        if height > room and self._setting.breaks != "split" and self.pages[-1]:
            self._turn()
            cells = self._cells(row)
            height = self._height(cells)
        if height <= self._frame.bottom - self._y:
            self._place(index, row, cells, height)
        else:
            self._split(index, row, cells)

    def _split(self, index: int, row: PrintedRow, cells: list[_Cell]) -> None:
        while any(cell.lines for cell in cells):
            room = self._frame.bottom - self._y
            fitting = int((room - 2 * self._setting.padding) / self._leading)
            if fitting < 1:
                self._turn()
                continue
            part = [msgspec.structs.replace(cell, lines=cell.lines[:fitting]) for cell in cells]
            cells = [
                msgspec.structs.replace(
                    cell, lines=cell.lines[fitting:], first=0.0 if cell.lines[:fitting] else cell.first
                )
                for cell in cells
            ]
            last = not any(cell.lines for cell in cells)
            height = self._height(part) if last else room
            self._place(index, row, part, height, closed=last or self._setting.rule_at_break)

    def _cells(self, row: PrintedRow) -> list[_Cell]:
        cells = []
        for box in self._frame.boxes:
            words = row.at(box.key)
            first = 0.0
            if box.key == "name" and row.level:
                if self._setting.indent == "spaces":
                    words = " " * (INDENT * row.level) + words
                else:
                    first = 2.0 * self._setting.font_size * row.level
            width = box.x1 - box.x0 - 2 * self._setting.padding
            cells.append(_Cell(box, wrap(words, width, self._measure, first), first))
        return cells

    def _height(self, cells: Sequence[_Cell]) -> float:
        return max(1, *(len(cell.lines) for cell in cells)) * self._leading + 2 * self._setting.padding

    def _place(
        self,
        index: int,
        row: PrintedRow,
        cells: Sequence[_Cell],
        height: float,
        *,
        cut: bool = False,
        closed: bool = True,
    ) -> None:
        texts = tuple(
            text for cell in cells for text in self._texts(cell, height, is_sum=row.kind != "project")
        )
        bottom = min(self._y + height, self._frame.bottom) if cut else self._y + height
        self.pages[-1].append(Band(index, self._y, bottom, texts, cut=cut, closed=closed and not cut))
        self._y = bottom

    def _texts(self, cell: _Cell, height: float, *, is_sum: bool) -> Iterator[Text]:
        pad, size = self._setting.padding, len(cell.lines) * self._leading
        centred = self._setting.valign == "middle" and cell.box.key not in ("objective", "indicators")
        top = self._y + ((height - size) / 2 if centred else pad)
        for at, line in enumerate(cell.lines):
            width = self._measure(line)
            match cell.box.key:
                case "name" | "objective" | "indicators":
                    x = cell.box.x0 + pad + (cell.first if at == 0 else 0.0)
                case "number" | "note":
                    x = (cell.box.x0 + cell.box.x1 - width) / 2
                case _:
                    x = cell.box.x1 - pad - width
            yield Text(cell.box.key, x, top + at * self._leading, line, is_sum)
