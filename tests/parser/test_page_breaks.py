"""Rows over page ends."""

import msgspec
import pytest

from parser.page_breaks import Entry, join_rows
from parser.rows import Row, rejoined, text
from tests.parser.indicators import Written
from tests.parser.printed import row

ONE = Written("1", "产出指标", "11", "数量指标", "人数", "≥3", "≥3")
WHOLE = row("救助经费", "50.00", "保障基本生活。", ONE.text(1) + ONE.text(2), page=2, opens=True)


def last(
    name: str, total: str = "", objective: str = "", indicators: str = "", *, unruled: bool = False
) -> Row:
    """The last row of page 1."""
    return row(name, total, objective, indicators, closes=True, unruled=unruled)


def first(name: str, total: str = "", objective: str = "", indicators: str = "", *, grant: str = "") -> Row:
    """The first row of page 2."""
    return row(name, total, objective, indicators, page=2, opens=True, grant=grant)


def kinds(rows: list[Row]) -> list[str]:
    """What became of rows: parts, cut printings and doubtful repeats of each entry, with their pages."""
    return [describe(entry) for entry in join_rows(rows)]


def describe(entry: Entry) -> str:
    words = f"{text(entry.parts[0].name)} {[part.page for part in entry.parts]}"
    if entry.cut:
        words += f" cut {[part.page for part in entry.cut]}"
    return f"perhaps {words}" if entry.apart else words


def test_rows_on_one_page_are_entries_of_their_own() -> None:
    assert kinds([row("甲", "1.00", "a"), row("甲", "1.00", "a"), row("", "", "b")]) == [
        "甲 [1]",
        "甲 [1]",
        " [1]",
    ]


def test_blank_rows_vanish() -> None:
    assert join_rows([row(), row(closes=True), row(page=2, opens=True)]) == []


@pytest.mark.parametrize(
    "before",
    [
        last("救助经费", "50.00", "保障基本生活。", ONE.text(1) + ONE.text(2)),
        last("救助经费", "50.00", "保障基本", ONE.text(1)),
        last("救助经费", "50.00", "保障基本生活。", ONE.text(1)),
    ],
    ids=["whole", "text cut", "text cut behind a sentence"],
)
def test_a_row_whose_words_begin_the_next_ones_is_perhaps_repeated(before: Row) -> None:
    assert kinds([before, WHOLE]) == ["perhaps 救助经费 [2] cut [1]"]


@pytest.mark.parametrize(
    "before",
    [
        last("救助经费", "50.01", "保障基本", ONE.text(1)),
        last("救济经费", "50.00", "保障基本", ONE.text(1)),
        last("救助经费", "50.00", "另一目标", ONE.text(1)),
        last("救助经费", "50.00", "保障基本", ONE.text(2)),
        last("救助经费", "50.00", "保障基本生活。完。", ONE.text(1)),
    ],
    ids=["other money", "other name", "other objective", "other indicators", "more words"],
)
def test_a_row_that_differs_is_another_project(before: Row) -> None:
    assert kinds([before, WHOLE])[-1] == "救助经费 [2]"
    assert len(join_rows([before, WHOLE])) == 2


def test_rows_that_do_not_meet_at_a_page_end_are_never_joined() -> None:
    same = ("救助经费", "50.00", "保障基本", ONE.text(1))
    middle = row(*same)
    assert len(join_rows([middle, WHOLE])) == 2
    assert len(join_rows([last(*same), row(*same, page=2)])) == 2


def test_the_top_of_a_row_cut_off_above_its_name_and_money_is_a_cut_printing() -> None:
    """Names and money stand in the middle of a high row: its cut printing may show neither."""
    before = last("", "", "保障基本", ONE.text(1))
    assert kinds([before, WHOLE]) == ["救助经费 [2] cut [1]"]
    assert join_rows([before, WHOLE])[0].pages == (1, 2)


def test_a_row_whose_name_and_money_are_blank_goes_on_from_the_page_before() -> None:
    rows = [last("救助经费", "50.00", "保障", ONE.text(1)), first("", "", "基本生活。", ONE.text(2))]
    assert kinds(rows) == ["救助经费 [1, 2]"]


