"""How wide the columns stand, for the producers that lay out themselves."""

from ..printed import FUND_KEYS
from ..setting import Key, Setting

_WEIGHTS: dict[Key, float] = {
    "number": 3,
    "name": 15,
    "total": 8,
    "fund0": 8,
    "fund1": 8,
    "fund2": 8,
    "objective": 22,
    "indicators": 31,
    "note": 5,
}
_NARROW = 4.4

MONEY: tuple[Key, ...] = ("total", *FUND_KEYS)


def shares(setting: Setting) -> list[float]:
    """Each column's share of the table's width, in order; they sum up to 1."""
    weights = [_NARROW if setting.narrow_money and key in MONEY else _WEIGHTS[key] for key in setting.columns]
    return [weight / sum(weights) for weight in weights]
