"""The words of values: signs and the words for them, scales, units; and the patterns that find them."""

from collections.abc import Iterable
from itertools import product
from re import escape

from model.values.quantity import Bound

SIGNS = {
    "≥": Bound.AT_LEAST,
    "⩾": Bound.AT_LEAST,
    "≮": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "=>": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "⩽": Bound.AT_MOST,
    "≯": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
    "=<": Bound.AT_MOST,
    ">": Bound.MORE,
    "<": Bound.LESS,
    "=": Bound.EXACTLY,
    "≈": Bound.ABOUT,
}

_MORE, _LESS = ("大于", "高于", "多于", "超过"), ("小于", "低于", "少于")
_OR_EQUAL, _NOT = ("等于", "或等于"), ("不", "不得")

WORDS = {
    **dict.fromkeys(map("".join, product(_NOT, _LESS)), Bound.AT_LEAST),
    **dict.fromkeys(map("".join, product(_MORE, _OR_EQUAL)), Bound.AT_LEAST),
    "至少": Bound.AT_LEAST,
    **dict.fromkeys(map("".join, product(_NOT, _MORE)), Bound.AT_MOST),
    **dict.fromkeys(map("".join, product(_LESS, _OR_EQUAL)), Bound.AT_MOST),
    "不超": Bound.AT_MOST,
    "至多": Bound.AT_MOST,
    "最多": Bound.AT_MOST,
    **dict.fromkeys(_MORE, Bound.MORE),
    **dict.fromkeys(_LESS, Bound.LESS),
    "等于": Bound.EXACTLY,
    "约": Bound.ABOUT,
}
"""What stands before a number: 不少于, 不得超过, 大于或等于."""

BEHIND = {
    **dict.fromkeys(("以上", "及以上", "或以上", "(含)以上", "以上(含)"), Bound.AT_LEAST),
    **dict.fromkeys(("以下", "及以下", "或以下", "(含)以下", "以下(含)"), Bound.AT_MOST),
    **dict.fromkeys(("以内", "之内", "内"), Bound.AT_MOST),
    "左右": Bound.ABOUT,
}
"""What stands behind a number and its unit."""

SCALES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}

BLANKS = frozenset(("", "-", "--", "—", "——", "/", "无"))
"""Values that stand for nothing."""

MEASURES = "元人名家个次场项卷件辆台套份条户所座篇期批株亩吨年日天间例宗本册块张位支部处只头平米级颗单门"
"""Measure words that stand behind a number in prose too. 月 is none: 6月 is a date, and 6个月 is not."""

LONGER_UNITS = (
    "人次",
    "人天",
    "人日",
    "人月",
    "课时",
    "学时",
    "公里",
    "千米",
    "平方米",
    "立方米",
    "平方公里",
    "公顷",
    "公斤",
    "千克",
    "小时",
    "分钟",
    "工作日",
    "自然日",
    "千瓦时",
    "百分点",
    "床位",
    "车位",
    "学位",
    "个月",
    "个小时",
    "个百分点",
    "个工作日",
    "个自然日",
)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of several words, the longest first."""
    return "|".join(map(escape, sorted(words, key=len, reverse=True)))


NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?(?:/[0-9]+)?"
SCALE = "万亿|百万|千万|亿|万|千(?![克米瓦卡])|百(?!分)"

_CHARACTER = "(?![每以及或左不至大小超高多低少等约前后底末内达到为月日号A-Za-z])(?:[^\\W0-9_]|[㎡㎥℃°])"
"""One that may be (part of) a unit: no word of a bound, no date, no mark."""

UNIT = (
    rf"[%‰]|{any_of(LONGER_UNITS)}|日|k?m[23]|[A-Za-zμ]{{1,5}}[²³]?"
    rf"|个(?:(?:{_CHARACTER}){{2}})?|{_CHARACTER}次|{_CHARACTER}"
)
EACH = rf"{any_of(LONGER_UNITS)}|季度|半年|[年月周日天]|(?:{_CHARACTER}){{1,2}}"
"""What stands behind 每 or / in a rate."""

IN_CHINESE = (
    "百分之[零一二三四五六七八九十百]|百分百|零[^\\s，。；]|全覆盖|[A-Z]级"
    "|(?<![统唯专单之第零一二两三四五六七八九十百千万])[零一二两三四五六七八九十百千万]+(?!次性)"
    f"[{MEASURES}月]"
)
"""A number written in Chinese: 百分之九十五, 三次以上, 零投诉; 统一部署 and 一次性 hold none."""

DATE = r"(?:19|20)[0-9]{2}(?:年|[./][0-9]{1,2}$)"
"""With what a value begins that is a date, and no quantity: 2025年, 2025.12."""
