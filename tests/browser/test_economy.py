"""Fewer changes of style on the line, and the same picture."""

from rich.segment import Segment
from rich.style import Style

from tui.browser.economy import economical

QUIET, MONEY = Style.parse("#8b949e on #1b1f24"), Style.parse("#d3c7a3 on #1b1f24")
CURSOR = Style.parse("#ffffff on #2f5675")


def styled(*pieces: tuple[str, Style]) -> list[Segment]:
    return [Segment(text, style) for text, style in pieces]


def test_blanks_take_the_style_of_the_text_beside_them() -> None:
    line = styled(("  ", MONEY), ("总计", QUIET), ("   ", MONEY), ("9.00", MONEY), (" ", QUIET))
    assert economical(line) == styled(("  总计   ", QUIET), ("9.00 ", MONEY))


def test_blanks_of_another_ground_keep_it() -> None:
    line = styled(("总计", QUIET), ("  ", CURSOR), ("9.00", QUIET))
    assert economical(line) == line


def test_blanks_that_can_be_seen_keep_their_style() -> None:
    underlined, reversed_ = QUIET + Style(underline=True), MONEY + Style(reverse=True)
    for seen in (underlined, reversed_):
        line = styled(("总计", QUIET), ("  ", seen), ("9.00", MONEY))
        assert economical(line) == line


def test_texts_beside_each_other_keep_their_styles() -> None:
    line = styled(("总计", QUIET), ("9.00", MONEY))
    assert economical(line) == line
