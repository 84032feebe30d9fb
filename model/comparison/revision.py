"""A revised document of the same bureau and year: what of a review it takes over, what is asked for again."""

from collections.abc import Mapping

import msgspec

from model.checks.finding import Spot
from model.comparison.change import Comparison, Link, ProjectChange
from model.comparison.compared import compare
from model.review.subject import Subject, indicator_name, subject_of_unit, subjects_of_projects
from model.table import Table


class Revision(msgspec.Struct, frozen=True):
    """A revised table beside its earlier version.

    `subjects` leads from the earlier units, projects and indicators to those of the revised table; what is no
    longer there is absent. `changed` holds the revised table's projects that are to be asked for again, with
    their changes: other words (even a year in the name), money, or indicators, and those that are new.
    `changed_indicators` holds the indicators among them that are new or say something else.
    """

    comparison: Comparison
    subjects: Mapping[Subject, Subject]
    changed: Mapping[Subject, ProjectChange]
    changed_indicators: frozenset[Subject]

    def carried(self, subject: Subject) -> Subject | None:
        """What the subject of an earlier review is now; None where it is no longer there."""
        if not subject.unit and subject.project is None:
            return subject
        found = self.subjects.get(subject._replace(check=None))
        return None if found is None else found._replace(check=subject.check)

    def is_asked_again(self, subject: Subject) -> bool:
        """Whether a subject of the revised table is not settled by what was said before: a project that
        changed, and of its indicators those that did; a finding goes with its project or indicator."""
        if subject.indicator is not None:
            return subject._replace(check=None) in self.changed_indicators
        return subject.of_project in self.changed


def changed_since(old: Table, new: Table) -> Revision:
    """What changed since an earlier version of a table."""
    comparison = compare(old, new)
    earlier, revised = subjects_of_projects(old), subjects_of_projects(new)
    subjects: dict[Subject, Subject] = {}
    changed: dict[Subject, ProjectChange] = {}
    indicators: set[Subject] = set()
    for unit in comparison.units:
        if unit.old is not None and unit.new is not None:
            subjects.setdefault(subject_of_unit(old, unit.old), subject_of_unit(new, unit.new))
    for change in comparison.projects:
        if change.new is None:
            continue
        now = revised[change.new]
        named_now = _indicators(now, new, change.new)
        if change.is_changed or change.link is Link.DATED:
            changed[now] = change
        if change.old is None:
            indicators.update(named_now)
            continue
        before = earlier[change.old]
        named_before = _indicators(before, old, change.old)
        subjects.setdefault(before, now)
        for one in change.indicators:
            if one.new is not None and one.is_changed:
                indicators.add(named_now[one.new])
            if one.new is not None and one.old is not None:
                subjects.setdefault(named_before[one.old], named_now[one.new])
    return Revision(comparison, subjects, changed, frozenset(indicators))


def _indicators(project: Subject, table: Table, spot: Spot) -> list[Subject]:
    """A project's indicators as subjects."""
    printed = table.units[spot.unit].projects[spot.project].indicators
    return [project._replace(indicator=indicator_name(one)) for one in printed]
