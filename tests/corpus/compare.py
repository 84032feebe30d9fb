"""A reading held against its truth, field by field."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

import msgspec

from model import Amounts, Indicator, Project, Table, Unit
from model.control_totals import check


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a document was read exactly; `differences` in reading order."""

    projects: int
    exact_projects: int
    indicators: int
    exact_indicators: int
    totals: str
    conservation: str = ""
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.differences


def compare(truth: Table, reading: Table) -> Verdict:
    """Every field of the truth; pages where the truth has them, places never."""
    differences = [*_head(truth, reading), *_conservation(reading)]
    differences += _units(truth, reading)
    expected = [project for unit in truth.units for project in unit.projects]
    read = [project for unit in reading.units for project in unit.projects]
    exact = exact_indicators = 0
    for want, got in zip_longest(expected, read):
        if want is None or got is None:
            continue
        found = list(_project(want, got))
        exact += not found
        exact_indicators += sum(
            not list(_indicator("", one, other))
            for one, other in zip(want.indicators, got.indicators, strict=False)
        )
        differences += found
    return Verdict(
        projects=len(expected),
        exact_projects=exact,
        indicators=sum(len(project.indicators) for project in expected),
        exact_indicators=exact_indicators,
        totals=check(reading).verdict,
        conservation=reading.conservation.verdict if reading.conservation else "",
        differences=tuple(differences),
    )


def verdict_on_words(expected: Sequence[str], said: Sequence[str]) -> Verdict:
    """The verdict on a paper that cannot be read: whether the reading said what was expected of it."""
    met = any(word in said for word in expected)
    return Verdict(
        projects=0,
        exact_projects=0,
        indicators=0,
        exact_indicators=0,
        totals="said" if met else "not said",
        differences=() if met else (f"want {list(expected)} said, got {list(said)}",),
    )


def _differ(where: str, want: object, got: object) -> Iterator[str]:
    if want != got:
        yield f"{where}: want {_near(want, got)}, got {_near(got, want)}"


def _near(value: object, other: object) -> str:
    """A value for a message: of a long text, what stands where the two part."""
    shown, against = (
        (value, other) if isinstance(value, str) and isinstance(other, str) else (str(value), str(other))
    )
    if len(shown) <= 60:
        return repr(shown)
    at = next(
        (at for at, pair in enumerate(zip(shown, against, strict=False)) if pair[0] != pair[1]), len(against)
    )
    return f"(from {max(0, at - 12)}) {shown[max(0, at - 12) : at + 30]!r}"


def _head(truth: Table, reading: Table) -> Iterator[str]:
    for field in ("title", "department", "year", "money_unit", "layout", "pages"):
        yield from _differ(field, getattr(truth, field), getattr(reading, field))
    yield from _amounts("合计", truth.total, reading.total)
    yield from _differ(
        "subtotals",
        [(sub.path, _plain(sub.amounts)) for sub in truth.subtotals],
        [(sub.path, _plain(sub.amounts)) for sub in reading.subtotals],
    )


def _conservation(reading: Table) -> Iterator[str]:
    """Every visible glyph of the table must stand in one field, and in one only."""
    account = reading.conservation
    if account is None:
        yield "conservation: no account given"
    elif account.doubled or account.left:
        yield f"conservation: {account.verdict}: {[left.text for left in account.left[:3]]}"


def _units(truth: Table, reading: Table) -> Iterator[str]:
    count = sum(len(unit.projects) for unit in truth.units)
    yield from _differ("projects", count, sum(len(unit.projects) for unit in reading.units))
    yield from _differ(
        "units",
        [(unit.name, unit.path, len(unit.projects)) for unit in truth.units],
        [(unit.name, unit.path, len(unit.projects)) for unit in reading.units],
    )
    for want, got in zip(truth.units, reading.units, strict=False):
        yield from _unit(want, got)


def _unit(want: Unit, got: Unit) -> Iterator[str]:
    yield from _amounts(want.name, want.amounts, got.amounts)
    yield from _pages(want.name, want.pages, got.pages)


def _amounts(where: str, want: Amounts | None, got: Amounts | None) -> Iterator[str]:
    yield from _differ(f"{where} money", _plain(want), _plain(got))


def _plain(amounts: Amounts | None) -> tuple[Decimal | None, dict[str, Decimal]] | None:
    return None if amounts is None else (amounts.total, amounts.funds)


def _pages(where: str, want: tuple[int, ...], got: tuple[int, ...]) -> Iterator[str]:
    if want:
        yield from _differ(f"{where} pages", want, got)
    elif list(got) != sorted(set(got)):
        yield f"{where} pages: {got!r} are out of order"


def _project(want: Project, got: Project) -> Iterator[str]:
    where = want.name
    yield from _differ(f"{where} name", want.name, got.name)
    yield from _amounts(where, want.amounts, got.amounts)
    yield from _differ(f"{where} objective", want.objective, got.objective)
    yield from _pages(where, want.pages, got.pages)
    yield from _differ(f"{where} indicators", len(want.indicators), len(got.indicators))
    for one, other in zip(want.indicators, got.indicators, strict=False):
        yield from _indicator(where, one, other)


def _indicator(where: str, want: Indicator, got: Indicator) -> Iterator[str]:
    for field in ("number", "level1", "level2", "name", "period_value", "annual_value", "raw"):
        yield from _differ(f"{where} #{want.number} {field}", getattr(want, field), getattr(got, field))
