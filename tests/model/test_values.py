"""Values: every form in which indicators are printed, and what is left undecided."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.values import Bound, Quantity, Value, figures, plain, read
from tests.model.tables import TIANHE, needs_tianhe, truth


def said(printed: str) -> tuple[str, str, str, str]:
    """What a value says as a whole: its bound, number, unit and what it is counted by."""
    quantity = read(printed).quantity
    assert quantity is not None, read(printed)
    return quantity.bound.value, str(quantity.number), quantity.unit, quantity.per


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("≥95%", "sign"),
        ("＜1/10000", "sign"),
        ("不少于20次", "words"),
        ("95%以上", "words"),
        ("达到100%", "words"),
        ("280万元", "number"),
        ("每人20万元", "number"),
        ("20万", "number"),
        ("5", "bare"),
        ("1607992.8", "bare"),
        ("2/3", "bare"),
        ("考核评价90%以上满意", "sentence"),
        ("每名专家每天不超过700元", "sentence"),
        ("逐年提升", "text"),
        ("", "blank"),
        (" ", "blank"),
        ("—", "blank"),
        ("/", "blank"),
        ("无", "blank"),
        ("。", "blank"),
    ],
)
def test_the_form_of_a_value(printed: str, form: str) -> None:
    assert read(printed).form == form


@pytest.mark.parametrize(
    ("printed", "bound"),
    [
        ("≥95%", "≥"),
        ("≧95%", "≥"),
        ("＞＝95%", "≥"),
        ("=>95%", "≥"),
        ("⩾95%", "≥"),
        ("＞95%", ">"),
        ("≤95%", "≤"),
        ("≦95%", "≤"),
        ("<=95%", "≤"),
        ("＜95%", "<"),
        ("＝95%", "="),
        ("≈95%", "≈"),
        ("95%", "="),
        ("不少于95%", "≥"),
        ("不低于95%", "≥"),
        ("不得低于95%", "≥"),
        ("大于或等于95%", "≥"),
        ("至少95%", "≥"),
        ("超过95%", ">"),
        ("不超过95%", "≤"),
        ("不高于95%", "≤"),
        ("小于等于95%", "≤"),
        ("最多95%", "≤"),
        ("小于95%", "<"),
        ("约95%", "≈"),
        ("95%以上", "≥"),
        ("95%及以上", "≥"),
        ("95%（含）以上", "≥"),
        ("95%以下", "≤"),
        ("95%以内", "≤"),
        ("控制在95%以内", "≤"),
        ("95%左右", "≈"),
        ("≥95%以上", "≥"),
    ],
)
def test_the_bound_is_a_sign_or_a_word_for_one(printed: str, bound: str) -> None:
    assert said(printed) == (bound, "95", "%", "")


def test_a_bound_is_a_floor_a_ceiling_or_neither() -> None:
    assert [bound.value for bound in Bound if bound.is_floor] == ["≥", ">"]
    assert [bound.value for bound in Bound if bound.is_ceiling] == ["≤", "<"]


@pytest.mark.parametrize(
    ("printed", "wan"),
    [
        ("1850000元", "185"),
        ("1,850,000元", "185"),
        ("1，850，000元", "185"),
        ("3千元", "3/10"),
        ("0.8万元", "4/5"),
        ("１２．５万元", "25/2"),
        ("5百万元", "500"),
        ("3千万元", "3000"),
        ("47.6亿元", "476000"),
    ],
)
def test_money_is_made_one(printed: str, wan: str) -> None:
    quantity = read(printed).quantity
    assert quantity is not None
    assert quantity.is_money
    assert quantity.wan == Fraction(wan)


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("1.25万人", "12500", "人"),
        ("1万人次", "10000", "人次"),
        ("20人", "20", "人"),
        ("200 个", "200", "个"),
        ("35个工作日", "35", "个工作日"),
        ("12个月", "12", "个月"),
        ("2个项目", "2", "个项目"),
        ("5个百分点", "5", "个百分点"),
        ("300家次", "300", "家次"),
        ("24小时", "24", "小时"),
        ("8年", "8", "年"),
        ("1.8L", "9/5", "L"),
        ("500㎡", "500", "㎡"),
        ("500m2", "500", "m2"),
        ("13459.00（平方米）", "13459", "平方米"),
        ("5千克", "5", "千克"),
        ("3000千瓦时", "3000", "千瓦时"),
        ("5‰", "1/2", "%"),
        ("100％", "100", "%"),
        ("1/10000", "1/10000", ""),
    ],
)
def test_number_and_unit(printed: str, number: str, unit: str) -> None:
    assert said(printed) == ("=", number, unit, "")


@pytest.mark.parametrize(
    ("printed", "per"),
    [
        ("700元/卷", "卷"),
        ("700元/平方米", "平方米"),
        ("700元/月", "月"),
        ("每台700元", "台"),
        ("每月700元", "月"),
        ("每季度700元", "季度"),
        ("700元每人", "人"),
        ("700元/人/月", "人·月"),
        ("700元/人·月", "人·月"),
        ("每人每月700元", "人·月"),
    ],
)
def test_a_rate_says_what_it_is_counted_by(printed: str, per: str) -> None:
    assert said(printed) == ("=", "700", "元", per)


@pytest.mark.parametrize(
    ("printed", "quantity"),
    [
        ("每台不高于0.8万元", ("≤", "8000", "元", "台")),
        ("不超过1.2万元/月", ("≤", "12000", "元", "月")),
        ("＞3.1万条/月", (">", "31000", "条", "月")),
        ("20次/年以上", ("≥", "20", "次", "年")),
        ("每年不少于6场", ("≥", "6", "场", "年")),
        ("≥2000册。", ("≥", "2000", "册", "")),
        ("≤30日", ("≤", "30", "日", "")),
        ("30日内", ("≤", "30", "日", "")),
    ],
)
def test_all_parts_at_once(printed: str, quantity: tuple[str, str, str, str]) -> None:
    assert said(printed) == quantity


@pytest.mark.parametrize(
    "printed",
    [
        # dates
        "2025年底前",
        "2025年",
        "2025年12月31日前",
        "2025.12",
        "2025/12",
        "2025-12-31",
        "12月31日前",
        "6月底前",
        "12月",
        "30日",
        "每月10日内",
        # two values, ranges
        "10-20人",
        "10至20人",
        "20次；30人",
        "80万元、30万元",
        "≥5%，≤10%",
        "2:1",
        # bounds that contradict each other
        "不超过5%以上",
        "≤20人以上",
        "=20人以内",
        # two rates
        "每人不超过5万元/年",
        # words around the number
        "优良率95%",
        "提高5个百分点",
        "20余人",
        "近20人",
        "3套系统",
        "20人（次）",
        "1000kW·h",
        # negative numbers and what is no number
        "-5%",
        "≤-5%",
        "1/0",
        "1.2.3",
        "1,23元",
        "٣人",
        "²",
        "9" * 31 + "元",
    ],
)
def test_what_is_not_sure_is_a_sentence(printed: str) -> None:
    assert read(printed).form == "sentence"
    assert read(printed).quantity is None


@pytest.mark.parametrize(
    "printed", ["三次以上", "百分之九十五", "百分百", "零投诉", "全覆盖", "举办两场", "不少于十二个月", "A级"]
)
def test_a_number_in_chinese_is_one(printed: str) -> None:
    assert read(printed).form == "sentence"


@pytest.mark.parametrize("printed", ["一次性发放", "统一部署", "进一步提升", "唯一", "十分满意"])
def test_chinese_numerals_in_words_are_no_number(printed: str) -> None:
    assert read(printed).form == "text"


@pytest.mark.parametrize(
    ("printed", "bound"),
    [
        ("不超过缴费额的2/3", Bound.AT_MOST),
        ("低于上年", Bound.LESS),
        ("≥5%，≤10%", Bound.AT_LEAST),
        ("业务办理效率提高不低于50%", None),
    ],
)
def test_a_bound_at_the_beginning_is_told_without_a_quantity(printed: str, bound: Bound | None) -> None:
    assert read(printed)._replace(form="text") == Value("text", None, bound)


def test_plain_words_have_no_spaces_no_full_width_forms_and_no_full_stop() -> None:
    assert plain("≧ １，０００．５ Ｌ（每 月）。。") == "≥1,000.5L(每月)"


def test_figures_of_a_text_stand_where_they_are_printed() -> None:
    text = "举办1场招聘会，不少于30家，合同金额2000万元，满意度95%，10万人次"
    assert [
        (text[one.start : one.end], str(one.quantity.number), one.quantity.unit) for one in figures(text)
    ] == [
        ("1场", "1", "场"),
        ("30家", "30", "家"),
        ("2000万元", "20000000", "元"),
        ("95%", "95", "%"),
        ("10万人次", "100000", "人次"),
    ]


@pytest.mark.parametrize(
    "text",
    ["2025年12月31日前", "6月底前", "第3批次", "目标1：", "[2024]40号", "1.2.3", "1/0家", "9" * 31 + "人"],
)
def test_dates_ordinals_and_numbers_without_a_unit_are_no_figures(text: str) -> None:
    assert figures(text) == []


@given(st.text())
def test_any_text_is_a_value(text: str) -> None:
    value = read(text)
    assert value.quantity is None or value.form in ("sign", "words", "number", "bare")


@given(st.text(alphabet="0123456789.,/%每以上内不超过少于万亿元人次个月年日()（）≥≤-—。 "))
def test_any_text_of_a_value_s_own_letters_is_a_value(text: str) -> None:
    value = read(text)
    assert (value.quantity is not None) == (value.form in ("sign", "words", "number", "bare"))
    assert all(one.start < one.end for one in figures(plain(text)))


SIGNS = {
    "": Bound.EXACTLY,
    "≥": Bound.AT_LEAST,
    "＜": Bound.LESS,
    "不少于": Bound.AT_LEAST,
    "不超过": Bound.AT_MOST,
}
SCALES = {"": 1, "千": 1000, "万": 10_000, "亿": 10**8}


@given(
    sign=st.sampled_from(list(SIGNS)),
    number=st.decimals(min_value=0, max_value=10**7, places=2),
    scale=st.sampled_from(list(SCALES)),
    unit=st.sampled_from(["元", "人", "人次", "个", "家", "平方米"]),
    per=st.sampled_from(["", "月", "人", "课时"]),
    grouped=st.booleans(),
)
def test_a_quantity_made_from_parts_reads_back(
    sign: str, number: Fraction, scale: str, unit: str, per: str, grouped: bool
) -> None:
    printed = f"{sign}{number:{',' if grouped else ''}}{scale}{unit}{'/' if per else ''}{per}"
    assert read(printed).quantity == Quantity(Fraction(number) * SCALES[scale], unit, per, SIGNS[sign])


@needs_tianhe
def test_all_values_of_the_published_table() -> None:
    forms = Counter(
        read(indicator.annual_value or "").form
        for unit in truth(TIANHE / "expected.json").units
        for project in unit.projects
        for indicator in project.indicators
    )
    assert forms == {"sign": 94, "number": 33, "words": 29, "bare": 2, "sentence": 35, "text": 27}
