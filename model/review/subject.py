"""What an action is about, by names as printed: it finds its place again when a document is read anew."""

from typing import NamedTuple

from model.checks.finding import Finding, Spot
from model.table import Indicator, Table


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
    return Subject("/".join((*found.path, found.name)), name, nth)


def subject_of_indicator(table: Table, unit: int, project: int, indicator: int) -> Subject:
    """An indicator of a table as a subject."""
    printed = table.units[unit].projects[project].indicators[indicator]
    return subject_of_project(table, unit, project)._replace(indicator=_indicator_name(printed))


def subject_of_finding(table: Table, finding: Finding) -> Subject:
    """A finding as a subject: its spot and its check."""
    return _subject_of_spot(table, finding.spot)._replace(check=finding.check)


def _subject_of_spot(table: Table, spot: Spot) -> Subject:
    if spot.unit < 0:
        return Subject("")
    if spot.project < 0:
        unit = table.units[spot.unit]
        return Subject("/".join((*unit.path, unit.name)))
    if spot.indicator < 0:
        return subject_of_project(table, spot.unit, spot.project)
    return subject_of_indicator(table, spot.unit, spot.project, spot.indicator)


def _indicator_name(indicator: Indicator) -> str:
    return f"{indicator.number} {indicator.name or indicator.raw or ''}"
