"""Text that nobody sees takes no part: without ink, in the colour of what is under it, covered, clipped."""

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import CMYKColorSep, Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parser.page import Page
from tests.parser import drawing
from tests.parser.test_plumber import page_of

BOX = (20, 480, 200, 40)


def text(sheet: Canvas, words: str, y: float = 495) -> None:
    sheet.setFont(drawing.FONT, 10)
    sheet.drawString(30, y, words)


def read(page: Page) -> tuple[str, str]:
    """What of a page is seen, and what is not."""
    return "".join(glyph.text for glyph in page.glyphs), page.hidden


def without_ink(sheet: Canvas) -> None:
    drawn = sheet.beginText(30, 495)
    drawn.setFont(drawing.FONT, 10)
    drawn.setTextRenderMode(3)
    drawn.textOut("隐藏")
    drawn.setTextRenderMode(0)
    sheet.drawText(drawn)


def white_on_paper(sheet: Canvas) -> None:
    sheet.setFillColor(white)
    text(sheet, "隐藏")


def nearly_white(sheet: Canvas) -> None:
    sheet.setFillColor(Color(0.97, 0.97, 0.99))
    text(sheet, "隐藏")


def white_without_ink_colours(sheet: Canvas) -> None:
    sheet.setFillColorCMYK(0, 0, 0, 0)
    text(sheet, "隐藏")


def dark_on_dark(sheet: Canvas) -> None:
    sheet.setFillColor(black)
    sheet.rect(*BOX, stroke=0, fill=1)
    text(sheet, "隐藏")


def covered_by_a_white_box(sheet: Canvas) -> None:
    text(sheet, "隐藏")
    sheet.setFillColor(white)
    sheet.rect(*BOX, stroke=0, fill=1)


def covered_by_a_picture(sheet: Canvas) -> None:
    text(sheet, "隐藏")
    sheet.drawImage(ImageReader(Image.new("L", (20, 4), 200)), *BOX)


def transparent(sheet: Canvas) -> None:
    sheet.setFillAlpha(0)
    text(sheet, "隐藏")


@pytest.mark.parametrize(
    "draw",
    [
        without_ink,
        white_on_paper,
        nearly_white,
        white_without_ink_colours,
        dark_on_dark,
        covered_by_a_white_box,
        covered_by_a_picture,
        transparent,
    ],
)
def test_text_that_nobody_sees_is_hidden(tmp_path: Path, draw: drawing.Draw) -> None:
    assert read(page_of(tmp_path, draw)) == ("", "隐藏")


def white_on_a_dark_fill(sheet: Canvas) -> None:
    sheet.setFillColor(Color(0.1, 0.2, 0.5))
    sheet.rect(*BOX, stroke=0, fill=1)
    sheet.setFillColor(white)
    text(sheet, "可见")


def white_on_a_round_dark_fill(sheet: Canvas) -> None:
    sheet.setFillColor(black)
    sheet.roundRect(*BOX, radius=5, stroke=0, fill=1)
    sheet.setFillColor(white)
    text(sheet, "可见")


def white_on_a_picture(sheet: Canvas) -> None:
    sheet.drawImage(ImageReader(Image.new("L", (20, 4), 20)), *BOX)
    sheet.setFillColor(white)
    text(sheet, "可见")


def white_on_a_shade(sheet: Canvas) -> None:
    sheet.saveState()
    clip = sheet.beginPath()
    clip.rect(*BOX)
    sheet.clipPath(clip, stroke=0)
    sheet.linearGradient(20, 480, 220, 480, (black, Color(0.2, 0.2, 0.2)))
    sheet.restoreState()
    sheet.setFillColor(white)
    text(sheet, "可见")


def on_a_white_box(sheet: Canvas) -> None:
    sheet.setFillColor(white)
    sheet.rect(*BOX, stroke=0, fill=1)
    sheet.setFillColor(black)
    text(sheet, "可见")


def full_tint_of_an_ink(sheet: Canvas) -> None:
    """Its number is 1, which is white where it counts light."""
    sheet.setFillColor(CMYKColorSep(0, 0, 0, 1, spotName="PANTONE Black", density=1))
    text(sheet, "可见")


def inside_a_frame_of_two_rectangles(sheet: Canvas) -> None:
    text(sheet, "可见")
    frame = sheet.beginPath()
    frame.rect(*BOX)
    frame.rect(21, 481, 198, 38)
    sheet.drawPath(frame, stroke=0, fill=1, fillMode=0)


def under_a_tint(sheet: Canvas) -> None:
    text(sheet, "可见")
    sheet.setFillColor(Color(1, 1, 0))
    sheet.setFillAlpha(0.4)
    sheet.rect(*BOX, stroke=0, fill=1)


def outlined(sheet: Canvas) -> None:
    sheet.setFillColor(white)
    sheet.setStrokeColor(black)
    drawn = sheet.beginText(30, 495)
    drawn.setFont(drawing.FONT, 10)
    drawn.setTextRenderMode(2)
    drawn.textOut("可见")
    sheet.drawText(drawn)


def beside_a_box_that_is_clipped(sheet: Canvas) -> None:
    text(sheet, "可见")
    clip = sheet.beginPath()
    clip.rect(300, 480, 20, 40)
    sheet.clipPath(clip, stroke=0)
    sheet.setFillColor(white)
    sheet.rect(20, 480, 400, 40, stroke=0, fill=1)


@pytest.mark.parametrize(
    "draw",
    [
        white_on_a_dark_fill,
        white_on_a_round_dark_fill,
        white_on_a_picture,
        white_on_a_shade,
        on_a_white_box,
        full_tint_of_an_ink,
        inside_a_frame_of_two_rectangles,
        under_a_tint,
        outlined,
        beside_a_box_that_is_clipped,
    ],
)
def test_text_that_stands_out_is_seen(tmp_path: Path, draw: drawing.Draw) -> None:
    assert read(page_of(tmp_path, draw)) == ("可见", "")


def test_a_form_is_painted_with_the_colour_it_is_called_with(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.beginForm("words", 0, 0, 842, 595)
        text(sheet, "隐藏")
        sheet.endForm()
        sheet.setFillColor(white)
        sheet.doForm("words")

    assert read(page_of(tmp_path, draw)) == ("", "隐藏")
