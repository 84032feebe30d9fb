"""Lines across a table without upright ones."""

from itertools import pairwise

from parser.across import met_edges, table_lines
from parser.page import Page
from tests.parser.sheets import across, page, words

TEXT = words("项目名称") + words("绩效指标", 368)
EDGES = (0.0, 60.0, 130.0, 400.0)


def drawn_by_cells(*heights: float) -> Page:
    """A page whose lines are drawn cell by cell."""
    rules = [across(y, left, right) for y in heights for left, right in pairwise(EDGES)]
    return page(TEXT, rules)


def test_underlines_part_no_rows() -> None:
    sheet = page(TEXT, [across(20, 0, 400), across(30, 0, 90), across(40, 0, 400)])
    assert [line.at for line in table_lines(sheet)] == [20, 40]


def test_a_line_drawn_in_pieces_is_one() -> None:
    assert [(line.at, line.start, line.end) for line in table_lines(drawn_by_cells(20))] == [(20, 0, 400)]


def test_columns_part_where_the_pieces_of_a_line_meet() -> None:
    sheet = drawn_by_cells(20, 40)
    assert met_edges(sheet, table_lines(sheet)) == EDGES


def test_whole_lines_and_dashes_give_no_edges() -> None:
    dashes = [across(40, x, x + 2) for x in range(0, 400, 4)]
    sheet = page(TEXT, [across(20, 0, 400), *dashes])
    assert len(table_lines(sheet)) == 2
    assert met_edges(sheet, table_lines(sheet)) == ()


def test_a_page_without_text_has_no_table_lines() -> None:
    assert table_lines(page((), [across(20, 0, 400)])) == []
