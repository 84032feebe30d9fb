"""Control totals: every printed sum against its parts, exactly."""

from collections.abc import Callable
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Amounts, Project, Subtotal, Table, Unit
from model.control_totals import TOTAL, add, check
from model.table import Category
from tests.model.tables import indicator, money, project, table, unit

GRANT, OTHER = "财政拨款", "其他资金"


def whole() -> Table:
    """A department of two units whose sums all agree: 18 printed sums."""
    first = unit(
        "甲中心",
        money("30.00", 财政拨款="25.00", 其他资金="5.00"),
        [
            project("甲一", money("20.00", 财政拨款="20.00")),
            project("甲二", money("10.00", 财政拨款="5.00", 其他资金="5.00")),
        ],
        path=["某局"],
    )
    second = unit(
        "乙中心",
        money("0.03", 财政拨款="0.03"),
        [project("乙一", money("0.03", 财政拨款="0.03"))],
        path=["某局"],
    )
    subtotal = Subtotal(path=("某局",), amounts=money("30.03", 财政拨款="25.03", 其他资金="5.00"), pages=(1,))
    whole = table(money("30.03", 财政拨款="25.03", 其他资金="5.00"), first, second)
    return msgspec.structs.replace(whole, subtotals=(subtotal,))


def with_unit(of: Table, at: int, changed: Unit) -> Table:
    units = list(of.units)
    units[at] = changed
    return msgspec.structs.replace(of, units=tuple(units))


def one_cent_off(amounts: Amounts | None, column: str) -> Amounts:
    assert amounts is not None
    cent = Decimal("0.01")
    if column == TOTAL:
        assert amounts.total is not None
        return Amounts(amounts.total + cent, amounts.funds)
    return Amounts(amounts.total, {**amounts.funds, column: amounts.funds[column] + cent})


def grand_total_off(of: Table, column: str) -> Table:
    return msgspec.structs.replace(of, total=one_cent_off(of.total, column))


def subtotal_off(of: Table, column: str) -> Table:
    off = msgspec.structs.replace(of.subtotals[0], amounts=one_cent_off(of.subtotals[0].amounts, column))
    return msgspec.structs.replace(of, subtotals=(off,))


def unit_off(of: Table, column: str) -> Table:
    return with_unit(
        of, 0, msgspec.structs.replace(of.units[0], amounts=one_cent_off(of.units[0].amounts, column))
    )


def project_off(of: Table, column: str) -> Table:
    first, second = of.units[0].projects
    off = msgspec.structs.replace(second, amounts=one_cent_off(second.amounts, column))
    return with_unit(of, 0, msgspec.structs.replace(of.units[0], projects=(first, off)))


def test_sums_that_agree_are_all_counted() -> None:
    totals = check(whole())
    assert (totals.checked, totals.differences, totals.verdict) == (18, (), "合计相符")


@pytest.mark.parametrize(
    ("change", "column", "named"),
    [
        (grand_total_off, TOTAL, [("合计", TOTAL, "各单位"), ("合计", TOTAL, "各项资金")]),
        (grand_total_off, OTHER, [("合计", OTHER, "各单位"), ("合计", TOTAL, "各项资金")]),
        (subtotal_off, TOTAL, [("某局", TOTAL, "所属单位"), ("某局", TOTAL, "各项资金")]),
        (subtotal_off, GRANT, [("某局", GRANT, "所属单位"), ("某局", TOTAL, "各项资金")]),
        (
            unit_off,
            TOTAL,
            [
                ("合计", TOTAL, "各单位"),
                ("某局", TOTAL, "所属单位"),
                ("甲中心", TOTAL, "各项目"),
                ("甲中心", TOTAL, "各项资金"),
            ],
        ),
        (
            unit_off,
            OTHER,
            [
                ("合计", OTHER, "各单位"),
                ("某局", OTHER, "所属单位"),
                ("甲中心", OTHER, "各项目"),
                ("甲中心", TOTAL, "各项资金"),
            ],
        ),
        (project_off, TOTAL, [("甲中心", TOTAL, "各项目"), ("甲二", TOTAL, "各项资金")]),
        (project_off, OTHER, [("甲中心", OTHER, "各项目"), ("甲二", TOTAL, "各项资金")]),
    ],
)
def test_one_cent_off_is_found_in_every_sum_it_belongs_to(
    change: Callable[[Table, str], Table], column: str, named: list[tuple[str, str, str]]
) -> None:
    totals = check(change(whole(), column))
    assert [(off.where, off.column, off.parts) for off in totals.differences] == named
    assert {abs(off.printed - off.computed) for off in totals.differences} == {Decimal("0.01")}
    assert totals.verdict == f"合计不符 {len(named)} 处"


