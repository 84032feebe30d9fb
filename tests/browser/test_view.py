"""The rows of tree and list: what a view leaves, in which order, what is folded."""

from msgspec.structs import replace

from model import Table
from model.filter import Filter
from model.index import Index
from tests.model.tables import indicator, project, table, unit
from tui.browser.flat_rows import flat_rows
from tui.browser.tree_rows import tree_rows
from tui.browser.tree_walk import left, revealed
from tui.browser.view import (
    FlatRow,
    Order,
    Row,
    Sort,
    View,
    enclosing,
    foldable,
    value_text,
)

TABLE = table(
    "60.00",
    unit(
        "甲站",
        "60.00",
        [
            project(
                "培训", "10.00", indicator("人次", "≥3人次"), indicator("满意度", "≥90%", level1="满意度")
            ),
            project("设备", "20.00", indicator("台数", "2台")),
            project("课题", "30.00"),
        ],
    ),
    unit("乙站", "0.00"),
)
NESTED = table(
    None,
    unit("一中", "1.00", [project("修缮", "1.00")], path=["教育局"]),
    unit("二中", "2.00", [project("修缮", "2.00")], path=["教育局"]),
    unit("医院", "3.00", [project("设备", "3.00")], path=["卫健局"]),
)

DOCUMENT, UNIT_1, UNIT_2 = Row("document", 0), Row("unit", 0, unit=0), Row("unit", 0, unit=1)


def project_row(unit: int, at: int) -> Row:
    return Row("project", 0, unit=unit, project=at)


def rows(view: View, one: Table = TABLE, documents: int = 1) -> list[Row]:
    return list(tree_rows({0: one}, range(documents), Index([one]).apply(view.chosen), view))


def test_all_units_are_shown_while_nothing_is_filtered() -> None:
    projects = [project_row(0, at) for at in range(3)]
    assert rows(View()) == [DOCUMENT, UNIT_1, *projects, UNIT_2]


def test_a_filter_leaves_no_unit_without_a_project() -> None:
    assert rows(View(chosen=Filter(text="培训"))) == [DOCUMENT, UNIT_1, project_row(0, 0)]


def test_a_filter_leaves_no_document_without_a_project_where_there_are_several() -> None:
    view = View(chosen=Filter(text="没有"))
    assert rows(view) == [DOCUMENT]
    assert rows(view, documents=2) == [Row("document", 1)]


def test_what_is_folded_hides_what_is_below() -> None:
    assert rows(View(folded=frozenset({UNIT_1}))) == [DOCUMENT, UNIT_1, UNIT_2]


def test_projects_by_money_stay_in_their_unit() -> None:
    assert rows(View(order=Order.MONEY))[2:5] == [project_row(0, 2), project_row(0, 1), project_row(0, 0)]


def test_departments_stand_above_their_units_once() -> None:
    education, health = Row("department", 0, ("教育局",)), Row("department", 0, ("卫健局",))
    units = [Row("unit", 0, unit=at) for at in range(3)]
    folded = frozenset(units)
    assert rows(View(folded=folded), NESTED) == [DOCUMENT, education, *units[:2], health, units[2]]
    assert rows(View(folded=folded | {education}), NESTED) == [DOCUMENT, education, health, units[2]]
    assert enclosing(project_row(1, 0), {0: NESTED}) == [units[1], education, DOCUMENT]


def test_left_folds_then_goes_up() -> None:
    step = left(View(), UNIT_1, {0: TABLE}, several=False)
    assert (step.view.folded, step.row) == (frozenset({UNIT_1}), UNIT_1)
    assert left(View(), project_row(0, 1), {0: TABLE}, several=False).row == UNIT_1
    assert left(step.view, UNIT_1, {0: TABLE}, several=False).row == UNIT_1
    assert left(step.view, UNIT_1, {0: TABLE}, several=True).row == DOCUMENT


def test_revealing_a_row_unfolds_what_is_above_it_only() -> None:
    folded = foldable({0: TABLE}, several=True)
    view = revealed(View(folded=folded), project_row(0, 0), {0: TABLE})
    assert view.folded == {UNIT_2}


def test_the_list_has_an_indicator_a_row_in_printed_order() -> None:
    visible = Index([TABLE]).apply(Filter())
    assert flat_rows({0: TABLE}, visible, Sort.PRINTED) == [
        FlatRow(0, 0, 0, 0),
        FlatRow(0, 0, 0, 1),
        FlatRow(0, 0, 1, 0),
    ]


def test_the_list_sorts_by_each_column() -> None:
    visible = Index([TABLE]).apply(Filter())

    def names(sort: Sort) -> list[str | None]:
        found = flat_rows({0: TABLE}, visible, sort)
        return [TABLE.units[0].projects[row.project].indicators[row.indicator].name for row in found]

    assert names(Sort.NAME) == ["人次", "台数", "满意度"]
    assert names(Sort.PROJECT) == ["人次", "满意度", "台数"]
    assert names(Sort.CATEGORY) == ["人次", "台数", "满意度"]
    assert names(Sort.VALUE) == ["台数", "人次", "满意度"]


def test_values_are_given_once_where_they_agree_after_cleaning() -> None:
    assert value_text(indicator(value="≧90%。", annual="≥90%")) == "≧90%。"
    assert value_text(indicator(value="3年", annual="1年")) == "实施周期 3年；年度 1年"
    assert value_text(replace(indicator(value="3年"), annual_value=None)) == "实施周期 3年"
