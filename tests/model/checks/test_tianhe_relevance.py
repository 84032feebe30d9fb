"""相关性 in the tianhe table: every value, sign, form and figure that a reviewer would question, by name."""

import pytest

from model.checks import Severity
from tests.model.checks.found import found, named
from tests.model.tables import needs_tianhe
from tests.model.test_filter_figures import tianhe

KNOWN: dict[str, list[tuple[str, int | None, str]]] = {
    "direction": [
        ("社会申办退休人员过渡性医疗保险金", 4, "实际资助支出金额：≥8.25万元"),
        ("提升社保服务专项", 5, "发放退休待遇资金：≥47.6亿元"),
    ],
    "complaint-as-satisfaction": [
        ("博士后和博士工作站项目支持资金", 6, "申报人投诉率：≤5%"),
        ("档案管理服务", 3, "档案管理服务工作有效投诉次数：≤10次"),
        ("人事业务和社会保障工作经费", 9, "职称申报人投诉次数：≤5次"),
        ("粤港澳大湾区（广东）创新创业孵化基地专项经费（局本级）", 3, "运营服务工作有效投诉次数：≤1次"),
        ("技能人才支持项目资金", 3, "补贴发放投诉率：≤10%"),
        ("新引进尖端人才支持资金", 5, "申报人投诉率：≤5%"),
        ("尖端人才培育支持资金", 5, "申报人投诉率：≤5%"),
        ("粤港澳大湾区（广东）创新创业孵化基地专项经费（局本级）2024", 3, "运营服务工作有效投诉次数：≤1次"),
        ("港澳青年创业孵化载体建设支持项目", 3, "补贴发放投诉率：≤10%"),
        ("港澳青年企业培育支持项目", 3, "补贴发放投诉率：≤10%"),
        ("港澳青年专项支持项目", 3, "补贴发放投诉率：≤10%"),
        ("新创业人才发展支持项目", 3, "补贴发放投诉率：≤10%"),
        ("提升社保服务专项", 4, "发放退休待遇工作有效投诉次数：≤1次"),
        ("粤港澳大湾区（广东）创新创业孵化基地专项经费", 3, "运营服务工作有效投诉次数：≤1次"),
        ("优化人力资源市场专项经费", 3, "有效投诉率：小于10%"),
        ("文化体育竞技人才支持专项经费", 3, "补贴发放投诉率：≤10%"),
        ("龙头企业领导者支持资金", 3, "补贴发放投诉率：≤10%"),
        ("加快推动人力资源服务创新发展支持资金", 3, "补贴发放投诉率：≤10%"),
        ("数字化人力资源平台创新业态支持专项经费", 3, "补贴发放投诉率：≤10%"),
        ("新引进急需紧缺人才支持专项经费", 3, "补贴发放投诉率：≤10%"),
        ("优化人力资源市场专项经费2024", 3, "有效投诉率：小于10%"),
        ("档案管理服务", 3, "档案管理服务工作有效投诉次数：≤10次"),
    ],
    "tautology": [
        ("天河区人力资源服务业稳增长专项资金", 2, "推动人力资源行业做大做强：推动人力资源行业做大做强"),
    ],
    "category-form": [
        ("穗财社[2024]40号天河区劳动保障监察协管员工资", 1, "劳动保障监察协管员队伍建设：112人"),
        ("港澳青年专项支持项目", 1, "粤港澳大湾区（广东）创新创业孵化基地入驻项目港澳青年项目占比：≥70%"),
        ("公费医疗费", 1, "公费医疗享受人数：不少于28000人"),
        ("公费医疗费", 2, "定点医院数：不少于200家"),
    ],
    "goal-figure": [
        (
            "劳动仲裁经费",
            3,
            "劳动仲裁结案率90%以上；进一步构建和谐稳定的劳动关系：及时解决劳动人事争议案件，案件结案率不低于95%",
        ),
        ("提升社保服务专项", None, "争取城镇户籍从业人员养老保险参保率达到95%"),
        ("提升社保服务专项", None, "城镇居民基本医疗保险参保率达到98%"),
    ],
}

VAGUE = {
    Severity.DOUBT: [
        (0, 2, 3, "符合办法要求"),
        (0, 9, 5, "度：逐年提升"),
        (0, 15, 2, "符合办法要求"),
        (0, 16, 2, "符合办法要求"),
        (1, 5, 4, "应的补贴支持"),
    ],
    Severity.HINT: [
        (0, 0, 3, "下达目标任务"),
        (0, 3, 2, "安全存放档案"),
        (0, 8, 1, "月月底前发放"),
        (0, 9, 4, "料：持续开展"),
        (0, 10, 1, "月月底前发放"),
        (0, 12, 3, "障劳动者权益"),
        (0, 13, 3, "下达目标任务"),
        (1, 0, 3, "各项目标任务"),
        (1, 2, 1, "月月底前发放"),
        (1, 4, 2, "政策支持保障"),
        (1, 5, 2, "政策支持保障"),
        (1, 6, 2, "政策支持保障"),
        (1, 7, 1, "发放支持资金"),
        (1, 7, 2, "合条件的人才"),
        (1, 8, 2, "各项目标任务"),
        (2, 1, 3, "待遇发放到位"),
        (2, 2, 1, "月月底前发放"),
        (3, 0, 6, "个人医疗负担"),
        (4, 5, 2, "行业做大做强"),
        (4, 6, 1, "月月底前发放"),
        (4, 10, 2, "好的营商环境"),
        (5, 3, 2, "安全存放档案"),
    ],
}


@needs_tianhe
@pytest.mark.parametrize("check", KNOWN)
def test_each_hit_is_known(check: str) -> None:
    assert named(check, tianhe()) == KNOWN[check]


@needs_tianhe
@pytest.mark.parametrize("severity", VAGUE)
def test_each_value_without_measure_is_known(severity: Severity) -> None:
    vague = [finding for finding in found("not-measurable", tianhe()) if finding.severity is severity]
    assert [(*one.spot[:2], one.number, one.quote[-6:]) for one in vague] == VAGUE[severity]


@needs_tianhe
def test_the_vague_word_is_named() -> None:
    sentences = {finding.quote: finding.sentence for finding in found("not-measurable", tianhe())}
    assert sentences["认可度：逐年提升"] == (
        "“认可度”指标值为“逐年提升”，其中“逐年”系笼统表述，没有可以衡量的数值或标准。"
    )


@needs_tianhe
def test_figures_of_objectives_are_told_apart() -> None:
    contradicted, *missing = [finding.sentence for finding in found("goal-figure", tianhe())]
    assert contradicted.endswith("二者不一致。")
    assert all(sentence.endswith("没有与之对应的指标。") for sentence in missing)
