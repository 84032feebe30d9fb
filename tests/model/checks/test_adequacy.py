"""适当性: costs, prices, populations and the number of indicators against a project's money."""

from decimal import Decimal

import msgspec
import pytest

from model import Amounts, Indicator, Project, Table
from model.checks import Profile, Severity, Spot
from tests.model.checks.found import found, lone
from tests.model.tables import indicator, money, project, table, unit, unread


def cost(name: str, value: str, level1: str = "成本指标", level2: str = "经济成本指标") -> Indicator:
    return indicator(name, value, level1=level1, level2=level2)


def count(value: str, name: str = "档案份数") -> Indicator:
    return indicator(name, value)


def share(value: str, name: str = "补贴对象满意度") -> Indicator:
    return indicator(name, value, level1="满意度指标", level2="服务对象满意度")


@pytest.mark.parametrize(
    ("amount", "whole", "said"),
    [
        ("265.40", cost("支持资金", "1607992.8"), "按元计为 160.80 万元，按万元计为 1,607,992.80 万元"),
        (
            "280.00",
            cost("支持资金", "300万元"),
            "该项成本为 300.00 万元，与项目总额 280.00 万元不符，相差 20.00",
        ),
        ("280.00", cost("总成本指标", "2800060元"), "280.01 万元，与项目总额 280.00 万元不符"),
        ("280.00", cost("项目总成本", "≤0.02亿元"), "200.00 万元，与项目总额 280.00 万元不符"),
        ("280.00", cost("预算总额", "290万元", "产出指标", "成本指标"), "290.00 万元"),
        ("280.00", cost("资金总额", "≥290万元"), "290.00 万元"),
    ],
)
def test_a_cost_of_the_whole_is_not_the_money(amount: str, whole: Indicator, said: str) -> None:
    (finding,) = found("cost-total", lone(whole, amounts=amount))
    assert finding.severity is Severity.DOUBT
    assert said in finding.sentence


def test_a_ceiling_above_the_money_is_a_hint() -> None:
    (finding,) = found("cost-total", lone(cost("总成本", "≤300万元"), amounts="280.00"))
    assert finding.severity is Severity.HINT
    assert "上限 300.00 万元高于项目总额 280.00 万元" in finding.sentence


@pytest.mark.parametrize(
    ("amount", "whole"),
    [
        ("280.00", [cost("支持资金", "280万元")]),
        ("280.00", [cost("支持资金", "≤2800000元")]),
        ("280.00", [cost("支持资金", "2800049元")]),
        ("265.40", [cost("支持资金", "265.4")]),
        ("265.40", [cost("支持资金", "2654000")]),
        ("265.40", [cost("支持资金", "265万元")]),
        ("265.40", [cost("支持资金", "0.0265亿元")]),
        ("280.00", [cost("支持资金", "≥270万元")]),
        ("280.00", [cost("支持资金", "约270万元")]),
        ("280.00", [cost("支持资金", "100%")]),
        ("280.00", [cost("支持资金", "每人20万元")]),
        ("280.00", [cost("支持资金", "首期100万元，二期150万元")]),
        ("280.00", [cost("支持资金", "150万元"), cost("支持资金", "130万元")]),
        ("280.00", [cost("水电费", "150万元")]),
        ("280.00", [cost("总成本", "150万元", level2="社会成本指标")]),
        ("280.00", [indicator("资金总额", "150万元", level1="效益指标", level2="经济效益")]),
        (None, [cost("支持资金", "150万元")]),
        ("0.00", [cost("支持资金", "150万元")]),
    ],
)
def test_a_cost_that_fits_or_cannot_be_compared_is_no_finding(
    amount: str | None, whole: list[Indicator]
) -> None:
    assert found("cost-total", lone(*whole, amounts=amount)) == []


def test_a_cost_of_one_fund_is_no_finding() -> None:
    amounts = money("280.00", 市级="150.00", 区级="130.00")
    assert found("cost-total", lone(cost("支持资金", "150万元"), amounts=amounts)) == []


def in_yuan(of: Table) -> Table:
    return msgspec.structs.replace(of, money_unit="元")


def test_money_printed_in_yuan_is_compared_to_the_yuan() -> None:
    assert found("cost-total", lone(cost("支持资金", "2800049元"), amounts="280.00")) == []
    assert len(found("cost-total", in_yuan(lone(cost("支持资金", "2800049元"), amounts="280.00")))) == 1
    assert found("cost-total", in_yuan(lone(cost("支持资金", "2800049元"), amounts="280.0049"))) == []


