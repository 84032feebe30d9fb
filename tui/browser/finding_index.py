"""The findings of one document by place: which belong to a project, a unit or the whole, and how many."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from model.checks import Finding, Severity, Spot
from tui.browser.view import Row


class Tally(NamedTuple):
    """How many findings there are of each severity."""

    errors: int = 0
    doubts: int = 0
    hints: int = 0

    @property
    def total(self) -> int:
        return sum(self)


def tally(findings: Iterable[Finding]) -> Tally:
    """The count of some findings."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return Tally(counts[Severity.ERROR], counts[Severity.DOUBT], counts[Severity.HINT])


class FindingIndex:
    """Looks findings up by the rows of the tree; a finding is known by its place in `findings`."""

    def __init__(self, findings: Sequence[Finding] = ()) -> None:
        self.findings = findings
        self._at: dict[Spot, list[int]] = {}
        self._projects: dict[tuple[int, int], list[int]] = {}
        self._units: dict[int, list[int]] = {}
        for at, finding in enumerate(findings):
            spot = finding.spot
            self._at.setdefault(spot, []).append(at)
            self._projects.setdefault((spot.unit, spot.project), []).append(at)
            self._units.setdefault(spot.unit, []).append(at)
        self._tallies = {unit: tally(findings[at] for at in places) for unit, places in self._units.items()}

    def at(self, spot: Spot) -> Sequence[int]:
        """The findings on just this spot: an indicator's, a project's own, a unit's own, the document's."""
        return self._at.get(spot, ())

    def tally_of(self, row: Row, units: Iterable[int]) -> Tally:
        """How many findings a row of the tree stands for; `units` are those below it, all for a document."""
        if row.kind == "project":
            return tally(self.findings[at] for at in self._projects.get((row.unit, row.project), ()))
        counted = [self._tallies.get(unit, Tally()) for unit in units]
        if row.kind == "document":
            counted.append(self._tallies.get(-1, Tally()))
        return Tally(*(sum(counts) for counts in zip(*counted, strict=True))) if counted else Tally()
