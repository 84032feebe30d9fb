"""What a column means, by its header words alone: blank money columns are common."""

import re
from typing import Literal

import msgspec

Meaning = Literal["name", "total", "fund", "objective", "indicators", "other"]

_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_MONEY_UNIT = re.compile(r"[（(](?:单位[:：])?(?:万元|元|千元|亿元)[)）]")
_MEANINGS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    ("indicators", re.compile(r"绩效指标")),
    ("objective", re.compile(r"绩效目标|(?:年度|总体)目标")),
    ("other", re.compile(r"序号|编码|代码|备注|类别|性质|负责人|电话|期限|分类|科目")),
    ("name", re.compile(r"项目名称|^项目(?:$|/|及)|^名称|^单位[/和及、]?项目")),
    (
        "total",
        re.compile(
            r"^(?:总计|合计|小计|金额|总额"
            r"|(?:20\d\d年度?|本年|当年|项目|年度|资金|预算|支出|安排)+(?:总额|金额|数|总计|合计))$"
        ),
    ),
    ("fund", re.compile(r"拨款|资金|专户|基金|债券|收入|结转|结余|预算|财政|经营|补助|支付")),
)


class Column(msgspec.Struct, frozen=True):
    """A column between two edges (points), with its meaning and its printed name."""

    meaning: Meaning
    name: str
    x0: float
    x1: float


def meaning(words: str) -> Meaning:
    """The meaning that header words (joined, as printed) give a column."""
    squeezed = "".join(words.split())
    bare = _IN_BRACKETS.sub("", squeezed) or squeezed
    for found, pattern in _MEANINGS:
        if pattern.search(bare):
            return found
    return "other"


def printed_name(words: str) -> str:
    """A money column's name as printed, without the money unit in brackets behind it."""
    squeezed = "".join(words.split())
    return _MONEY_UNIT.sub("", squeezed) or squeezed
