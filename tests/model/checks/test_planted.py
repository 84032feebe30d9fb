"""No false alarm: a planted error is found once, where it is, and nothing else; a clean table is silent."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Table
from model.checks import CHECKS, Spot, findings
from model.control_totals import check
from tests.model.checks import (
    plants_adequacy,
    plants_completeness,
    plants_feasibility,
    plants_relevance,
    plants_writing,
)
from tests.model.checks.planted import Plant, clean

PLANTS = (
    *plants_completeness.PLANTS,
    *plants_relevance.PLANTS,
    *plants_adequacy.PLANTS,
    *plants_feasibility.PLANTS,
    *plants_writing.PLANTS,
)
SEEDS = st.integers(0, 10_000)


def found(of: Table) -> Counter[tuple[str, Spot]]:
    """How often each check found something, and where."""
    return Counter((finding.check, finding.spot) for finding in findings(of))


@given(SEEDS)
def test_a_clean_table_is_silent(seed: int) -> None:
    assert [finding.sentence for finding in findings(clean(seed))] == []


@given(SEEDS)
def test_a_clean_table_is_worth_checking(seed: int) -> None:
    made = clean(seed)
    assert check(made).verdict == "合计相符"
    assert sum(len(unit.projects) for unit in made.units) >= 12


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
@settings(max_examples=12)
@given(seed=SEEDS)
def test_a_planted_error_is_found_once_and_nothing_else(plant: Plant, seed: int) -> None:
    made = clean(seed)
    planted = plant.sow(Random(seed), made)
    before, after = found(made), found(planted.table)
    assert dict(after - before) == {(plant.check, planted.spot): 1}
    assert dict(before - after) == {}


def test_every_plant_is_of_a_check() -> None:
    assert {plant.check for plant in PLANTS} <= {check.id for check in CHECKS}
