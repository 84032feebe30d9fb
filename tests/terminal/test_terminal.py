"""Text on terminals of each kind: what is shown, and how wide that is."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.terminal.ambiguous import AMBIGUOUS, doubtful
from tui.browser.spans import aligned, cut, highlighted, paragraph, spread, width
from tui.plain import printable
from tui.terminal.terminal import USUAL, Terminal, cells, face, shown, shown_in_place

WIDE = Terminal(2)
_TEXTS = st.text(st.sampled_from([*AMBIGUOUS[::3], *"绩效目标，。（）≥≤“”…—·①0123456789 ab%"]), max_size=40)


@contextmanager
def before(terminal: Terminal) -> Iterator[None]:
    """Text is measured and shown for a terminal."""
    face(terminal)
    try:
        yield
    finally:
        face(USUAL)


def test_the_usual_terminal_shows_text_as_it_is() -> None:
    text = "≥95% “补贴” ①"
    assert (shown(text), shown_in_place(text), cells(text)) == (text, text, cell_len(text))
    assert USUAL.draws_frames


@given(_TEXTS, st.integers(min_value=12, max_value=60))
def test_lines_are_as_wide_as_they_are_measured(text: str, room: int) -> None:
    with before(WIDE):
        for line in paragraph(text, room, "≥"):
            written = "".join(shown(span.text) for span in line)
            assert doubtful(written) == set()
            assert cell_len(written) == width(line) <= room
        whole = highlighted(text, "①")
        for line in (aligned(cut(whole, room), room), spread(whole, highlighted("…1"), room)):
            assert cell_len("".join(shown(span.text) for span in line)) == room


@given(_TEXTS)
def test_wrapping_loses_nothing_to_substitutes(text: str) -> None:
    with before(WIDE):
        lines = paragraph(text, 12)
    assert "".join(span.text for line in lines for span in line).replace(" ", "") == printable(text).replace(
        " ", ""
    )


def test_a_match_is_found_in_the_original() -> None:
    with before(WIDE):
        line = highlighted("补贴≥95%", "≥95")
        words = [shown(span.text) for span in line]
    assert [(span.text, span.role) for span in line] == [
        ("补贴", "plain"),
        ("≥95", "match"),
        ("%", "plain"),
    ]
    assert words == ["补贴", ">=95", "%"]


@pytest.mark.parametrize(
    ("terminal", "text", "words"),
    [
        (Terminal(2, "gbk"), "≧5㏂▾囍", ">=5？[U+25BE]囍"),
        (Terminal(1, "gbk"), "≥5▾é①", "≥5?é①"),
        (Terminal(1, "gb2312"), "≥5≧镕", "≥5?？"),
        (Terminal(2, "gb18030"), "𠮷€▸", "𠮷EUR[U+25B8]"),
    ],
)
def test_what_an_encoding_lacks_becomes_question_marks_of_its_width(
    terminal: Terminal, text: str, words: str
) -> None:
    with before(terminal):
        assert shown(text) == words
    assert not terminal.draws_frames
    words.encode(terminal.encoding)
