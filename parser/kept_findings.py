"""How the findings on a table lie in the cache: without what the table says, nor twice what a check says."""

from collections.abc import Sequence

import msgspec

from model import Table
from model.checks import Finding, Heading, Severity, Spot


class _Check(msgspec.Struct, frozen=True, gc=False):
    """What all findings of one check have in common."""

    check: str
    title: str
    heading: Heading
    advice: str


class _Finding(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is a finding's own; `check` is the place of its check among all."""

    check: int
    severity: Severity
    spot: Spot
    pages: tuple[int, ...]
    number: int | None
    quote: str
    sentence: str


class KeptFindings(msgspec.Struct, frozen=True, gc=False):
    """The findings on a table; `of` is the digest of the entry that the table lay in."""

    of: bytes
    checks: tuple[_Check, ...]
    findings: tuple[_Finding, ...]


def packed(of: bytes, findings: Sequence[Finding]) -> KeptFindings:
    """The findings on a table as they are kept."""
    checks: dict[_Check, int] = {}
    kept = []
    for one in findings:
        check = _Check(one.check, one.title, one.heading, one.advice)
        at = checks.setdefault(check, len(checks))
        kept.append(_Finding(at, one.severity, one.spot, one.pages, one.number, one.quote, one.sentence))
    return KeptFindings(of, tuple(checks), tuple(kept))


def unpacked(table: Table, kept: KeptFindings) -> tuple[Finding, ...]:
    """The findings that were kept on this table."""
    return tuple(_unpacked(table, kept.checks[one.check], one) for one in kept.findings)


def _unpacked(table: Table, check: _Check, one: _Finding) -> Finding:
    spot = one.spot
    unit = table.units[spot.unit] if spot.unit >= 0 else None
    project = unit.projects[spot.project] if unit is not None and spot.project >= 0 else None
    return Finding(
        check=check.check,
        title=check.title,
        heading=check.heading,
        severity=one.severity,
        spot=spot,
        unit=unit.name if unit is not None else "",
        project=project.name if project is not None else None,
        pages=one.pages,
        number=one.number,
        quote=one.quote,
        sentence=one.sentence,
        advice=check.advice,
    )
