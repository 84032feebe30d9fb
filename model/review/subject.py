"""What an action is about, by names as printed: it finds its place again when a document is read anew."""

from collections import Counter
from typing import NamedTuple

from model.checks.finding import Finding, Spot
from model.table import Indicator, Table, Unit


class Subject(NamedTuple):
    """A project by its unit's and its own name, `nth` of those that share both (from 0); with `indicator`
    (its printed number and name) one of its indicators; with `check` a finding on either.

    `project` None stands for the unit itself, and `unit` "" too for the whole document.
    """

    unit: str
    project: str | None = None
    nth: int = 0
    indicator: str | None = None
    check: str | None = None

    @property
    def of_project(self) -> "Subject":
        """The project that it belongs to."""
        return Subject(self.unit, self.project, self.nth)


def subject_of_project(table: Table, unit: int, project: int) -> Subject:
    """A project of a table as a subject."""
    found = table.units[unit]
    name = found.projects[project].name
    nth = sum(before.name == name for before in found.projects[:project])
    return Subject(_unit_name(found), name, nth)


def subjects_of_projects(table: Table) -> dict[Spot, Subject]:
    """All projects of a table as subjects, by their spots."""
    subjects: dict[Spot, Subject] = {}
    for unit_at, unit in enumerate(table.units):
        times = Counter[str]()
        for project_at, project in enumerate(unit.projects):
            subject = Subject(_unit_name(unit), project.name, times[project.name])
            subjects[Spot(unit_at, project_at)] = subject
            times[project.name] += 1
    return subjects


def subject_of_unit(table: Table, unit: int) -> Subject:
    """A unit of a table as a subject."""
    return Subject(_unit_name(table.units[unit]))


def subject_of_indicator(table: Table, unit: int, project: int, indicator: int) -> Subject:
    """An indicator of a table as a subject."""
    printed = table.units[unit].projects[project].indicators[indicator]
    return subject_of_project(table, unit, project)._replace(indicator=indicator_name(printed))


def subject_of_finding(table: Table, finding: Finding) -> Subject:
    """A finding as a subject: its spot and its check; with its words where that is no indicator's, since a
    check may find several things on a project, a unit or the whole.
    """
    check = finding.check if finding.spot.indicator >= 0 else f"{finding.check} {finding.quote}".rstrip()
    return _subject_of_spot(table, finding.spot)._replace(check=check)


def _subject_of_spot(table: Table, spot: Spot) -> Subject:
    if spot.unit < 0:
        return Subject("")
    if spot.project < 0:
        return subject_of_unit(table, spot.unit)
    if spot.indicator < 0:
        return subject_of_project(table, spot.unit, spot.project)
    return subject_of_indicator(table, spot.unit, spot.project, spot.indicator)


def _unit_name(unit: Unit) -> str:
    return "/".join((*unit.path, unit.name))


def indicator_name(indicator: Indicator) -> str:
    """An indicator as a subject names it."""
    return f"{indicator.number} {indicator.name or indicator.raw or ''}"
