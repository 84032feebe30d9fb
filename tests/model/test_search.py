"""Searching by pinyin initials: heteronyms, what is asked of names and of sentences, many texts at once."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.search import Kind, Names, found, holds, key_of

NAMES = [
    "就业创业补助资金",
    "银行手续费",
    "重大项目前期经费",
    "重复建设清理",
    "市长热线运行",
    "长效管护",
    "财务会计培训",
    "GDP核算 2025",
    "2025年 12 月底",
    "≥95%",
    "",
]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("就业创业", "jycy"),
        ("就业创业", "JYcy"),
        ("就业创业", "ｊｙｃｙ"),
        ("就业创业", "jy cy"),
        ("就业创业补助", "cyb"),
        ("银行", "yh"),
        ("银行", "yx"),
        ("行政执法", "xz"),
        ("重大项目", "zdxm"),
        ("重复建设", "cfjs"),
        ("长效管护", "cxgh"),
        ("市长热线", "szrx"),
        ("会计", "kj"),
        ("会议", "hy"),
        ("GDP核算", "gdphs"),
        ("2025年底", "2025nd"),
        ("女职工", "nzg"),
        ("就业（创业）", "jy"),
    ],
)
def test_a_name_is_found_by_initials(name: str, typed: str) -> None:
    assert holds(key_of(name), typed)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("就业创业", "j"),
        ("就业创业", "jc"),
        ("就业（创业）", "yc"),
        ("就业≥创业", "jycy"),
        ("就业创业", "yj"),
        ("12月", "12"[::-1]),
    ],
)
def test_a_name_is_not_found(name: str, typed: str) -> None:
    assert not holds(key_of(name), typed)


def test_no_initials_run_from_one_field_into_the_next() -> None:
    assert not holds(key_of("就业", "创业"), "yc")
    assert Names(["就业", "创业"]).holding("yc") == []


def test_a_sentence_is_asked_from_four_letters_on() -> None:
    sentence = key_of("促进就业创业，完成年度任务。")
    assert [holds(sentence, typed, "sentence") for typed in ("jy", "jyc", "jycy")] == [False, False, True]


def test_letters_are_found_as_written_whatever_their_number() -> None:
    sentence = key_of("通过 OA 系统公开 PPP 项目")
    assert holds(sentence, "oa", "sentence") and holds(sentence, "ｐｐｐ", "sentence")
    assert holds(key_of("A 类"), "a")


def test_chinese_words_are_no_initials() -> None:
    assert not holds(key_of("就业创业"), "就ycy")
    assert found("就业创业", "创业") == [(2, 4)]


@pytest.mark.parametrize(
    ("text", "typed", "kind", "slices"),
    [
        ("促进就业创业与创业培训", "cy", "name", ["创业", "创业"]),
        ("促进就业创业与创业培训", "cy", "sentence", []),
        ("就 业 创 业", "jycy", "sentence", ["就 业 创 业"]),
        ("A类 ａ类", "al", "name", ["A类", "ａ类"]),
        ("OA 系统", "oa", "sentence", ["OA"]),
        ("行行行", "xh", "name", ["行行"]),
    ],
)
def test_what_is_found_are_slices_of_the_text_as_it_is(
    text: str, typed: str, kind: Kind, slices: list[str]
) -> None:
    assert [text[start:end] for start, end in found(text, typed, kind)] == slices


_LETTERS = st.text("abcdghjkqsxyz25", max_size=4)
_TEXTS = st.text("就业创银行重长会大A2 （，", max_size=8)


@given(st.lists(_TEXTS, max_size=6), _LETTERS)
def test_many_names_at_once_are_found_like_each_alone(names: list[str], typed: str) -> None:
    alone = [at for at, name in enumerate(names) if holds(key_of(name), typed)]
    assert Names(names).holding(typed) == alone


@given(_TEXTS, _LETTERS, st.sampled_from(["name", "sentence"]))
def test_what_is_found_is_marked_and_nothing_else(text: str, typed: str, kind: Kind) -> None:
    key = key_of(typed)
    assert bool(found(text, typed, kind)) == (bool(key) and holds(key_of(text), typed, kind))


def test_readings_are_loaded_only_when_initials_are_typed() -> None:
    script = (
        "import sys; from model.search import Names; names = Names(['就业创业']);"
        "names.holding('创业'), names.holding('j'), names.holding('≥1');"
        "assert 'pypinyin' not in sys.modules;"
        "assert names.holding('jycy') == [0]; assert 'pypinyin' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
