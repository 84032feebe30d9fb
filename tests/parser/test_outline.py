"""How rows stand under one another: sums under units, units in a column, sums that tell kinds."""

from decimal import Decimal

import pytest

from model import Amounts, Table
from model.control_totals import check
from tests.parser.reading import kinds, projects, read_rows
from tests.parser.sheets import HEADER, WIDTHS, Cells, Setting


def row(name: str, money: str = "", goal: str = "") -> Cells:
    return (name, money, money, "", "", goal, "")


def money(amount: str) -> Amounts:
    return Amounts(Decimal(amount), {"财政拨款": Decimal(amount)})


def outline(table: Table) -> list[tuple[str, tuple[str, ...], Amounts | None, int]]:
    return [(unit.name, unit.path, unit.amounts, len(unit.projects)) for unit in table.units]


def left(table: Table) -> int:
    assert table.conservation is not None
    return len(table.conservation.left) + table.conservation.doubled


@pytest.mark.parametrize(
    "name",
    ["合计", "合计：", "部门合计", "合计（万元）", "全区合计", "全县总计", "合计金额", "总 计", "总计"],
)
def test_a_grand_total_has_many_names(name: str) -> None:
    table = read_rows([row(name, "5.00"), row("某局", "5.00"), row("    救助", "5.00", "目标。")])
    assert (table.total, outline(table)) == (money("5.00"), [("某局", (), money("5.00"), 1)])


@pytest.mark.parametrize("name", ["合计发放经费", "部门合计算经费"])
def test_a_project_named_like_a_sum_is_none(name: str) -> None:
    table = read_rows([row("某局", "5.00"), row(f"    {name}", "5.00", "目标。")])
    assert (table.total, [project.name for project in projects(table)]) == (None, [name])


def test_a_sum_under_a_units_projects_is_the_units() -> None:
    rows = [row("合计", "9.00")]
    for unit, one, two, total in (("甲站", "1.00", "2.00", "3.00"), ("乙站", "2.00", "4.00", "6.00")):
        rows += [row(unit), row("    一", one, "目标。"), row("    二", two, "目标。"), row("小计", total)]
    table = read_rows(rows)
    assert outline(table) == [("甲站", (), money("3.00"), 2), ("乙站", (), money("6.00"), 2)]
    assert (check(table).verdict, left(table)) == ("合计相符", 0)
    off = read_rows([*rows[:-1], row("小计", "6.01")])
    assert [one.where for one in check(off).differences] == ["合计", "合计", "乙站", "乙站"]


def test_a_sum_that_repeats_the_units_own_is_counted_once() -> None:
    table = read_rows(
        [row("合计", "1.00"), row("甲站", "1.00"), row("    一", "1.00", "目标。"), row("小计：", "1.00")]
    )
    assert (outline(table), kinds(table)) == ([("甲站", (), money("1.00"), 1)], [])
    assert check(table).verdict == "合计相符"


def test_a_sum_that_fits_nowhere_is_said_and_not_counted() -> None:
    table = read_rows(
        [row("合计", "1.00"), row("甲站", "1.00"), row("    一", "1.00", "目标。"), row("小计", "7.00")]
    )
    assert (outline(table), kinds(table)) == ([("甲站", (), money("1.00"), 1)], ["stray-sum"])
    assert check(table).verdict == "合计相符"


def test_sums_under_projects_part_units_that_have_no_rows() -> None:
    rows = [
        row("一", "1.00", "目标。"),
        row("小计", "1.00"),
        row("二", "2.00", "目标。"),
        row("小计", "2.00"),
    ]
    table = read_rows([row("合计", "3.00"), *rows])
    assert [(unit.amounts, len(unit.projects)) for unit in table.units] == [
        (money("1.00"), 1),
        (money("2.00"), 1),
    ]


WITH_UNITS = Setting(header=("预算单位", *HEADER), widths=(60, *WIDTHS[:-1], 200))


