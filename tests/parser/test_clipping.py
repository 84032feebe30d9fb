"""Text outside its clip takes no part, and a cell that shows less than it holds is said."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas

from parser.page import Cut, Glyph, Page
from tests.parser import drawing
from tests.parser.reading import kinds, read_pages
from tests.parser.sheets import Cells, set_rows
from tests.parser.test_plumber import page_of


def clipped(sheet: Canvas, x: float, y: float, width: float, height: float) -> None:
    clip = sheet.beginPath()
    clip.rect(x, y, width, height)
    sheet.clipPath(clip, stroke=0)


def three_lines(sheet: Canvas) -> None:
    sheet.setFont(drawing.FONT, 10)
    for at, words in enumerate(("上行", "中行", "下行")):
        sheet.drawString(30, 495 - 12 * at, words)


def text_beside(sheet: Canvas) -> None:
    sheet.setFont(drawing.FONT, 10)
    sheet.drawString(60, 495, "旁")


def seen(page: Page) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


def test_what_lies_outside_the_clip_is_cut(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        clipped(sheet, 20, 480, 200, 14)
        three_lines(sheet)

    page = page_of(tmp_path, draw)
    assert (seen(page), "".join(cut.glyph.text for cut in page.cut)) == ("中行", "上行下行")
    assert [round(edge) for edge in page.cut[0][1:]] == [20, 101, 220, 115]


def test_a_clip_ends_with_its_state_and_narrows_the_one_around_it(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        clipped(sheet, 20, 480, 200, 100)
        sheet.saveState()
        clipped(sheet, 20, 400, 15, 200)
        three_lines(sheet)
        sheet.restoreState()
        text_beside(sheet)

    assert seen(page_of(tmp_path, draw)) == "上中旁"


def test_a_form_shows_nothing_outside_its_box_and_its_callers_clip(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.beginForm("words", 20, 480, 220, 595)
        three_lines(sheet)
        sheet.endForm()
        clipped(sheet, 20, 400, 200, 94)
        sheet.doForm("words")

    assert seen(page_of(tmp_path, draw)) == "中行"


def test_a_clip_of_no_path_clips_nothing(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.addLiteral("W n")
        three_lines(sheet)

    assert seen(page_of(tmp_path, draw)) == "上行中行下行"


ROWS: Sequence[Cells] = (
    ("合计", "1.00", "1.00", "", "", "", ""),
    ("云溪县民政局", "1.00", "1.00", "", "", "", ""),
    ("    临时救助", "1.00", "1.00", "", "", "保障困难群众。", "详见附件。"),
)


def _as_wide() -> tuple[float, float]:
    """From the edges of the last row's objective to those of the table."""
    sheet = set_rows(ROWS)[0]
    word = next(glyph for glyph in reversed(sheet.glyphs) if glyph.text == "障")
    return min(rule.x0 for rule in sheet.rules) - word.x0, max(rule.x1 for rule in sheet.rules) - word.x1


AS_WIDE = _as_wide()


def with_cut(x0: float, x1: float, top: float, bottom: float, character: str = "字") -> Page:
    """A table, and a character that a clip leaves out; edges from those of the last row's objective."""
    sheet = set_rows(ROWS)[0]
    word = next(glyph for glyph in reversed(sheet.glyphs) if glyph.text == "障")
    hidden = Glyph(character, word.x0, word.bottom + 20, word.x1, word.bottom + 28)
    return msgspec.structs.replace(
        sheet, cut=(Cut(hidden, word.x0 + x0, word.top + top, word.x1 + x1, word.bottom + bottom),)
    )


def test_a_row_of_which_a_cell_is_cut_is_said() -> None:
    table = read_pages(with_cut(-9, 30, -2, 2))
    assert [(notice.pages, notice.sentence) for notice in table.notices if notice.kind == "cut-text"] == [
        ((1,), "第 1 页“临时救助”的单元格有文字被裁去，印出的不全，请核对原文")
    ]


@pytest.mark.parametrize(
    "page",
    [
        with_cut(-700, 700, -700, 2),
        with_cut(*AS_WIDE, -20, 2),
        with_cut(-9, 30, 300, 340),
        with_cut(-9, 30, -2, 2, "\u3000"),
    ],
    ids=["the sheet's own clip", "one as wide as the table", "a clip under the table", "nothing that shows"],
)
def test_what_is_cut_elsewhere_is_not(page: Page) -> None:
    assert "cut-text" not in kinds(read_pages(page))
