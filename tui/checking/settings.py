"""What each setting of the checks is called in Chinese, and between which limits a number makes sense."""

from decimal import Decimal
from typing import NamedTuple


class Setting(NamedTuple):
    """A field of `model.checks.Profile`: its name and meaning as people read them, and a number's limits."""

    label: str
    comment: str
    least: Decimal | None = None
    most: Decimal | None = None


_MANY = Decimal(1_000_000)
_MUCH = Decimal(1_000_000_000)

SETTINGS = {
    "off": Setting("不做的检查", '写检查的编号，例如 ["quotes", "tautology"]；编号见本文件末尾'),
    "severities": Setting("轻重", '要改轻重的检查：编号 = "error"（错误）、"doubt"（疑点）或 "hint"（提示）'),
    "total_cost_names": Setting("总成本名称", "成本指标叫这些名称时，数值应等于项目的总金额"),
    "vague_words": Setting("空泛用语", "指标值里没有数字而只有这些词时，在意见里点明"),
    "floor_names": Setting("应大于等于的名称", "名称含这些词的指标，数值不应写成小于等于"),
    "ceiling_names": Setting("应小于等于的名称", "名称含这些词的指标，数值不应写成大于等于"),
    "complaint_words": Setting("投诉用语", "满意度指标的名称含这些词，就是在数投诉而不是测满意度"),
    "count_units": Setting("计数单位", "数量后面的这些单位只说明多少，不说明质量"),
    "small_population": Setting("小总体", "百分比所依据的总数少于这个数时说明不了问题", Decimal(1), _MANY),
    "large_project": Setting("大项目金额", "单位万元；总金额达到这个数的是大项目", Decimal(0), _MUCH),
    "large_share": Setting(
        "大项目占比", "金额最大的若干项目合起来占到这个比例的，也是大项目；0 到 1", Decimal(0), Decimal(1)
    ),
    "few_indicators": Setting("指标过少", "大项目的指标不多于这个数时算过少", Decimal(0), _MANY),
    "copied_spread": Setting(
        "照搬倍数", "目标和指标完全相同的项目，最大与最小金额相差达到这个倍数时提示", Decimal(1), _MANY
    ),
    "measured_words": Setting("可核验的值", "指标值整个就是这些词时，虽无数字也算可以考核"),
    "saving_words": Setting("节约用语", "成本指标的名称含这些词，数的是省下的钱，不是花掉的钱"),
    "population_units": Setting("服务对象单位", "用这些单位计量的，是项目的服务对象"),
    "population_words": Setting("服务对象用语", "名称含这些词的指标，以“个”计量的也是服务对象"),
    "staff_words": Setting("工作人员用语", "名称含这些词的指标，数的是做事的人，不是服务对象"),
    "public_words": Setting("社会公众用语", "名称含这些词的百分比，说的是公众，不是项目所计的对象"),
    "general_subjects": Setting("泛称", "比率名称里可以代指任何事的词：案件结案率可以就是劳动仲裁结案率"),
    "past_words": Setting("既往用语", "绩效目标里含这些词的句子，说的是过去，不是要达到的目标"),
    "least_large": Setting(
        "大项目下限", "单位万元；总金额不到这个数的，占比再大也不是大项目", Decimal(0), _MUCH
    ),
    "carried_over": Setting("沿用条数", "与上年同名项目至少有这么多条指标相同时，算沿用", Decimal(1), _MANY),
}
"""By field. A test holds it complete: a field that `Profile` gains needs its line here."""