@pytest.mark.parametrize("price", ["430936元/月", "不高于430936元/月", "每台20万元", "≤6万元/人"])
def test_a_price_is_more_than_the_money(price: str) -> None:
    (finding,) = found("price-over-budget", lone(cost("租赁成本", price), amounts="4.97"))
    assert finding.severity is Severity.DOUBT
    assert f"“{price}”" in finding.sentence
    assert finding.sentence.endswith("已超过项目总额 4.97 万元。")


@pytest.mark.parametrize(
    "price",
    [
        cost("租赁成本", "4.97万元/月"),
        cost("租赁成本", "49700元/月"),
        cost("租赁成本", "20万元"),
        cost("租赁成本", "每家80万元、30万元、20万元"),
        cost("节约成本", "20万元/月"),
        cost("带动投资", "20万元/家", level2="社会成本指标"),
        indicator("企业利润", "20万元/家", level1="效益指标", level2="经济效益"),
        cost("产值能耗", "20万元/万元"),
        cost("系统访问量", "200000次/月"),
    ],
    ids=lambda one: f"{one.name} {one.annual_value}",
)
def test_a_price_that_the_money_pays_is_no_finding(price: Indicator) -> None:
    assert found("price-over-budget", lone(price, amounts="4.97")) == []


@pytest.mark.parametrize(
    ("amount", "quantity", "price", "said"),
    [
        ("19.00", "40521卷", "不高于0.96元/卷", "之积为 3.89 万元，项目总额 19.00 万元高于该数"),
        ("19.00", "≥40521卷", "0.96元/卷", "项目总额 19.00 万元高于该数"),
        ("20.00", "1辆", "180000元/辆", "之积为 18.00 万元，项目总额 20.00 万元高于该数"),
        ("3.00", "40521卷", "0.96元/卷", "项目总额 3.00 万元低于该数"),
        ("3.00", "≥40521卷", "每卷0.96元", "项目总额 3.00 万元低于该数"),
    ],
)
def test_quantity_times_price_is_not_the_money(amount: str, quantity: str, price: str, said: str) -> None:
    (finding,) = found("quantity-price", lone(count(quantity), cost("存放成本", price), amounts=amount))
    assert finding.spot == Spot(0, 0, 1)
    assert said in finding.sentence


@pytest.mark.parametrize(
    ("amount", "quantity", "price"),
    [
        ("29.20", "≥73人", "≤4000元/人"),
        ("29.20", "73名", "4000元/人"),
        ("3.89", "40521卷", "0.96元/卷"),
        ("98.00", "不少于1.2万卷", "不高于100元/卷"),
        ("98.00", "不超过1.2万卷", "100元/卷"),
        ("150.00", "1.2万卷", "不低于100元/卷"),
        ("19.00", "40521卷", "0.96元/册"),
        ("19.00", "40521人次", "0.96元/人"),
        ("19.00", "约40521卷", "0.96元/卷"),
        ("350.40", "73人", "4000元/人"),
        ("19.00", "40521卷/月", "0.96元/卷"),
        (None, "40521卷", "0.96元/卷"),
    ],
)
def test_a_product_that_fits_or_is_not_sure_is_no_finding(
    amount: str | None, quantity: str, price: str
) -> None:
    assert found("quantity-price", lone(count(quantity), cost("存放成本", price), amounts=amount)) == []


@pytest.mark.parametrize(
    "others",
    [
        [count("5场", "培训场次")],
        [cost("场地费", "5万元")],
        [cost("专家费", "700元/天")],
        [unread("1 数量指标")],
    ],
)
def test_more_money_than_the_product_may_pay_for_the_rest(others: list[Indicator]) -> None:
    pair = count("40521卷"), cost("存放成本", "0.96元/卷")
    assert found("quantity-price", lone(*pair, *others, amounts="19.00")) == []
    assert len(found("quantity-price", lone(*pair, *others, amounts="3.00"))) == 1


def test_the_cost_of_the_whole_is_no_other_cost() -> None:
    of = lone(count("40521卷"), cost("存放成本", "0.96元/卷"), cost("支持资金", "19万元"), amounts="19.00")
    assert len(found("quantity-price", of)) == 1


def test_two_quantities_of_one_unit_decide_nothing() -> None:
    of = lone(count("30人"), count("40人"), cost("标准", "4000元/人"), amounts="1.00")
    assert found("quantity-price", of) == []


def test_a_price_that_falls_due_each_month_decides_nothing() -> None:
    of = lone(count("73人"), cost("月人均补贴标准", "4000元/人"), amounts="100.00")
    assert found("quantity-price", of) == []


