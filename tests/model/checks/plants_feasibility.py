"""Planted errors of 可行性: last year's project with its targets, and one set for unlike money."""

from decimal import Decimal
from random import Random

import msgspec

from model import Amounts, Table
from model.checks.finding import Spot
from tests.model.checks.planted import (
    Plant,
    Planted,
    project_at,
    some_indicator,
    some_project,
    summed,
    with_projects,
    with_value,
)


def carried_over(random: Random, of: Table) -> Planted:
    spot = some_project(random, of)
    projects = of.units[spot.unit].projects
    project = projects[spot.project]
    name = random.choice((f"{project.name}2024", f"{project.name}（2024年）", f"2024年{project.name}"))
    last_year = msgspec.structs.replace(project, name=name)
    return Planted(
        summed(with_projects(of, spot.unit, (*projects, last_year))), Spot(spot.unit, len(projects))
    )


def copied_set(random: Random, of: Table) -> Planted:
    """A twin of twenty times the money in the last unit; neither says a price that the money must fit."""
    seen = some_indicator(random, of, lambda one: "成本" in one.level2)
    made = with_value(of, seen.spot, "≤300元/天", name="差旅费标准")
    project = project_at(made, seen.spot)
    assert project.amounts.total is not None
    much: Decimal = project.amounts.total * 20
    twin = msgspec.structs.replace(
        project, name=f"{project.name}（二期）", amounts=Amounts(much, {"财政拨款": much})
    )
    last = len(made.units) - 1
    sown = summed(with_projects(made, last, (*made.units[last].projects, twin)))
    return Planted(sown, seen.spot._replace(indicator=-1))


PLANTS = (
    Plant("carry-over", carried_over),
    Plant("copied-set", copied_set),
)
