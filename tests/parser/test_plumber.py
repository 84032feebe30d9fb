"""The reference reader: what it takes for glyphs and ruling lines."""

import io
from pathlib import Path

import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from parser.document import read_document
from parser.page import Glyph, Page, undoubled, without_empty
from parser.plumber import Plumber
from tests.parser import drawing
from tests.parser.drawing import Draw
from tests.parser.reading import read_pages
from tests.parser.sheets import Setting, set_rows

NON_ZERO = 1
"""Filled as one whole: by default reportlab fills what lies between the edges (even-odd)."""


def page_of(folder: Path, draw: Draw) -> Page:
    """What the reader gives of a sheet on which something was drawn."""
    buffer = io.BytesIO()
    sheet = drawing.canvas(buffer)
    draw(sheet)
    sheet.showPage()
    sheet.save()
    return only(folder, buffer.getvalue())


def only(folder: Path, pdf: bytes) -> Page:
    path = folder / "sheet.pdf"
    path.write_bytes(pdf)
    reader = Plumber(path)
    try:
        assert reader.page_count == 1
        return next(iter(reader.pages()))
    finally:
        reader.close()


def rules(folder: Path, draw: Draw) -> list[tuple[float, float, float, float]]:
    """The ruling lines of a sheet, rounded, from the top left."""
    return sorted(
        (round(rule.x0), round(rule.top), round(rule.x1), round(rule.bottom))
        for rule in page_of(folder, draw).rules
    )


def stroke(sheet: Canvas) -> None:
    sheet.line(30, 495, 400, 495)


def upright(sheet: Canvas) -> None:
    sheet.line(30, 495, 30, 295)


def thin_rectangle(sheet: Canvas) -> None:
    sheet.rect(30, 494.6, 370, 0.8, stroke=0, fill=1)


def path(sheet: Canvas) -> None:
    drawn = sheet.beginPath()
    drawn.moveTo(30, 495)
    drawn.lineTo(400, 495)
    sheet.drawPath(drawn)


@pytest.mark.parametrize("draw", [stroke, thin_rectangle, path])
def test_a_line_across_however_it_is_drawn(tmp_path: Path, draw: Draw) -> None:
    assert rules(tmp_path, draw) == [(30, 100, 400, 100)]


def watermark(angle: float, size: float) -> Draw:
    """Two words over a line of text."""

    def draw(sheet: Canvas) -> None:
        sheet.setFont(drawing.FONT, 8)
        sheet.drawString(30, 300, "保障困难群众基本生活")
        sheet.setFont(drawing.FONT, size)
        sheet.translate(300, 100)
        sheet.rotate(angle)
        sheet.drawString(0, 0, "公开")

    return draw


@pytest.mark.parametrize(("angle", "size"), [(30, 60), (-45, 60), (10, 8), (0, 60)])
def test_words_set_slantwise_or_of_towering_height_are_a_watermark(
    tmp_path: Path, angle: float, size: float
) -> None:
    page = page_of(tmp_path, watermark(angle, size))
    assert "".join(glyph.text for glyph in page.glyphs) == "保障困难群众基本生活"
    assert page.watermark == "公开"


def pale(size: float, at: float, shade: float = 0.8) -> Draw:
    """Pale words along the page, at a height, beside and over a dark line of text."""

    def draw(sheet: Canvas) -> None:
        sheet.setFont(drawing.FONT, 8)
        sheet.drawString(30, 300, "保障困难群众基本生活")
        sheet.setFillColor(Color(shade, shade, shade))
        sheet.setFont(drawing.FONT, size)
        sheet.drawString(40, at, "公开")
        sheet.drawString(400, 100, "公开")

    return draw


@pytest.mark.parametrize(("size", "at"), [(10, 299), (24, 294)])
def test_pale_words_over_the_text_are_a_watermark_wherever_they_stand(
    tmp_path: Path, size: float, at: float
) -> None:
    page = page_of(tmp_path, pale(size, at))
    assert "".join(glyph.text for glyph in page.glyphs) == "保障困难群众基本生活"
    assert page.watermark == "公开公开"


@pytest.mark.parametrize(("at", "shade"), [(320, 0.8), (299, 0.0)], ids=["over nothing", "no paler"])
def test_words_that_are_not_pale_and_over_others_are_no_watermark(
    tmp_path: Path, at: float, shade: float
) -> None:
    assert page_of(tmp_path, pale(10, at, shade)).watermark == ""


@pytest.mark.parametrize(("angle", "size"), [(0, 24), (90, 8), (0.5, 8)])
def test_a_title_and_words_down_the_page_are_no_watermark(tmp_path: Path, angle: float, size: float) -> None:
    page = page_of(tmp_path, watermark(angle, size))
    assert (len(page.glyphs), page.watermark) == (12, "")


def test_a_line_down(tmp_path: Path) -> None:
    assert rules(tmp_path, upright) == [(30, 100, 30, 300)]


def test_the_edges_of_a_drawn_cell(tmp_path: Path) -> None:
    assert rules(tmp_path, lambda sheet: sheet.rect(30, 395, 100, 100, stroke=1, fill=0)) == [
        (30, 100, 30, 200),
        (30, 100, 130, 100),
        (30, 200, 130, 200),
        (130, 100, 130, 200),
    ]


def white_background(sheet: Canvas) -> None:
    sheet.setFillColor(white)
    sheet.rect(30, 395, 100, 100, stroke=0, fill=1)


