"""Wrapping by cells: nothing is lost, nothing is wider than asked, marks stand where they may."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.browser.wrapping import wrap

_WORDS = st.text(alphabet="绩效目标，。；：、（）《》“”≥≤%/0123456789.ab -万元", max_size=60)


def lines(text: str, cells: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, cells)]


@given(_WORDS, st.integers(min_value=2, max_value=30))
def test_nothing_but_blanks_at_line_ends_is_lost(text: str, cells: int) -> None:
    assert "".join(lines(text, cells)).replace(" ", "") == text.replace(" ", "")


@given(_WORDS, st.integers(min_value=2, max_value=30))
def test_no_line_is_wider_than_asked(text: str, cells: int) -> None:
    assert all(cell_len(line) <= cells for line in lines(text, cells))


def test_no_line_begins_with_a_closing_mark() -> None:
    assert lines("提高就业率，稳定形势。", 10) == ["提高就业", "率，稳定形", "势。"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert lines("打造成“示范性”平台", 7) == ["打造成", "“示范", "性”平台"]


def test_a_figure_stays_with_its_sign_and_its_digits() -> None:
    assert lines("不少于≥10000人次", 10) == ["不少于", "≥10000人次"]


def test_a_figure_longer_than_a_line_is_broken_all_the_same() -> None:
    assert lines("12345678", 3) == ["123", "456", "78"]


def test_a_unit_stays_with_its_slash() -> None:
    assert lines("成本0.96元/卷", 11) == ["成本0.96", "元/卷"]


def test_one_cell_takes_a_wide_character_rather_than_none() -> None:
    assert lines("绩效", 1) == ["绩", "效"]
