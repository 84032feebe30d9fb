"""What a column means, by its header words alone: blank money columns are common."""

import re
from functools import lru_cache
from typing import Literal

import msgspec

MOST_KEPT = 1024
"""Words whose meaning is kept at hand: a header is printed on every page."""

Meaning = Literal["name", "total", "fund", "objective", "indicators", "other"]

_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_MONEY_UNIT = re.compile(
    r"[（(](?:(?:金额)?单位[:：])?(?:人民币)?(?:百万元|万元|元|千元|亿元)[)）]|/(?:百万元|万元|元|千元|亿元)$"
)
_YEAR = r"(?:20\d\d年度?|本年度?|当年|年初|年度|项目)"
_SUM = r"(?:总额|金额|数|总计|合计|小计|经费)"
_MEANINGS: tuple[tuple[Meaning, re.Pattern[str]], ...] = (
    ("indicators", re.compile(r"绩效指标|^指标(?:内容)?$")),
    ("objective", re.compile(r"绩效目标|(?:年度|总体)目标")),
    (
        "other",
        re.compile(
            r"序号|编码|代码|备注|类别|性质|负责人|电话|期限|分类|科目|处室|科室|方式|^资金(?:来源|性质)$|部门$"
        ),
    ),
    (
        "name",
        re.compile(
            r"项目名称|^项目(?:$|/|及)|^(?:预算|支出)项目$|^名称|^(?:部门[/和及、]?)?单位[/和及、]?项目"
        ),
    ),
    ("other", re.compile(r"单位(?:名称)?$")),
    (
        "total",
        re.compile(
            rf"^(?:{_YEAR}?(?:总计|合计|小计|金额|总额)(?:{_SUM})?"
            rf"|(?:{_YEAR}|资金|预算|支出|安排|申报|批复|核定|下达)+{_SUM}"
            rf"|{_YEAR}+预算|项目资金)$"
        ),
    ),
    ("fund", re.compile(r"拨款|资金|专户|基金|债券|收入|结转|结余|预算|财政|经营|补助|支付")),
)
_NAME_IN_BRACKETS = re.compile(r"单位(?:名称)?[（(]项目(?:名称)?[)）]$")
_UNIT_NAMES = re.compile(r"(?:资金使用|预算|用款|项目|实施|承担|主管|填报)?单位(?:名称)?")
_WHOLE = re.compile(r"总计|合计|总额")


class Column(msgspec.Struct, frozen=True):
    """A column between two edges (points), with its meaning and its printed name.

    `sums` are the names of the funds that it adds up: a 小计 beside them, under one group heading.
    """

    meaning: Meaning
    name: str
    x0: float
    x1: float
    sums: tuple[str, ...] = ()


@lru_cache(MOST_KEPT)
def meaning(words: str) -> Meaning:
    """The meaning that header words (joined, as printed) give a column."""
    squeezed = "".join(words.split())
    if _NAME_IN_BRACKETS.search(squeezed):
        return "name"
    bare = _MONEY_UNIT.sub("", squeezed)
    bare = _IN_BRACKETS.sub("", bare) or squeezed
    for found, pattern in _MEANINGS:
        if pattern.search(bare):
            return found
    return "other"


def printed_name(words: str) -> str:
    """A money column's name as printed, without the money unit in brackets behind it."""
    squeezed = "".join(words.split())
    return _MONEY_UNIT.sub("", squeezed) or squeezed


def names_the_whole(words: str) -> bool:
    """Whether a total column's name says more than 金额 or 预算数: of two, this one is the total."""
    return _WHOLE.search(words) is not None


def names_units(words: str) -> bool:
    """Whether a column of its own holds the names of the units that use the money."""
    return _UNIT_NAMES.fullmatch(_IN_BRACKETS.sub("", "".join(words.split()))) is not None
