"""The columns of a header with headings over several: sums of a group, like names, the one total."""

from parser.grid import grids
from parser.layouts.columns import Column
from parser.layouts.list_form import header
from parser.page import Rule
from tests.parser.sheets import across, down, page, words


def columns(below: list[str], groups: dict[str, tuple[int, int]]) -> tuple[Column, ...]:
    """The columns of a header: money columns `below` between name and text, `groups` over some of them."""
    xs = [30.0, 130.0, *(130.0 + 70 * (at + 1) for at in range(len(below)))]
    xs += [xs[-1] + 120, xs[-1] + 240]
    under = {at for first, last in groups.values() for at in range(first, last + 1)}
    rules: list[Rule] = [across(y, xs[0], xs[-1]) for y in (30, 90, 120)]
    glyphs = [
        *words("项目名称", 32, 55),
        *words("绩效目标", xs[-3] + 2, 55),
        *words("绩效指标", xs[-2] + 2, 55),
    ]
    for at, name in enumerate(below):
        glyphs += words(name, xs[at + 1] + 2, 70 if at in under else 55)
    for name, (first, last) in groups.items():
        rules.append(across(60, xs[first + 1], xs[last + 2]))
        glyphs += words(name, xs[first + 1] + 2, 40)
    inner = {x for first, last in groups.values() for x in xs[first + 2 : last + 2]}
    rules += [down(x, 60 if x in inner else 30, 120) for x in xs]
    found = header(grids(page(glyphs, rules))[0])
    assert found is not None
    return found.columns[1:-2]


def shown(found: tuple[Column, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(column.meaning, column.name, column.sums) for column in found]


def test_a_sum_under_a_heading_adds_up_the_funds_beside_it() -> None:
    found = columns(["总计", "小计", "一般预算", "基金预算", "其他资金"], {"其中：财政拨款": (1, 3)})
    assert shown(found) == [
        ("total", "总计", ()),
        ("fund", "财政拨款小计", ("一般预算", "基金预算")),
        ("fund", "一般预算", ()),
        ("fund", "基金预算", ()),
        ("fund", "其他资金", ()),
    ]


def test_a_sum_of_a_group_that_stands_first_is_not_the_total() -> None:
    found = columns(["小计", "一般预算", "其他资金", "合计"], {"财政拨款": (0, 1)})
    assert shown(found) == [
        ("fund", "财政拨款小计", ("一般预算",)),
        ("fund", "一般预算", ()),
        ("fund", "其他资金", ()),
        ("total", "合计", ()),
    ]


def test_under_a_heading_over_all_money_the_sum_is_the_total() -> None:
    found = columns(["小计", "财政拨款", "其他资金"], {"项目资金": (0, 2)})
    assert [column.meaning for column in found] == ["total", "fund", "fund"]


def test_of_two_totals_the_telling_one_is_the_total() -> None:
    found = columns(["年初预算数", "合计", "其他资金"], {})
    assert [column.meaning for column in found] == ["fund", "total", "fund"]


def test_funds_of_one_name_under_two_headings_are_told_apart() -> None:
    found = columns(
        ["总计", "一般预算", "基金", "一般预算", "基金"], {"财政拨款": (1, 2), "上年结转": (3, 4)}
    )
    assert [column.name for column in found] == [
        "总计",
        "财政拨款一般预算",
        "财政拨款基金",
        "上年结转一般预算",
        "上年结转基金",
    ]
