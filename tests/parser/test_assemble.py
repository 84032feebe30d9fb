"""Typed rows to a table: money, units, departments, indicators, and what is said of them."""

from decimal import Decimal

import pytest

from model import Amounts
from model.control_totals import check
from tests.parser.indicators import Written
from tests.parser.reading import SHA256, kinds, projects, read_rows
from tests.parser.sheets import HEADER, TITLE, WIDTHS, Cells, Setting, wrapped

ONE = Written("1", "产出指标", "11", "数量指标", "人数", "≥3", "≥3")


def cells(
    name: str, total: str, goal: str = "", indicators: str = "", *, grant: str = "", other: str = ""
) -> Cells:
    return (name, total, grant, "", other, wrapped(goal, 150), wrapped(indicators, 250))


UNIT = cells("云溪县民政局", "60.00", grant="60.00")
PROJECT = cells("    救助经费", "60.00", "保障基本生活。", ONE.text(1), grant="60.00")


def test_the_table_carries_what_stands_above_it_and_what_it_was_read_from() -> None:
    table = read_rows([cells("合计", "60.00"), UNIT, PROJECT])
    assert (table.title, table.department, table.year, table.money_unit) == (
        TITLE[0],
        "云溪县民政局",
        2025,
        "万元",
    )
    assert (table.layout, table.pages, table.sha256) == ("list", 1, SHA256)
    assert table.total == Amounts(Decimal("60.00"))


def test_a_printed_zero_stays_and_a_blank_is_absent() -> None:
    table = read_rows([UNIT, cells("    救助经费", "60.00", "目标。", grant="0.00")])
    assert projects(table)[0].amounts == Amounts(Decimal("60.00"), {"财政拨款": Decimal("0.00")})


@pytest.mark.parametrize("mark", ["-", "—", "/", "无"])
def test_a_mark_for_nothing_is_blank_and_needs_no_notice(mark: str) -> None:
    table = read_rows([UNIT, cells("    救助经费", "60.00", "目标。", other=mark)])
    assert (projects(table)[0].amounts.funds, kinds(table)) == ({}, [])


def test_negative_money_is_read() -> None:
    table = read_rows([UNIT, cells("    调减", "(1,200.50)", "目标。", other="-1,200.50")])
    assert projects(table)[0].amounts == Amounts(Decimal("-1200.50"), {"其他资金": Decimal("-1200.50")})


def test_yuan_become_wan_exactly() -> None:
    setting = Setting(title=("云溪县民政局2025年项目支出绩效目标表", "单位：元"))
    table = read_rows([cells("合计", "600,000.01"), UNIT, cells("    救助", "600,000.01", "目标。")], setting)
    assert (table.money_unit, table.total) == ("元", Amounts(Decimal("60.000001")))


def test_money_that_is_none_is_left_out_and_said() -> None:
    table = read_rows([UNIT, cells("    救助经费", "约60", "目标。")])
    assert projects(table)[0].amounts.total is None
    assert [(notice.kind, notice.pages, notice.sentence) for notice in table.notices] == [
        ("unread-money", (1,), "“救助经费”的“总计”印为“约60”，不是金额，未读入")
    ]


def test_an_unprinted_money_unit_is_taken_for_wan_and_said() -> None:
    table = read_rows([UNIT, PROJECT], Setting(title=TITLE[:1]))
    assert (table.money_unit, kinds(table)) == ("万元", ["money-unit"])


def test_without_a_unit_row_the_unit_is_the_department_the_document_names() -> None:
    table = read_rows([cells("合计", "60.00"), PROJECT])
    assert [(unit.name, unit.amounts, unit.pages) for unit in table.units] == [("云溪县民政局", None, (1,))]
    assert check(table).verdict == "合计相符"


