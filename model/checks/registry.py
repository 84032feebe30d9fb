"""All checks in the order in which a reviewer reads their findings, and the run over a table."""

from collections.abc import Iterator

from model.checks import adequacy, completeness, feasibility, relevance, writing
from model.checks.check import Check
from model.checks.finding import Finding, Hit
from model.checks.profile import DEFAULT, Profile
from model.checks.subject import Subject
from model.table import Table

CHECKS: tuple[Check, ...] = (
    *completeness.CHECKS,
    *relevance.CHECKS,
    *adequacy.CHECKS,
    *feasibility.CHECKS,
    *writing.CHECKS,
)


def findings(table: Table, profile: Profile = DEFAULT) -> tuple[Finding, ...]:
    """What the checks that are on find in a table, in printed order: the whole first, a unit before its
    projects, a project before its indicators; on one spot in the order of the registry.

    One indicator gives at most one finding a check.
    """
    subject = Subject(table, profile)
    found = [
        (check_at, _finding(table, profile, check, hit))
        for check_at, check in enumerate(CHECKS)
        if check.id not in profile.off
        for hit in _once(check.find(subject))
    ]
    found.sort(key=lambda one: (one[1].spot, one[0]))
    return tuple(finding for _, finding in found)


def _once(hits: Iterator[Hit]) -> Iterator[Hit]:
    """Hits without those on an indicator that was hit before."""
    seen = set()
    for hit in hits:
        if hit.spot.indicator >= 0:
            if hit.spot in seen:
                continue
            seen.add(hit.spot)
        yield hit


def _finding(table: Table, profile: Profile, check: Check, hit: Hit) -> Finding:
    spot = hit.spot
    unit = table.units[spot.unit] if spot.unit >= 0 else None
    project = unit.projects[spot.project] if unit is not None and spot.project >= 0 else None
    indicator = project.indicators[spot.indicator] if project is not None and spot.indicator >= 0 else None
    pages = project.pages if project is not None else unit.pages if unit is not None else ()
    if indicator is not None and indicator.places:
        pages = tuple(dict.fromkeys(place.page for place in indicator.places))
    return Finding(
        check=check.id,
        title=check.title,
        heading=check.heading,
        severity=profile.severities.get(check.id, hit.severity or check.severity),
        spot=spot,
        unit=unit.name if unit is not None else "",
        project=project.name if project is not None else None,
        pages=hit.pages if hit.pages is not None else pages,
        number=indicator.number if indicator is not None else None,
        quote=hit.quote,
        sentence=hit.sentence,
        advice=check.advice,
    )