def test_a_column_of_units_names_them_where_no_row_does() -> None:
    rows = [
        ("", *row("合计", "6.00")),
        ("甲站", *row("一", "1.00", "目标。")),
        ("甲站", *row("二", "2.00", "目标。")),
        ("乙站", *row("三", "3.00", "目标。")),
        ("", *row("四", "0.00", "目标。")),
    ]
    table = read_rows(rows, WITH_UNITS)
    assert outline(table) == [("甲站", (), None, 2), ("乙站", (), None, 2)]
    assert projects(table)[0].extras == {"预算单位": "甲站"}
    assert (check(table).verdict, left(table)) == ("合计相符", 0)


def test_a_column_of_units_beside_rows_of_units_is_kept_and_names_none() -> None:
    table = read_rows([("", *row("某局", "1.00")), ("甲站", *row("    一", "1.00", "目标。"))], WITH_UNITS)
    assert [unit.name for unit in table.units] == ["某局"]
    assert projects(table)[0].extras == {"预算单位": "甲站"}


def test_a_column_with_a_name_like_money_that_holds_words_is_text() -> None:
    setting = Setting(header=(*HEADER[:4], "补助对象", *HEADER[5:]))
    rows: list[Cells] = [
        ("某局", "1.00", "1.00", "", "", "", ""),
        ("    一", "1.00", "1.00", "", "残疾人", "目标。", ""),
        ("    二", "0.00", "", "", "老年人", "目标。", ""),
    ]
    table = read_rows(rows, setting)
    assert [project.extras for project in projects(table)] == [{"补助对象": "残疾人"}, {"补助对象": "老年人"}]
    assert kinds(table) == []


def test_one_word_in_a_column_of_figures_makes_it_no_text() -> None:
    rows: list[Cells] = [
        ("某局", "1.00", "1.00", "", "", "", ""),
        ("    一", "1.00", "另行下达", "", "", "目标。", ""),
    ]
    assert kinds(read_rows(rows)) == ["unread-money"]


FLAT = [row("某局", "8.00"), row("一", "1.00", "目标。"), row("二", "2.00"), row("三", "5.00", "目标。")]


def test_where_nothing_is_set_in_a_units_sum_tells_a_project_without_text() -> None:
    table = read_rows([row("合计", "8.00"), *FLAT])
    assert outline(table) == [("某局", (), money("8.00"), 3)]


def test_a_row_whose_own_sum_holds_is_a_unit() -> None:
    rows = [row("主管部门", "3.00"), row("甲站", "1.00"), row("一", "1.00", "目标。"), row("乙站", "2.00")]
    table = read_rows([row("合计", "3.00"), *rows, row("二", "2.00", "目标。")])
    assert [each[:2] for each in outline(table)] == [("甲站", ("主管部门",)), ("乙站", ("主管部门",))]


def test_a_unit_without_projects_is_no_department_where_the_total_counts_it() -> None:
    rows = [
        row("甲园", "12.00"),
        row("乙园", "5.00"),
        row("    一", "5.00", "目标。"),
        row("丙园", "7.00"),
        row("    二", "7.00", "目标。"),
    ]
    flat = read_rows([row("合计", "24.00"), *rows])
    assert [each[:2] for each in outline(flat)] == [("甲园", ()), ("乙园", ()), ("丙园", ())]
    assert {one.where for one in check(flat).differences} == {"甲园"}
    nested = read_rows([row("合计", "12.00"), *rows])
    assert [each[:2] for each in outline(nested)] == [("乙园", ("甲园",)), ("丙园", ("甲园",))]


def test_where_names_are_set_to_the_middle_their_indentation_tells_nothing() -> None:
    def middle(name: str) -> str:
        return " " * int((WIDTHS[0] - 6 - 8 * len(name)) / 2 / 4) + name

    rows = [
        row(middle("云溪县教育局系统"), "3.00"),
        row(middle("县教育局本级机关"), "1.00"),
        row(middle("培训"), "1.00", "目标。"),
        row(middle("一园"), "2.00"),
        row(middle("运行"), "2.00", "目标。"),
        row(middle("水务局"), "4.00"),
        row(middle("防汛"), "4.00", "目标。"),
    ]
    table = read_rows([row(middle("合计"), "7.00"), *rows])
    assert [each[:2] for each in outline(table)] == [
        ("县教育局本级机关", ("云溪县教育局系统",)),
        ("一园", ("云溪县教育局系统",)),
        ("水务局", ()),
    ]
