"""Glyphs to lines, and lines to joined text that knows its glyphs."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import join as joined_text
from parser.lines import Line, Passage, join, lines
from parser.page import Glyph
from tests.parser.sheets import LEADING, SIZE, advance, paragraph, words, wrapped

CELL_TEXT = st.text("绩效目标，。；：（）≥95%1850000元A-⼯\u200b", min_size=1, max_size=60)


def passage(text: str, page: int = 1) -> Passage:
    return join(lines(page, paragraph(text)))


def test_glyphs_become_lines_in_reading_order_however_they_are_drawn() -> None:
    glyphs = paragraph("本项目主要用于\n补贴 A1\n发放")
    random.Random(7).shuffle(glyphs)
    assert [line.text for line in lines(1, glyphs)] == ["本项目主要用于", "补贴 A1", "发放"]


def test_glyphs_of_another_font_that_stand_a_little_higher_are_on_the_same_line() -> None:
    glyphs = words("补贴") + words("95", 2 * SIZE, -1.5, SIZE * 0.8) + words("人", 3 * SIZE, 0.6)
    assert [line.text for line in lines(1, glyphs)] == ["补贴95人"]


def test_tight_lines_stay_apart() -> None:
    assert [line.text for line in lines(1, words("上行") + words("下行", top=SIZE * 0.9))] == ["上行", "下行"]


@pytest.mark.parametrize("nothing", [" ", "\u3000", "\u200b", "\x07", "\ue000 "])
def test_a_line_that_shows_nothing_is_none(nothing: str) -> None:
    assert [line.text for line in lines(1, words("上") + words(nothing, top=20) + words("下", top=40))] == [
        "上",
        "下",
    ]


def test_a_line_begins_where_its_first_visible_glyph_stands() -> None:
    line = lines(1, words("    就业补助资金", 30))[0]
    assert line.x0 == 30 + 4 * SIZE / 2
    assert (line.x1, line.top, line.bottom, line.height) == (30 + 8 * SIZE, 0, SIZE, SIZE)


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("实施周期指\n标值:≥\n10000人", "实施周期指标值:≥10000人"),
        ("1850000\n元", "1850000元"),
        ("10\n万元", "10万元"),
        ("42,409.3\n3", "42,409.33"),
        ("…完成\n。\n、2-效益", "…完成。、2-效益"),
        ("⼯作⽅案", "工作方案"),
        ("＞200 个\n A B", "＞200个A B"),
        ("A B\n C", "A B C"),
    ],
)
def test_wraps_add_nothing(printed: str, joined: str) -> None:
    assert passage(printed).text == joined


@given(CELL_TEXT, st.floats(SIZE, 20 * SIZE))
def test_text_reads_the_same_at_every_width(text: str, width: float) -> None:
    assert passage(wrapped(text, width)).text == joined_text(text)


def test_a_latin_word_that_ends_before_the_edge_is_parted_from_the_next() -> None:
    assert passage("budget\nperformance table").text == "budget performance table"


def test_a_latin_word_that_runs_to_the_edge_goes_on() -> None:
    assert passage("performan\nce").text == "performance"


def test_a_gap_between_latin_glyphs_is_a_space_that_was_not_drawn() -> None:
    glyphs = words("big") + words("data", 3 * SIZE / 2 + 0.3 * SIZE)
    assert join(lines(1, glyphs)).text == "big data"


def test_letter_spacing_is_no_space() -> None:
    glyphs = [glyph for at, letter in enumerate("data95") for glyph in words(letter, at * 0.7 * SIZE)]
    assert join(lines(1, glyphs)).text == "data95"


def test_a_gap_between_chinese_glyphs_is_none() -> None:
    glyphs = [glyph for at, letter in enumerate("项目名称") for glyph in words(letter, at * 3 * SIZE)]
    assert join(lines(1, glyphs)).text == "项目名称"


def test_a_ligature_gives_all_its_letters_and_one_place() -> None:
    ligature = Glyph("ffi", 0, 0, SIZE, SIZE)
    found = join(lines(1, [ligature, *words("ce", SIZE)]))
    assert found.text == "ffice"
    assert [(place.x0, place.x1) for place in found.places(0, 2)] == [(0, SIZE)]


def test_each_line_has_one_box_around_its_own_characters() -> None:
    found = passage("补贴惠及\n人次")
    boxes = [(place.x0, place.top, place.x1, place.bottom) for place in found.places(2, 5)]
    assert boxes == [(2 * SIZE, 0, 4 * SIZE, SIZE), (0, LEADING, SIZE, LEADING + SIZE)]


def test_text_over_a_page_end_has_a_box_on_each_page() -> None:
    found = join([*lines(3, words("补贴")), *lines(4, words("对象"))])
    assert found.text == "补贴对象"
    assert [place.page for place in found.places()] == [3, 4]


def test_no_characters_have_no_place() -> None:
    assert passage("补贴").places(1, 1) == ()
    assert join([]) == Passage("", (), ())


@given(CELL_TEXT, st.floats(3 * SIZE, 12 * SIZE), st.integers(0, 60), st.integers(0, 60))
def test_boxes_of_a_stretch_hold_its_glyphs_and_no_others(
    text: str, width: float, start: int, end: int
) -> None:
    glyphs = paragraph(wrapped(text, width))
    found = join(lines(1, glyphs))
    places = found.places(start, end)
    inside = [
        glyph
        for glyph in glyphs
        if any(
            place.x0 <= glyph.centre <= place.x1 and place.top <= glyph.middle <= place.bottom
            for place in places
        )
    ]
    assert joined_text("".join(glyph.text for glyph in inside)) == joined_text(found.text[start:end])
    assert len({place.top for place in places}) == len(places)


@given(CELL_TEXT)
def test_every_character_knows_the_glyph_that_drew_it(text: str) -> None:
    found = passage(wrapped(text, 10 * SIZE))
    assert len(found.text) == len(found.pages) == len(found.glyphs)
    assert all(
        joined_text(glyph.text) == character
        for character, glyph in zip(found.text, found.glyphs, strict=True)
    )


def test_a_line_is_as_wide_as_its_glyphs() -> None:
    line = Line(1, tuple(words("宽A")))
    assert line.x1 == advance("宽") + advance("A")


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("\xad12.50", "-12.50"),
        ("1\xad产出", "1-产出"),
        ("1\xad\n产出", "1-产出"),
        ("产出\xad\n11", "产出-11"),
        ("Commu\xad\nnity", "Community"),
    ],
)
def test_a_soft_hyphen_that_is_seen_is_a_hyphen_but_for_the_one_that_parts_a_word(
    drawn: str, text: str
) -> None:
    assert join(lines(1, paragraph(drawn))).text == text
