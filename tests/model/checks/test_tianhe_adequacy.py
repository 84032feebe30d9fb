"""适当性 in the tianhe table: every cost, price and percentage that a reviewer would question, by name."""

import pytest

from tests.model.checks.found import found, named
from tests.model.tables import needs_tianhe
from tests.model.test_filter_figures import tianhe

KNOWN: dict[str, list[tuple[str, int | None, str]]] = {
    "cost-total": [
        ("中国广州人力资源服务产业园先导区入驻项目政策支持专项经费", 4, "支持资金：1607992.8"),
    ],
    "price-over-budget": [
        ("人才港专项经费2024", 4, "控制办公场地租赁成本：不高于430936元/月"),
    ],
    "quantity-price": [
        ("档案管理服务", 4, "档案份数：40521卷；档案存放成本：不高于0.96元/卷"),
        ("档案管理服务", 4, "档案份数：40521卷；档案存放成本：不高于0.96元/卷"),
    ],
    "small-population": [
        ("技能人才支持项目资金", 3, "资金支持人数：8人以上；补贴发放投诉率：≤10%"),
        ("新引进尖端人才支持资金", 5, "申报人数：≥1人；申报人投诉率：≤5%"),
        ("社会申办退休人员过渡性医疗保险金", 2, "资助人数：≥2人次；资助准确率：≥95%"),
        ("天河区人力资源服务业稳增长专项资金", 3, "支持企业数量：10家；发放对象满意度：≥98%"),
        ("编外人员聘用经费（公用经费）", 2, "保障人数：≥10人；编外人员流失率：≤10%"),
        ("文化体育竞技人才支持专项经费", 3, "资金支持人数：3人；补贴发放投诉率：≤10%"),
        ("龙头企业领导者支持资金", 3, "资金支持人数：10人；补贴发放投诉率：≤10%"),
        ("加快推动人力资源服务创新发展支持资金", 3, "支持企业数量：1家；补贴发放投诉率：≤10%"),
        (
            "数字化人力资源平台创新业态支持专项经费",
            3,
            "数字化人力资源平台创新业态支持数量：1个；补贴发放投诉率：≤10%",
        ),
        ("区属企业建国前参加工作退休人员补助及护理费", 3, "惠及人次：1人；服务对象满意度：100%"),
    ],
    "few-for-much": [
        ("编外人员聘用经费（综合服务人员）", None, "编外人员聘用经费（综合服务人员）：731.75 万元"),
        ("公费医疗费", None, "公费医疗费：34,206.58 万元"),
    ],
}


@needs_tianhe
@pytest.mark.parametrize("check", KNOWN)
def test_each_hit_is_known(check: str) -> None:
    assert named(check, tianhe()) == KNOWN[check]


@needs_tianhe
def test_the_cost_without_a_unit_fits_neither_reading() -> None:
    (finding,) = found("cost-total", tianhe())
    assert "1607992.8 按元计为 160.80 万元，按万元计为 1,607,992.80 万元，均与项目总额 265.40 万元" in (
        finding.sentence
    )


@needs_tianhe
@pytest.mark.parametrize(
    "project", ["博士后和博士工作站项目支持资金", "中国广州人力资源服务产业园先导区入驻项目政策支持专项经费"]
)
def test_what_is_no_small_population(project: str) -> None:
    """The first counts 20 persons besides its 5 bodies; the second prints a bare 5, of what is not said."""
    assert project not in {finding.project for finding in found("small-population", tianhe())}
