"""Which findings a person wants to see: by severity, heading, and words; and the one after or before."""

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

import msgspec

from model.checks import Finding, Heading, Severity
from model.filter import Visible
from model.search import holds, key_of
from tui.browser.library import Library
from tui.browser.view import FindingAt, FlatRow, Objective, Row, left_of


class FindingFilter(msgspec.Struct, frozen=True):
    """None and "" let everything pass; each of several words has to stand somewhere in a finding."""

    severity: Severity | None = None
    heading: Heading | None = None
    words: str = ""

    def passes(self, finding: Finding) -> bool:
        """Whether a finding is wanted."""
        if self.severity is not None and finding.severity is not self.severity:
            return False
        if self.heading is not None and finding.heading is not self.heading:
            return False
        if not self.words.strip():
            return True
        names, sentence = _names(finding), key_of(finding.sentence)
        return all(holds(names, word) or holds(sentence, word, "sentence") for word in self.words.split())


def wanted(library: Library, visible: Visible, chosen: FindingFilter) -> list[FindingAt]:
    """The findings that pass, in printed order, on what the filters of the browser leave."""
    return [
        FindingAt(table, at)
        for table in library.tables
        for at, finding in enumerate(library.entries[table].found.findings)
        if _is_left(visible, table, finding) and chosen.passes(finding)
    ]


def beside(
    library: Library, places: Sequence[FindingAt], here: Row | Objective | FlatRow | FindingAt, step: int
) -> FindingAt | None:
    """The finding after (1) or before (-1) a place, in printed order; past the end it begins again."""
    start = library.position(here)
    positions = [(library.position(place), place) for place in places]
    if step > 0:
        ahead = (place for position, place in positions if position > start)
        return next(ahead, places[0] if places else None)
    behind = (place for position, place in reversed(positions) if position < start)
    return next(behind, places[-1] if places else None)


Option = TypeVar("Option", bound=Enum)


def next_option(options: type[Option], current: Option | None) -> Option | None:
    """The next of some options in a round that begins with none of them."""
    round_: list[Option | None] = [None, *options]
    return round_[(round_.index(current) + 1) % len(round_)]


def row_of(library: Library, place: FindingAt) -> Row:
    """The row of the tree that a finding is about."""
    spot = library.finding(place).spot
    if spot.project >= 0:
        return Row("project", place.table, unit=spot.unit, project=spot.project)
    return Row("unit", place.table, unit=spot.unit) if spot.unit >= 0 else Row("document", place.table)


def _names(finding: Finding) -> str:
    return key_of(
        finding.check,
        finding.title,
        finding.heading.value,
        finding.severity.label,
        finding.unit,
        finding.project,
    )


def _is_left(visible: Visible, table: int, finding: Finding) -> bool:
    spot = finding.spot
    if spot.project < 0:
        return True
    left = left_of(visible, Row("project", table, unit=spot.unit, project=spot.project))
    return left is not None and (spot.indicator < 0 or spot.indicator in left.indicators)