def test_a_department_keeps_units_flat_with_their_path_and_a_subtotal() -> None:
    rows = [
        cells("合计", "60.00"),
        cells("云溪县民政局", "60.00"),
        cells("  救助站", "20.00"),
        cells("    临时救助", "20.00", "目标。"),
        cells("  福利院", "40.00"),
        cells("    养护", "40.00", "目标。"),
    ]
    table = read_rows(rows)
    assert [(unit.name, unit.path) for unit in table.units] == [
        ("救助站", ("云溪县民政局",)),
        ("福利院", ("云溪县民政局",)),
    ]
    assert [(each.path, each.amounts.total) for each in table.subtotals] == [
        (("云溪县民政局",), Decimal("60.00"))
    ]
    assert check(table).differences == ()


def test_a_unit_beside_a_department_is_not_below_it() -> None:
    rows = [
        cells("合计", "70.00"),
        cells("云溪县民政局", "60.00"),
        cells("  救助站", "60.00"),
        cells("    临时救助", "60.00", "目标。"),
        cells("云溪县档案馆", "10.00"),
        cells("    修复", "10.00", "目标。"),
    ]
    table = read_rows(rows)
    assert [(unit.name, unit.path) for unit in table.units] == [
        ("救助站", ("云溪县民政局",)),
        ("云溪县档案馆", ()),
    ]
    assert check(table).differences == ()


def test_words_that_are_no_indicator_are_kept_and_said() -> None:
    table = read_rows([UNIT, cells("    救助经费", "60.00", "目标。", "详见附件。" + ONE.text(1))])
    first, second = projects(table)[0].indicators
    assert (first.raw, first.number, first.name, first.level1) == ("详见附件。", 1, None, None)
    assert (second.raw, second.number, second.name) == (None, 1, "人数")
    assert [(notice.kind, notice.sentence) for notice in table.notices] == [
        ("unread-indicator", "“救助经费”的绩效指标有 1 段无法识别，按原文保留")
    ]


def test_extra_columns_stand_under_their_names_and_blank_ones_not_at_all() -> None:
    setting = Setting(header=(*HEADER, "备注", "项目类别"), widths=(*WIDTHS[:-1], 180.0, 40.0, 40.0))
    table = read_rows([(*UNIT, "", ""), (*PROJECT[:-1], "", "续作", "")], setting)
    assert projects(table)[0].extras == {"备注": "续作"}


def test_every_visible_glyph_is_placed_once() -> None:
    table = read_rows([cells("合计", "60.00"), UNIT, PROJECT])
    visible = sum(
        not character.isspace() for cell in (*HEADER, "合计", "60.00", *UNIT, *PROJECT) for character in cell
    )
    assert table.conservation is not None
    assert (table.conservation.placed, table.conservation.left, table.conservation.doubled) == (
        visible,
        (),
        0,
    )
    assert table.conservation.verdict == "全部文字已归位"


def test_places_of_a_project_are_the_boxes_of_its_rows() -> None:
    table = read_rows([UNIT, PROJECT])
    unit, project = table.units[0], projects(table)[0]
    assert [place.page for place in (*unit.places, *project.places)] == [1, 1]
    assert unit.places[0].bottom == project.places[0].top


def test_a_unit_row_repeated_over_a_page_end_is_one_unit() -> None:
    """Where the last row of a page, printed again on the next one, is a unit's own."""
    filler = [cells(f"    项目{at}", "1.00", "\n".join(["目标"] * 19)) for at in range(2)]
    tall = ("\n".join("云溪县救助站和未成年人保护中心"), "60.00", "", "", "", "", "")
    rows = [cells("合计", "62.00"), cells("云溪县民政局", "2.00"), *filler, tall, PROJECT]
    table = read_rows(rows, Setting(page_end="repeated"))
    assert [(unit.name, len(unit.projects)) for unit in table.units] == [
        ("云溪县民政局", 2),
        ("云溪县救助站和未成年人保护中心", 1),
    ]
    assert check(table).differences == ()
    assert table.units[1].pages == (1, 2)
    assert kinds(table) == ["repeated-row"]
