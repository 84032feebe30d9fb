"""The list form: its header, its columns and its rows."""

from itertools import pairwise

import pytest

from parser.grid import Grid, grids
from parser.layouts.list_form import Header, fits, header, rows
from parser.page import Glyph, Page, Rule
from parser.rows import Row, figure, text
from tests.parser.sheets import (
    HEADER,
    LEFT,
    PADDING,
    SIZE,
    Cells,
    Setting,
    across,
    down,
    page,
    set_rows,
    words,
)

UNIT = ("云溪县民政局", "60.00", "60.00", "", "", "", "")
PROJECT = ("    救助经费", "60.00", "50.00", "", "10.00", "保障基本生活。", "1、1-产出指标…")


def read(sheet: Page) -> tuple[Grid, Header, list[Row]]:
    grid = grids(sheet)[0]
    found = header(grid)
    assert found is not None
    return grid, found, list(rows(grid, found, found.bottom))


def read_rows(*cells: Cells, setting: Setting | None = None) -> list[Row]:
    return read(set_rows(cells, setting)[0])[2]


def funds(row: Row) -> dict[str, str]:
    return {fund: figure(lines) for fund, lines in row.funds.items() if lines}


def test_the_header_is_known_by_its_words() -> None:
    _, found, _ = read(set_rows([UNIT])[0])
    assert [(column.meaning, column.name) for column in found.columns] == [
        ("name", "项目名称（资金使用单位）"),
        ("total", "总计"),
        ("fund", "财政拨款"),
        ("fund", "财政专户拨款"),
        ("fund", "其他资金"),
        ("objective", "绩效目标"),
        ("indicators", "绩效指标"),
    ]


def test_columns_in_another_order_keep_their_meaning() -> None:
    turned = Setting(header=HEADER[::-1], widths=(260, 160, 60, 60, 60, 60, 120))
    row = read_rows(PROJECT[::-1], setting=turned)[0]
    assert (text(row.name), figure(row.total)) == ("救助经费", "60.00")
    assert funds(row) == {"财政拨款": "50.00", "其他资金": "10.00"}
    assert (text(row.objective), text(row.indicators)) == ("保障基本生活。", "1、1-产出指标…")


def test_blank_money_columns_are_known_by_position_under_the_header() -> None:
    unit, project = read_rows(UNIT, PROJECT)
    assert funds(unit) == {"财政拨款": "60.00"}
    assert funds(project) == {"财政拨款": "50.00", "其他资金": "10.00"}
    assert list(project.funds) == ["财政拨款", "财政专户拨款", "其他资金"]


def test_text_of_columns_that_the_form_does_not_know_is_kept() -> None:
    setting = Setting(header=("序号", *HEADER, "备注"), widths=(30, 100, 60, 60, 60, 60, 140, 220, 50))
    row = read_rows(("1", *PROJECT, "续作"), setting=setting)[0]
    assert {column: text(lines) for column, lines in row.extras.items()} == {"序号": "1", "备注": "续作"}
    assert text(row.name) == "救助经费"


@pytest.mark.parametrize("missing", ["项目名称（资金使用单位）", "绩效目标", "绩效指标"])
def test_without_a_needed_column_it_is_no_list(missing: str) -> None:
    names = tuple("说明" if name == missing else name for name in HEADER)
    assert header(grids(set_rows([UNIT], Setting(header=names))[0])[0]) is None


def test_a_title_inside_the_table_is_no_header() -> None:
    xs = Setting().xs
    grid = grids(
        page(
            [
                *words("项目名称 绩效目标 绩效指标表", 40, 34),
                *(glyph for name, x in zip(HEADER, xs, strict=False) for glyph in words(name[:4], x + 2, 64)),
            ],
            [across(y, xs[0], xs[-1]) for y in (30, 60, 90, 120)]
            + [down(x, 60, 120) for x in xs[1:-1]]
            + [down(x, 30, 120) for x in (xs[0], xs[-1])],
        )
    )[0]
    found = header(grid)
    assert found is not None
    assert (found.top, found.bottom) == (60, 90)


def test_under_a_group_heading_the_lower_words_name_the_columns() -> None:
    xs = [30.0, 150.0, 210.0, 270.0, 330.0, 490.0, 750.0]
    rules: list[Rule] = [across(y, xs[0], xs[-1]) for y in (30, 90, 120)] + [across(60, 150, 330)]
    rules += [down(x, 60 if x in (210.0, 270.0) else 30, 120) for x in xs]
    glyphs = [*words("项目名称", 32, 55), *words("项目资金（万元）", 160, 40)]
    for name, x in (("总额", 152), ("财政拨款", 212), ("其他资金", 272)):
        glyphs += words(name, x, 70)
    glyphs += [*words("绩效目标", 332, 55), *words("绩效指标", 492, 55), *words("5.00", 275, 100)]
    _, found, read_back = read(page(glyphs, rules))
    assert [column.name for column in found.columns] == [
        "项目名称",
        "总额",
        "财政拨款",
        "其他资金",
        "绩效目标",
        "绩效指标",
    ]
    assert funds(read_back[0]) == {"其他资金": "5.00"}


