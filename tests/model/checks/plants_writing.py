"""Planted errors of 规范: quotation marks that do not pair, an objective that does not end."""

from random import Random

from model import Table
from tests.model.checks.planted import (
    Plant,
    Planted,
    project_at,
    some_indicator,
    some_project,
    with_objective,
    with_value,
)


def unopened_in_an_objective(random: Random, of: Table) -> Planted:
    spot = some_project(random, of)
    return Planted(with_objective(of, spot, f"达到规范”的要求，{project_at(of, spot).objective}"), spot)


def no_full_stop(random: Random, of: Table) -> Planted:
    spot = some_project(random, of)
    return Planted(with_objective(of, spot, project_at(of, spot).objective.removesuffix("。")), spot)


def reversed_in_a_name(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, lambda one: one.level2 == "时效")
    return Planted(with_value(of, seen.spot, seen.printed_value, name="“快办“资金拨付时限"), seen.spot)


PLANTS = (
    Plant("quotes", unopened_in_an_objective),
    Plant("quotes", no_full_stop),
    Plant("quotes", reversed_in_a_name),
)