def grey_background(sheet: Canvas) -> None:
    sheet.setFillColor(Color(0.9, 0.9, 0.9))
    box = sheet.beginPath()
    box.rect(30, 395, 100, 100)
    sheet.drawPath(box, stroke=0, fill=1, fillMode=NON_ZERO)


def white_line(sheet: Canvas) -> None:
    sheet.setStrokeColor(white)
    stroke(sheet)


def white_line_of_ink(sheet: Canvas) -> None:
    sheet.setStrokeColorCMYK(0, 0, 0, 0)
    stroke(sheet)


def white_thin_rectangle(sheet: Canvas) -> None:
    sheet.setFillColor(white)
    thin_rectangle(sheet)


def slanted_line(sheet: Canvas) -> None:
    sheet.line(30, 495, 400, 300)


def bar(sheet: Canvas) -> None:
    sheet.setLineWidth(20)
    stroke(sheet)


@pytest.mark.parametrize(
    "draw",
    [
        white_background,
        grey_background,
        white_line,
        white_line_of_ink,
        white_thin_rectangle,
        slanted_line,
        bar,
    ],
)
def test_what_is_no_ruling_line(tmp_path: Path, draw: Draw) -> None:
    assert rules(tmp_path, draw) == []


def test_black_ink_rules(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.setStrokeColorCMYK(0, 0, 0, 1)
        stroke(sheet)
        sheet.setStrokeColor(black)
        upright(sheet)

    assert len(rules(tmp_path, draw)) == 2


def test_glyphs_stand_where_they_are_drawn(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.setFont(drawing.FONT, 10)
        sheet.drawString(30, 495, "绩效")

    glyphs = page_of(tmp_path, draw).glyphs
    assert [(glyph.text, round(glyph.x0), round(glyph.x1)) for glyph in glyphs] == [
        ("绩", 30, 40),
        ("效", 40, 50),
    ]
    assert all(90 <= glyph.middle <= 101 and 9 <= glyph.bottom - glyph.top <= 11 for glyph in glyphs)


def test_text_beyond_the_sheet_is_not_seen(tmp_path: Path) -> None:
    def draw(sheet: Canvas) -> None:
        sheet.setFont(drawing.FONT, 10)
        sheet.drawString(30, 20, "内")
        sheet.drawString(30, -20, "外")
        sheet.drawString(900, 20, "旁")

    assert [glyph.text for glyph in page_of(tmp_path, draw).glyphs] == ["内"]


def test_a_turned_page_is_read_as_it_is_seen(tmp_path: Path) -> None:
    """Its lines of text run up the sheet, which viewers turn by a quarter."""
    buffer = io.BytesIO()
    sheet = drawing.canvas(buffer)
    sheet.setPageSize((595, 842))
    sheet.setPageRotation(90)
    sheet.rotate(90)
    sheet.translate(0, -595)
    sheet.setFont(drawing.FONT, 10)
    sheet.drawString(30, 495, "绩效")
    stroke(sheet)
    sheet.showPage()
    sheet.save()
    page = only(tmp_path, buffer.getvalue())
    assert (round(page.width), round(page.height)) == (595, 842)
    assert [(round(rule.x0), round(rule.top), round(rule.x1)) for rule in page.rules] == [(30, 100, 400)]
    assert [(glyph.text, round(glyph.x0)) for glyph in page.glyphs] == [("绩", 30), ("效", 40)]


def test_a_picture_is_counted(tmp_path: Path) -> None:
    page = only(tmp_path, drawing.scan())
    assert (page.pictures, page.pictured, page.glyphs) == (1, 1.0, ())


def test_a_drawn_table_reads_like_the_page_it_was_drawn_from(tmp_path: Path) -> None:
    pages = set_rows(drawing.TABLE, Setting())
    path = tmp_path / "table.pdf"
    path.write_bytes(drawing.drawn(pages))
    reader = Plumber(path)
    drawn = read_document(reader, path, "")
    reader.close()
    at_hand = read_pages(*pages)
    assert (drawn.total, drawn.department) == (at_hand.total, at_hand.department)
    assert [
        (unit.name, project.name, project.amounts, project.objective)
        for unit in drawn.units
        for project in unit.projects
    ] == [
        (unit.name, project.name, project.amounts, project.objective)
        for unit in at_hand.units
        for project in unit.projects
    ]


def test_a_glyph_drawn_twice_to_look_bold_is_one() -> None:
    first, shadow, neighbour = (
        Glyph("合", 30, 40, 38, 48),
        Glyph("合", 30.3, 40, 38.3, 48),
        Glyph("合", 38, 40, 46, 48),
    )
    assert list(undoubled([first, shadow, neighbour])) == [first, neighbour]


def test_different_glyphs_over_one_another_are_both_there() -> None:
    pair = [Glyph("合", 30, 40, 38, 48), Glyph("计", 30, 40, 38, 48)]
    assert list(undoubled(pair)) == pair


def test_glyphs_of_no_character_are_passed_over() -> None:
    """A font's map may give a glyph no character at all."""
    drawn = (Glyph("项", 30.0, 0.0, 38.0, 8.0), Glyph("", 15.0, 0.0, 15.0, 0.0))
    assert without_empty(Page(1, 842.0, 595.0, drawn, ())).glyphs == drawn[:1]
