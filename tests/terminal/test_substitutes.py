"""Substitutes: certain of width, all of them, and such as can be read."""

import pytest
from rich.cells import cell_len

from tests.terminal.ambiguous import AMBIGUOUS, doubtful
from tui.terminal.substitutes import stand_in, substitute


def test_every_ambiguous_character_has_a_substitute_of_certain_width() -> None:
    assert len(AMBIGUOUS) > 1000
    assert doubtful("".join(map(substitute, AMBIGUOUS))) == set()


def test_only_combining_marks_vanish() -> None:
    assert all(cell_len(one) == 0 for one in AMBIGUOUS if not substitute(one))


def test_substitutes_are_printable_and_short_and_in_the_smallest_chinese_encoding() -> None:
    for one in AMBIGUOUS:
        words = substitute(one)
        assert words.isprintable()
        assert cell_len(words) <= 10
        assert words.encode("gb2312").decode("gb2312") == words


@pytest.mark.parametrize(
    ("original", "words"),
    [
        ("≥95%", ">=95%"),
        ("≦3‰", "<=3/1000"),
        ("“补贴”", '"补贴"'),
        ("略……", "略...."),
        ("2025—2026", "2025--2026"),
        ("买买提·艾力", "买买提-艾力"),
        ("①②⑩⓴❶㉈", "(1)(2)(10)(20)(1)(10)"),
        ("Ⅲ类", "III类"),
        ("⒈⑵ⓐ", "1.(2)(a)"),
        ("30℃±2°", "30摄氏度+/-2度"),
        ("1½", "11/2"),
        ("m²", "m2"),
        ("α", "alpha"),
        ("Ωμ", "Omegau"),
        ("Щука", "Shchuka"),
        ("nǚ", "nu"),
        ("√", "V"),
        ("│─┼", "|-+"),
        ("⛆", "[U+26C6]"),
        ("项目（1）＞", "项目（1）＞"),
    ],
)
def test_substitutes_can_be_read(original: str, words: str) -> None:
    assert "".join(map(substitute, original)) == words


def test_in_an_input_each_takes_the_cell_that_it_has() -> None:
    assert {len(stand_in(one)) for one in AMBIGUOUS if cell_len(one) == 1} == {1}
    assert doubtful("".join(map(stand_in, AMBIGUOUS))) == set()
    assert "".join(map(stand_in, "≥①“”→√—")) == '>1""-V-'