def test_a_row_may_go_on_over_several_pages() -> None:
    onward = row("", "", "", ONE.text(2), page=2, opens=True, closes=True)
    rest = row("", "", "", ONE.text(3), page=3, opens=True)
    assert kinds([last("救助经费", "50.00", "保障", ONE.text(1)), onward, rest]) == ["救助经费 [1, 2, 3]"]


def test_a_name_that_runs_over_an_open_row_goes_on() -> None:
    rows = [
        last("城乡居民最低", "50.00", "保障", ONE.text(1), unruled=True),
        first("生活救助", "", "", ONE.text(2)),
    ]
    assert kinds(rows) == ["城乡居民最低 [1, 2]"]


def test_money_in_the_middle_of_a_split_row_may_stand_on_its_second_page() -> None:
    rows = [
        last("救助", "", "保障", ONE.text(1), unruled=True),
        first("经费", "50.00", "生活。", ONE.text(2)),
    ]
    assert kinds(rows) == ["救助 [1, 2]"]


@pytest.mark.parametrize(("above", "below"), [("28,333.4", "3"), ("２８，３３３．", "４３")])
def test_a_figure_wrapped_in_a_narrow_cell_may_be_split_too(above: str, below: str) -> None:
    rows = [
        last("救助经费", above, "保障", ONE.text(1), unruled=True),
        first("", below, "生活。", ONE.text(2)),
    ]
    assert kinds(rows) == ["救助经费 [1, 2]"]


def test_whole_figures_on_both_sides_of_a_page_end_are_two_projects() -> None:
    rows = [last("甲", "28,333.40", "保障", ONE.text(1)), first("乙", "3.00", "生活。", ONE.text(1))]
    assert kinds(rows) == ["甲 [1]", "乙 [2]"]


def test_a_closed_row_and_a_new_project_without_money_are_two() -> None:
    rows = [last("甲", "1.00", "保障", ONE.text(1)), first("乙", "", "生活。", ONE.text(1))]
    assert kinds(rows) == ["甲 [1]", "乙 [2]"]


def test_a_unit_standing_last_and_its_first_project_are_two() -> None:
    assert kinds([last("云溪县民政局", "50.00"), WHOLE]) == ["云溪县民政局 [1]", "救助经费 [2]"]


def test_a_line_cut_through_by_the_page_end_is_drawn_twice_and_read_once() -> None:
    before = last("救助经费", "50.00", "保障基本生活。", ONE.text(1)[:-4])
    after = first("", "50.00", "保障基本生活。", "")
    (entry,) = join_rows([before, after])
    assert text(tuple(rejoined(part.objective for part in entry.parts))) == "保障基本生活。"


def test_a_line_cut_through_may_be_the_first_of_its_indicators() -> None:
    before = last("", "", "保障基本生活。", ONE.text(1))
    after = first("救助经费", "50.00", "", ONE.text(1) + ONE.text(2))
    after = msgspec.structs.replace(
        after, indicators=(before.indicators[0]._replace(page=2), *first("", "", "", ONE.text(2)).indicators)
    )
    (entry,) = join_rows([before, after])
    assert text(tuple(rejoined(part.indicators for part in entry.parts))) == ONE.text(1) + ONE.text(2)


def test_a_row_with_the_same_objective_but_indicators_of_its_own_is_another() -> None:
    before = last("", "", "保障基本生活。", ONE.text(1) + ONE.text(2))
    after = first("救助经费", "50.00", "保障基本生活。", ONE.text(1))
    assert len(join_rows([before, after])) == 2


def test_what_runs_over_three_pages_takes_no_second_name_and_money() -> None:
    rest = row(indicators=ONE.text(2), page=2, opens=True, closes=True, unruled=True)
    following = row("另一经费", "20.00", page=3, opens=True)
    before = last("救助经费", "50.00", "", ONE.text(1), unruled=True)
    assert kinds([before, rest, following]) == ["救助经费 [1, 2]", "另一经费 [3]"]
