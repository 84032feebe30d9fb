"""Joined, cleaned and searched text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import clean, clean_value, fold_character, join, occurrences, search_key

ANY_TEXT = st.text(st.characters(), max_size=40)
PAPER_TEXT = st.text("广州 ａA1１，,。≥≧“”\u3000\n\u200b⼯…㎡ﬁß", max_size=30)


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("⼯⽣⾥⽅⽶⼈", "工生里方米人"),
        ("⺠⻓⻔⻢⻰", "民长门马龙"),
        ("\uf900\ufa1c\U0002f800", "豈靖丽"),
        ("预\ue000算\uf8ff", "预算"),
        ("预\u200b算\u200d\ufeff", "预算"),
        ("预\x1b[31m算\x07\x00", "预[31m算"),
        ("预\u202e算\u2066", "预算"),
        ("葛\U000e0100城\ufe0e", "葛城"),
        ("\ud800算", "算"),
        ("𱍐里", "𱍐里"),
    ],
    ids=[
        "Kangxi radicals",
        "radicals supplement",
        "compatibility ideographs",
        "private use",
        "zero width",
        "control characters",
        "direction marks",
        "variation selectors",
        "lone surrogate",
        "an ideograph newer than the character database",
    ],
)
def test_characters_become_ordinary_or_vanish(printed: str, joined: str) -> None:
    assert join(printed) == joined


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("绩效\n目标", "绩效目标"),
        ("200 个", "200个"),
        ("个 200", "个200"),
        ("，  A", "，A"),
        ("A\u3000\t\nB", "A B"),
        ("  A B  ", "A B"),
        ("A \u200b B", "A B"),
        ("“ A ”", "“A”"),
        ("≥ 95 %", "≥ 95 %"),
    ],
)
def test_a_space_stays_only_between_narrow_characters(printed: str, joined: str) -> None:
    assert join(printed) == joined


def test_punctuation_widths_and_operators_stay_as_printed() -> None:
    printed = "（１０％）：≧90，＞1、〔2024〕[2024]“”。。"
    assert join(printed) == printed


@given(ANY_TEXT)
def test_joining_twice_changes_nothing(text: str) -> None:
    assert join(join(text)) == join(text)


@given(ANY_TEXT)
def test_joined_text_holds_nothing_that_moves_a_terminal(text: str) -> None:
    joined = join(text)
    assert not [
        character for character in joined if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")
    ]
    assert not [character for character in joined if character.isspace() and character != " "]


@given(ANY_TEXT)
def test_joining_loses_no_word(text: str) -> None:
    words = "".join(fold_character(character) for character in text).replace(" ", "")
    assert join(text).replace(" ", "") == words


def test_cleaning_makes_operators_one() -> None:
    assert clean("≧90% ≦1 ≥2 ≤3") == "≥90% ≤1 ≥2 ≤3"


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [("≧10000人次。", "≥10000人次"), ("提升。稳定。。", "提升。稳定"), ("。", ""), ("≥1；", "≥1；")],
)
def test_a_cleaned_value_loses_its_closing_stops_only(printed: str, cleaned: str) -> None:
    assert clean_value(printed) == cleaned


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ａｂｃ", "ABC"),
        ("95%", "９５％"),
        ("(试行)", "（试行）"),
        ("≥90", "≧90"),
        ("≤1", "≦1"),
        ("[2024]", "〔2024〕"),
        ('"双一流"', "“双一流”"),
        ("工作", "⼯ 作"),
        ("培训 补贴", "培训\n补贴"),
    ],
)
def test_widths_case_look_alikes_and_spaces_do_not_count_in_a_search(typed: str, printed: str) -> None:
    assert search_key(typed) == search_key(printed)


def test_other_words_are_not_found_alike() -> None:
    assert len({search_key(text) for text in ("≥90", "≤90", ">90", "90", "大于90")}) == 5


@pytest.mark.parametrize(
    ("text", "words", "slices"),
    [
        ("补贴发放，补贴对象", "补贴", ["补贴", "补贴"]),
        ("ＡＢc abC", "abc", ["ＡＢc", "abC"]),
        ("每家20 万元", "20万元", ["20 万元"]),
        ("面积100㎡", "m2", ["㎡"]),
        ("面积100㎡", "0M", ["0㎡"]),
        ("啊啊啊", "啊啊", ["啊啊"]),
        ("补贴", "", []),
        ("补贴", " \u3000", []),
        ("", "补贴", []),
    ],
)
def test_occurrences_are_slices_of_the_text_as_it_is(text: str, words: str, slices: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, words)] == slices


@given(PAPER_TEXT, PAPER_TEXT)
def test_every_occurrence_holds_the_words_and_none_is_missed(text: str, words: str) -> None:
    found = occurrences(text, words)
    key = search_key(words)
    assert all(key in search_key(text[start:end]) for start, end in found)
    assert len(found) == (search_key(text).count(key) if key else 0)
    assert found == sorted(found)


@given(PAPER_TEXT, PAPER_TEXT)
def test_a_text_is_searched_the_same_before_and_after_joining(text: str, words: str) -> None:
    assert (search_key(words) in search_key(join(text))) == (search_key(words) in search_key(text))
