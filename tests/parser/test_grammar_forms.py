"""Indicators numbered, named or labelled in other ways; items that cannot be read, each by itself."""

import pytest

from parser.grammar import begins_anew, parse

READ = ("产出指标", "数量指标", "人数", "3", "4")


def read(text: str) -> list[tuple[str | None, ...] | str]:
    """The fields of every indicator without its codes, or its words where it was not read."""
    return [
        (found.level1.name, found.level2.name, found.name, found.period_value, found.annual_value)
        if found.level1 and found.level2
        else text[found.start : found.end]
        for found in parse(text)
    ]


def item(
    number: str,
    levels: str = "1-产出指标；11-数量指标",
    labels: tuple[str, str] = ("实施周期指标值:", "年度指标值:"),
    end: str = "。",
) -> str:
    return f"{number}{levels}；人数；{labels[0]}3；{labels[1]}4{end}"


@pytest.mark.parametrize("end", ["。", "；", ""])
@pytest.mark.parametrize(
    "numbers", ["（1） （2） （3）", "(1) (2) (3)", "1） 2） 3）", "① ② ③", "1. 2. 3.", "①、 ②、 ③、"]
)
def test_numbers_in_brackets_and_circles_count_too(numbers: str, end: str) -> None:
    text = "".join(item(number, end=end) for number in numbers.split())
    assert read(text) == [READ] * 3
    assert [found.number for found in parse(text)] == [1, 2, 3]


@pytest.mark.parametrize(
    "levels",
    [
        "产出指标；数量指标",
        "产出指标-数量指标",
        "产出指标—数量指标",
        "产出指标：数量指标",
        "产出指标/数量指标",
        "1-产出指标：11-数量指标",
        "1−产出指标；11‑数量指标",
    ],
)
def test_levels_without_codes_or_behind_other_marks_are_read_by_name(levels: str) -> None:
    assert read(item("1、", levels) + item("2、", levels)) == [READ] * 2


@pytest.mark.parametrize(
    "level2", ["质量指标", "社会效益", "生态环境成本指标", "服务对象满意度指标", "可持续影响"]
)
def test_a_level_without_a_code_has_none(level2: str) -> None:
    (found,) = parse(item("1、", f"效益指标；{level2}"))
    assert found.level1 is not None
    assert found.level2 is not None
    assert (found.level1.code, found.level2.code, found.level2.name) == (None, None, level2)


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (("实施周期目标值：", "年度目标值："), ("3", "4")),
        (("实施周期指标值：", "年度目标值："), ("3", "4")),
        (("实施周期目标值：", "年度绩效指标值："), ("3", "4")),
    ],
)
def test_values_may_be_called_aims(labels: tuple[str, str], values: tuple[str, str]) -> None:
    assert [fields[3:] for fields in read(item("1、", labels=labels) + item("2、", labels=labels))] == [
        values
    ] * 2


@pytest.mark.parametrize("label", ["指标值：", "目标值:", "年度目标值：", "绩效指标值:"])
def test_the_only_value_is_the_years(label: str) -> None:
    text = "".join(f"{at}、1-产出指标；11-数量指标；人数；{label}4。" for at in (1, 2))
    assert read(text) == [("产出指标", "数量指标", "人数", None, "4")] * 2


def test_the_usual_labels_go_before_others() -> None:
    text = "1、1-产出指标；11-数量指标；年度目标值:甲；实施周期指标值:年度目标值:3；年度指标值:4；目标值:5。"
    assert read(text) == [("产出指标", "数量指标", "年度目标值:甲", "年度目标值:3", "4；目标值:5")]


@pytest.mark.parametrize("numbers", [(1, 3, 5), (1, 2, 1, 2), (4, 3, 2)])
def test_a_count_that_skips_goes_on_where_only_the_period_value_is_printed(numbers: tuple[int, ...]) -> None:
    text = "".join(f"{at}、1-产出指标；11-数量指标；人数；实施周期指标值:3。" for at in numbers)
    assert [found.number for found in parse(text)] == list(numbers)
    assert read(text) == [("产出指标", "数量指标", "人数", "3", None)] * len(numbers)


def test_items_that_cannot_be_read_are_kept_each_by_itself() -> None:
    items = ["1、数量指标：培训3场。", "2、质量指标：合格率≥95%；", "3、发放及时。"]
    assert read("".join(items)) == items


def test_an_item_that_cannot_be_read_takes_no_other_with_it() -> None:
    odd = "2、数量指标：培训3场。"
    assert read(item("1、") + odd + item("3、")) == [READ, odd, READ]
    assert read("1、培训3场。" + item("2、")) == ["1、培训3场。", READ]
    assert read(item("1、") + odd) == [READ, odd]


@pytest.mark.parametrize("value", ["3。2、5月各一次", "3；2、数量指标", "按2、产出指标；数量指标；执行"])
def test_a_number_inside_a_value_is_no_item(value: str) -> None:
    text = f"1、1-产出指标；11-数量指标；人数；实施周期指标值:3；年度指标值:{value}。"
    assert read(text) == [("产出指标", "数量指标", "人数", "3", value)]


def test_level_names_out_of_count_inside_a_sentence_are_no_head() -> None:
    value = "见9、产出指标；数量指标；执行"
    text = item("1、", labels=(f"实施周期指标值:{value}", "年度指标值:"))
    assert [found.number for found in parse(text)] == [1]


def test_a_single_item_that_cannot_be_read_is_one_lump_with_the_words_before_it() -> None:
    assert read("说明：1、培训3场") == ["说明：1、培训3场"]
    assert read("详见附件。1、培训3场。") == ["详见附件。1、培训3场。"]


@pytest.mark.parametrize("number", ["（1）", "①", "1."])
def test_a_text_begins_anew_with_a_first_head_of_any_form(number: str) -> None:
    assert begins_anew(item(number))
    assert not begins_anew(item(number.replace("1", "2").replace("①", "②")))
