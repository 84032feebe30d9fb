"""What an indicator's value says: its sign or the word for one, its number, its unit; or that none is sure.

The one reading that all checks share. Nothing is guessed: a value with two units, two numbers that may be
meant, or words around its number is a sentence, whose figures are listed and whose quantity is None.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Literal, NamedTuple

from model.text import FULL_STOP, clean

Form = Literal["sign", "words", "number", "bare", "sentence", "text", "blank"]
"""sign: ≥95%. words: 不少于20次, 95%以上. number: 280万元. bare: 5. sentence: other words with a number among
them. text: no number at all. blank: nothing, or a mark that stands for nothing."""


class Bound(Enum):
    """On which side of its number a value lies."""

    EXACTLY = "="
    AT_LEAST = "≥"
    MORE = ">"
    AT_MOST = "≤"
    LESS = "<"
    ABOUT = "≈"

    @property
    def is_floor(self) -> bool:
        return self in (Bound.AT_LEAST, Bound.MORE)

    @property
    def is_ceiling(self) -> bool:
        return self in (Bound.AT_MOST, Bound.LESS)


class Quantity(NamedTuple):
    """A number with its unit: `number` counts single units (1万人次 is 10000 人次; money is in 元).

    `per` is what a rate is counted by: 卷 of `元/卷`, 台 of `每台0.8万元`; "" for none. A share has the
    unit `%` and counts hundredths; a plain fraction (1/10000) has no unit.
    """

    number: Fraction
    unit: str
    per: str
    bound: Bound

    @property
    def is_money(self) -> bool:
        return self.unit == "元"

    @property
    def wan(self) -> Fraction:
        """Money in 万元. Only where `is_money`."""
        return self.number / 10000


class Figure(NamedTuple):
    """A number with its unit somewhere in a text, and where it stands there."""

    quantity: Quantity
    start: int
    end: int


class Value(NamedTuple):
    """A value as read; `quantity` is what it says as a whole, None where that cannot be decided."""

    form: Form
    quantity: Quantity | None
    bound: Bound | None
    """The sign, or the word for one, with which the value begins or ends; None for none."""


_SIGNS = {
    "≥": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "=>": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
    "=<": Bound.AT_MOST,
    ">": Bound.MORE,
    "<": Bound.LESS,
    "=": Bound.EXACTLY,
    "≈": Bound.ABOUT,
}
_WORDS = {
    "不少于": Bound.AT_LEAST,
    "不低于": Bound.AT_LEAST,
    "不小于": Bound.AT_LEAST,
    "大于等于": Bound.AT_LEAST,
    "大于或等于": Bound.AT_LEAST,
    "至少": Bound.AT_LEAST,
    "不超过": Bound.AT_MOST,
    "不超": Bound.AT_MOST,
    "不高于": Bound.AT_MOST,
    "不多于": Bound.AT_MOST,
    "不大于": Bound.AT_MOST,
    "小于等于": Bound.AT_MOST,
    "小于或等于": Bound.AT_MOST,
    "至多": Bound.AT_MOST,
    "最多": Bound.AT_MOST,
    "大于": Bound.MORE,
    "超过": Bound.MORE,
    "高于": Bound.MORE,
    "多于": Bound.MORE,
    "小于": Bound.LESS,
    "低于": Bound.LESS,
    "少于": Bound.LESS,
    "等于": Bound.EXACTLY,
    "约": Bound.ABOUT,
}
_BEHIND = {
    "及以上": Bound.AT_LEAST,
    "或以上": Bound.AT_LEAST,
    "以上": Bound.AT_LEAST,
    "及以下": Bound.AT_MOST,
    "或以下": Bound.AT_MOST,
    "以下": Bound.AT_MOST,
    "以内": Bound.AT_MOST,
    "之内": Bound.AT_MOST,
    "左右": Bound.ABOUT,
}
_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_MONEY = {"元": 1, "千元": 10**3, "百万元": 10**6}
_BLANKS = frozenset(("", "-", "--", "—", "——", "/", "无"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_SIGN = _any_of(_SIGNS)
_WORD = _any_of(_WORDS)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:/\d+)?"
_MEASURES = "元人名家个次场项卷件辆台套份条户所座篇期批株亩吨年月日天间例宗本册块张位支部处只头平米级颗单门"
"""Measure words that stand behind a number in prose too."""

_LONGER_UNITS = (
    "千元",
    "百万元",
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
)
_MARKS = r"\d\s，。；、,;:：（）()<>≥≤=≈/%‰+＋"
_NO_UNIT = _MARKS + "A-Za-z每以及或左不至大小超高多低少等约前后底末内达到为月日号"
_UNIT = (
    rf"[%‰℃]|[A-Za-zμ]{{1,5}}[²³]?|个(?:工作日|自然日|月|小时|百分点|[^{_NO_UNIT}]{{2}})?|[^{_NO_UNIT}]次"
    rf"|{_any_of(_LONGER_UNITS)}|[^{_NO_UNIT}]"
)
_WHOLE = re.compile(
    rf"(?:每(?P<each>[^{_NO_UNIT}年]{{1,2}}))?(?P<lead>达到|达|控制在)?(?:(?P<sign>{_SIGN})|(?P<word>{_WORD}))?"
    rf"(?P<number>{_NUMBER})(?P<scale>万亿|万|亿)?(?P<unit>{_UNIT})?(?:/(?P<per>[^{_MARKS}]{{1,3}}))?"
    rf"(?P<behind>{_any_of(_BEHIND)})?"
)
_LEADING = re.compile(rf"(?P<sign>{_SIGN})|(?P<word>{_WORD})")
_FIGURE = re.compile(
    rf"(?P<number>{_NUMBER})(?P<scale>万亿|万|亿)?"
    rf"(?P<unit>[%‰]|{_any_of(_LONGER_UNITS)}|[{_MEASURES}]次?)?"
)
_IN_CHINESE = re.compile(
    rf"百分之[零一二三四五六七八九十百]|百分百|[零一二两三四五六七八九十百千万]+(?!次性)[{_MEASURES}]|零[^\s，。；]|全覆盖|[A-Z]级"
)
"""A number written in Chinese: 百分之九十五, 三次以上, 零投诉."""

_YEAR = re.compile(r"(?:19|20)\d\d年")


def plain(printed: str) -> str:
    """A value's words for reading: operators, digits and latin letters in ASCII, no spaces, no closing 。"""
    folded = "".join(
        unicodedata.normalize("NFKC", character)
        if unicodedata.east_asian_width(character) == "F"
        else character
        for character in clean(printed)
        if not character.isspace()
    )
    return folded.rstrip(FULL_STOP)


