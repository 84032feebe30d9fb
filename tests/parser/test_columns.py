"""What columns mean, by their header words."""

import pytest

from parser.layouts.columns import Meaning, meaning, printed_name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("项目名称（资金使用单位）", "name"),
        ("项目名称", "name"),
        ("项目", "name"),
        ("单位/项目名称", "name"),
        ("单位、项目", "name"),
        ("名称", "name"),
        ("单位名称（项目名称）", "name"),
        ("资金使用单位（项目名称）", "name"),
        ("预算项目", "name"),
        ("支出项目", "name"),
        ("部门/单位/项目", "name"),
        ("总计", "total"),
        ("合计", "total"),
        ("金额（万元）", "total"),
        ("预算金额", "total"),
        ("年度资金总额", "total"),
        ("项目预算数", "total"),
        ("2025年预算数", "total"),
        ("2025年度预算金额(万元)", "total"),
        ("本年预算数", "total"),
        ("合计金额", "total"),
        ("申报金额（万元）", "total"),
        ("批复金额", "total"),
        ("金额合计", "total"),
        ("项目经费", "total"),
        ("年初预算数", "total"),
        ("本年预算", "total"),
        ("资金总额", "total"),
        ("总计/元", "total"),
        ("全年预算数", "fund"),
        ("单位资金", "fund"),
        ("财政拨款", "fund"),
        ("财政专户拨款", "fund"),
        ("其他资金", "fund"),
        ("政府性基金", "fund"),
        ("上年结转", "fund"),
        ("一般公共预算财政拨款", "fund"),
        ("中央财政补助资金", "fund"),
        ("绩效目标", "objective"),
        ("年度总体目标", "objective"),
        ("年度目标", "objective"),
        ("绩效指标", "indicators"),
        ("年度绩效指标", "indicators"),
        ("序号", "other"),
        ("项目编码", "other"),
        ("项目类别", "other"),
        ("备注", "other"),
        ("项目负责人", "other"),
        ("功能科目", "other"),
        ("资金使用单位", "other"),
        ("预算单位", "other"),
        ("财政归口处室", "other"),
        ("资金来源", "other"),
        ("主管部门", "other"),
        ("支付方式", "other"),
        ("单位", "other"),
        ("", "other"),
    ],
)
def test_header_words_give_a_column_its_meaning(words: str, expected: Meaning) -> None:
    assert meaning(words) == expected


@pytest.mark.parametrize("words", ["绩 效 目 标", "绩\n效目标", "绩效目标（年度）"])
def test_spaces_wraps_and_brackets_do_not_count(words: str) -> None:
    assert meaning(words) == "objective"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("财政拨款", "财政拨款"),
        ("财政 拨款\n（万元）", "财政拨款"),
        ("其他资金(单位：元)", "其他资金"),
        ("其他资金（自筹）", "其他资金（自筹）"),
        ("（万元）", "（万元）"),
    ],
)
def test_a_fund_is_named_as_printed_without_its_money_unit(words: str, name: str) -> None:
    assert printed_name(words) == name
