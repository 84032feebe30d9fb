"""Cells merged across or down the columns of a list."""

from decimal import Decimal

import pytest

from model import Amounts
from parser.page import Page, Rule
from tests.parser.reading import projects, read_pages
from tests.parser.sheets import HEADER, LEADING, WIDTHS, Cells, Setting, set_rows, words

UNIT = "云溪县人力资源和社会保障局（本级）及所属就业服务管理中心"
PROJECT: Cells = ("    救助", "12.35", "12.35", "", "", "目标。", "")


def with_merged(text: str, *, first: int, last: int, x0: float) -> Page:
    """A page whose first row is parted by no upright line from column `first` to `last`, with text in it."""
    sheet = set_rows([("", "", "", "", "", "", ""), PROJECT])[0]
    ys = sorted({rule.top for rule in sheet.rules if rule.is_horizontal})
    top, bottom = ys[1], ys[2]
    inner = Setting().xs[first + 1 : last + 1]
    rules: list[Rule] = []
    for rule in sheet.rules:
        if not rule.is_horizontal and rule.x0 in inner:
            rules += [Rule(rule.x0, rule.top, rule.x0, top), Rule(rule.x0, bottom, rule.x0, rule.bottom)]
        else:
            rules.append(rule)
    return Page(1, 842, 595, (*sheet.glyphs, *words(text, x0, top + 3)), tuple(rules))


@pytest.mark.parametrize("x0", [33.0, 300.0], ids=["left", "middle"])
def test_a_units_row_that_is_one_cell_is_its_name(x0: float) -> None:
    table = read_pages(with_merged(UNIT, first=0, last=6, x0=x0))
    assert [(unit.name, unit.amounts) for unit in table.units] == [(UNIT, Amounts(None))]
    assert len(projects(table)) == 1
    assert table.conservation is not None
    assert table.conservation.left == ()


@pytest.mark.parametrize("text", [f"单位：{UNIT} 小计：12.35", f"{UNIT}（合计：12.35）"])
def test_money_inside_a_units_merged_row_is_its_sum(text: str) -> None:
    table = read_pages(with_merged(text, first=0, last=6, x0=33))
    assert [(unit.name, unit.amounts) for unit in table.units] == [(UNIT, Amounts(Decimal("12.35")))]
    assert table.conservation is not None
    assert (table.conservation.left, table.conservation.doubled) == ((), 0)


def test_a_figure_across_all_money_columns_is_the_total() -> None:
    sheet = with_merged("12.35", first=1, last=4, x0=260)
    named = Page(1, 842, 595, (*sheet.glyphs, *words("某局", 33, 30 + 28 + 2 * LEADING + 4)), sheet.rules)
    table = read_pages(named)
    assert [unit.amounts for unit in table.units] == [Amounts(Decimal("12.35"))]


def test_columns_that_lines_part_in_the_header_alone_go_on_below_it() -> None:
    sheet = set_rows([("某局", "5.00", "5.00", "", "", "", ""), PROJECT])[0]
    below = sorted({rule.top for rule in sheet.rules if rule.is_horizontal})[1]
    rules = [
        rule if rule.is_horizontal or rule.x0 in (30.0, 810.0) else Rule(rule.x0, rule.top, rule.x0, below)
        for rule in sheet.rules
    ]
    table = read_pages(Page(1, 842, 595, sheet.glyphs, tuple(rules)))
    assert [project.amounts.funds for project in projects(table)] == [{"财政拨款": Decimal("12.35")}]


def test_of_a_cell_merged_down_the_words_stand_in_its_first_row() -> None:
    setting = Setting(header=("主管部门", *HEADER), widths=(60, *WIDTHS[:-1], 200))
    rows: list[Cells] = [("", *PROJECT), ("", *PROJECT), ("", *PROJECT)]
    sheet = set_rows(rows, setting)[0]
    ys = sorted({rule.top for rule in sheet.rules if rule.is_horizontal})
    rules = [
        rule._replace(x0=90.0) if rule.is_horizontal and rule.top in ys[2:4] else rule for rule in sheet.rules
    ]
    glyphs = (*sheet.glyphs, *words("民政局", 33, (ys[1] + ys[-1]) / 2 - 4))
    table = read_pages(Page(1, 842, 595, glyphs, tuple(rules)))
    assert [project.extras for project in projects(table)] == [{"主管部门": "民政局"}, {}, {}]
