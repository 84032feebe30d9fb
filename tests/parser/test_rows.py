"""What is drawn in money cells and cannot be read is no figure."""

import pytest

from model.money import parse
from parser.rows import figure
from tests.parser.printed import field


@pytest.mark.parametrize("lost", ["\uf02e", "\x00", "\uf02d"])
def test_a_figure_with_a_sign_that_cannot_be_read_is_none(lost: str) -> None:
    assert figure(field(1, f"12{lost}50")) == "\ufffd1250"
    assert parse(figure(field(1, f"{lost}12.50"))) is None


@pytest.mark.parametrize("words", ["12.50", "12\t.50", "12.5\n0", "12.50\u200b"])
def test_spaces_wraps_and_zero_width_characters_leave_a_figure_whole(words: str) -> None:
    assert figure(field(1, words)) == "12.50"


def test_a_cell_of_nothing_but_what_cannot_be_read_is_empty() -> None:
    assert figure(field(1, "\uf02e")) == ""
