"""Truths: made-up tables as a perfect reading would give them; a seed always gives the same table.

Money is drawn in 元 and fen of it, held in 万元 (`Decimal`); every printed sum is exact.
"""

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Literal

from msgspec.structs import replace

from model import Amounts, Indicator, Project, Subtotal, Table, Unit
from model.text import join

from . import words
from .indicators import draw_indicators

Shape = Literal["flat", "departments", "no-total", "no-units", "bare"]
"""flat: 合计, units, projects. departments: 合计, departments, units, projects. no-total: units, projects.
no-units: 合计, projects. bare: projects alone."""

SHAPES: tuple[Shape, ...] = ("flat", "departments", "no-total", "no-units", "bare")

FUNDS = ("财政拨款", "财政专户拨款", "其他资金")
LAYOUT = "list"
_MIX = ((0,), (0,), (0,), (0,), (0,), (0, 1), (0, 2), (1,), (2,), (0, 1, 2), (1, 2))


def make_table(
    seed: int,
    *,
    projects: int = 64,
    shape: Shape = "flat",
    money_unit: Literal["万元", "元"] = "万元",
    identical: Sequence[int] = (),
    long_cells: int = 3,
    silent: int = 0,
    unlike: int = 0,
) -> Table:
    """A table of `projects` projects; those at the ordinals `identical` (from 0) stand, and count, twice.

    `silent` projects have neither objective nor indicators; in `unlike` ones other words stand for these.
    `long_cells` projects have cells longer than a page. Places, pages and the digest are not yet known.
    """
    rng = Random(seed)
    bureau = words.BUREAUS[seed % len(words.BUREAUS)]
    drawn = _projects(rng, projects, money_unit, long_cells)
    drawn = _odd_ones(Random(seed), drawn, silent, unlike)
    for at in sorted(identical, reverse=True):
        drawn.insert(at + 1, drawn[at])
    units, subtotals = _units(rng, bureau, drawn, shape)
    grand = _sum([project.amounts for project in drawn])
    return Table(
        title=f"{words.CITY}{words.DISTRICT}{bureau.name}2025年项目支出绩效目标表（含转移支付项目）",
        department=f"{words.CITY}{words.DISTRICT}{bureau.name}",
        year=2025,
        money_unit=money_unit,
        layout=LAYOUT,
        pages=0,
        sha256="",
        total=None if shape in ("no-total", "bare") else grand,
        units=tuple(units),
        subtotals=tuple(subtotals),
    )


def _units(
    rng: Random, bureau: words.Bureau, drawn: Sequence[Project], shape: Shape
) -> tuple[list[Unit], list[Subtotal]]:
    """The projects shared out over units of uneven size, and the departments over those."""
    place = words.CITY + words.DISTRICT
    if shape in ("no-units", "bare"):
        return [Unit(name=place + bureau.name, amounts=None, projects=tuple(drawn), pages=())], []
    names = [(place + bureau.name, place + unit) for unit in bureau.units]
    if shape == "departments":
        other = words.BUREAUS[(words.BUREAUS.index(bureau) + 1) % len(words.BUREAUS)]
        names += [(place + other.name, place + unit) for unit in other.units[1:4]]
        names = names[1:]
    cuts = [0, *sorted(rng.sample(range(1, len(drawn)), len(names) - 1)), len(drawn)]
    cuts = _apart(cuts, drawn)
    units = [
        Unit(
            name=unit,
            amounts=_sum([project.amounts for project in drawn[start:end]]),
            projects=tuple(drawn[start:end]),
            pages=(),
            path=(department,) if shape == "departments" else (),
        )
        for (department, unit), start, end in zip(names, cuts, cuts[1:], strict=False)
    ]
    if shape != "departments":
        return units, []
    subtotals = [
        Subtotal(
            path=(department,),
            amounts=_sum([unit.amounts for unit in units if unit.path == (department,) and unit.amounts]),
            pages=(),
        )
        for department in dict.fromkeys(department for department, _ in names)
    ]
    return units, subtotals


def _apart(cuts: list[int], drawn: Sequence[Project]) -> list[int]:
    """The same cuts, moved so that none falls between two identical projects."""
    return [cut - 1 if 0 < cut < len(drawn) and drawn[cut] is drawn[cut - 1] else cut for cut in cuts]


