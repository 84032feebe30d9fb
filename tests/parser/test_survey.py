"""What a document holds besides its table, as sentences say it."""

import pytest

from parser.page import Page
from parser.survey import Survey, listed


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ((5,), "5"),
        ((5, 6), "5、6"),
        ((1, 2, 3), "1–3"),
        ((1, 2, 3, 4, 7, 9, 10), "1–4、7、9、10"),
    ],
)
def test_pages_one_after_another_are_named_by_the_first_and_last(pages: tuple[int, ...], words: str) -> None:
    assert listed(pages) == words


def test_watermarks_are_said_with_their_words_and_pages() -> None:
    survey = Survey()
    for number, words in enumerate(("部门公开", "部门公开", "", "内部资料"), start=1):
        survey.add(Page(number, 842.0, 595.0, (), (), watermark=words))
    assert [(notice.kind, notice.pages, notice.sentence) for notice in survey.notices()] == [
        ("watermark", (1, 2), "第 1、2 页有水印“部门公开”，不算表内文字"),
        ("watermark", (4,), "第 4 页有水印“内部资料”，不算表内文字"),
    ]
