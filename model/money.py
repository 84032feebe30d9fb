"""Money: printed figures to exact 万元, and 万元 back to figures a person reads."""

import re
from decimal import Decimal

UNITS_IN_WAN = {
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "亿元": Decimal(10000),
}
"""What one of each printed money unit is in 万元."""

_FIGURE = re.compile(r"(?P<sign>[-+(△▲负]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?P<close>[-)]?)")
_NEGATIVE = frozenset((("-", ""), ("△", ""), ("▲", ""), ("负", ""), ("", "-"), ("(", ")")))
"""What stands before and behind a negative figure in Chinese accounts."""

_POSITIVE = frozenset((("", ""), ("+", "")))
_PLAIN = str.maketrans("０１２３４５６７８９．，－−﹣‐‑–\xad（）＋", "0123456789.,-------()+")
MOST_DIGITS = 20
"""No amount has more; longer figures would leave what `Decimal` counts exactly (28 digits)."""

_BLANKS = frozenset(("", "-", "--", "—", "——", "/", "无"))


def plain(printed: str) -> str:
    """A printed figure in ASCII and without spaces: `１，２５５．` is `1,255.`; other words stay."""
    return "".join(printed.split()).translate(_PLAIN)


def is_blank(printed: str) -> bool:
    """Whether a money cell holds nothing, or one of the marks that stand for nothing."""
    return plain(printed) in _BLANKS


def parse(printed: str, money_unit: str = "万元") -> Decimal | None:
    """A printed figure in 万元, exact and with its printed decimals (at least two after 元 → 万元).

    Spaces and wraps inside it do not count; `(1.00)`, `△1.00` and `1.00-` are negative. None if it is no
    figure.
    """
    text = plain(printed).removeprefix("¥").removeprefix("￥")
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    signs = (found["sign"], found["close"])
    if signs not in _NEGATIVE | _POSITIVE:
        return None
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        return None
    figure = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    if signs in _NEGATIVE:
        figure = -figure
    if money_unit == "万元":
        return figure
    return _shortest(figure * UNITS_IN_WAN[money_unit])


def show(amount: Decimal | None) -> str:
    """An amount for the screen: `66,189.22`, two decimals or as many more as it has; "" for None."""
    if amount is None:
        return ""
    shortest = _shortest(amount)
    places = max(2, -int(shortest.as_tuple().exponent))
    return f"{shortest:,.{places}f}"


def _shortest(amount: Decimal) -> Decimal:
    """The same amount without the zeros behind its second decimal."""
    places = -int(amount.as_tuple().exponent)
    while places > 2 and amount == round(amount, places - 1):
        places -= 1
        amount = round(amount, places)
    return amount
