"""Two rows at a page end: when they are two projects, and when only the totals can tell."""

import msgspec
import pytest

from parser.page_breaks import Entry, join_rows
from parser.rows import Row
from tests.parser.indicators import Written
from tests.parser.printed import row

ONE = Written("1", "产出指标", "11", "数量指标", "人数", "≥3", "≥3").text(1)
GOAL = "保障基本生活。"


def last(name: str, total: str = "", goal: str = GOAL, written: str = ONE, *, unruled: bool = False) -> Row:
    return row(name, total, goal, written, closes=True, unruled=unruled)


def first(name: str, total: str = "", goal: str = GOAL, written: str = ONE, *, page: int = 2) -> Row:
    return row(name, total, goal, written, page=page, opens=True)


def one(before: Row, after: Row, *others: Row) -> Entry:
    """The single entry of two rows that are one, surely."""
    (entry,) = join_rows([*others, before, after])[len(others) :]
    assert entry.apart == ()
    return entry


def are_two(*rows: Row) -> bool:
    return [entry.parts for entry in join_rows(list(rows))] == [(printed,) for printed in rows]


def is_doubtful(before: Row, after: Row) -> bool:
    (entry,) = join_rows([before, after])
    return [part.parts for part in entry.apart] == [(before,), (after,)]


def test_a_ruled_row_with_a_whole_objective_and_one_without_money_or_indicators_are_two() -> None:
    assert are_two(last("校舍维修", "28.50"), first("教师补贴", "", "按时发放。", ""))
    assert are_two(last("教师补贴", ""), first("校舍维修", "28.50", "按时发放。", ""))


def test_an_open_row_without_money_and_one_whose_indicators_begin_anew_are_two() -> None:
    assert are_two(last("教师补贴", "", unruled=True), first("校舍维修", "28.50"))


def test_a_name_that_leaves_room_on_its_line_is_whole() -> None:
    wide = row("城乡居民最低生活保障经费", "1.00", GOAL)
    assert are_two(wide, last("救助", "5.00", "保障", "", unruled=True), first("经费", "", "生活。", ""))
    assert are_two(
        wide,
        row("民政局", "9.00"),
        last("救助", "28.5", "保障", "", unruled=True),
        first("经费", "3", "生活。", ""),
    )


def test_a_long_latin_word_may_leave_more_room() -> None:
    wide = row("城乡居民最低生活保障经费", "1.00", GOAL)
    before = last("城乡居民最低", "5.00", "保障", "", unruled=True)
    one(before, first("Community-Service", "", "生活。", ""), wide)


@pytest.mark.parametrize(("above", "below"), [("28.5", "3"), ("1200", "350.5")])
def test_figures_that_could_be_one_are_two_under_a_rule_and_doubtful_without(above: str, below: str) -> None:
    assert are_two(last("校舍维修", above), first("食堂改造", below))
    assert is_doubtful(last("校舍维修", above, unruled=True), first("食堂改造", below))


def test_figures_of_a_unit_and_its_first_project_are_never_one() -> None:
    assert are_two(last("云溪县民政局", "28.5", "", "", unruled=True), first("救助", "3"))


def test_a_units_row_is_no_cut_printing_of_a_project_named_after_it() -> None:
    grant = {"财政拨款": first("", "45.00", "", "").total}
    project = msgspec.structs.replace(first("云溪县图书馆运行", "45.00"), funds=grant)
    for unruled in (False, True):
        assert are_two(last("云溪县图书馆", "45.00", "", "", unruled=unruled), project)


def test_a_whole_figure_is_no_cut_one() -> None:
    assert are_two(last("培训经费", "5", "", ""), first("培训经费（追加）", "50"))
    assert are_two(last("培训经费", "5"), first("培训经费", "50"))


def test_a_department_and_its_unit_with_a_longer_name_are_two() -> None:
    assert are_two(last("云溪县教育局", "12.35", "", ""), first("云溪县教育局本级", "12.35", "", ""))


def test_a_department_and_its_unit_of_the_same_name_differ_by_where_they_begin() -> None:
    department = msgspec.structs.replace(last("云溪县教育局", "12.35", "", ""), indent=0.0)
    assert are_two(department, first("云溪县教育局", "12.35", "", ""))


def test_a_printing_cut_in_the_lines_of_its_name_or_its_figure_is_doubtful() -> None:
    whole = first("救助\n经费", "42,409.3\n3")
    assert is_doubtful(last("救助", "42,409.3", GOAL, ONE), whole)
    assert is_doubtful(last("救助\n经费", "42,409.3", GOAL, ONE, unruled=True), whole)


def test_a_bare_name_is_a_unit_where_others_are() -> None:
    units = row("教育局"), row("校舍维修", "1.00", GOAL, ONE)
    before, project = last("民政局", "", "", "", unruled=True), first("养老院改造", "5.00")
    assert are_two(*units, before, project)
    one(before, project, units[1])


def test_a_units_name_parted_from_its_money_is_one_where_other_units_have_theirs_beside() -> None:
    whole = row("云溪县民政局救助站", "9.00", "", "")
    above, below = last("云溪县民政局节约用水", "", "", ""), first("办公室", "5.00", "", "")
    assert one(above, below, whole).parts == (above, below)


def test_the_rest_of_a_row_with_name_and_money_on_different_pages_takes_no_new_project() -> None:
    """Name, money and the rest stand on three pages; the next project's money is blank."""
    parts = (
        last("救助", "", GOAL, ""),
        row("", "28.50", "", "", page=2, opens=True, closes=True),
        row("", "", "完。", "", page=3, opens=True, closes=True),
    )
    following = first("补贴", "", "按时发放。", ONE, page=4)
    assert [entry.pages for entry in join_rows([*parts, following])] == [(1, 2, 3), (4,)]


@pytest.mark.parametrize(("blank", "parted"), [((), True), ((2,), False), ((3,), True), ((2, 3), False)])
def test_pages_between_that_are_not_known_to_be_blank_part_a_row(
    blank: tuple[int, ...], parted: bool
) -> None:
    page = 4 if 3 in blank else 3
    rows = [last("救助", "28.50"), first("", "", "完。", "", page=page)]
    assert (len(join_rows(rows, blank)) == 2) == parted


@pytest.mark.parametrize("total", ["", "28.50"])
def test_the_top_of_a_row_set_to_the_middle_shows_no_name_and_is_never_alone(total: str) -> None:
    before = last("", "", "保障基本", "")
    assert [part.page for part in one(before, first("救助", total, "生活。", ONE)).parts] == [1, 2]
    assert one(before, first("救助", total)).cut == (before,)


def test_a_name_goes_on_where_the_objective_breaks_off() -> None:
    one(last("救助", "", "保障基本", ""), first("经费", "28.50", "生活。", ONE))


def test_an_open_row_whose_short_last_sentence_ends_is_whole() -> None:
    wide = row("其他", "1.00", "保障基本生活，按时足额发放。", ONE)
    assert are_two(wide, last("补贴", "28.50", unruled=True), first("救助", "", "按时发放。", ""))