def test_a_difference_says_which_sum_is_off_and_by_how_much() -> None:
    found = check(table("1,000.00".replace(",", ""), unit("甲", None, [project("乙", "999.99")]))).differences
    assert [off.sentence for off in found] == [
        "合计“总计”印为 1,000.00 万元，各单位之和为 999.99 万元，相差 0.01 万元"
    ]


def test_a_difference_downwards_is_negative() -> None:
    found = check(table("1.00", unit("甲", None, [project("乙", "3.50")]))).differences
    assert found[0].sentence.endswith("相差 -2.50 万元")


def test_without_printed_sums_there_is_nothing_to_check() -> None:
    totals = check(table(None, unit("某局", None, [project("甲", "1.00"), project("乙", "2.00")])))
    assert (totals.checked, totals.verdict) == (0, "未印合计，无从核对")


def test_funds_alone_are_no_printed_sum_of_the_table() -> None:
    totals = check(table(None, unit("某局", None, [project("甲", money("1.00", 财政拨款="1.00"))])))
    assert (totals.checked, totals.verdict) == (1, "未印合计，无从核对")


@pytest.mark.parametrize("total", [None, money(None)], ids=["no total row", "a total row without money"])
def test_rows_whose_money_is_blank_print_no_sum(total: Amounts | None) -> None:
    totals = check(table(total, unit("甲", money(None), [project("乙", "5.00")])))
    assert (totals.checked, totals.verdict) == (0, "未印合计，无从核对")


@pytest.mark.parametrize("amounts", [None, money(None)], ids=["no unit row", "a unit row without money"])
def test_a_unit_without_a_subtotal_counts_by_its_projects(amounts: Amounts | None) -> None:
    units = unit("甲", amounts, [project("乙", "5.00")]), unit("丙", "1.00", [project("丁", "1.00")])
    assert check(table("6.00", *units)).verdict == "合计相符"
    assert check(table("6.01", *units)).verdict == "合计不符 1 处"


def test_a_fund_that_only_a_unit_leaves_blank_counts_by_its_projects() -> None:
    parts = [project("乙", money("5.00", 财政拨款="5.00"))]
    assert check(table(money("5.00", 财政拨款="5.00"), unit("甲", "5.00", parts))).verdict == "合计相符"


def test_a_blank_column_of_a_sum_row_is_not_checked() -> None:
    totals = check(table(money("5.00"), unit("甲", None, [project("乙", money("5.00", 财政拨款="5.00"))])))
    assert (totals.verdict, totals.checked) == ("合计相符", 2)


def test_a_fund_that_no_part_prints_adds_up_to_nothing() -> None:
    totals = check(table(money("5.00", 财政拨款="5.00"), unit("甲", None, [project("乙", "5.00")])))
    assert [(off.column, off.computed) for off in totals.differences] == [(GRANT, Decimal(0))]


def test_a_printed_zero_is_checked() -> None:
    of = table(
        money("5.00", 其他资金="0.00"), unit("甲", None, [project("乙", money("5.00", 其他资金="1.00"))])
    )
    assert OTHER in [off.column for off in check(of).differences]


def test_a_project_without_a_total_has_no_sum_of_its_own() -> None:
    assert check(table(None, unit("甲", None, [project("乙", money(None, 财政拨款="5.00"))]))).checked == 0


def test_sums_are_exact_where_floats_are_not() -> None:
    parts = [project(str(at), "0.10") for at in range(30)]
    assert check(table("3.00", unit("甲", "3.00", parts))).verdict == "合计相符"


def test_a_department_sums_up_only_the_units_below_it() -> None:
    units = [
        unit("一", "1.00", [project("a", "1.00")], path=["甲局"]),
        unit("二", "2.00", [project("b", "2.00")], path=["甲局", "二级"]),
        unit("三", "4.00", [project("c", "4.00")], path=["乙局"]),
    ]
    subtotals = tuple(
        Subtotal(path=path, amounts=money(total), pages=(1,))
        for path, total in [(("甲局",), "3.00"), (("甲局", "二级"), "2.00"), (("乙局",), "4.00")]
    )
    of = msgspec.structs.replace(table("7.00", *units), subtotals=subtotals)
    assert check(of).differences == ()