def _projects(rng: Random, count: int, money_unit: str, long_cells: int) -> list[Project]:
    stems = [topic.stem + suffix for suffix in words.SUFFIXES for topic in words.TOPICS]
    topics = {topic.stem + suffix: topic for suffix in words.SUFFIXES for topic in words.TOPICS}
    names = rng.sample(stems, count)
    for at, name in zip(
        _spread(count, len(words.TRAP_NAMES)),
        rng.sample(words.TRAP_NAMES, len(words.TRAP_NAMES)),
        strict=False,
    ):
        names[at] = name
    long_ones = set(rng.sample(range(count), min(long_cells, count)))
    found = []
    for at, name in enumerate(names):
        topic = topics.get(name) or rng.choice(words.TOPICS)
        found.append(_project(rng, name, topic, money_unit, at in long_ones))
    return found


def _odd_ones(rng: Random, drawn: list[Project], silent: int, unlike: int) -> list[Project]:
    """The projects with some of them left without words, or with words that are no indicators."""
    at = rng.sample(range(1, len(drawn)), silent + unlike)
    for ordinal in at[:silent]:
        drawn[ordinal] = replace(drawn[ordinal], objective="", indicators=())
    for ordinal in at[silent:]:
        raw = Indicator(number=1, raw=rng.choice(words.UNLIKE))
        drawn[ordinal] = replace(drawn[ordinal], indicators=(raw,))
    return drawn


def _spread(count: int, wanted: int) -> list[int]:
    """Up to `wanted` ordinals, evenly over `count`, at most one in four."""
    step = max(4, count // wanted)
    return list(range(1, count, step))[:wanted]


def _project(rng: Random, name: str, topic: words.Topic, money_unit: str, is_long: bool) -> Project:
    objective = rng.choice(words.GOALS).format(doing=topic.doing, n=rng.randint(2, 9))
    if is_long or rng.random() < 0.15:
        objective += "".join(rng.sample(words.LONG_GOALS, 3 if is_long else 1))
    amounts = _amounts(rng, money_unit)
    indicators = draw_indicators(rng, topic, amounts, rng.randint(14, 20) if is_long else rng.randint(2, 6))
    return Project(
        name=_fixed(name),
        amounts=amounts,
        objective=_fixed(objective),
        indicators=indicators,
        pages=(),
    )


def _fixed(text: str) -> str:
    """Text as the model holds it."""
    return join(text)


def _amounts(rng: Random, money_unit: str) -> Amounts:
    """A row's money: one, two or three funds, some zero, a few negative."""
    chosen = rng.choice(_MIX)
    funds = {FUNDS[at]: _money(rng, money_unit) for at in chosen}
    chance = rng.random()
    blank = [fund for fund in FUNDS if fund not in funds]
    if chance < 0.08 and blank:
        funds[rng.choice(blank)] = Decimal("0.00")
    elif chance < 0.14:
        fund = rng.choice(blank or list(funds))
        funds[fund] = -Decimal(rng.randint(1, 99999)) / (1000000 if money_unit == "元" else 100)
    elif chance < 0.16:
        funds = dict.fromkeys(funds, Decimal("0.00"))
    ordered = {fund: funds[fund] for fund in FUNDS if fund in funds}
    return Amounts(sum(ordered.values(), Decimal("0.00")), ordered)


def _money(rng: Random, money_unit: str) -> Decimal:
    """An amount in 万元: with fen of 元 where the paper prints 元, with two decimals where it prints 万元."""
    size = rng.choice((10, 100, 1000, 5000, 60000))
    if money_unit == "元":
        return Decimal(rng.randint(size * 100, size * 1000000)) / 1000000
    return Decimal(rng.randint(size, size * 100)) / 100


def _sum(rows: Sequence[Amounts]) -> Amounts:
    """A printed sum: a fund that no row has stays blank."""
    funds = {
        fund: sum((row.funds.get(fund, Decimal(0)) for row in rows), Decimal("0.00"))
        for fund in FUNDS
        if any(fund in row.funds for row in rows)
    }
    return Amounts(sum((row.total or Decimal(0) for row in rows), Decimal("0.00")), funds)
