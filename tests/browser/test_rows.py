"""Rows that are made when they are looked at, against plain lists of them all."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model import Amounts, Project, Table
from model.amount_range import parse
from model.filter import Filter, Visible
from model.index import Index
from model.left import by_unit
from tests.model.tables import indicator, project, table, unit
from tui.browser.flat_rows import Sorting, flat_rows
from tui.browser.items import Rows, place_in
from tui.browser.tree_rows import tree_rows
from tui.browser.view import FlatRow, Order, Row, Sort, View

_INDICATORS = st.builds(
    indicator, st.sampled_from(["培训人次", "满意度", "台数"]), st.sampled_from(["≥3", "2台"])
)
_PROJECTS = st.builds(
    lambda name, total, of: project(name, Amounts(total), *of),
    st.sampled_from(["培训", "设备", "课题"]),
    st.none() | st.sampled_from([Decimal("1.00"), Decimal("2.5"), Decimal("30")]),
    st.lists(_INDICATORS, max_size=3),
)
_UNITS = st.builds(
    lambda name, projects, path: unit(name, None, projects, path),
    st.sampled_from(["甲站", "乙站"]),
    st.lists(_PROJECTS, max_size=4),
    st.sampled_from([(), (), ("教育局",), ("教育局", "一科"), ("教育局", "二科"), ("卫健局",)]),
)
_TABLES = st.lists(
    st.none() | st.builds(lambda units: table(None, *units), st.lists(_UNITS, max_size=4)), max_size=3
)
_FILTERS = st.builds(
    lambda text, amount: Filter(text=text, amount=parse(amount)),
    st.sampled_from(["", "", "培训", "满意度", "px", "没有"]),
    st.sampled_from(["", "", ">1", "2.5"]),
)


def plain_tree(tables: dict[int, Table], documents: int, visible: Visible, view: View) -> list[Row]:
    """All rows of the tree, as the rules have them."""
    rows: list[Row] = []
    for at in range(documents):
        left = [one for one in visible.projects if one.table == at]
        document = Row("document", at)
        if at in tables and not left and documents > 1 and view.is_filtered:
            continue
        rows.append(document)
        if at not in tables or document in view.folded:
            continue
        before: tuple[str, ...] = ()
        for index, one in enumerate(tables[at].units):
            projects = [each.project for each in left if each.unit == index]
            if view.is_filtered and not projects:
                continue
            above = [Row("department", at, one.path[: depth + 1]) for depth in range(len(one.path))]
            hidden = False
            for row in above:
                if not hidden and row.path != before[: len(row.path)]:
                    rows.append(row)
                hidden = hidden or row in view.folded
            before = one.path
            if hidden:
                continue
            head = Row("unit", at, unit=index)
            rows.append(head)
            if head not in view.folded:
                if view.order is Order.MONEY:
                    projects.sort(key=lambda each: _money(one.projects[each]), reverse=True)
                rows += [Row("project", at, unit=index, project=each) for each in projects]
    return rows


def _money(one: Project) -> Decimal:
    return Decimal("-Infinity") if one.amounts.total is None else one.amounts.total


def are(rows: Sequence[Row | FlatRow], plain: Sequence[Row | FlatRow]) -> None:
    """Hold rows against a list in all that a sequence is asked."""
    assert isinstance(rows, Rows) or not plain
    assert list(rows) == plain
    assert len(rows) == len(plain)
    assert [rows[at] for at in range(len(rows))] == plain
    assert [rows[-1 - at] for at in range(len(rows))] == plain[::-1]
    assert list(rows[1:-1]) == plain[1:-1]
    places = {one: at for at, one in enumerate(plain)}  # the last: a department may be printed twice
    assert [place_in(rows)(one) for one in plain] == [places[one] for one in plain]


@given(_TABLES, _FILTERS, st.sampled_from(Order), st.data())
def test_the_rows_of_the_tree_are_those_of_a_plain_list(
    several: list[Table | None], chosen: Filter, order: Order, data: st.DataObject
) -> None:
    tables = {at: one for at, one in enumerate(several) if one is not None}
    visible = Index(several).apply(chosen)
    unfolded = plain_tree(tables, len(several), visible, View(chosen=chosen))
    heads = [row for row in unfolded if row.kind != "project"]
    folded = frozenset(data.draw(st.sets(st.sampled_from(heads)))) if heads else frozenset[Row]()
    view = View(chosen=chosen, order=order, folded=folded)
    rows = tree_rows(tables, range(len(several)), visible, view)
    plain = plain_tree(tables, len(several), visible, view)
    are(rows, plain)
    assert [rows.place(one) for one in unfolded if one not in plain] == [None] * (len(unfolded) - len(plain))


@given(_TABLES, _FILTERS, st.sampled_from(Sort))
def test_the_rows_of_the_list_are_those_of_a_plain_list(
    several: list[Table | None], chosen: Filter, sort: Sort
) -> None:
    tables = {at: one for at, one in enumerate(several) if one is not None}
    index = Index(several)
    everything, visible = index.apply(Filter()), index.apply(chosen)
    sorting = Sorting()
    for shown in (visible, everything, visible):
        rows = sorting.rows(tables, shown, everything, sort)
        plain = flat_rows(tables, shown, sort)
        are(rows, plain)
    left = set(plain)
    gone = [row for row in flat_rows(tables, everything, sort) if row not in left]
    assert not any(row in rows for row in gone)


@given(_TABLES, _FILTERS)
def test_what_is_left_is_the_same_unit_by_unit(several: list[Table | None], chosen: Filter) -> None:
    visible = Index(several).apply(chosen)
    found = {unit: list(projects) for unit, projects in by_unit(visible.projects).items()}
    assert found == by_unit(tuple(visible.projects))


def test_a_list_that_grew_is_sorted_anew() -> None:
    first = table(None, unit("甲站", None, [project("培训", "1.00", indicator("乙"))]))
    second = table(None, unit("乙站", None, [project("培训", "1.00", indicator("甲"))]))
    sorting = Sorting()
    for several in ([first], [first, second]):
        everything = Index(several).apply(Filter())
        tables = dict(enumerate(several))
        rows = sorting.rows(tables, everything, everything, Sort.NAME)
        assert list(rows) == flat_rows(tables, everything, Sort.NAME)
