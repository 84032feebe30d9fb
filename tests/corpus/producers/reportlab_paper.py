"""The producer with every choice: rows flowed by `flow`, drawn glyph and line with reportlab."""

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model import Table

from ..fonts import UMING, font_file
from ..printed import (
    FUND_KEYS,
    RUNNING_HEAD,
    SIGNATURE,
    foot_lines,
    group_words,
    header_words,
    heading_lines,
    printed_rows,
    title_lines,
)
from ..produced import Produced
from ..setting import Key, Setting
from . import ruling
from .flow import LEADING, Band, Box, Frame, Text, flow, wrap
from .neighbours import draw_after, draw_before, draw_beside, draw_under
from .sheet import MARGIN, draw_watermark, open_sheet, sheet_size

CID_FONT = "STSong-Light"
"""Not embedded: the reader knows its characters by the predefined CMap UniGB-UCS2-H."""

WEIGHTS: dict[Key, float] = {
    "number": 3,
    "name": 14,
    "total": 7.5,
    "fund0": 7.5,
    "fund1": 7.5,
    "fund2": 7.5,
    "objective": 25,
    "indicators": 33,
    "note": 5,
}
BESIDE = 110.0


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table; `setting.font` is a family or `CID_FONT`."""
    return _Paper(table, setting).produced()


def _register(family: str) -> str:
    if family == CID_FONT:
        pdfmetrics.registerFont(UnicodeCIDFont(CID_FONT))
        return CID_FONT
    file = font_file(family)
    pdfmetrics.registerFont(TTFont(family, str(file.path), subfontIndex=file.face))
    return family


class _Paper:
    """One document: its fonts, its sheets, and what is drawn on each."""

    def __init__(self, table: Table, setting: Setting) -> None:
        self._table = table
        self._setting = setting
        self._font = _register(setting.font or UMING)
        self._size = setting.font_size
        self._leading = self._size * LEADING
        self._random = Random(7)
        self._rows = printed_rows(table, setting)
        self._file = BytesIO()
        self._canvas = Canvas(self._file, invariant=True, pageCompression=1)
        self._canvas.setTitle(table.title)

    def produced(self) -> Produced:
        pages = flow(self._rows, self._frame, self._setting, self._measure)
        first = 0
        if self._setting.before:
            open_sheet(self._canvas, self._sheet(0), self._font, self._setting)
            draw_before(self._canvas, self._font, self._size, self._sheet(0)[1], MARGIN)
            self._canvas.showPage()
            first = 1
        for number, bands in enumerate(pages):
            self._page(number, bands, number + 1 + first, len(pages) + first, last=number == len(pages) - 1)
        if self._setting.after:
            open_sheet(self._canvas, self._sheet(0), self._font, self._setting)
            draw_after(self._canvas, self._font, self._size, self._sheet(0)[1], MARGIN)
            self._canvas.showPage()
        self._canvas.save()
        row_pages: list[list[int]] = [[] for _ in self._rows]
        for number, bands in enumerate(pages):
            for band in bands:
                row_pages[band.row].append(number + 1 + first)
        return Produced(self._file.getvalue(), tuple(tuple(row) for row in row_pages))

    def _measure(self, words: str) -> float:
        return float(pdfmetrics.stringWidth(words, self._font, self._size))

    def _sheet(self, number: int) -> tuple[float, float]:
        return sheet_size(number, self._setting)

    def _boxes(self, number: int) -> tuple[Box, ...]:
        width = self._sheet(number)[0] - 2 * MARGIN - (BESIDE if self._setting.beside else 0.0)
        weights = {key: WEIGHTS[key] for key in self._setting.columns}
        if self._setting.narrow_money:
            weights |= {key: 4.2 for key in weights if key == "total" or key in FUND_KEYS}
        boxes, x = [], MARGIN
        for key, weight in weights.items():
            right = x + width * weight / sum(weights.values())
            boxes.append(Box(key, x, right))
            x = right
        return tuple(boxes)

    def _has_header(self, number: int) -> bool:
        return number == 0 or self._setting.header_on == "every"

    def _frame(self, number: int) -> Frame:
        """The room for rows: under title and header, above the foot."""
        top = MARGIN
        if number == 0:
            top = self._title_bottom()
        if self._has_header(number):
            top += self._header_height(number)
        under = len(foot_lines(self._setting)) + self._setting.page_numbers
        foot = self._leading * (1 + under) if under else 0.0
        return Frame(top, self._sheet(number)[1] - MARGIN - foot, self._boxes(number))

    def _title_bottom(self) -> float:
        lines = self._setting.title_lines * 20.0
        return MARGIN + lines + (len(heading_lines(self._table, self._setting)) + 0.6) * self._leading

    def _header_lines(self, box: Box) -> list[str]:
        return wrap(
            header_words(box.key, self._setting), box.x1 - box.x0 - 2 * self._setting.padding, self._measure
        )

    def _header_height(self, number: int) -> float:
        lines = max(len(self._header_lines(box)) for box in self._boxes(number))
        height = lines * self._leading + 2 * self._setting.padding
        return height + (self._setting.header_levels - 1) * (self._leading + 2 * self._setting.padding)

    def _page(self, number: int, bands: list[Band], shown: int, of: int, *, last: bool) -> None:
        open_sheet(self._canvas, self._sheet(number), self._font, self._setting)
        height = self._sheet(number)[1]
        if self._setting.watermark:
            draw_watermark(self._canvas, self._sheet(number), self._font)
        if number == 0:
            self._title()
        header: tuple[list[ruling.Cell], list[Text]] = ([], [])
        frame = self._frame(number)
        if self._has_header(number):
            header = self._header(number, frame)
        cells = header[0] + [
            ruling.Cell(box.x0, band.top, box.x1, band.bottom, closed=band.closed)
            for band in bands
            for box in frame.boxes
        ]
        ruling.fill(self._canvas, cells, height, self._setting)
        inside = self._heading_cells() if self._setting.heading_inside and number == 0 else []
        ruling.rule(self._canvas, inside + cells, height, self._setting)
        for band in bands:
            self._band(band, height)
        self._texts(header[1], height)
        bottom = bands[-1].bottom if bands else frame.top
        self._foot(number, shown, of, bottom, last=last)
        self._canvas.showPage()

    def _title(self) -> None:
        width, height = self._sheet(0)
        y = MARGIN + 14
        self._canvas.setFont(self._font, 14)
        for line in title_lines(self._table, self._setting):
            self._canvas.drawCentredString(width / 2, height - y, line)
            y += 20
        self._canvas.setFont(self._font, self._size)
        for left, right in heading_lines(self._table, self._setting):
            self._canvas.drawString(MARGIN, height - y, left)
            self._canvas.drawRightString(self._boxes(0)[-1].x1, height - y, right)
            y += self._leading

    def _heading_cells(self) -> list[ruling.Cell]:
        """The ruled rows that the title and the lines under it stand in."""
        left, right = self._boxes(0)[0].x0, self._boxes(0)[-1].x1
        lines = len(heading_lines(self._table, self._setting))
        bottom, title = self._title_bottom(), MARGIN + self._setting.title_lines * 20.0 + 3
        step = (bottom - title) / lines
        edges = [MARGIN - 4, *(title + step * at for at in range(lines + 1))]
        return [ruling.Cell(left, top, right, below) for top, below in pairwise(edges)]

    def _header(self, number: int, frame: Frame) -> tuple[list[ruling.Cell], list[Text]]:
        """The header's cells and words, standing right above the frame."""
        top = frame.top - self._header_height(number)
        upper = self._leading + 2 * self._setting.padding if self._setting.header_levels == 2 else 0.0
        cells, texts = [], []
        funds = [box for box in frame.boxes if box.key in FUND_KEYS]
        for box in frame.boxes:
            begins = top + upper if box in funds else top
            cells.append(ruling.Cell(box.x0, begins, box.x1, frame.top))
            texts += self._centred(self._header_lines(box), box.x0, begins, box.x1, frame.top)
        if upper:
            left, right = min(box.x0 for box in funds), max(box.x1 for box in funds)
            cells.append(ruling.Cell(left, top, right, top + upper))
            texts += self._centred([group_words(self._setting)], left, top, right, top + upper)
        return cells, texts

    def _centred(self, lines: Sequence[str], x0: float, top: float, x1: float, bottom: float) -> list[Text]:
        y = (top + bottom - len(lines) * self._leading) / 2
        return [
            Text("name", (x0 + x1 - self._measure(line)) / 2, y + at * self._leading, line, True)
            for at, line in enumerate(lines)
        ]

    def _band(self, band: Band, height: float) -> None:
        self._canvas.saveState()
        if band.cut:
            path = self._canvas.beginPath()
            path.rect(0, height - band.bottom, self._sheet(0)[0] + 900, band.bottom - band.top)
            self._canvas.clipPath(path, stroke=0, fill=0)
        self._texts(band.texts, height)
        self._canvas.restoreState()

    def _texts(self, texts: Sequence[Text], height: float) -> None:
        """Draw lines of text, or each glyph of them alone."""
        drawn = [(text.x, height - text.top - self._size, text.words, text.is_sum) for text in texts]
        for text in texts:
            if self._setting.underlined and text.key == "name" and not text.is_sum:
                y = height - text.top - self._size - 1.2
                self._canvas.line(text.x, y, text.x + self._measure(text.words), y)
        if self._setting.glyphwise:
            drawn = [
                (x + self._measure(words[:at]), y, character, is_sum)
                for x, y, words, is_sum in drawn
                for at, character in enumerate(words)
            ]
        if self._setting.glyphwise == "shuffled":
            self._random.shuffle(drawn)
        for x, y, words, is_sum in drawn:
            self._canvas.drawString(x, y, words)
            if is_sum and self._setting.doubled_text:
                self._canvas.drawString(x + 0.3, y, words)

    def _foot(self, number: int, shown: int, of: int, bottom: float, *, last: bool) -> None:
        """What stands under the rows and at the sheet's lower edge, and the tables beside and under."""
        width, height = self._sheet(number)
        lines = foot_lines(self._setting) if last else [SIGNATURE] * (self._setting.signature == "every")
        for at, line in enumerate(lines, start=1):
            self._canvas.drawString(MARGIN, height - bottom - self._leading * (0.2 + 1.2 * at), line)
        if self._setting.running_head:
            self._canvas.drawCentredString(width / 2, height - 22, RUNNING_HEAD)
            self._canvas.line(MARGIN, height - 26, width - MARGIN, height - 26)
        if self._setting.page_numbers:
            self._canvas.drawCentredString(width / 2, 20, f"第 {shown} 页 共 {of} 页")
        if self._setting.beside:
            draw_beside(
                self._canvas,
                self._font,
                self._size,
                width - MARGIN - BESIDE + 14,
                height - self._title_bottom(),
            )
        if self._setting.under and last:
            room = self._sheet(number)[1] - MARGIN - bottom
            if room < 90:
                self._canvas.showPage()
                open_sheet(self._canvas, self._sheet(number), self._font, self._setting)
                bottom = MARGIN
            draw_under(
                self._canvas,
                self._font,
                self._size,
                MARGIN,
                height - bottom - 24 - 12 * len(foot_lines(self._setting)),
            )
