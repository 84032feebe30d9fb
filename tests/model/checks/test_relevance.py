"""相关性: each rule on a value that breaks it and on its clean twin."""

import pytest

from model import Indicator
from model.checks import Profile, Severity
from tests.model.checks.found import found, lone
from tests.model.tables import indicator, unread


def made(name: str, value: str, level1: str = "产出指标", level2: str = "数量指标") -> Indicator:
    return indicator(name, value, level1=level1, level2=level2)


def cost(name: str, value: str) -> Indicator:
    return made(name, value, "成本指标", "经济成本指标")


def satisfaction(name: str, value: str) -> Indicator:
    return made(name, value, "满意度指标", "服务对象满意度")


@pytest.mark.parametrize(
    "wrong",
    [
        cost("实际资助支出金额", "≥8.25万元"),
        cost("物业费", "不少于1.2万元/月"),
        made("支出金额", "≥8.25万元", "产出", "成本"),
        satisfaction("申报人投诉率", "≥5%"),
        satisfaction("投诉次数（次）", "不低于3次"),
        made("编外人员流失率指标", ">10%", "效益指标", "社会效益"),
        made("错漏率", "＞1/10000", level2="质量指标"),
        made("安全事故发生次数", "≥1次", level2="质量指标"),
        satisfaction("服务对象满意度", "≤90%"),
        satisfaction("服务对象满意度", "≤100%"),
        made("验收合格率（%）", "<95%", level2="质量指标"),
        made("补贴发放及时率", "95%以下", level2="时效指标"),
    ],
    ids=lambda one: f"{one.name} {one.annual_value}",
)
def test_a_sign_points_the_wrong_way(wrong: Indicator) -> None:
    (finding,) = found("direction", lone(wrong))
    assert finding.severity is Severity.DOUBT
    assert f"“{wrong.name}”指标值为“{wrong.annual_value}”" in finding.sentence


def test_a_floor_of_a_standard_is_a_hint() -> None:
    (finding,) = found("direction", lone(cost("最低生活补助标准", "≥2300元/月")), Profile(saving_words=()))
    assert finding.severity is Severity.HINT


@pytest.mark.parametrize(
    "right",
    [
        cost("最低生活补助标准", "≥2300元/月"),
        cost("实际资助支出金额", "≤8.25万元"),
        cost("实际资助支出金额", "8.25万元"),
        cost("成本节约额", "≥8.25万元"),
        cost("预算执行率", "≥95%"),
        made("带动社会投资", "≥2亿元", "成本指标", "社会成本指标"),
        made("拉动消费", "≥2亿元", "效益指标", "经济效益"),
        satisfaction("申报人投诉率", "≤5%"),
        satisfaction("申报人投诉率", "0%"),
        satisfaction("投诉处理率", "≥95%"),
        satisfaction("投诉办结及时率", "≥95%"),
        satisfaction("投诉件回访满意度", "≥95%"),
        made("投诉热线", "≥1条"),
        made("降低投诉次数", "≥10次"),
        made("零投诉率", "≥95%"),
        made("系统无故障率", "≥99%", level2="质量指标"),
        made("事故隐患整改率", "≥99%", level2="质量指标"),
        made("流失人员回访数", "≥20人"),
        satisfaction("服务对象满意度", "≥90%"),
        satisfaction("服务对象满意度", "100%"),
        satisfaction("群众不满意率", "≤5%"),
        made("不合格率", "≤2%", level2="质量指标"),
        made("未完成率", "≤2%", level2="质量指标"),
        made("满意度调查次数", "≤2次"),
        made("补贴发放及时率", "≤15个工作日", level2="时效指标"),
        made("完成率", "≥95%，不超过100%"),
    ],
    ids=lambda one: f"{one.name} {one.annual_value}",
)
def test_a_sign_that_points_right_is_no_finding(right: Indicator) -> None:
    assert found("direction", lone(right)) == []


@pytest.mark.parametrize(
    ("vague", "severity", "word"),
    [
        (made("活动次数", "逐年增加"), Severity.DOUBT, "“逐年”"),
        (made("完成质量", "显著", level2="质量指标"), Severity.DOUBT, "没有可以衡量的数值"),
        (satisfaction("认可度", "持续提升"), Severity.DOUBT, "“持续”"),
        (cost("运营成本", "有效控制"), Severity.DOUBT, "“有效”"),
        (made("运营成本", "有效控制", "产出指标", "成本指标"), Severity.DOUBT, "“有效”"),
        (made("就业局势", "保持稳定", "效益指标", "社会效益"), Severity.HINT, "没有可以衡量的数值"),
        (made("完成时间", "及时完成", level2="时效指标"), Severity.HINT, "“及时”"),
        (made("活动次数", ""), Severity.DOUBT, "未填写指标值"),
        (made("活动次数", "——"), Severity.DOUBT, "未填写指标值"),
    ],
)
def test_a_value_without_a_number_cannot_be_measured(vague: Indicator, severity: Severity, word: str) -> None:
    (finding,) = found("not-measurable", lone(vague))
    assert (finding.severity, word in finding.sentence) == (severity, True)


