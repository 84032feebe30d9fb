"""One project or two: what control totals decide."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Amounts, Notice
from parser.levels import Item
from parser.page_breaks import Entry
from parser.repeats import MOST_DOUBTFUL, Draft, decide, settled
from tests.parser.printed import item, row

D = Decimal


def doubtful(name: str, total: str, *, cut: bool = False, page: int = 2) -> Item:
    """A project printed first on a page, and (cut off or not) last on the page before."""
    words = "保障基本生活。"
    before = row(name, total, words[:4] if cut else words, page=page - 1, closes=True)
    whole = row(name, total, words, page=page, opens=True)
    once, again = Entry(parts=(before,)), Entry(parts=(whole,))
    entry = Entry(parts=(whole,), cut=(before,), apart=(once, again), likely=cut)
    apart = (item(name, total, words, entry=once), item(name, total, words, entry=again))
    return msgspec.structs.replace(item(name, total, words, entry=entry), apart=apart)


def unit(total: str | None, *projects: Item) -> Draft:
    return Draft(item("甲局", total), (), list(projects))


def read(total: str | None, *drafts: Draft) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """The settled projects of each unit with their pages, and the notices."""
    notices: list[Notice] = []
    grand = None if total is None else Amounts(D(total))
    names = [
        [f"{project.name}{list(project.entry.pages)}" for project in draft.projects]
        for draft in settled(grand, drafts, notices)
    ]
    return names, [(notice.kind, notice.sentence) for notice in notices]


def test_totals_that_count_a_row_once_make_it_one_project_on_both_pages() -> None:
    names, notices = read("60.00", unit("60.00", item("一", "10.00", "a"), doubtful("二", "50.00")))
    assert names == [["一[1]", "二[1, 2]"]]
    assert notices == [("repeated-row", "“二”在第 1、2 页各印一次，按合计读作一个项目")]


def test_totals_that_count_a_row_twice_make_it_two_projects() -> None:
    names, notices = read("110.00", unit("110.00", item("一", "10.00", "a"), doubtful("二", "50.00")))
    assert names == [["一[1]", "二[1]", "二[2]"]]
    assert notices == [("same-rows", "“二”在第 1、2 页各印一次，按合计是两个项目，均已计入")]


def test_totals_overrule_a_cut_printing() -> None:
    names, _ = read("100.00", unit("100.00", doubtful("二", "50.00", cut=True)))
    assert names == [["二[1]", "二[2]"]]


def test_several_doubtful_rows_of_a_unit_are_told_apart_by_their_sum() -> None:
    rows = [doubtful("一", "5.00"), doubtful("二", "7.00", page=3), doubtful("三", "11.00", page=4)]
    names, notices = read("30.00", unit("30.00", *rows))
    assert names == [["一[1, 2]", "二[2]", "二[3]", "三[3, 4]"]]
    assert [kind for kind, _ in notices] == ["repeated-row", "same-rows", "repeated-row"]


def test_a_units_own_subtotal_decides_whatever_the_grand_total_says() -> None:
    names, _ = read("999.00", unit("50.00", doubtful("一", "50.00")), unit("100.00", doubtful("二", "50.00")))
    assert names == [["一[1, 2]"], ["二[1]", "二[2]"]]


@pytest.mark.parametrize(("total", "second"), [("60.00", ["二[1, 2]"]), ("110.00", ["二[1]", "二[2]"])])
def test_units_without_subtotal_are_decided_by_the_rest_of_the_grand_total(
    total: str, second: list[str]
) -> None:
    silent = Draft(None, (), [doubtful("二", "50.00")])
    names, _ = read(total, unit("10.00", item("一", "10.00", "a")), silent)
    assert names == [["一[1]"], second]


@pytest.mark.parametrize("cut", [False, True])
def test_without_any_total_a_row_printed_twice_is_one(cut: bool) -> None:
    names, notices = read(None, Draft(None, (), [doubtful("一", "50.00", cut=cut)]))
    assert names == [["一[1, 2]"]]
    assert notices == [("repeated-row", "“一”在第 1、2 页各印一次，无合计可核，读作一个项目")]


@pytest.mark.parametrize(
    ("cut", "names", "words"),
    [(True, ["一[1, 2]"], "暂按一个项目计"), (False, ["一[1]", "一[2]"], "暂按两个项目计")],
)
def test_where_no_reading_fits_the_cut_decides_and_it_is_said(
    cut: bool, names: list[str], words: str
) -> None:
    found, notices = read("70.00", unit("70.00", doubtful("一", "50.00", cut=cut)))
    assert found == [names]
    assert notices[0][0] == "doubtful-row"
    assert words in notices[0][1]


def test_a_row_without_a_total_counts_by_its_funds() -> None:
    whole = doubtful("一", "50.00")
    money = Amounts(None, {"财政拨款": D("50.00")})
    apart = tuple(msgspec.structs.replace(other, amounts=money) for other in whole.apart)
    funds = Item(whole.entry, whole.name, money, apart=apart)
    assert read("100.00", unit("100.00", funds))[0] == [["一[1]", "一[2]"]]


@pytest.mark.parametrize(
    ("printed", "counted", "amounts", "verdict"),
    [
        ("10", "10", ["3"], [True]),
        ("13", "10", ["3"], [False]),
        ("12", "10", ["3"], [None]),
        ("7", "10", ["3"], [None]),
        (None, "10", ["3", "4"], [True, True]),
        ("14", "10", ["3", "4"], [True, False]),
        ("17", "10", ["3", "4"], [False, False]),
        ("11", "10", ["3", "4"], [None, None]),
        ("10", "10", ["0"], [True]),
        ("8", "10", ["-2"], [False]),
        ("10", "10", [], []),
    ],
)
def test_the_sum_decides(
    printed: str | None, counted: str, amounts: list[str], verdict: list[bool | None]
) -> None:
    assert (
        decide(None if printed is None else D(printed), D(counted), [D(amount) for amount in amounts])
        == verdict
    )


@pytest.mark.parametrize("twice", [False, True])
def test_more_doubtful_rows_than_are_tried_are_all_one_or_all_two(twice: bool) -> None:
    amounts = [D(at + 1) for at in range(MOST_DOUBTFUL + 8)]
    printed = D(1000) + (sum(amounts) if twice else 0)
    assert decide(printed, D(1000), amounts) == [not twice] * len(amounts)


@given(
    st.lists(st.tuples(st.decimals(min_value=-99, max_value=9999, places=2), st.booleans()), max_size=6),
    st.decimals(min_value=0, max_value=99999, places=2),
)
def test_the_verdict_always_explains_the_printed_sum(
    rows: list[tuple[Decimal, bool]], counted: Decimal
) -> None:
    """Some reading fits, so one is found; of several, one that reads fewest rows twice."""
    printed = counted + sum((amount for amount, twice in rows if twice), D(0))
    verdict = decide(printed, counted, [amount for amount, _ in rows])
    assert None not in verdict
    assert (
        counted + sum((amount for (amount, _), one in zip(rows, verdict, strict=True) if not one), D(0))
        == printed
    )
    assert verdict.count(False) <= sum(twice for _, twice in rows)


def split(above: str, below: str, joined: str, *, likely: bool) -> Item:
    """A project whose figure may be the figures of two on either side of a page end."""
    parts = row("一", above, "目标。", closes=True), row("二", below, "目标。", page=2, opens=True)
    apart = tuple(Entry(parts=(part,)) for part in parts)
    one = item("一二", joined, "目标。", entry=Entry(parts=parts, apart=apart, likely=likely))
    each = item("一", above, entry=apart[0]), item("二", below, entry=apart[1])
    return msgspec.structs.replace(one, apart=each)


@pytest.mark.parametrize(
    ("total", "likely", "names", "kind"),
    [
        ("31.50", True, ["一[1]", "二[2]"], "same-rows"),
        ("28.53", False, ["一二[1, 2]"], "split-row"),
        ("99.00", True, ["一二[1, 2]"], "doubtful-row"),
        ("99.00", False, ["一[1]", "二[2]"], "doubtful-row"),
        (None, True, ["一二[1, 2]"], "doubtful-row"),
        (None, False, ["一[1]", "二[2]"], "doubtful-row"),
    ],
)
def test_figures_that_could_be_one_are_what_the_totals_say_and_else_what_the_words_say(
    total: str | None, likely: bool, names: list[str], kind: str
) -> None:
    found, notices = read(total, unit(total, split("28.5", "3", "28.53", likely=likely)))
    assert (found, [kind for kind, _ in notices]) == ([names], [kind])
