"""The run over a table: the order of findings, what the profile sets, and one finding an indicator."""

from collections import Counter

import pytest
from hypothesis import given

from model import Table
from model.checks import CHECKS, Check, Profile, Severity, Spot, findings
from tests.model.checks.tables import WHOLE, document, made, of_check
from tests.model.tables import project, table, tables, unit

FAULTY = table(
    "9.00",
    unit("甲", None, [made("一", "产出/数量/培训“人数/5", *WHOLE[1:], money="1.00")]),
    unit("乙", None, [made("二", *WHOLE[1:], money="1.00")]),
)
"""A wrong sum; a bare number under a name with an open quotation mark; a project without output."""


def test_findings_stand_in_printed_order_those_of_the_whole_table_first() -> None:
    found = [(one.check, one.spot) for one in findings(FAULTY)]
    assert found == [
        ("totals", Spot()),
        ("no-unit", Spot(0, 0, 0)),
        ("quotes", Spot(0, 0, 0)),
        ("no-output", Spot(1, 0)),
    ]


def test_a_finding_has_all_that_a_reader_needs() -> None:
    [found] = of_check(FAULTY, "no-unit")
    [check] = [one for one in CHECKS if one.id == "no-unit"]
    assert (found.unit, found.project, found.pages, found.number) == ("甲", "一", (1,), 1)
    assert (found.heading, found.advice) == (check.heading, check.advice)
    assert found.quote == "培训“人数：5"


def test_a_finding_of_the_whole_table_has_no_unit_and_no_page() -> None:
    [found] = of_check(FAULTY, "totals")
    assert (found.unit, found.project, found.pages, found.number) == ("", None, (), None)


def test_checks_that_are_off_do_not_run() -> None:
    assert of_check(FAULTY, "no-unit", Profile(off=frozenset({"no-unit"}))) == []


def test_the_profile_sets_severities() -> None:
    [found] = of_check(FAULTY, "no-unit", Profile(severities={"no-unit": Severity.HINT}))
    assert found.severity is Severity.HINT


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_says_what_it_holds_in_chinese(check: Check) -> None:
    assert check.rule.endswith("。")
    assert check.advice.endswith("。")
    assert check.source
    assert not check.source.endswith("。")


def test_ids_are_unique() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@given(tables)
def test_any_table_can_be_checked(of: Table) -> None:
    found = findings(of)
    assert all(one.sentence.endswith("。") and "None" not in one.sentence for one in found)
    assert all(
        times == 1
        for (_, spot), times in Counter((one.check, one.spot) for one in found).items()
        if spot.indicator >= 0
    )


def test_an_empty_table_has_no_findings() -> None:
    assert findings(document()) == ()
    assert findings(document(project("一", None))) == ()