def test_the_word_that_stands_first_is_named() -> None:
    (finding,) = found("not-measurable", lone(made("认可度", "优化服务，持续改善")))
    assert "“优化”" in finding.sentence


@pytest.mark.parametrize(
    "value",
    [
        *(
            "≥1次",
            "零投诉",
            "全覆盖",
            "百分之九十五",
            "三次以上",
            "A级",
            "优秀",
            "验收合格",
            "无",
            "2025年底前",
        ),
        *("“满意”以上等次占九成", "三分之二以上", "省级二等奖", "一季度完成", "上半年", "达到Ⅱ级"),
    ],
)
def test_what_can_be_checked_is_no_finding(value: str) -> None:
    assert found("not-measurable", lone(made("服务质量", value, level2="质量指标"))) == []


def test_the_annual_value_counts() -> None:
    period_alone = indicator("活动次数", "逐年增加", annual="≥3次")
    assert found("not-measurable", lone(period_alone)) == []


def test_what_could_not_be_read_is_not_measured() -> None:
    assert found("not-measurable", lone(unread("持续提升"))) == []


@pytest.mark.parametrize("name", ["申报人投诉率", "有效投诉次数", "投诉（件）", "投诉发生率"])
def test_complaints_stand_for_satisfaction(name: str) -> None:
    (finding,) = found("complaint-as-satisfaction", lone(satisfaction(name, "≤5%")))
    assert f"“{name}”统计的是投诉" in finding.sentence


@pytest.mark.parametrize(
    ("level1", "level2"), [("满意度指标", "服务对象"), ("效益指标", "服务对象满意度指标")]
)
def test_satisfaction_is_one_at_either_level(level1: str, level2: str) -> None:
    assert len(found("complaint-as-satisfaction", lone(made("投诉率", "≤5%", level1, level2)))) == 1


@pytest.mark.parametrize("name", ["服务对象满意度", "投诉处理满意度", "投诉办结率"])
def test_satisfaction_is_no_count_of_complaints(name: str) -> None:
    assert found("complaint-as-satisfaction", lone(satisfaction(name, "≥95%"))) == []


def test_complaints_may_tell_quality() -> None:
    assert found("complaint-as-satisfaction", lone(made("投诉率", "≤5%", level2="质量指标"))) == []


def test_a_value_repeats_its_name() -> None:
    (finding,) = found("tautology", lone(made("推动行业做大做强", "推动行业，做大做强。")))
    assert "“推动行业做大做强”的指标值只是重复指标名称" in finding.sentence


@pytest.mark.parametrize("value", ["推动行业做大做强10家", "做大做强", ""])
def test_a_value_that_says_something_else_repeats_nothing(value: str) -> None:
    assert found("tautology", lone(made("推动行业做大做强", value))) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (made("队伍建设", "112人", level2="质量指标"), "反映的是数量而非质量"),
        (made("医院数", "不少于200家", level2="质量"), "反映的是数量而非质量"),
        (made("项目占比", "≥70%"), "未反映产出的数量"),
    ],
)
def test_a_form_is_of_another_category(wrong: Indicator, said: str) -> None:
    (finding,) = found("category-form", lone(wrong))
    assert said in finding.sentence


@pytest.mark.parametrize(
    "right",
    [
        made("验收合格率", "≥95%", level2="质量指标"),
        made("差错次数", "≤3次", level2="质量指标"),
        made("安全事故", "0次", level2="质量指标"),
        made("有效投诉次数", "3次", level2="质量指标"),
        made("检查得分", "≥90分", level2="质量指标"),
        made("每人服务次数", "3次/人", level2="质量指标"),
        made("培训人数", "≥70人"),
        made("宣传覆盖率", "≥70%", "效益指标", "社会效益"),
    ],
    ids=lambda one: f"{one.name} {one.annual_value}",
)
def test_a_form_of_its_category_is_no_finding(right: Indicator) -> None:
    assert found("category-form", lone(right)) == []


def test_words_come_from_the_profile() -> None:
    profile = Profile(measured_words=("逐年增加",), ceiling_names=("空置率",))
    assert found("not-measurable", lone(made("活动次数", "逐年增加")), profile) == []
    assert len(found("direction", lone(made("空置率", "≥5%")), profile)) == 1
