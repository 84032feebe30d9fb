"""Percentages of few: how many a project serves, and the percentages that say little of so few."""

from collections.abc import Iterator

from model.checks.finding import Hit
from model.checks.profile import Profile
from model.checks.subject import IndicatorSeen, ProjectSeen, Subject

_SATISFACTION = "满意"


def small_population(subject: Subject) -> Iterator[Hit]:
    """One percentage a project, where all those whom it says that it serves are few.

    A population that is a floor (≥8人) counts as the number planned. All of few (100%) is no doubtful share
    but where it is a satisfaction.
    """
    for of in subject.projects:
        population = _population(of, subject.profile)
        if population is None:
            continue
        shares = [
            seen for seen in of.indicators if _is_share(seen) and _is_of(seen, population, subject.profile)
        ]
        shares.sort(key=_is_all)
        if not shares:
            continue
        share = shares[0]
        sentence = (
            f"“{share.name}”以百分比“{share.printed_value}”为指标值，而同一项目“{population.name}”"
            f"为“{population.printed_value}”，对象少，百分比不足以反映实际情况。"
        )
        yield Hit(share.spot, f"{population.quote}；{share.quote}", sentence)


def _population(of: ProjectSeen, profile: Profile) -> IndicatorSeen | None:
    """The largest population of a project; None where that is not small, or none is said."""
    counted = [seen for seen in of.indicators if _is_population(seen, profile)]
    largest = max(counted, key=_number, default=None)
    return largest if largest is not None and 0 < _number(largest) < profile.small_population else None


def _is_population(seen: IndicatorSeen, profile: Profile) -> bool:
    quantity = seen.value.quantity
    if quantity is None or quantity.per or quantity.bound.is_ceiling:
        return False
    if any(word in seen.name for word in profile.staff_words):
        return False
    return quantity.unit in profile.population_units or (
        quantity.unit == "个" and any(word in seen.name for word in profile.population_words)
    )


def _number(seen: IndicatorSeen) -> float:
    return float(seen.value.quantity.number) if seen.value.quantity is not None else 0.0


def _is_share(seen: IndicatorSeen) -> bool:
    quantity = seen.value.quantity
    if quantity is None or quantity.unit != "%" or quantity.number == 0:
        return False
    return not _is_all(seen) or _SATISFACTION in seen.name


def _is_all(seen: IndicatorSeen) -> bool:
    return seen.value.quantity is not None and seen.value.quantity.number == 100


def _is_of(share: IndicatorSeen, population: IndicatorSeen, profile: Profile) -> bool:
    """Whether nothing in its name says that a percentage is about others than the population."""
    return all(word in population.name for word in profile.public_words if word in share.name)
