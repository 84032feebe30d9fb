"""Lines under words are no ruling lines."""

import pytest

from parser.page import Glyph, Rule
from parser.underlines import without_underlines
from tests.parser.sheets import SIZE, across, down, page, words

XS = (30.0, 130.0)
TOP = 50.0
BOTTOM = TOP + SIZE
NAME = words("临时救助经费", XS[0] + 2, TOP)
END = XS[0] + 2 + 6 * SIZE
EDGES = [down(x, 20.0, 200.0) for x in XS]


def levels(rules: list[Rule], glyphs: list[Glyph] = NAME) -> list[Rule]:
    """The horizontal ruling lines that stay."""
    return [rule for rule in without_underlines(page(glyphs, [*rules, *EDGES])).rules if rule.is_horizontal]


@pytest.mark.parametrize("y", [BOTTOM - 1, BOTTOM, BOTTOM + 2])
def test_a_line_right_under_its_words_is_none(y: float) -> None:
    assert levels([across(y, XS[0] + 2, END)]) == []


def test_some_words_of_a_line_may_be_underlined() -> None:
    assert levels([across(BOTTOM, XS[0] + 2 + 2 * SIZE, XS[0] + 2 + 4 * SIZE)]) == []


def test_words_beside_it_that_stand_a_little_lower_change_nothing() -> None:
    beside = words("保障基本生活", 140.0, TOP + 3)
    assert levels([across(BOTTOM, XS[0] + 2, END)], [*NAME, *beside]) == []


@pytest.mark.parametrize(
    "rule",
    [
        across(BOTTOM, *XS),
        across(BOTTOM, XS[0], 300.0),
        across(BOTTOM + 4, XS[0] + 2, END),
        across(TOP - 1, XS[0] + 2, END),
        across(BOTTOM, XS[0] + 2, END + 3),
    ],
    ids=["cell's edge", "over the cell", "far below", "over the words", "past the words"],
)
def test_any_other_line_stays(rule: Rule) -> None:
    assert levels([rule]) == [rule]


def test_the_edge_of_a_cell_that_its_words_fill_stays() -> None:
    filled = words("临时救助", XS[0], TOP)
    edges = [down(XS[0], 20.0, 200.0), down(XS[0] + 4 * SIZE, 20.0, 200.0)]
    edge = across(BOTTOM + 1, XS[0], XS[0] + 4 * SIZE)
    assert edge in without_underlines(page(filled, [edge, *edges])).rules


def test_a_line_under_two_cells_words_is_no_underline() -> None:
    """Across a gutter no one underlines."""
    beside = words("保障", 150.0, TOP)
    rule = across(BOTTOM, XS[0] + 2, 150.0 + 2 * SIZE)
    assert levels([rule], [*NAME, *beside]) == [rule]
