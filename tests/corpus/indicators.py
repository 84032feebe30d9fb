"""The indicators of a made-up project: quantities, qualities, times, benefits, costs, traps among them."""

from random import Random

from model import Amounts, Category, Indicator
from model.text import join

from . import words


def draw_indicators(rng: Random, topic: words.Topic, amounts: Amounts, count: int) -> tuple[Indicator, ...]:
    """Indicators numbered 1, 2, 3 …; now and then a number is left out, or the whole cell is blank."""
    if rng.random() < 0.03:
        return ()
    kinds = [
        _quantity,
        *(
            rng.choice((_quantity, _quality, _timeliness, _benefit, _benefit, _satisfaction, _cost))
            for _ in range(count - 1)
        ),
    ]
    kinds[1:] = sorted(kinds[1:], key=_ORDER.index)
    numbers = list(range(1, count + 1))
    if count > 3 and rng.random() < 0.04:
        numbers = [number + (number > 2) for number in numbers]
    return tuple(
        _with_values(rng, number, *kind(rng, topic, amounts))
        for number, kind in zip(numbers, kinds, strict=True)
    )


_Draft = tuple[Category, Category, str, str]


def _with_values(
    rng: Random, number: int, level1: Category, level2: Category, name: str, value: str
) -> Indicator:
    """An indicator with both its values, mostly the same; some values are traps."""
    if rng.random() < 0.05:
        name = rng.choice(words.ODD_NAMES)
    chance = rng.random()
    period: str | None = value
    if chance < 0.05:
        value = period = rng.choice(words.SEPARATED_VALUES)
    elif chance < 0.08:
        period = rng.choice(words.STOPPED_VALUES)
        value = period.rstrip("。")
    elif chance < 0.11:
        value = period = rng.choice(words.LONG_VALUES)
    elif chance < 0.16:
        period = rng.choice(words.WORD_VALUES)
    elif chance < 0.18:
        period = None
    return Indicator(
        number=number,
        level1=level1,
        level2=level2,
        name=join(name),
        period_value=None if period is None else join(period),
        annual_value=join(value),
    )


def _quantity(rng: Random, topic: words.Topic, _: Amounts) -> _Draft:
    number = rng.choice((rng.randint(1, 60), rng.randint(100, 9000), rng.randint(10000, 300000)))
    return (
        Category("1", "产出指标"),
        Category("11", "数量指标"),
        topic.counted,
        _signed(rng, str(number), topic.unit),
    )


def _quality(rng: Random, _topic: words.Topic, _: Amounts) -> _Draft:
    name, unit = rng.choice(words.QUALITY)
    value = _signed(rng, str(rng.randint(85, 100)), "%") if unit == "%" else f"≤{rng.randint(0, 3)}{unit}"
    return Category("1", "产出指标"), Category("12", "质量指标"), name, value


def _timeliness(rng: Random, _topic: words.Topic, _: Amounts) -> _Draft:
    name, unit = rng.choice(words.TIMELINESS)
    value = rng.choice(words.WORD_VALUES) if unit == "" else _signed(rng, str(rng.randint(1, 100)), unit)
    return Category("1", "产出指标"), Category("13", "时效指标"), name, value


def _benefit(rng: Random, _topic: words.Topic, _: Amounts) -> _Draft:
    level2, code, name = rng.choice(words.BENEFIT)
    value = rng.choice(
        (rng.choice(words.WORD_VALUES), rng.choice(words.SENTENCE_VALUES), _signed(rng, "90", "%"))
    )
    return Category("2", "效益指标"), Category(code, level2), name, value


def _satisfaction(rng: Random, _topic: words.Topic, _: Amounts) -> _Draft:
    name = rng.choice(words.SATISFACTION)
    value = f"≤{rng.randint(1, 10)}次" if "投诉" in name else _signed(rng, str(rng.randint(80, 98)), "%")
    return Category("3", "满意度指标"), Category("31", "服务对象满意度"), name, value


def _cost(rng: Random, _topic: words.Topic, amounts: Amounts) -> _Draft:
    name, unit = rng.choice(words.COST)
    number = (
        f"{amounts.total:f}" if name == "项目总成本" else str(rng.choice((0.8, 47.6, 1850000, 430, 4000)))
    )
    return (
        Category("4", "成本指标"),
        Category("41", rng.choice(("经济成本指标", "经济成本"))),
        name,
        _signed(rng, number, unit),
    )


_ORDER = (_quantity, _quality, _timeliness, _benefit, _satisfaction, _cost)


def _signed(rng: Random, number: str, unit: str) -> str:
    """A figure in one of the forms in which figures come: with a sign, words for one, or bare."""
    return rng.choice(
        (
            f"≥{number}{unit}",
            f"≥{number}{unit}",
            f"≧{number}{unit}",
            f"≤{number}{unit}",
            f"＞{number}{unit}",
            f"＜1/{number}{unit}",
            f"不少于{number}{unit}",
            f"每年不高于{number}{unit}",
            f"{number}{unit}以上",
            f"{number}{unit}",
            f"{number}{unit}",
            number,
        )
    )
