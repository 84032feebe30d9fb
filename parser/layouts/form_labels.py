"""The words of a form's labels, and what each says of the cell beside it or the column below it."""

import re
from typing import Literal

Role = Literal[
    "name",
    "unit",
    "department",
    "money",
    "whole_total",
    "year_total",
    "total",
    "fund",
    "whole_objective",
    "year_objective",
    "objective",
    "indicators",
    "level1",
    "level2",
    "level3",
    "period",
    "value",
    "nature",
    "quantity",
    "weight",
    "direction",
]
"""What a label is for. `whole_…` counts over all years of a project, `year_…` for this one, the bare roles
for what the other labels of the form leave."""

LEVELS: tuple[Role, ...] = ("level1", "level2", "level3")
VALUES: tuple[Role, ...] = ("period", "value", "nature", "quantity", "weight", "direction")

LONGEST = 24
"""Characters: no longer words are a label."""

_YEAR = "(?:年度|当年|本年度?|全年|20\\d\\d年度?)"
_WHOLE = "(?:项目(?:实施|执行)?期?|实施期|中期|中长期|长期|总体|三年|全周期)"
_MONEY_WORDS = "(?:资金|预算|金额|投资|经费|申请|安排|支出|批复)"
_SUM = "(?:总额|总金额|金额|总计|合计|总数|数)"

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("name", re.compile("项目名称")),
    (
        "unit",
        re.compile(
            "(?:项目)?(?:具体)?(?:实施|承担|使用|用款|申报|填报|申请|建设|执行)单位(?:名称)?"
            "|(?:项目|预算)单位(?:名称)?|单位名称|(?:项目)?实施(?:主体|部门)"
        ),
    ),
    ("department", re.compile("(?:预算)?主管(?:预算)?(?:部门|单位)(?:名称)?(?:及代码)?|部门名称")),
    ("level1", re.compile("一级(?:绩效)?指标(?:名称)?")),
    ("level2", re.compile("二级(?:绩效)?指标(?:名称)?")),
    ("level3", re.compile("三级(?:绩效)?指标(?:名称)?")),
    ("period", re.compile(f"{_WHOLE}(?:绩效)?(?:指标|目标)值")),
    ("value", re.compile(f"{_YEAR}?(?:预期|计划)?(?:绩效)?(?:指标|目标)?(?:目标)?值")),
    ("nature", re.compile("指标性质")),
    ("quantity", re.compile("(?:度量|计量|指标)单位")),
    ("weight", re.compile("(?:指标|分值)?(?:权重|分值|权值)(?:分值)?%?")),
    ("direction", re.compile("(?:指标)?方向性?")),
    (
        "indicators",
        re.compile(f"(?:{_YEAR}|{_WHOLE})?(?:绩效|目标|考核|评价)*指标(?:体系|内容)?"),
    ),
    ("year_objective", re.compile(f"{_YEAR}(?:总体|总|绩效|工作|项目|预期)*目标(?:内容)?")),
    ("whole_objective", re.compile(f"(?:项目总|{_WHOLE}总?)(?:绩效|工作)?目标")),
    ("objective", re.compile("(?:项目|总体|预期)*(?:绩效)?目标(?:描述|内容|说明)?")),
    (
        "whole_total",
        re.compile(f"{_WHOLE}{_MONEY_WORDS}*{_SUM}|项目总{_MONEY_WORDS}|总投资|{_WHOLE}总{_MONEY_WORDS}"),
    ),
    ("year_total", re.compile(f"{_YEAR}(?:项目)?{_MONEY_WORDS}*(?:{_SUM}|资金|预算)")),
    ("total", re.compile(f"(?:项目)?{_MONEY_WORDS}+{_SUM}|合计|总计|金额|预算数|项目预算|申请资金")),
    (
        "fund",
        re.compile(
            ".*(?:拨款|资金|结转|结余|基金|债券|专户|补助|自筹|贷款|转移支付|收入|财政|中央|省级|市级|区级|县级|本级)"
        ),
    ),
)
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[)）\]】]")
_OF_WHICH = re.compile(r"^(?:其中[:：]?|[-—－·]+|[（(]?[\d一二三四五六七八九十]+[)）.、．])+")
_PERIOD = re.compile(_WHOLE)


def squeezed(words: str) -> str:
    """Words without spaces and without the colon behind them."""
    return "".join(words.split()).rstrip(":：")


def printed_label(words: str) -> str:
    """A label's words as they name what stands beside it: without `其中`, a money unit, a number."""
    bare = _OF_WHICH.sub("", squeezed(words))
    return _BRACKETS.sub("", bare).rstrip(":：") or bare


def role(words: str) -> Role | None:
    """What a label is for; None for words that are none."""
    label = printed_label(words)
    if not label or len(label) > LONGEST:
        return None
    return next((found for found, pattern in _ROLES if pattern.fullmatch(label)), None)


def is_of_a_period(words: str) -> bool:
    """Whether words over indicators say that they are those of the project's whole period."""
    return _PERIOD.match(squeezed(words)) is not None and "项目" not in squeezed(words)[:2]
