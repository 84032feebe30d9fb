"""The report as JSON, of one shape for one document and for many: counts, the documents, all findings."""

from collections.abc import Sequence

import msgspec

from model.checks import Severity
from model.control_totals import check
from tui.checking.checked import Checked, Counts, count
from tui.plain import printable

SCHEMA = 1
"""Raised when a field is renamed or gone, not when one is added."""


class CheckedDocument(msgspec.Struct, frozen=True):
    """A document that was checked; `path` as it was given, `file` its name, `totals` what its sums say."""

    file: str
    path: str
    title: str
    sha256: str
    projects: int
    indicators: int
    totals: str
    counts: Counts


class WrittenFinding(msgspec.Struct, frozen=True):
    """A finding: `check` is the check's id, `title` its name, `number` the indicator's printed one."""

    check: str
    title: str
    heading: str
    severity: Severity
    file: str
    path: str
    unit: str
    project: str | None
    pages: tuple[int, ...]
    number: int | None
    quote: str
    sentence: str
    advice: str


class Report(msgspec.Struct, frozen=True):
    """The whole report."""

    schema: int
    counts: Counts
    documents: tuple[CheckedDocument, ...]
    findings: tuple[WrittenFinding, ...]


def render(checked: Sequence[Checked]) -> bytes:
    """The file's bytes; UTF-8, indented."""
    report = Report(
        SCHEMA,
        count(checked),
        tuple(map(_document, checked)),
        tuple(finding for one in checked for finding in _findings(one)),
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def _document(one: Checked) -> CheckedDocument:
    return CheckedDocument(
        file=printable(one.path.name),
        path=printable(str(one.path)),
        title=one.table.title,
        sha256=one.table.sha256,
        projects=one.projects,
        indicators=one.indicators,
        totals=check(one.table).verdict,
        counts=count([one]),
    )


def _findings(one: Checked) -> list[WrittenFinding]:
    return [
        WrittenFinding(
            check=finding.check,
            title=finding.title,
            heading=finding.heading.value,
            severity=finding.severity,
            file=printable(one.path.name),
            path=printable(str(one.path)),
            unit=finding.unit,
            project=finding.project,
            pages=finding.pages,
            number=finding.number,
            quote=finding.quote,
            sentence=finding.sentence,
            advice=finding.advice,
        )
        for finding in one.findings
    ]
