"""规范: quotation marks in pairs, objectives closed by a full stop."""

import pytest

from model.checks.writing import AROUND, around, unpaired
from tests.model.checks.tables import WHOLE, document, made, of_check, where


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", None),
        ("打造“平台”，做好‘两稳’。", None),
        ("“大众创业、‘万众’创新”", None),
        ("the unit’s plan", None),
        ('5"管', None),
        ("“小升规“企业", 4),
        ("提高服务质量和效率”的要求", 9),
        ("”小升规“企业", 0),
        ("打造“平台", 2),
        ("「平台", 0),
        ("“甲”“乙", 3),
        ("“甲‘乙”丙", 2),
    ],
)
def test_the_first_quotation_mark_without_its_other_half(text: str, at: int | None) -> None:
    assert unpaired(text) == at


def test_the_words_around_are_a_clause() -> None:
    assert around("一。做好二；三“四，五", 6) == "三“四"


def test_a_long_clause_is_cut_on_both_sides() -> None:
    assert around("甲" * 50 + "“" + "乙" * 50, 50) == f"…{'甲' * AROUND}“{'乙' * AROUND}…"


@pytest.mark.parametrize(
    ("name", "objective", "sentence"),
    [
        ("“一", "做好。", "项目名称中的左引号没有对应的右引号，原文为：“一。"),
        ("一", "效率”的要求。", "绩效目标中的右引号没有对应的左引号，原文为：效率”的要求。"),
        ("一", "做好", "绩效目标末尾缺少句号，原文为：做好。"),
        (
            "一",
            "做好“一，做好二",
            "绩效目标中的左引号没有对应的右引号，原文为：做好“一；绩效目标末尾缺少句号，原文为：做好二。",
        ),
    ],
)
def test_a_project_is_one_finding(name: str, objective: str, sentence: str) -> None:
    others = (made(f"其他{at}", *WHOLE) for at in range(3))
    [found] = of_check(document(made(name, *WHOLE, objective=objective), *others), "quotes")
    assert (found.project, found.number, found.sentence) == (name, None, sentence)


@pytest.mark.parametrize("words", ["产出/数量/“甲“/1家", "产出/数量/甲/“小升规“企业10家"])
def test_an_indicators_name_and_value(words: str) -> None:
    assert where(of_check(document(made("一", words)), "quotes")) == [("一", 1)]


@pytest.mark.parametrize("end", ["。", "！", "；", "……", "。”", "（附后）。", "。）"])
def test_what_closes_an_objective(end: str) -> None:
    of = document(
        *(made(str(at), *WHOLE) for at in range(3)), made("一", *WHOLE, objective=f"做好“工作{end}")
    )
    assert not any("句号" in finding.sentence for finding in of_check(of, "quotes"))


def test_no_full_stops_at_all_are_the_documents_way() -> None:
    of = document(made("一", objective="做好"), made("二", objective="做好"), made("三", objective="做好。"))
    assert of_check(of, "quotes") == []


def test_an_empty_objective_misses_no_full_stop() -> None:
    assert of_check(document(made("一"), made("二"), made("三", objective="")), "quotes") == []
