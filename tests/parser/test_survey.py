"""What a document holds besides its table, as sentences say it."""

import pytest

from parser.page import Glyph, Page, Rule
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


def sheet(glyphs: int, pictured: float, rules: tuple[Rule, ...] = (), hidden: str = "") -> Page:
    words = tuple(Glyph("字", 8.0 * at, 40, 8.0 * at + 8, 48) for at in range(glyphs))
    return Page(1, 842.0, 595.0, words, rules, pictures=1, pictured=pictured, hidden=hidden)


@pytest.mark.parametrize(
    ("page", "condition"),
    [
        (sheet(27, 1.0), "scanned"),
        (sheet(0, 1.0, hidden="识别出的文字" * 100), "scanned"),
        (sheet(27, 0.2), "readable"),
        (sheet(300, 1.0), "readable"),
        (sheet(27, 1.0, (Rule(0, 50, 800, 50),)), "readable"),
    ],
    ids=["recognised bits", "text layer of a scan", "a picture beside", "a background", "ruled"],
)
def test_a_page_is_a_scan_by_what_of_it_is_a_picture(page: Page, condition: str) -> None:
    survey = Survey()
    assert survey.add(page) == condition
    assert all(notice.kind == "unread-page" for notice in survey.notices())


def test_hidden_words_are_said_once_with_their_pages() -> None:
    survey = Survey()
    for number, words in enumerate(("9 9", "", "另一段很长很长的看不见的文字，一共不止二十个字"), start=1):
        survey.add(Page(number, 842.0, 595.0, (), (), hidden=words))
    assert [(notice.kind, notice.pages, notice.sentence) for notice in survey.notices()] == [
        ("hidden-text", (1, 3), "第 1、3 页有看不见的文字（如第 1 页“9 9”），未读入，请核对原文")
    ]


def test_a_page_without_chinese_is_foreign_whatever_marks_stand_for_what_is_lost() -> None:
    words = tuple(
        Glyph("\ufffd" if at % 5 == 0 else "Ā", 8.0 * at, 40, 8.0 * at + 8, 48) for at in range(200)
    )
    assert Survey().add(Page(1, 842.0, 595.0, words, ())) == "foreign"
