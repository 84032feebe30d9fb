"""Characters of symbol fonts are read where they are known; others leave a mark and a notice."""

from decimal import Decimal

import pytest

from parser.symbols import UNREAD, legible
from tests.parser.reading import kinds, projects, read_rows


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("\uf0b3", "≥"),
        ("\uf0a3", "≤"),
        ("\uf0b1", "±"),
        ("\uf0b4", "×"),
        ("\uf025", "%"),
        ("\uf03c", "<"),
        ("\uf03e", ">"),
        ("\uf0b0", "°"),
        ("\uf02e", "."),
        ("\uf02d", "−"),
        ("\uf020", " "),
        ("\uf0b7", "•"),
        ("\uf0e5", "∑"),
    ],
)
def test_the_symbol_font_in_the_private_use_area_is_read(drawn: str, read: str) -> None:
    assert legible(drawn, "ABCDEF+SymbolMT") == read


@pytest.mark.parametrize(("drawn", "read"), [("\uf02d", "-"), ("\uf061", "a"), ("\uf0b3", "≥")])
def test_ascii_of_a_font_that_calls_itself_one_of_symbols_is_ascii(drawn: str, read: str) -> None:
    assert legible(drawn, "ABCDEF+SimSun") == read


def test_another_symbol_font_has_other_characters_in_the_same_places() -> None:
    assert legible("\uf0a7", "Wingdings-Regular") == "▪"
    assert legible("\uf0b3", "Wingdings-Regular") == UNREAD


@pytest.mark.parametrize("drawn", ["(cid:77)", "\ufffd", "\ue123", "\x03", "\x1b", "\U0010fffd", "\u0378"])
def test_what_the_file_does_not_tell_leaves_a_mark(drawn: str) -> None:
    assert legible(drawn, "SimSun") == UNREAD


@pytest.mark.parametrize(
    "drawn", ["万", "9", "≥", " ", "\t", "\u3000", "\u200b", "😀", "ﬁ", "⼯", "", "\U0003fff0"]
)
def test_everything_else_stays_what_it_is(drawn: str) -> None:
    assert legible(drawn, "SimSun") == drawn


def test_what_hides_behind_a_readable_character_is_dropped() -> None:
    assert legible("乙\x1b\x07", "SimSun") == "乙"


def test_a_soft_hyphen_that_is_drawn_is_a_minus() -> None:
    printed = legible("\xad", "SimSun") + "12.50"
    table = read_rows([("局", "", "", "", "", "", ""), ("    追减", printed, printed, "", "", "目标。", "")])
    assert [project.amounts.total for project in projects(table)] == [Decimal("-12.50")]


def test_marks_inside_the_table_are_counted_and_quoted() -> None:
    rows = [
        ("局", "1.00", "1.00", "", "", "", ""),
        ("    一", "1.00", "1.00", "", "", "覆盖率\ufffd95%，及时率\ufffd90%。", ""),
    ]
    table = read_rows(rows)
    assert projects(table)[0].objective == "覆盖率\ufffd95%，及时率\ufffd90%。"
    said = [notice for notice in table.notices if notice.kind == "illegible-text"]
    assert [notice.pages for notice in said] == [(1,)]
    assert "2 个字" in said[0].sentence
    assert "覆盖率\ufffd95%" in said[0].sentence


def test_a_table_without_marks_says_nothing_of_them() -> None:
    assert "illegible-text" not in kinds(read_rows([("局", "1.00", "1.00", "", "", "", "")]))