GROUP = {"财政拨款小计": ("一般公共预算", "政府性基金")}


def grouped(amounts: Amounts) -> Table:
    of = table(None, unit("甲", None, [project("乙", amounts)]))
    return msgspec.structs.replace(of, sum_columns=GROUP)


def test_a_column_that_sums_up_others_is_not_added_twice() -> None:
    amounts = money("6.00", 财政拨款小计="5.00", 一般公共预算="3.00", 政府性基金="2.00", 其他资金="1.00")
    assert check(grouped(amounts)).differences == ()
    assert check(grouped(amounts)).checked == 2


def test_a_column_that_sums_up_others_is_held_against_them() -> None:
    amounts = money("6.00", 财政拨款小计="5.01", 一般公共预算="3.00", 政府性基金="2.00", 其他资金="1.00")
    assert [(off.column, off.parts, off.computed) for off in check(grouped(amounts)).differences] == [
        ("财政拨款小计", "该组各项", Decimal("5.00"))
    ]


def test_a_column_that_sums_up_blank_ones_counts_itself() -> None:
    amounts = money("6.00", 财政拨款小计="5.00", 其他资金="1.00")
    assert check(grouped(amounts)).differences == ()


def test_subtotals_alone_are_printed_sums() -> None:
    subtotal = Subtotal(path=("甲局",), amounts=money("5.00"), pages=(1,))
    of = table(None, unit("一", None, [project("a", "5.00")], path=["甲局"]))
    assert check(msgspec.structs.replace(of, subtotals=(subtotal,))).verdict == "合计相符"


def test_indicators_have_no_part_in_sums() -> None:
    odd = msgspec.structs.replace(indicator("总成本", "9"), level1=Category("4", "成本指标"))
    assert check(table("1.00", unit("甲", None, [project("乙", "1.00", odd)]))).verdict == "合计相符"


def test_adding_keeps_a_column_blank_that_is_blank_everywhere() -> None:
    assert add([money("1.00", 甲="1.00"), money(None, 乙="0.00"), money("2.00", 甲="0.50")]) == money(
        "3.00", 甲="1.50", 乙="0.00"
    )
    assert add([]) == add([money(None)]) == Amounts(None)


_PROJECTS = st.lists(
    st.builds(
        lambda one, two: project("项目", money(str(one + two), 财政拨款=str(one), 其他资金=str(two))),
        *[st.decimals(min_value=-(10**6), max_value=10**6, places=2)] * 2,
    ),
    min_size=1,
    max_size=5,
)


@given(st.lists(_PROJECTS, min_size=1, max_size=4))
def test_a_table_summed_from_its_parts_agrees(parts: list[list[Project]]) -> None:
    units = [unit("单位", add(each.amounts for each in projects), projects) for projects in parts]
    of = table(add(each.amounts for each in units if each.amounts is not None), *units)
    assert check(of).differences == ()
    assert check(of).checked == 4 * (1 + len(units)) + sum(map(len, parts))


def test_a_difference_says_by_index_which_row_it_is_of() -> None:
    made = whole()
    second = made.units[1]
    off = msgspec.structs.replace(second.projects[0], amounts=money("0.03", 财政拨款="0.02"))
    found = check(with_unit(made, 1, msgspec.structs.replace(second, projects=(off,)))).differences
    assert [(one.unit, one.project, one.column) for one in found] == [(1, -1, GRANT), (1, 0, TOTAL)]


def test_a_difference_of_the_grand_total_has_no_index() -> None:
    [found] = check(table("3.00", unit("甲", "1.00"), unit("乙", "1.00"))).differences[:1]
    assert (found.where, found.unit, found.project) == ("合计", -1, -1)


@pytest.mark.parametrize(
    ("printed", "parts", "rounding"),
    [
        ("3.00", ["1.00", "1.00"], "0.015"),
        ("3", ["1", "1"], "0.015"),
        ("3.00", ["1.0000", "1.00"], "0.00015"),
        ("3.00", ["1.00"] * 9, "0.05"),
    ],
)
def test_rounding_can_make_up_half_a_last_decimal_a_figure(
    printed: str, parts: list[str], rounding: str
) -> None:
    rows = [project(f"项目{at}", part) for at, part in enumerate(parts)]
    [found] = check(table(None, unit("甲", printed, rows))).differences
    assert found.rounding == Decimal(rounding)
