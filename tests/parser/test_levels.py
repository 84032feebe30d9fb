"""What rows are: total, department, unit or project."""

import pytest

from parser.levels import Item, kinds
from tests.parser.printed import item

INDENTED = [
    item("合计", "6.00"),
    item("甲局", "3.00"),
    item("一", "1.00", "目标", indent=2),
    item("二", "2.00", "目标", indent=2),
    item("乙局", "3.00"),
    item("三", "3.00", "目标", indent=2),
]


def test_units_and_projects_differ_by_indentation() -> None:
    assert kinds(INDENTED) == ["total", "unit", "project", "project", "unit", "project"]


def test_a_project_without_text_is_known_by_its_indentation() -> None:
    rows = [*INDENTED, item("四", "0.00", indent=2.1)]
    assert kinds(rows)[-1] == "project"


def test_without_indentation_text_tells_projects_from_units() -> None:
    flat = [item(each.name, str(each.amounts.total), "目标" if each.has_text else "") for each in INDENTED]
    assert kinds(flat) == ["total", "unit", "project", "project", "unit", "project"]


def test_projects_without_any_unit_row_are_projects() -> None:
    assert kinds([item("一", "1.00", "目标"), item("二", "1.00", "目标")]) == ["project", "project"]


def test_a_slight_shift_is_no_indentation() -> None:
    rows = [
        item("甲局", "3.00", indent=0.4),
        item("一", "3.00", "目标", indent=2),
        item("乙局", "1.00", indent=0),
    ]
    assert kinds([*rows, item("二", "1.00", "目标", indent=2)]) == ["unit", "project", "unit", "project"]


def test_a_unit_shifted_slightly_is_not_below_the_one_before() -> None:
    rows = [item("甲局", "0.00"), item("乙局", "3.00", indent=0.4), item("一", "3.00", "目标", indent=2)]
    assert kinds(rows) == ["unit", "unit", "project"]


@pytest.mark.parametrize("name", ["合计", "总计", "合 计"])
def test_the_grand_total_is_known_by_its_name(name: str) -> None:
    assert kinds([item(name, "1.00"), item("甲局", "1.00"), item("一", "1.00", "目标")])[0] == "total"


def test_a_project_named_like_a_sum_but_longer_is_no_total() -> None:
    assert kinds([item("合计发放经费", "1.00", "目标")]) == ["project"]


def test_the_grand_total_may_stand_last() -> None:
    rows = [item("甲局", "1.00"), item("一", "1.00", "目标", indent=2), item("合计", "1.00")]
    assert kinds(rows) == ["unit", "project", "total"]


def test_a_department_stands_above_units_that_are_set_in() -> None:
    rows = [
        item("主管部门", "6.00"),
        item("甲中心", "3.00", indent=2),
        item("一", "3.00", "目标", indent=4),
        item("乙中心", "3.00", indent=2),
        item("二", "3.00", "目标", indent=4),
    ]
    assert kinds(rows) == ["department", "unit", "project", "unit", "project"]


def test_a_department_without_indentation_is_the_sum_of_the_units_after_it() -> None:
    rows = [
        item("主管部门", "6.00"),
        item("甲中心", "2.00"),
        item("一", "2.00", "目标"),
        item("乙中心", "4.00"),
        item("二", "4.00", "目标"),
        item("另一部门", "1.00"),
        item("丙中心", "1.00"),
        item("三", "1.00", "目标"),
    ]
    assert kinds(rows) == [
        "department",
        "unit",
        "project",
        "unit",
        "project",
        "department",
        "unit",
        "project",
    ]


def test_departments_nest() -> None:
    rows = [
        item("市局", "3.00"),
        item("县局", "3.00", indent=1),
        item("甲中心", "3.00", indent=2),
        item("一", "3.00", "目标", indent=3),
    ]
    assert kinds(rows) == ["department", "department", "unit", "project"]


def test_a_unit_without_projects_is_no_department_of_the_next() -> None:
    rows = [item("甲局", "0.00"), item("乙局", "3.00"), item("一", "3.00", "目标", indent=2)]
    assert kinds(rows) == ["unit", "unit", "project"]


def test_no_rows_have_no_kinds() -> None:
    none: list[Item] = []
    assert kinds(none) == []
