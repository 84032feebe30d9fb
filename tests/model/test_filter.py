"""What filters leave, on tables small enough to see through."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model import Table
from model.amount_range import AmountRange, parse
from model.filter import CategoryKey, Filter, Visible, category_name, visible_rows
from model.index import Index
from model.table import Category
from tests.model import naive
from tests.model.tables import indicator, project, table, tables, unit, unread

TRAINING = project(
    "技能培训补贴",
    "150.00",
    indicator("培训人数", "≥300人"),
    indicator("学员满意度", "≥90%", level1="满意度指标", level2="服务对象满意度"),
    objective="提升劳动者技能。",
)
ARCHIVES = project(
    "档案整理",
    "19.00",
    indicator("整理卷数", "＞4000 卷"),
    indicator("错漏率", "≦1%", level2="质量"),
    indicator("完成时间", "12月底前", annual="开展 ABC 培训前", level2="时效指标"),
    unread("见附件"),
    objective="保障档案可查。",
)
BARE = project("扣回项目", "-3.00", objective="")
BLANK = project("待定项目", None, indicator("投诉件数", "0件", level1="满意度"))
TABLE = table(None, unit("甲单位", None, [TRAINING, BARE]), unit("乙单位", None, [ARCHIVES, BLANK]))


def names(visible: Visible, of: Table = TABLE) -> dict[str, list[str | None]]:
    """The projects that are left, with the names of their indicators (their raw words where unread)."""
    return {
        kept.name: [shown.name or shown.raw for shown in indicators]
        for _, _, kept, indicators in visible_rows([of], visible.projects)
    }


def left(**chosen: object) -> dict[str, list[str | None]]:
    return names(Index([TABLE]).apply(Filter(**chosen)))  # type: ignore[arg-type]


def level1(name: str) -> frozenset[CategoryKey]:
    return frozenset([CategoryKey(1, name)])


def level2(*words: str) -> frozenset[CategoryKey]:
    return frozenset(CategoryKey(2, word) for word in words)


def test_no_filter_leaves_everything_in_printed_order() -> None:
    visible = Index([TABLE]).apply(Filter())
    assert list(names(visible)) == ["技能培训补贴", "扣回项目", "档案整理", "待定项目"]
    assert (visible.indicators, visible.amount) == (7, Decimal("166.00"))


def test_an_indicator_is_found_by_its_name() -> None:
    assert left(text="错漏") == {"档案整理": ["错漏率"]}


def test_an_indicator_is_found_by_either_value() -> None:
    assert left(text="12月底") == {"档案整理": ["完成时间"]}
    assert left(text="ａｂｃ培训") == {"档案整理": ["完成时间"]}


def test_words_that_were_not_read_as_an_indicator_are_found() -> None:
    assert left(text="见附件") == {"档案整理": ["见附件"]}


def test_a_project_named_by_the_text_keeps_all_its_indicators() -> None:
    assert left(text="技能培训") == {"技能培训补贴": ["培训人数", "学员满意度"]}


def test_a_project_whose_objective_holds_the_text_keeps_all_its_indicators() -> None:
    assert left(text="劳动者") == {"技能培训补贴": ["培训人数", "学员满意度"]}


def test_words_never_match_across_two_fields() -> None:
    assert left(text="培训人数≥300") == {}
    assert left(text="补贴提升") == {}


def test_look_alikes_and_spaces_do_not_count() -> None:
    assert left(text="≤1％") == {"档案整理": ["错漏率"]}
    assert left(text=">4000卷") == {"档案整理": ["整理卷数"]}


def test_initials_find_names_and_four_of_them_sentences_too() -> None:
    assert left(text="jnpx") == {"技能培训补贴": ["培训人数", "学员满意度"]}
    assert left(text="px") == {"技能培训补贴": ["培训人数", "学员满意度"]}
    assert left(text="rs") == {"技能培训补贴": ["培训人数"]}
    assert left(text="ldz") == {}
    assert left(text="ldzj") == {"技能培训补贴": ["培训人数", "学员满意度"]}
    assert left(text="kzabc") == {"档案整理": ["完成时间"]}
    assert left(text="jfj") == {}


def test_a_unit_name_is_no_text_of_a_project() -> None:
    assert left(text="乙单位") == {}


def test_a_category_is_known_by_its_name_without_its_closing_word() -> None:
    assert left(categories=level1("满意度")) == {"技能培训补贴": ["学员满意度"], "待定项目": ["投诉件数"]}
    assert left(categories=level2("质量")) == {"档案整理": ["错漏率"]}
    assert category_name(Category("1", "指标")) == "指标"


def test_levels_are_told_apart() -> None:
    assert left(categories=level1("质量")) == {}


def test_several_categories_are_a_union() -> None:
    assert left(categories=level2("质量", "时效")) == {"档案整理": ["错漏率", "完成时间"]}


def test_all_filters_must_hold_for_the_same_indicator() -> None:
    assert left(categories=level2("质量"), text="完成时间") == {}
    assert left(categories=level2("时效"), text="完成时间") == {"档案整理": ["完成时间"]}
    assert left(categories=level2("时效"), text="完成时间", amount=parse("≥100")) == {}


def test_a_project_without_indicators_stays_until_category_or_text_is_set() -> None:
    assert left(amount=parse("<0")) == {"扣回项目": []}
    assert "扣回项目" not in left(categories=level1("产出"))
    assert left(text="扣回") == {}
    assert "扣回项目" in left(text=" \u3000")


def test_a_blank_amount_stays_under_no_range() -> None:
    assert "待定项目" not in left(amount=parse("-1亿..1亿"))


def test_what_is_left_adds_up_to_the_totals_of_its_projects_once() -> None:
    visible = Index([TABLE]).apply(Filter(categories=level2("质量", "时效", "数量")))
    assert (len(visible.projects), visible.indicators, visible.amount) == (3, 5, Decimal("169.00"))


def test_several_tables_are_filtered_together() -> None:
    other = table(None, unit("丙单位", None, [project("培训基地", "1.00", indicator("场次"))]))
    visible = Index([TABLE, other]).apply(Filter(text="培训"))
    assert [(found.table, found.unit, found.project) for found in visible.projects] == [
        (0, 0, 0),
        (0, 1, 0),
        (1, 0, 0),
    ]


def counts(chosen: Filter) -> dict[tuple[int, str], int]:
    return {(found.key.level, found.key.name): found.count for found in Index([TABLE]).categories(chosen)}


def test_categories_come_in_printed_order_under_their_level_1() -> None:
    keys = [(found.key.level, found.key.name) for found in Index([TABLE]).categories(Filter())]
    assert keys == [(1, "产出"), (2, "数量"), (2, "质量"), (2, "时效"), (1, "满意度"), (2, "服务对象满意度")]


def test_a_category_counts_its_indicators_under_the_other_filters_only() -> None:
    chosen = Filter(categories=level2("时效"), text="人数")
    assert counts(chosen) == {
        (1, "产出"): 1,
        (2, "数量"): 1,
        (2, "质量"): 0,
        (2, "时效"): 0,
        (1, "满意度"): 0,
        (2, "服务对象满意度"): 0,
    }
    assert counts(Filter(amount=parse("≥100")))[1, "满意度"] == 1


def test_a_category_whose_levels_bear_one_name_counts_at_both() -> None:
    same = table(
        None, unit("甲", None, [project("乙", "1", indicator(level1="满意度", level2="满意度指标"))])
    )
    assert [found.count for found in Index([same]).categories(Filter())] == [1, 1]


_ENDS = st.one_of(st.none(), st.decimals(min_value=-60, max_value=2100, places=1))
_KEYS = st.sets(
    st.tuples(st.sampled_from([1, 2]), st.sampled_from(["产出", "数量", "质量", "社会效益", "满意度"])),
    max_size=3,
)


@given(
    st.lists(tables, max_size=2),
    _KEYS,
    _ENDS,
    _ENDS,
    st.sampled_from(["", " ", "培", "训", "培训", "训a", "培培", "≥", "p", "px", "xp", "pxa", "pxpx", "a1"]),
)
def test_filters_agree_with_a_naive_second_filter(
    several: list[Table],
    keys: set[tuple[int, str]],
    low: Decimal | None,
    high: Decimal | None,
    words: str,
) -> None:
    chosen = Filter(
        frozenset(CategoryKey(1 if level == 1 else 2, name) for level, name in keys),
        None if low is None and high is None else AmountRange(low, high),
        words,
    )
    expected = naive.left(several, keys, low, high, words)
    visible = Index(several).apply(chosen)
    assert [
        (found.table, found.unit, found.project, list(found.indicators)) for found in visible.projects
    ] == (expected.projects)
    assert (visible.indicators, visible.amount) == (expected.indicators, expected.amount)
    for found in Index(several).categories(chosen):
        alone = naive.left(several, {(found.key.level, found.key.name)}, low, high, words)
        assert found.count == alone.indicators
