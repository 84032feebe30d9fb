"""Lines: cut and spread by cells, matches found in what is shown, no text that acts on the terminal."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.browser.spans import Span, cut, highlighted, paragraph, spread, width

HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("[]/\\\x1b\x07\x9b\x00\u202e\u2066\u200b\ufeff\ue000\r\n\t 绩效red31m"),
    ),
    max_size=40,
)


def text_of(line: tuple[Span, ...]) -> str:
    return "".join(span.text for span in line)


@given(HOSTILE)
def test_no_control_character_gets_into_a_line(text: str) -> None:
    shown = text_of(highlighted(text)) + "".join(text_of(line) for line in paragraph(text, 12))
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") & set(shown)


def test_markup_is_shown_as_it_is_printed() -> None:
    assert text_of(highlighted("[red]经费[/]\\[b]")) == "[red]经费[/]\\[b]"


@given(HOSTILE, st.integers(min_value=0, max_value=30))
def test_a_cut_line_fits(text: str, cells: int) -> None:
    assert width(cut(highlighted(text), cells)) <= cells


@given(st.text("绩效ab1"), st.text("万元12", max_size=4), st.integers(min_value=12, max_value=40))
def test_two_ends_fill_the_line_exactly(left: str, right: str, cells: int) -> None:
    assert width(spread((Span(left),), (Span(right),), cells)) == cells


def test_what_does_not_fit_gives_way_to_an_ellipsis() -> None:
    assert text_of(cut((Span("博士后工作站"),), 8)) == "博士后…"


def test_a_match_is_marked_where_it_is_printed_with_other_widths() -> None:
    assert highlighted("开展Ｔ5培 训班", "t５培训") == (
        Span("开展"),
        Span("Ｔ5培 训", "match"),
        Span("班"),
    )


def test_a_match_over_a_line_end_is_marked_on_both_lines() -> None:
    lines = paragraph("开展培训工作", 6, "培训")
    assert lines == [(Span("开展"), Span("培", "match")), (Span("训", "match"), Span("工作"))]


def test_an_empty_text_is_one_empty_line() -> None:
    assert paragraph("", 10) == [()]


@given(HOSTILE, st.integers(min_value=2, max_value=30))
def test_a_paragraph_keeps_within_its_cells(text: str, cells: int) -> None:
    assert all(cell_len(text_of(line)) <= cells for line in paragraph(text, cells))
