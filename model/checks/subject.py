"""What checks look at: a table, its values read and its taxonomy taken once, and the reviewer's profile."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from model import values
from model.checks.finding import Spot
from model.checks.profile import DEFAULT, Profile
from model.filter import category_name
from model.table import Indicator, Project, Table, Unit
from model.taxonomy import Taxonomy, taxonomy
from model.values import Value


class IndicatorSeen(NamedTuple):
    """An indicator with its categories' names without 指标, and its annual value (else the period's) read."""

    spot: Spot
    project: Project
    indicator: Indicator
    level1: str
    level2: str
    name: str
    value: Value

    @property
    def printed_value(self) -> str:
        return _value(self.indicator)

    @property
    def quote(self) -> str:
        """Its name and value, as a finding quotes them."""
        return f"{self.name}：{self.printed_value}" if self.printed_value else self.name


class ProjectSeen(NamedTuple):
    """A project, its unit, its spot, and its indicators that could be read as such."""

    spot: Spot
    unit: Unit
    project: Project
    indicators: tuple[IndicatorSeen, ...]


class Subject:
    """A table as the checks see it."""

    def __init__(self, table: Table, profile: Profile = DEFAULT) -> None:
        self.table = table
        self.profile = profile

    @cached_property
    def projects(self) -> tuple[ProjectSeen, ...]:
        """All projects in printed order."""
        return tuple(
            ProjectSeen(spot := Spot(unit_at, project_at), unit, project, tuple(_seen(spot, project)))
            for unit_at, unit in enumerate(self.table.units)
            for project_at, project in enumerate(unit.projects)
        )

    @cached_property
    def indicators(self) -> tuple[IndicatorSeen, ...]:
        """All indicators that could be read, in printed order."""
        return tuple(indicator for project in self.projects for indicator in project.indicators)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Which level-2 categories stand under which level-1, as the document prints them."""
        return taxonomy(self.table)


def _seen(spot: Spot, project: Project) -> Iterator[IndicatorSeen]:
    for at, indicator in enumerate(project.indicators):
        if indicator.raw is None and indicator.level1 is not None and indicator.level2 is not None:
            yield IndicatorSeen(
                spot._replace(indicator=at),
                project,
                indicator,
                category_name(indicator.level1),
                category_name(indicator.level2),
                indicator.name or "",
                values.read(_value(indicator)),
            )


def _value(indicator: Indicator) -> str:
    return indicator.annual_value or indicator.period_value or ""
