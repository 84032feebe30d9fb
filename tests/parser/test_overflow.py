"""Prose behind the ruling line at its right: given back to its cell, and nothing else with it."""

from parser.layouts.box import Box
from parser.lines import Line
from parser.overflow import given_back
from parser.page import Glyph

SIZE = 10.0


def line(text: str, x0: float, top: float) -> Line:
    """Characters side by side from `x0` on."""
    glyphs = (
        Glyph(one, x0 + SIZE * at, top, x0 + SIZE * (at + 1), top + SIZE) for at, one in enumerate(text)
    )
    return Line(1, tuple(glyphs))


def box(x0: float, x1: float, *lines: Line) -> Box:
    return Box(x0, 0, x1, 60, lines)


def mixed(first: Line, second: Line) -> Line:
    """Two lines that a cell's edge did not part, as they are sorted."""
    return Line(1, tuple(sorted((*first.glyphs, *second.glyphs), key=lambda glyph: glyph.x0)))


def words(left: Box, right: Box) -> tuple[str, str]:
    left, right = given_back([left, right])
    return left.words, right.words


def test_a_character_behind_the_line_goes_back_although_the_next_cells_words_begin_under_it() -> None:
    left = box(
        0,
        50,
        line("建立长效机制", 0, 0)._replace(glyphs=line("建立长效机制", 0, 0).glyphs[:5]),
        line("促就业", 0, 12),
    )
    over = Line(1, line("建立长效机制", 0, 0).glyphs[5:])
    right = box(50, 120, mixed(over, line("开展培训", 53, 0)), line("八次", 53, 12))
    assert words(left, right) == ("建立长效机制促就业", "开展培训八次")


def test_it_goes_back_where_the_next_cell_has_no_words_on_that_line() -> None:
    left = box(0, 50, line("建立长效机", 0, 0), line("促就业服务", 0, 12), line("完成", 0, 24))
    right = box(50, 120, line("开展培训", 53, 0), line("八次", 53, 12), line("制", 50, 24))
    assert words(left, right)[1] == "开展培训八次制", "it does not follow what stands on its line"
    right = box(50, 120, line("开展培训", 53, 0), line("体系", 50, 12))
    assert words(left, right) == ("建立长效机促就业服务体系完成", "开展培训")


def test_a_figure_that_touches_the_next_label_keeps_to_itself() -> None:
    left, right = box(0, 50, line("28.00", 0, 0)), box(50, 120, line("其中", 50, 0), line("拨款", 53, 12))
    assert words(left, right) == ("28.00", "其中拨款")


def test_words_that_begin_at_the_line_stay_where_they_are() -> None:
    left = box(0, 50, line("建立长效机", 0, 0), line("促就业服务", 0, 12))
    right = box(50, 150, line("开展培训八次", 50, 0), line("惠及千人以上", 50, 12))
    assert words(left, right) == ("建立长效机促就业服务", "开展培训八次惠及千人以上")


def test_a_label_of_two_lines_beside_prose_is_a_label() -> None:
    left = box(0, 50, line("建立长效机", 0, 0), line("促就业服务", 0, 12))
    right = box(50, 70, line("实施", 50, 0), line("单位", 50, 12))
    assert words(left, right) == ("建立长效机促就业服务", "实施单位")
