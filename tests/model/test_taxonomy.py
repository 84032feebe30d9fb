"""The taxonomy of a document: what it prints, counted; the usual name of a code."""

import msgspec
import pytest

from model import Category, Indicator, Table
from model.taxonomy import taxonomy
from tests.model.tables import TIANHE, indicator, needs_tianhe, project, table, truth, unit, unread


def categorised(level1: str, level2: str, code: str | None = None) -> Indicator:
    return msgspec.structs.replace(indicator(), level1=Category(None, level1), level2=Category(code, level2))


def printing(*indicators: Indicator) -> Table:
    return table(None, unit("某中心", None, [project("一", "1.00", *indicators)]))


def test_counts_level2_names_under_their_level1_without_their_suffix() -> None:
    read = taxonomy(
        printing(
            categorised("产出指标", "数量指标"),
            categorised("效益指标", "社会效益"),
            categorised("产出", "数量"),
            categorised("产出", "成本指标"),
        )
    )
    assert read.level2 == {"产出": {"数量": 2, "成本": 1}, "效益": {"社会效益": 1}}
    assert read.level1 == ("产出", "效益")


def test_counts_over_all_units_and_projects() -> None:
    one = project("一", "1.00", categorised("产出指标", "数量指标", "11"))
    two = project("二", "1.00", categorised("产出指标", "数量指标", "11"))
    read = taxonomy(table(None, unit("甲", None, [one, two]), unit("乙", None, [one])))
    assert read.coded == {"产出": {"11": {"数量": 3}}}


def test_what_could_not_be_read_counts_for_nothing() -> None:
    assert taxonomy(printing(unread("3、无法拆开"))).level2 == {}


def test_a_category_without_a_code_has_no_usual_name() -> None:
    assert taxonomy(printing(categorised("产出", "数量"))).coded == {}


@pytest.mark.parametrize(
    ("names", "usual"),
    [
        (("经济效益",), "经济效益"),
        (("经济效益", "可持续影响指标", "经济效益指标"), "经济效益"),
        (("经济效益", "可持续影响指标"), None),
        (("经济效益", "社会效益", "社会效益", "经济效益", "可持续影响"), None),
    ],
)
def test_the_usual_name_is_more_usual_than_all_others(names: tuple[str, ...], usual: str | None) -> None:
    read = taxonomy(printing(*(categorised("效益", name, "21") for name in names)))
    assert read.usual_name("效益", "21") == usual


def test_a_code_counts_within_its_level1_category() -> None:
    read = taxonomy(printing(categorised("产出", "数量", "1"), categorised("效益", "社会效益", "1")))
    assert (read.usual_name("产出", "1"), read.usual_name("效益", "1")) == ("数量", "社会效益")


def test_an_unknown_code_has_no_usual_name() -> None:
    assert taxonomy(printing(categorised("产出", "数量", "11"))).usual_name("产出", "12") is None


@needs_tianhe
def test_the_published_table_follows_the_guide_of_2021() -> None:
    read = taxonomy(truth(TIANHE / "expected.json"))
    assert {name: sum(below.values()) for name, below in read.level2.items()} == {
        "产出": 81,
        "效益": 52,
        "满意度": 49,
        "成本": 38,
    }
    assert read.coded["效益"]["21"] == {"经济效益": 2, "可持续影响": 1}
