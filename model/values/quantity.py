"""The structs of a value as read: its form, its bound, its quantity."""

from enum import Enum
from fractions import Fraction
from typing import Literal, NamedTuple

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
        """Whether the value lies above its number."""
        return self in (Bound.AT_LEAST, Bound.MORE)

    @property
    def is_ceiling(self) -> bool:
        """Whether the value lies below its number."""
        return self in (Bound.AT_MOST, Bound.LESS)


class Quantity(NamedTuple):
    """A number with its unit: `number` counts single units (1万人次 is 10000 人次; money is in 元).

    `per` is what a rate is counted by: 卷 of `元/卷`, 台 of `每台0.8万元`, 人·月 of `元/人/月`; "" for none.
    A share has the unit `%` and counts hundredths (5‰ is 0.5 %); a plain fraction (1/10000) has no unit.
    """

    number: Fraction
    unit: str
    per: str
    bound: Bound

    @property
    def is_money(self) -> bool:
        """Whether it counts 元."""
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
