"""The amount filter: what a person types (`100..500`, `≥1000`, `1亿`) to a range of 万元."""

import re
from decimal import Decimal

import msgspec

from model.money import MOST_DIGITS

_FULL_WIDTH = str.maketrans(
    "０１２３４５６７８９．，－−＋＞＜＝≧≦～〜。《》〈〉", "0123456789.,--+><=≥≤~~.<><>"
)
_IN_WAN = {
    "": Decimal(1),
    "万": Decimal(1),
    "万元": Decimal(1),
    "元": Decimal("0.0001"),
    "亿": Decimal(10000),
    "亿元": Decimal(10000),
}
_AMOUNT = re.compile(r"(?P<figure>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<unit>万元|亿元|万|亿|元)?")
_BETWEEN = re.compile(r"…+|\.{2,}|~|至|到|(?<=[\d元万亿])(?:——?|–|-)(?=-?\d)")
"""What is written for `..`; a dash only between two amounts, for before one it is a minus."""

_COMPARISONS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤"}
_HINT = "可写 100..500、≥1000、<50万元、1亿"


class AmountError(ValueError):
    """What was typed is no amount or range; the message is a Chinese sentence for the filter line."""


class AmountRange(msgspec.Struct, frozen=True):
    """A range of 万元; an end that is None is open, `…_excluded` says that the end itself does not count."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_excluded: bool = False
    high_excluded: bool = False

    def holds(self, amount: Decimal | None) -> bool:
        """Whether an amount (万元) lies inside; a blank amount lies in no range."""
        if amount is None:
            return False
        if self.low is not None and (amount < self.low or (self.low_excluded and amount == self.low)):
            return False
        return self.high is None or amount < self.high or (not self.high_excluded and amount == self.high)


def parse(typed: str) -> AmountRange | None:
    """The range that was typed, None for nothing typed.

    Bare numbers are 万元; `..` ranges and `≥ ≤` count their ends; a bare amount means the amounts that
    round to it at the precision written. Full-width forms are as good, and what a Chinese input method sends
    in their place (《 for <). Raises AmountError.
    """
    text = "".join(typed.split()).translate(_FULL_WIDTH)
    for written, sign in _COMPARISONS.items():
        text = text.replace(written, sign)
    text = _BETWEEN.sub("..", text)
    if not text:
        return None
    if ".." in text:
        return _between(text)
    if text[0] in "≥≤><=":
        amount = _amount(text[1:])
        match text[0]:
            case "≥" | ">":
                return AmountRange(low=amount, low_excluded=text[0] == ">")
            case "≤" | "<":
                return AmountRange(high=amount, high_excluded=text[0] == "<")
            case _:
                text = text[1:]
    return _exactly(text)


def _between(text: str) -> AmountRange:
    low, _, high = text.partition("..")
    if not low and not high:
        raise AmountError(f"还缺金额：{_HINT}")
    ends = AmountRange(low=_amount(low) if low else None, high=_amount(high) if high else None)
    if ends.low is not None and ends.high is not None and ends.low > ends.high:
        raise AmountError("下限大于上限，请对调两端的金额")
    return ends


def _exactly(text: str) -> AmountRange:
    """The amounts that, rounded half up to the decimals written in the unit written, are this one."""
    figure, in_wan = _figure(text)
    step = Decimal(1).scaleb(int(figure.as_tuple().exponent)) / 2
    low, high = (figure - step) * in_wan, (figure + step) * in_wan
    if figure < 0:
        return AmountRange(low=low, high=high, low_excluded=True)
    return AmountRange(low=low, high=high, high_excluded=True)


def _amount(text: str) -> Decimal:
    figure, in_wan = _figure(text)
    return figure * in_wan


def _figure(text: str) -> tuple[Decimal, Decimal]:
    """The figure written and what its unit is in 万元."""
    if not text:
        raise AmountError(f"还缺金额：{_HINT}")
    found = _AMOUNT.fullmatch(text)
    if found is None or sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise AmountError(f"看不懂“{text}”：{_HINT}")
    return Decimal(found["figure"].replace(",", "")), _IN_WAN[found["unit"] or ""]
