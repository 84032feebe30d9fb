"""Lists of one document: which title block is whose, and in which money unit each is read."""

from decimal import Decimal

import pytest

from model import Amounts, Table
from model.control_totals import check
from parser.page import Page
from tests.parser.reading import kinds, projects, read_pages, read_rows
from tests.parser.sheets import HEADER, LEFT, TITLE, Cells, Setting, ruled, set_rows, words


def rows(unit: str, money: str) -> list[Cells]:
    return [
        ("合计", money, money, "", "", "", ""),
        (unit, money, money, "", "", "", ""),
        ("    救助", money, money, "", "", "目标。", ""),
    ]


def sheet(number: int, title: tuple[str, ...], unit: str, money: str, header: Cells = HEADER) -> Page:
    laid = set_rows(rows(unit, money), Setting(title=title, header=header))[0]
    return Page(number, 842, 595, laid.glyphs, laid.rules)


FIRST = sheet(1, TITLE, "救助站", "12.35")
SECOND = sheet(
    2, ("青石县水务局2025年项目支出绩效目标表", "部门名称：青石县水务局 单位：元"), "水质站", "50,000.00"
)


def named(column: str) -> Setting:
    return Setting(header=(HEADER[0], column, *HEADER[2:]), title=TITLE[:1])


@pytest.mark.parametrize("column", ["总计（元）", "总计（单位：元）", "总计/元", "总计（人民币元）"])
def test_the_money_unit_may_stand_in_the_header(column: str) -> None:
    table = read_rows(rows("某局", "50,000.00"), named(column))
    assert (table.money_unit, table.total, kinds(table)) == (
        "元",
        Amounts(Decimal("5.00"), {"财政拨款": Decimal("5.00")}),
        [],
    )


def test_where_header_and_title_block_contradict_each_other_the_header_counts_and_it_is_said() -> None:
    setting = Setting(header=(HEADER[0], "总计（元）", *HEADER[2:]), title=TITLE)
    table = read_rows(rows("某局", "50,000.00"), setting)
    assert table.money_unit == "元"
    assert [notice.sentence for notice in table.notices] == [
        "第 1 页表上方的金额单位是万元，表头是元，按表头读取，请核对原文"
    ]


def test_several_money_units_in_one_header_are_said() -> None:
    header = (HEADER[0], "总计（万元）", "财政拨款（元）", *HEADER[3:])
    table = read_rows(rows("某局", "5.00"), Setting(header=header, title=TITLE[:1]))
    assert (table.money_unit, kinds(table)) == ("万元", ["money-unit"])


def with_table_above(page: Page, *title: str, rows: int = 2) -> Page:
    """The page moved down, with a small table and its own title over it."""
    moved = [glyph._replace(top=glyph.top + 120, bottom=glyph.bottom + 120) for glyph in page.glyphs]
    rules = [rule._replace(top=rule.top + 120, bottom=rule.bottom + 120) for rule in page.rules]
    above = [glyph for at, line in enumerate(title) for glyph in words(line, LEFT, 30 + 14 * at)]
    ys = [70.0 + 16 * at for at in range(rows + 1)]
    return Page(page.number, 842, 595, (*above, *moved), (*ruled([30, 200, 400], ys), *rules))


def test_what_stands_above_another_table_belongs_to_that_one() -> None:
    ours = sheet(1, TITLE[:1], "某局", "12.35")
    table = read_pages(with_table_above(ours, "政府采购预算表", "部门：青石县水务局 单位：元"))
    assert (table.title, table.department, table.money_unit) == (TITLE[0], "云溪县民政局", "万元")
    assert table.total == Amounts(Decimal("12.35"), {"财政拨款": Decimal("12.35")})


def test_a_grid_of_one_row_between_title_and_table_ends_no_title_block() -> None:
    ours = sheet(1, (), "某局", "12.35")
    table = read_pages(with_table_above(ours, TITLE[0], "单位：元", rows=1))
    assert (table.title, table.money_unit) == (TITLE[0], "元")


def two() -> Table:
    return read_pages(FIRST, SECOND)


def test_a_second_list_is_converted_by_its_own_money_unit() -> None:
    assert [project.amounts.total for project in projects(two())] == [Decimal("12.35"), Decimal("5.00")]


def test_each_list_stands_below_its_department_with_its_total_as_subtotal() -> None:
    table = two()
    assert [(unit.name, unit.path) for unit in table.units] == [
        ("救助站", ("云溪县民政局",)),
        ("水质站", ("青石县水务局",)),
    ]
    assert (table.total, [(each.path, each.amounts.total) for each in table.subtotals]) == (
        None,
        [(("云溪县民政局",), Decimal("12.35")), (("青石县水务局",), Decimal("5.00"))],
    )
    assert check(table).verdict == "合计相符"


def test_that_a_document_holds_several_lists_is_said() -> None:
    assert [(notice.kind, notice.sentence) for notice in two().notices] == [
        (
            "several-tables",
            "文件内有 2 张目标表（“云溪县民政局”第 1 页起，万元、“青石县水务局”第 2 页起，元），"
            "各按自己的金额单位读取",
        )
    ]


def test_lists_of_one_department_are_told_apart_by_their_titles() -> None:
    earlier = sheet(2, ("云溪县民政局2024年项目支出绩效目标表", TITLE[1]), "救助站", "3.00")
    assert [unit.path for unit in read_pages(FIRST, earlier).units] == [
        (TITLE[0],),
        ("云溪县民政局2024年项目支出绩效目标表",),
    ]


@pytest.mark.parametrize(
    "title",
    [(), TITLE, (TITLE[0] + "（续）",), ("续表",), TITLE[1:]],
    ids=["none", "all", "continued", "bare", "line"],
)
def test_a_header_printed_again_begins_no_new_list(title: tuple[str, ...]) -> None:
    laid = set_rows(rows("福利院", "1.00")[1:], Setting(title=title))[0]
    table = read_pages(FIRST, Page(2, 842, 595, laid.glyphs, laid.rules))
    assert (kinds(table), [unit.path for unit in table.units]) == ([], [(), ()])


def test_page_numbers_beside_title_and_department_begin_no_new_list() -> None:
    def numbered(at: int) -> tuple[str, ...]:
        return (f"{TITLE[0]}  第 {at} 页", f"部门名称：云溪县民政局 第{at}页/共2页 单位：万元")

    laid = set_rows(rows("福利院", "1.00")[1:], Setting(title=numbered(2)))[0]
    table = read_pages(sheet(1, numbered(1), "救助站", "12.35"), Page(2, 842, 595, laid.glyphs, laid.rules))
    assert (kinds(table), table.title, table.department) == ([], TITLE[0], "云溪县民政局")


def test_a_money_unit_that_only_a_later_page_prints_counts() -> None:
    first = sheet(1, TITLE[:1], "某局", "50,000.00")
    laid = set_rows(rows("福利院", "10,000.00")[1:], Setting(title=("单位：元",)))[0]
    table = read_pages(first, Page(2, 842, 595, laid.glyphs, laid.rules))
    assert (table.money_unit, kinds(table)) == ("元", [])