def test_digits_at_a_border_never_run_together() -> None:
    """A name that ends in a year touches right-aligned money on the other side of the line."""
    edge = Setting().xs[1]
    glyphs = words("局本级2024", edge - 5 * SIZE, 0) + words("580.00", edge + 0.2, 0)
    sheet = set_rows([("", "", "", "", "", "目标", "指标")])[0]
    grid, found, _ = read(sheet)
    middle = (found.bottom + grid.bottom) / 2 - SIZE / 2
    moved = [Glyph(glyph.text, glyph.x0, middle, glyph.x1, middle + SIZE) for glyph in glyphs]
    row = read(page([*sheet.glyphs, *moved], sheet.rules))[2][0]
    assert (text(row.name), figure(row.total)) == ("局本级2024", "580.00")


def test_money_wrapped_in_a_narrow_cell_is_one_figure() -> None:
    row = read_rows(("救助", "42,409.3\n3", "42,409.3\n3", "", "", "目标", ""))[0]
    assert figure(row.total) == "42,409.33"
    assert funds(row) == {"财政拨款": "42,409.33"}


def test_text_outside_the_outer_lines_belongs_to_no_row() -> None:
    sheet = set_rows([PROJECT])[0]
    grid = grids(sheet)[0]
    below = words("第 1 页", LEFT, grid.bottom + 10) + words("900.00", Setting().xs[1] + 2, grid.bottom + 3)
    assert read(page([*sheet.glyphs, *below], sheet.rules))[2] == read(sheet)[2]


def test_the_indent_of_a_name_is_that_of_its_first_line_in_glyph_heights() -> None:
    unit, project = read_rows(UNIT, ("    救助经费\n（省级）", *PROJECT[1:]))
    assert unit.indent == pytest.approx(PADDING / SIZE)
    assert project.indent == pytest.approx((PADDING + 2 * SIZE) / SIZE)


def test_rows_know_how_they_lie_on_their_page() -> None:
    first, middle, last = read_rows(UNIT, PROJECT, PROJECT)
    assert [(row.opens, row.closes, row.unruled) for row in (first, middle, last)] == [
        (True, False, False),
        (False, False, False),
        (False, True, False),
    ]


def test_a_row_that_no_line_closes_is_unruled() -> None:
    long = ("救助", "1.00", "", "", "", "\n".join(["目标"] * 60), "指标")
    setting = Setting(page_end="split")
    last = read(set_rows([UNIT, long], setting)[0])[2][-1]
    assert (last.closes, last.unruled) == (True, True)


def test_a_row_is_as_wide_as_its_table_and_as_high_as_its_cells() -> None:
    grid, found, read_back = read(set_rows([UNIT, PROJECT])[0])
    boxes = [row.box for row in read_back]
    assert {(box.page, box.x0, box.x1) for box in boxes} == {(1, grid.x0, grid.x1)}
    assert boxes[0].top == found.bottom
    assert [above.bottom == below.top for above, below in pairwise(boxes)] == [True]
    assert boxes[-1].bottom == grid.bottom


def test_blank_rows_are_rows_that_say_so() -> None:
    assert [row.is_blank for row in read_rows(UNIT, ("",) * 7)] == [False, True]


@pytest.mark.parametrize("note", ["备注：金额为预算数。", "填表人：", "注：1.本表按项目填列"])
def test_a_note_across_the_foot_of_the_table_is_no_row(note: str) -> None:
    sheet = set_rows([PROJECT])[0]
    grid = grids(sheet)[0]
    foot = [across(grid.bottom + 20, grid.x0, grid.x1)]
    foot += [down(x, grid.bottom, grid.bottom + 20) for x in (grid.x0, grid.x1)]
    glyphs = [*sheet.glyphs, *words(note, LEFT + 4, grid.bottom + 6)]
    assert [text(row.name) for row in read(page(glyphs, [*sheet.rules, *foot]))[2]] == ["救助经费"]


def test_a_page_without_header_fits_by_its_columns() -> None:
    first, second = set_rows([PROJECT] * 60, Setting(repeat_header=False))[:2]
    _, found, _ = read(first)
    assert header(grids(second)[0]) is None
    assert fits(grids(second)[0], found)
    assert not fits(grids(set_rows([PROJECT], Setting(widths=(60, 120, 60, 60, 60, 160, 260)))[0])[0], found)
