"""The grammar of run-on indicators."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model import Category
from parser.grammar import Parsed, begins_anew, parse
from tests.parser.indicators import Written, run_on, words, written

ONE = Written("1", "产出指标", "11", "数量指标", "补贴惠及人次", "≥10000人次", "≥10000人次")


def fields(parsed: Parsed) -> tuple[Category | None, Category | None, str | None, str | None, str | None]:
    return parsed.level1, parsed.level2, parsed.name, parsed.period_value, parsed.annual_value


def raw(text: str) -> list[str]:
    """The stretches that were not read as indicators."""
    return [text[found.start : found.end] for found in parse(text) if found.level1 is None]


def values(text: str) -> list[tuple[int, str | None, str | None]]:
    return [(found.number, found.period_value, found.annual_value) for found in parse(text)]


def test_one_indicator() -> None:
    text = "1、1-产出指标；11-数量指标；补贴惠及人次；实施周期指标值:≥10000人次；年度指标值:≥10000人次。"
    assert parse(text) == [
        Parsed(
            0,
            len(text),
            1,
            Category("1", "产出指标"),
            Category("11", "数量指标"),
            "补贴惠及人次",
            "≥10000人次",
            "≥10000人次",
        )
    ]


@given(st.lists(written, min_size=1, max_size=13))
def test_what_the_grammar_writes_is_read_back(indicators: list[Written]) -> None:
    assert [(found.number, *fields(found)) for found in parse(run_on(indicators))] == [
        (
            number,
            Category(one.code1, one.level1),
            Category(one.code2, one.level2),
            one.name,
            one.period_value,
            one.annual_value,
        )
        for number, one in enumerate(indicators, start=1)
    ]


@given(st.lists(written, min_size=1, max_size=4))
def test_stretches_of_written_indicators_are_their_texts(indicators: list[Written]) -> None:
    text = run_on(indicators)
    assert [text[found.start : found.end] for found in parse(text)] == [
        one.text(number) for number, one in enumerate(indicators, start=1)
    ]


_FRAGMENTS = (
    *("1、", "2、", "3、", "12、", "0", "7", "٣、", "²、", "①", "99999、", "-", "；", "。", " ", "\n"),
    *(
        "1-产出指标；",
        "2-效益指标;",
        "11-数量指标；",
        "实施周期指标值:",
        "年度指标值：",
        "年度指标值:≥3。",
        "补贴",
    ),
)


@given(st.one_of(st.lists(st.sampled_from(_FRAGMENTS), max_size=30).map("".join), st.text(max_size=60)))
@example("1" * 5000 + "、1-产出指标；11-数量指标；a；年度指标值:1。")
def test_every_character_of_any_text_lies_in_one_stretch_in_order(text: str) -> None:
    parsed = parse(text)
    assert "".join(text[found.start : found.end] for found in parsed) == text
    assert all(found.start < found.end for found in parsed)
    assert all(found.level1 is not None or found.number == at for at, found in enumerate(parsed, start=1))


@given(words(least=1), st.lists(written, min_size=1, max_size=3))
def test_words_before_the_first_indicator_are_kept_apart(before: str, indicators: list[Written]) -> None:
    text = f"{before}。" + run_on(indicators)
    parsed = parse(text)
    assert text[: parsed[0].end] == f"{before}。"
    assert [found.name for found in parsed[1:]] == [one.name for one in indicators]


@pytest.mark.parametrize(
    "value",
    ["提升技能；扩大就业", "完成目标。稳定就业", "a；b。c；", "80万元、30万元", "分3、2、1档", "见3、2-效益"],
)
def test_separators_inside_values_are_part_of_them(value: str) -> None:
    text = run_on([ONE._replace(period_value=value, annual_value=value), ONE])
    assert values(text) == [(1, value, value), (2, "≥10000人次", "≥10000人次")]


def test_the_annual_label_is_the_one_behind_the_period_value() -> None:
    text = "1、1-产出指标；11-数量指标；年度指标值:说明；实施周期指标值:≥3；年度指标值:≥1。"
    assert fields(parse(text)[0])[2:] == ("年度指标值:说明", "≥3", "≥1")


def test_separators_inside_a_name_are_part_of_it() -> None:
    text = run_on([ONE._replace(name="补贴；发放。对象：人数、次数"), ONE])
    assert [found.name for found in parse(text)] == ["补贴；发放。对象：人数、次数", "补贴惠及人次"]


@pytest.mark.parametrize(
    ("mark", "value"),
    [("；", "完成"), (";", "完成"), ("。", "完成。"), ("。；", "完成。"), ("", "完成"), ("；；", "完成；")],
)
def test_only_the_one_mark_before_the_annual_value_is_no_part_of_the_period_value(
    mark: str, value: str
) -> None:
    text = ONE._replace(period_value="完成", after_period=mark).text(1)
    assert parse(text)[0].period_value == value


@pytest.mark.parametrize(
    ("end", "value"),
    [("。", "≥3"), ("", "≥3"), ("；", "≥3"), ("。。", "≥3。"), (" 。 ", "≥3"), ("。\n", "≥3")],
)
def test_only_the_one_closing_mark_is_no_part_of_the_annual_value(end: str, value: str) -> None:
    text = ONE._replace(annual_value="≥3", end=end).text(1) + ONE.text(2)
    assert [found.annual_value for found in parse(text)] == [value, "≥10000人次"]


@given(
    st.lists(
        st.sampled_from(["≥95", "100", "0.8", "1850000", "5", "1", "12", "35%"]), min_size=2, max_size=12
    ),
    st.sampled_from(["", "。"]),
)
def test_a_number_right_behind_a_value_is_told_by_the_count(digits: list[str], end: str) -> None:
    text = run_on([ONE._replace(annual_value=value, end=end) for value in digits])
    assert [(found.number, found.annual_value) for found in parse(text)] == list(enumerate(digits, start=1))


def test_the_count_tells_a_head_from_numbers_in_a_value() -> None:
    text = run_on([ONE._replace(annual_value="每年2、3月各一次，第2、3-4季度；12-15场；", end="。"), ONE])
    assert len(parse(text)) == 2


@pytest.mark.parametrize(
    ("code1", "level1", "code2", "level2"),
    [
        ("2", "效益指标", "21", "可持续影响指标"),
        ("2", "效益指标", "21", "经济效益"),
        ("1", "产出指标", "31", "服务对象满意度"),
        ("3", "产出指标", "111", "质量"),
    ],
)
def test_codes_and_names_that_disagree_stay_as_printed(
    code1: str, level1: str, code2: str, level2: str
) -> None:
    found = parse(Written(code1, level1, code2, level2, "a", "b", "c").text(1))[0]
    assert (found.level1, found.level2) == (Category(code1, level1), Category(code2, level2))


@pytest.mark.parametrize(
    "text",
    [
        "1、1-产出指标；11-数量指标；人数；实施周期指标值：3；年度指标值：3。",
        "1、1-产出指标;11-数量指标;人数;实施周期指标值:3;年度指标值:3。",
        "1.1－产出指标；11－数量指标；人数；实施周期指标值:3；年度指标值:3。",
        "1．1–产出指标；11—数量指标；人数；实施周期指标值:3；年度指标值:3",
        "1 、 1 - 产出指标 ； 11 - 数量指标 ； 人数 ； 实施周期指标值 : 3 ； 年度指标值 : 3 。",
        "1、1-产出指标；11-数量指标；人数；实施周期绩效指标值:3；年度绩效指标值:3。",
        "１、１-产出指标；１１-数量指标；人数；实施周期指标值:3；年度指标值:3。",
    ],
    ids=[
        "full-width colons",
        "ASCII semicolons",
        "full-width dashes",
        "long dashes",
        "spaces",
        "绩效指标值",
        "full-width digits",
    ],
)
def test_marks_come_in_several_widths(text: str) -> None:
    found = parse(text)[0]
    names = [category.name for category in (found.level1, found.level2) if category is not None]
    assert (found.number, names) == (1, ["产出指标", "数量指标"])
    assert (found.name, found.period_value, found.annual_value) == ("人数", "3", "3")


@pytest.mark.parametrize(
    "value",
    [
        "≧90",
        "＞200 个",
        "＜1/10000",
        "≥95%",
        "不少于3场",
        "100",
        "[2024]5号",
        "〔2024〕5号",
        "1850000元",
        "0.8万元",
        "47.6亿元",
        "长期",
        "每年1次,每次2人",
        "”错引号“",
        "。",
        "－",
        "/",
    ],
)
def test_values_of_every_form_stay_as_printed(value: str) -> None:
    text = run_on([ONE._replace(period_value=value, annual_value=value), ONE])
    assert values(text)[0] == (1, value, value)


def test_a_leading_zero_belongs_to_the_number() -> None:
    text = ONE.text(1).replace("1、", "01、", 1) + ONE.text(2).replace("2、", "02、", 1)
    assert [(found.number, found.annual_value) for found in parse(text)] == [
        (1, "≥10000人次"),
        (2, "≥10000人次"),
    ]
    assert parse(text)[0].start == 0


def test_only_one_of_the_values_may_be_printed() -> None:
    text = "1、1-产出指标；11-数量指标；甲；年度指标值:3。2、1-产出指标；11-数量指标；乙；实施周期指标值:4。"
    assert values(text) == [(1, None, "3"), (2, "4", None)]


def test_empty_fields_are_empty_not_absent() -> None:
    text = "1、1-产出指标；11-数量指标；；实施周期指标值:；年度指标值:。"
    assert fields(parse(text)[0])[2:] == ("", "", "")


def test_an_indicator_without_any_value_is_kept_raw_in_its_place() -> None:
    text = ONE.text(1) + "2、1-产出指标；11-数量指标；没有值。" + ONE.text(3)
    assert raw(text) == ["2、1-产出指标；11-数量指标；没有值。"]
    assert [found.number for found in parse(text)] == [1, 2, 3]


@pytest.mark.parametrize(
    "text", ["详见附件。", "1、产出指标：发放补贴", "①数量指标≥3", "实施周期指标值:3；年度指标值:3。"]
)
def test_words_that_are_no_indicator_are_kept_raw(text: str) -> None:
    assert raw(text) == [text]
    assert raw(text + ONE.text(1)) == [text]


def test_no_text_has_no_indicators() -> None:
    assert parse("") == []


def test_a_count_that_skips_or_starts_anew_goes_on_where_a_complete_indicator_stands() -> None:
    text = ONE.text(1) + ONE.text(3) + ONE.text(4) + ONE.text(1) + ONE.text(2)
    assert [found.number for found in parse(text)] == [1, 3, 4, 1, 2]
    assert raw(text) == []


def test_a_whole_head_out_of_count_and_without_value_is_part_of_a_value() -> None:
    value = "按9、2-效益指标；22-社会效益；执行"
    text = run_on([ONE._replace(annual_value=value), ONE])
    assert values(text)[0] == (1, "≥10000人次", value)


@pytest.mark.parametrize(
    ("text", "anew"),
    [
        (ONE.text(1), True),
        (ONE.text(2), False),
        (ONE.text(11), False),
        ("稳定就业。" + ONE.text(1), False),
        ("1、产出指标", False),
        ("", False),
    ],
)
def test_a_split_cell_does_not_begin_anew(text: str, anew: bool) -> None:
    assert begins_anew(text) is anew
