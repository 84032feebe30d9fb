"""Small ruled tables on the page of an unruled one."""

from parser.layouts.columns import Column
from parser.small_tables import without_small_tables
from tests.parser.sheets import page, ruled, words

BESIDE = words("代码", 602, 12) + words("类别", 652, 12)
LINES = ruled((600, 650, 700), (10, 30))
LIST = words("临时救助项目经费", 30, 12)
KNOWN = (Column("name", "项目名称", 30, 200), Column("total", "总计", 200, 800))


def test_a_small_table_beside_is_taken_away_with_its_lines() -> None:
    assert without_small_tables(page(LIST + BESIDE, LINES)) == page(LIST)


def test_a_page_with_none_stays_as_it_is() -> None:
    sheet = page(LIST)
    assert without_small_tables(sheet) is sheet


def test_a_grid_that_holds_most_of_the_page_stays() -> None:
    sheet = page(BESIDE, LINES)
    assert without_small_tables(sheet) is sheet


def test_alone_on_a_page_it_is_known_by_its_width() -> None:
    assert without_small_tables(page(BESIDE, LINES), KNOWN) == page()
