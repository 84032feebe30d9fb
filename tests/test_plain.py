"""Text for a terminal: nothing of it may act on one, whatever a PDF or a file name holds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.plain import printable

ANY_TEXT = st.text(st.characters())


@given(ANY_TEXT)
def test_nothing_that_acts_on_a_terminal_survives(text: str) -> None:
    assert {unicodedata.category(character) for character in printable(text)}.isdisjoint(
        {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    )


@given(ANY_TEXT)
def test_plain_text_stays_as_it_is(text: str) -> None:
    plain = printable(text)
    assert printable(plain) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\x1b[31m红\x1b[0m", "[31m红[0m"),
        ("一\n二\t三\r四", "一 二 三 四"),
        ("甲\u202e乙\u2066丙", "甲乙丙"),
        ("零\u200b宽\ufeff度", "零宽度"),
        ("x\udce4\udcb8.pdf", "x??.pdf"),
        ("≥95%，〔2024〕 “甲”", "≥95%，〔2024〕 “甲”"),
    ],
)
def test_what_becomes_of_text(text: str, plain: str) -> None:
    assert printable(text) == plain
