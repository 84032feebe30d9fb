"""Documents with what the checks found in them, and how many findings of each severity that is."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from model import Table
from model.checks import DEFAULT, Finding, Profile, Severity, findings
from model.review import Review
from tui.sources import Document


class Checked(msgspec.Struct, frozen=True):
    """A document that was read, its findings in printed order, and what a reviewer said of it."""

    path: Path
    table: Table
    findings: tuple[Finding, ...]
    review: Review = Review()

    @property
    def projects(self) -> int:
        return sum(len(unit.projects) for unit in self.table.units)

    @property
    def indicators(self) -> int:
        return sum(len(project.indicators) for unit in self.table.units for project in unit.projects)


class Counts(msgspec.Struct, frozen=True):
    """Findings by severity."""

    error: int
    doubt: int
    hint: int

    @property
    def said(self) -> str:
        """`错误 1 · 疑点 2 · 提示 3`."""
        return " · ".join(f"{severity.label} {getattr(self, severity)}" for severity in Severity)


def unreviewed(sha256: str) -> Review:
    """The review of a document of which nothing was said."""
    return Review()


def check(
    documents: Iterable[Document],
    profile: Profile = DEFAULT,
    review_of: Callable[[str], Review] = unreviewed,
) -> list[Checked]:
    """The documents that were read, checked; those that were refused are left out.

    `review_of` gives the review of a document by its SHA-256.
    """
    return [
        Checked(
            document.path,
            document.table,
            findings(document.table, profile),
            review_of(document.table.sha256),
        )
        for document in documents
        if document.table is not None
    ]


def count(checked: Iterable[Checked]) -> Counts:
    """The findings of all these documents by severity."""
    found = Counter(finding.severity for one in checked for finding in one.findings)
    return Counts(*(found[severity] for severity in Severity))
