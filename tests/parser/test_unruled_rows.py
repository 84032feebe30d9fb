"""Where the rows of an unruled table part."""

from collections.abc import Sequence

from parser.gaps import Stretch
from parser.lines import lines
from parser.page import Glyph
from parser.unruled_rows import row_edges
from tests.parser.sheets import page, words

COLUMNS = {"total": Stretch(100, 200), "indicators": Stretch(200, 800)}
HEAD = "1、1-产出指标；11-数量指标；人数；"


def edges(*printed: tuple[str, float, float]) -> Sequence[float]:
    """The edges between rows of words at their places."""
    glyphs = [glyph for text, x0, top in printed for glyph in words(text, x0, top)]
    return row_edges(page(glyphs), lines(1, glyphs), COLUMNS, 0.0)


def test_a_row_begins_where_its_indicators_do_though_a_gap_in_them_is_wider() -> None:
    found = edges(
        ("10.00", 110, 10), (HEAD, 210, 26), ("实施周期指标值:3；", 210, 36), ("年度指标值:3。", 210, 60),
        ("20.00", 110, 72), ("2、2-效益指标", 210, 84),
    )  # fmt: skip
    assert found == [22.0]


def test_the_rest_of_a_row_stays_above_the_beginning_of_the_next() -> None:
    found = edges(
        ("10.00", 110, 10), (HEAD, 210, 10), ("实施周期指标值:3；", 210, 20), ("年度指标值:3。", 210, 50),
        ("20.00", 110, 66), (HEAD, 210, 66),
    )  # fmt: skip
    assert found == [62.0]


def test_zero_width_characters_in_a_wrapped_figure_do_not_hide_its_digits() -> None:
    figure = [Glyph("9\u200b", 110, 20, 114, 28), Glyph(".\u200b", 114, 20, 118, 28)]
    glyphs = [*words("12", 110, 10), *figure, *words("27", 110, 30), *words("20.00", 110, 60)]
    assert row_edges(page(glyphs), lines(1, glyphs), COLUMNS, 0.0) == [49.0]