@pytest.mark.parametrize(
    ("population", "percentage"),
    [
        (count("8人以上", "资金支持人数"), share("≤10%", "补贴发放投诉率")),
        (count("≥2人次", "资助人数"), share("98%以上", "资助满意度")),
        (count("19家", "支持企业数量"), share("≥98%")),
        (count("1个", "平台创新业态支持数量"), share("≤10%", "补贴发放投诉率")),
        (count("1人", "惠及人次"), share("100%")),
        (count("8人", "资助学生人数"), share("≥90%", "学生满意度")),
    ],
)
def test_a_percentage_is_of_few(population: Indicator, percentage: Indicator) -> None:
    (finding,) = found("small-population", lone(population, percentage))
    assert finding.spot == Spot(0, 0, 1)
    assert f"“{population.name}”为“{population.annual_value}”" in finding.sentence


@pytest.mark.parametrize(
    ("population", "percentage"),
    [
        (count("20人", "资金支持人数"), share("≥90%")),
        (count("≤8人", "资金支持人数"), share("≥90%")),
        (count("5", "入驻项目补贴数量"), share("≥98%")),
        (count("1辆", "新购置公车数量"), share("≥90%")),
        (count("3个", "建设项目数量"), share("≥90%")),
        (count("3人/天", "服务人数"), share("≥90%")),
        (count("8人", "编外聘用人数"), share("≥90%")),
        (count("8人", "资助人数"), share("≥90%", "社区居民满意度")),
        (count("8人", "资助人数"), share("100%", "补贴到位率")),
        (count("8人", "资助人数"), share("0%", "投诉率")),
        (count("8人", "资助人数"), share("≤1次", "投诉次数")),
    ],
)
def test_a_percentage_of_many_or_of_others_is_no_finding(
    population: Indicator, percentage: Indicator
) -> None:
    assert found("small-population", lone(population, percentage)) == []


def test_the_largest_population_counts() -> None:
    of = lone(count("≥5个", "申报单位"), count("≥20人", "申报人数"), share("≤5%", "申报人投诉率"))
    assert found("small-population", of) == []


def test_one_percentage_a_project_is_named() -> None:
    of = lone(count("8人", "资助人数"), share("100%"), share("≥95%", "资助准确率"), share("≤5%", "投诉率"))
    assert [finding.spot for finding in found("small-population", of)] == [Spot(0, 0, 2)]


def holding(name: str, amount: str, indicators: int) -> Project:
    return project(name, amount, *(indicator(f"指标{at}", number=at) for at in range(indicators)))


def of_projects(*projects: Project) -> Table:
    return table(None, unit("某局", None, projects))


def test_much_money_has_few_indicators() -> None:
    (finding,) = found("few-for-much", of_projects(holding("大", "500.00", 3), holding("更大", "9000.00", 4)))
    assert finding.spot == Spot(0, 0)
    assert "项目“大”总额 500.00 万元，仅设置 3 项绩效指标" in finding.sentence


def test_most_of_the_money_has_few_indicators() -> None:
    of = of_projects(holding("甲", "400.00", 3), holding("乙", "300.00", 2), holding("丙", "110.00", 1))
    assert [finding.project for finding in found("few-for-much", of)] == ["甲", "乙"]


def test_most_of_the_money_is_reached_exactly() -> None:
    of = of_projects(holding("甲", "400.00", 3), holding("乙", "100.00", 3))
    assert [finding.project for finding in found("few-for-much", of)] == ["甲"]


@pytest.mark.parametrize(
    "right",
    [
        holding("大", "500.00", 4),
        holding("小", "20.00", 3),
        holding("无指标", "500.00", 0),
        project("未识别", "500.00", unread("1 产出指标 2 效益指标")),
        holding("无金额", "0.00", 1),
    ],
    ids=lambda one: one.name,
)
def test_enough_indicators_for_the_money_is_no_finding(right: Project) -> None:
    assert found("few-for-much", of_projects(right)) == []


def test_a_project_without_money_is_not_large() -> None:
    assert found("few-for-much", of_projects(project("空", Amounts(None), indicator()))) == []


def test_limits_come_from_the_profile() -> None:
    of = of_projects(holding("小", "20.00", 3))
    assert len(found("few-for-much", of, Profile(large_project=Decimal(20)))) == 1
    assert len(found("few-for-much", of, Profile(least_large=Decimal(20)))) == 1
    pair = count("25人", "资助人数"), share("≥95%")
    assert len(found("small-population", lone(*pair), Profile(small_population=26))) == 1
    whole = lone(cost("财政资金", "50万元"))
    assert len(found("cost-total", whole, Profile(total_cost_names=("财政资金",)))) == 1
