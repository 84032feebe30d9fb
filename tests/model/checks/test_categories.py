"""完整性 of the indicators: categories that a project lacks, codes under another name."""

import pytest

from model import Project, Table
from model.checks import Severity, Spot
from tests.model.checks.tables import WHOLE, document, made, of_check, where
from tests.model.tables import project, unread

LACKING = {
    "no-output": ("产出", Severity.ERROR),
    "no-benefit": ("效益", Severity.ERROR),
    "no-satisfaction": ("满意度", Severity.HINT),
    "no-cost": ("成本", Severity.HINT),
}
CHECKS = sorted(LACKING)


def without(category: str, name: str = "二") -> Project:
    return made(name, *(words for words in WHOLE if not words.startswith(category)))


def missing(of: Table) -> list[tuple[str, str | None]]:
    """Which categories are found missing, and in which project."""
    return [(check, finding.project) for check in CHECKS for finding in of_check(of, check)]


@pytest.mark.parametrize("check", CHECKS)
def test_a_project_without_a_category(check: str) -> None:
    category, severity = LACKING[check]
    of = document(made("一", *WHOLE), without(category))
    assert missing(of) == [(check, "二")]
    [found] = of_check(of, check)
    assert (found.severity, found.spot) == (severity, Spot(0, 1))


def test_says_how_many_indicators_of_which_categories_there_are() -> None:
    [found] = of_check(document(made("一", *WHOLE), without("效益")), "no-benefit")
    assert found.sentence == "“二”填报 3 项绩效指标，涉及产出、满意度、成本，未设置效益指标。"


@pytest.mark.parametrize("check", CHECKS)
def test_what_the_whole_document_never_prints_is_said_once_as_a_hint(check: str) -> None:
    category, _ = LACKING[check]
    of = document(without(category, "一"), without(category, "二"), without(category, "三"))
    assert missing(of) == [(check, None)]
    [found] = of_check(of, check)
    assert (found.severity, found.spot) == (Severity.HINT, Spot())
    assert found.sentence == f"全表各项目均未设置{category}指标，请核实所用指标体系是否包含该类指标。"


@pytest.mark.parametrize("check", CHECKS)
def test_a_document_of_one_project_is_judged_as_a_project(check: str) -> None:
    category, severity = LACKING[check]
    [found] = of_check(document(without(category, "一")), check)
    assert (found.project, found.severity) == ("一", severity)


@pytest.mark.parametrize(
    "words",
    [
        ("产出/数量/甲/1家", "产出/成本/乙/1元", "效益/可持续影响/丙/1年", "满意度/服务对象满意度/丁/1%"),
        ("产出/数量/甲/1家", "成本/经济成本/乙/1元", "效益/社会效益/丙/1年", "效益/服务对象满意度/丁/1%"),
        ("产出指标/数量指标/甲/1家", "成本指标/x/乙/1元", "效益指标/x/丙/1年", "满意度指标/x/丁/1%"),
        ("绩效产出/数量/甲/1家", "产出/经济成本/乙/1元", "社会效益/x/丙/1年", "社会满意度/x/丁/1%"),
    ],
)
def test_a_category_counts_at_either_level(words: tuple[str, ...]) -> None:
    assert missing(document(made("一", *words), made("二", *words))) == []


def test_a_project_with_an_unread_indicator_is_not_judged() -> None:
    half = project("二", "1.00", *without("效益").indicators, unread("4、无法拆开"))
    assert missing(document(made("一", *WHOLE), half)) == []


def test_unread_projects_do_not_hide_what_others_lack() -> None:
    of = document(made("一", *WHOLE), project("二", "1.00", unread("1、无法拆开")), without("成本", "三"))
    assert missing(of) == [("no-cost", "三")]


class TestNoIndicators:
    def test_a_project_without_any_is_one_finding(self) -> None:
        of = document(made("一", *WHOLE), made("二"))
        assert missing(of) == []
        [found] = of_check(of, "no-indicators")
        assert (found.project, found.sentence) == ("二", "“二”（100.00 万元）未填报任何绩效指标。")

    @pytest.mark.parametrize("money", [None, "0.00", "-3.00"])
    def test_a_row_that_gets_no_money_needs_none(self, money: str | None) -> None:
        assert of_check(document(made("一", *WHOLE), made("二", money=money)), "no-indicators") == []

    def test_unread_ones_are_indicators(self) -> None:
        of = document(made("一", *WHOLE), project("二", "1.00", unread("1、无法拆开")))
        assert of_check(of, "no-indicators") == []

    def test_a_document_without_any_says_it_once(self) -> None:
        found = of_check(document(made("一"), made("二")), "no-indicators")
        assert [(one.spot, one.sentence) for one in found] == [(Spot(), "全表各项目均未填报绩效指标。")]

    def test_an_empty_document_says_nothing(self) -> None:
        assert of_check(document(), "no-indicators") == []


class TestCodeName:
    def coded(self, *level2: str) -> Table:
        return document(made("一", *(f"效益/{one}/名称{at}/≥1家" for at, one in enumerate(level2, 1))))

    def test_a_code_under_another_name(self) -> None:
        of = self.coded("21-经济效益", "21-可持续影响指标", "21-经济效益指标")
        [found] = of_check(of, "code-name")
        assert (found.number, found.severity, found.quote) == (2, Severity.DOUBT, "21-可持续影响指标")
        assert found.sentence == (
            "“名称2”的二级指标印为“21-可持续影响指标”，而全表编码 21 通常对应“经济效益”，编码与名称不一致。"
        )

    @pytest.mark.parametrize(
        "level2",
        [
            ("21-经济效益", "22-社会效益"),
            ("21-经济效益", "21-经济效益指标"),
            ("21-经济效益", "21-可持续影响"),
            ("31-服务对象满意度", "31-服务对象满意度", "31-满意度"),
            ("经济效益", "经济效益", "可持续影响"),
        ],
    )
    def test_what_agrees_or_is_not_sure_says_nothing(self, level2: tuple[str, ...]) -> None:
        assert of_check(self.coded(*level2), "code-name") == []

    def test_codes_may_start_anew_in_each_category(self) -> None:
        words = ["产出/1-数量/甲/1家", "产出/1-数量/乙/1家", "效益/1-社会效益/丙/1家"]
        assert where(of_check(document(made("一", *words)), "code-name")) == []
