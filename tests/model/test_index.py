"""The index against the naive filter: many tables at once, rare characters, long words, prepared parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Amounts, Table
from model.bit_planes import Fields, flags, members, of_flags, planes
from model.filter import CategoryKey, Filter, Visible
from model.index import Index
from model.prepared import Prepared, prepared
from model.search import keys_of
from model.text import search_key
from tests.model import naive
from tests.model.tables import indicator, project, table, unit, unread

LONG = "服务对象对公共体育场地免费低价开放工作的满意程度"
_WORDS = st.one_of(
    st.sampled_from([LONG, LONG[1:], f"{LONG} ２０２５年", "𠀀㐀𠀀", "银行", "①ﬁ", "㎡", ""]),
    st.text("培训银行长满意度≥aBz19９（，。 \n\t𠀀①ﬁ", max_size=12),
)
_INDICATORS = st.one_of(
    st.builds(
        indicator,
        _WORDS,
        _WORDS,
        level1=st.sampled_from(["产出", "效益指标"]),
        level2=st.sampled_from(["数量", "产出指标"]),
        annual=st.one_of(st.none(), _WORDS),
    ),
    st.builds(unread, _WORDS),
)
_PROJECTS = st.builds(
    lambda name, amount, objective, indicators: project(
        name, Amounts(amount), *indicators, objective=objective
    ),
    _WORDS,
    st.one_of(
        st.none(),
        st.decimals(min_value=-5, max_value=5, places=1),
        st.decimals(min_value=-5, max_value=5, places=4),
    ),
    _WORDS,
    st.lists(_INDICATORS, max_size=3),
)
_TABLES = st.lists(
    st.builds(lambda projects: table(None, unit("甲", None, projects)), st.lists(_PROJECTS, max_size=3)),
    max_size=4,
)


def indices(visible: Visible) -> list[tuple[int, int, int, list[int]]]:
    return [(one.table, one.unit, one.project, list(one.indicators)) for one in visible.projects]


@given(_TABLES, _WORDS, st.data())
def test_any_piece_of_any_text_finds_what_the_naive_filter_finds(
    several: list[Table], words: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words)))
    for typed in (words, words[at:], words[:at], words[at : at + 1]):
        visible = Index(several).apply(Filter(text=typed))
        expected = naive.left(several, words=typed)
        assert indices(visible) == expected.projects
        assert (visible.indicators, visible.amount) == (expected.indicators, expected.amount)


@given(_TABLES, st.integers(0, 4), st.sampled_from(["", "培", "yh", LONG]))
def test_prepared_tables_and_documents_without_one_keep_their_places(
    several: list[Table], gap: int, words: str
) -> None:
    mixed: list[Table | Prepared | None] = [prepared(one) for one in several]
    gap = min(gap, len(mixed))
    mixed.insert(gap, None)
    shifted = Index(mixed).apply(Filter(text=words))
    found = [(at - (at > gap), *others) for at, *others in indices(shifted)]
    assert found == indices(Index(several).apply(Filter(text=words)))
    assert Index(mixed).categories(Filter()) == Index(several).categories(Filter())


def test_what_is_left_can_be_counted_sliced_and_looked_up_without_making_all_of_it() -> None:
    many = [table(None, unit("甲", None, [project(f"项目{at}", "1", indicator())])) for at in range(20)]
    left = Index(many).apply(Filter(text="项目1")).projects
    assert len(left) == 11
    assert left[1].table == 10
    assert left[-1].table == 19
    assert [one.table for one in left[1:3]] == [10, 11]
    with pytest.raises(IndexError):
        left[11]


def test_an_index_of_nothing_leaves_nothing() -> None:
    for several in ([], [None], [table(None)]):
        index = Index(several)
        for chosen in (Filter(), Filter(text="培"), Filter(frozenset([CategoryKey(1, "产出")]))):
            assert index.apply(chosen) == Visible((), 0, Decimal(0))
            assert index.categories(chosen) == ()


@given(st.lists(st.one_of(st.none(), st.text("ＡａΑﬁ①㎡ \n、，“㍿İßſ", max_size=6)), max_size=6))
def test_keys_made_together_are_those_made_one_by_one(fields: list[str | None]) -> None:
    assert keys_of(fields) == [None if field is None else search_key(field) for field in fields]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8), st.data())
def test_fields_tell_whether_they_hold_anything(sizes: list[int], data: st.DataObject) -> None:
    tops = [sum(sizes[: nth + 1]) + nth for nth in range(len(sizes))]
    top_set = sum(1 << top for top in tops)
    fields = Fields(top_set, (1 << tops[-1] + 1) - 1 ^ top_set)
    inner = members(fields.inner, tops[-1] + 1)
    some = data.draw(st.sets(st.sampled_from(inner)) if inner else st.just(set[int]()))
    touched = {min(top for top in tops if top > one) for one in some}
    assert set(members(fields.holding(sum(1 << one for one in some)), tops[-1] + 1)) == touched


@given(st.text("a培𠀀\0\uffff", max_size=5))
def test_planes_hold_the_bits_of_each_character(text: str) -> None:
    text = text.ljust(8)
    found = [int.from_bytes(plane, "little") for plane in planes(text)]
    codes = [sum((plane >> at & 1) << nth for nth, plane in enumerate(found)) for at in range(8)]
    assert codes == [ord(character) for character in text]


@given(st.lists(st.sampled_from([0, 1]), max_size=12))
def test_flags_and_sets_are_the_same_thing(ones: list[int]) -> None:
    places = of_flags(bytes(48 + one for one in ones))
    assert list(flags(places, len(ones))) == ones
    assert list(members(places, len(ones))) == [at for at, one in enumerate(ones) if one]


@given(_TABLES, st.sampled_from(["", "培", "yh", "yhzh", LONG]))
def test_an_index_made_ready_step_by_step_answers_the_same(several: list[Table], words: str) -> None:
    ready = Index(several)
    for _ in ready.preparing():
        pass
    assert indices(ready.apply(Filter(text=words))) == indices(Index(several).apply(Filter(text=words)))


def test_a_sum_is_exact_however_far_its_digits_lie_apart() -> None:
    totals = ["12345678901234567890", "0.0000000000001", "-0.5", "1E+3"]
    of = table(None, unit("甲", None, [project(f"项目{at}", total) for at, total in enumerate(totals)]))
    assert Index([of]).apply(Filter()).amount == Decimal("12345678901234568889.5000000000001")