def read(printed: str) -> Value:
    """The value that printed words (实施周期 or 年度) give."""
    words = plain(printed)
    if words in _BLANKS:
        return Value("blank", None, None)
    leading = _LEADING.match(words)
    begins_with = _bound(leading) if leading is not None else None
    if not any(character.isdigit() for character in words):
        return Value("sentence" if _IN_CHINESE.search(words) else "text", None, begins_with)
    found = _WHOLE.fullmatch(words)
    if found is None or not _says_one_thing(found) or _YEAR.match(words):
        return Value("sentence", None, begins_with)
    bound = _bound(found)
    if found["sign"]:
        form: Form = "sign"
    elif found["word"] or found["behind"] or found["lead"]:
        form = "words"
    elif found["unit"] or found["scale"] or found["each"]:
        form = "number"
    else:
        form = "bare"
    quantity = _quantity(found, found["per"] or found["each"] or "", bound or Bound.EXACTLY)
    return Value(form, quantity, bound)


def figures(text: str) -> list[Figure]:
    """Every number with a unit in a text (as `plain` gives it), left to right."""
    found = []
    for match in _FIGURE.finditer(text):
        if match["unit"] or match["scale"]:
            found.append(Figure(_quantity(match, "", Bound.EXACTLY), match.start(), match.end()))
    return found


def _says_one_thing(found: re.Match[str]) -> bool:
    """Whether what it is counted by is said once, and what bounds it before and behind (≥95%以上) agrees."""
    before, behind = _bound(found), found["behind"]
    agrees = not behind or before is None or before.is_floor == _BEHIND[behind].is_floor
    return agrees and not (found["each"] and found["per"])


def _bound(found: re.Match[str]) -> Bound | None:
    groups = found.groupdict()
    if groups["sign"]:
        return _SIGNS[groups["sign"]]
    if groups["word"]:
        return _WORDS[groups["word"]]
    return _BEHIND[groups["behind"]] if groups.get("behind") else None


def _quantity(found: re.Match[str], per: str, bound: Bound) -> Quantity:
    whole, _, below = found["number"].replace(",", "").partition("/")
    number = Fraction(Decimal(whole)) / (Fraction(below) if below and int(below) else 1)
    unit = found["unit"] or ""
    number *= _SCALES[found["scale"] or ""] * _MONEY.get(unit, 1)
    return Quantity(number, "元" if unit in _MONEY else unit, per, bound)
