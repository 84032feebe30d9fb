"""Page numbers at the foot of a page."""

import pytest

from parser.page import Glyph
from parser.page_numbers import without_page_number
from tests.parser.sheets import page, words

ROW = words("保障基本生活", 100.0, 300.0)


def left(*lines: list[Glyph]) -> str:
    """What stays of a page."""
    everything = [glyph for line in (ROW, *lines) for glyph in line]
    return "".join(glyph.text for glyph in without_page_number(page(everything, [])).glyphs)


@pytest.mark.parametrize(
    "number", ["第 1 页", "第1页", "第 3 页，共 12 页", "第3页 共12页", "- 4 -", "—12—", "3/12", "3 / 12 页"]
)
def test_the_lowest_line_goes_where_it_is_a_page_number(number: str) -> None:
    assert left(words(number, 380.0, 550.0)) == "保障基本生活"


@pytest.mark.parametrize("words_", ["12", "3.50", "第1页起", "详见第 3 页", "-12.50", "≥3/4"])
def test_any_other_lowest_line_stays(words_: str) -> None:
    assert left(words(words_, 380.0, 550.0)) == "保障基本生活" + words_


def test_a_page_number_beside_other_words_or_above_them_stays() -> None:
    assert left(words("第1页", 380.0, 550.0), words("目标", 100.0, 550.0)).endswith("目标")
    assert left(words("第1页", 380.0, 550.0), words("目标", 100.0, 570.0)).endswith("第1页目标")
