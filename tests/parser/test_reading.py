"""Whole PDFs against their written truth, exactly."""

import hashlib
import json
from collections import Counter
from decimal import Decimal

import msgspec

from model import Table
from model.control_totals import check
from tests.model.tables import needs_tianhe, truth
from tests.parser.documents import PUBLISHED, SAMPLE, Document, each_document, read
from tests.parser.reading import projects


def differences(expected: object, found: object, where: str = "") -> list[str]:
    """Where a reading is not what is expected of it; it may hold more fields."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{where}: {found!r} is no object"]
        return [
            difference
            for name, value in expected.items()
            for difference in differences(value, found.get(name, "absent"), f"{where}/{name}")
        ]
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return [f"{where}: not {len(expected)} of them"]
        return [
            difference
            for at, (value, other) in enumerate(zip(expected, found, strict=True))
            for difference in differences(value, other, f"{where}/{at}")
        ]
    return [] if expected == found else [f"{where}: {found!r}, expected {expected!r}"]


@each_document
def test_every_field_is_read_exactly(document: Document) -> None:
    expected = json.loads(document.expected.read_text(encoding="utf-8"))
    found = json.loads(msgspec.json.encode(read(document).table))
    assert differences(expected["document"], found) == []
    assert differences({name: expected[name] for name in ("total", "units")}, found) == []


@each_document
def test_funds_are_those_printed_and_no_others(document: Document) -> None:
    expected, found = truth(document.expected), read(document).table
    assert [project.amounts for project in projects(found)] == [
        project.amounts for project in projects(expected)
    ]
    assert [unit.amounts for unit in found.units] == [unit.amounts for unit in expected.units]
    assert found.total == expected.total


@each_document
def test_every_printed_sum_is_exact(document: Document) -> None:
    totals = check(read(document).table)
    assert (totals.differences, totals.verdict) == ((), "合计相符")
    assert totals.checked > len(projects(read(document).table))


@each_document
def test_every_visible_character_is_placed_once(document: Document) -> None:
    conservation = read(document).table.conservation
    assert conservation is not None
    assert (conservation.left, conservation.doubled) == ((), 0)
    assert conservation.placed > 100 * read(document).table.pages
    assert conservation.repeated > 0


@each_document
def test_a_table_knows_its_file(document: Document) -> None:
    assert read(document).table.sha256 == hashlib.sha256(document.pdf.read_bytes()).hexdigest()


def joined(table: Table) -> dict[str, tuple[str, tuple[int, ...]]]:
    """The projects on several pages, with the kind of the notice that says so."""
    return {
        project.name: (notice.kind, project.pages)
        for project in projects(table)
        for notice in table.notices
        if len(project.pages) > 1 and f"“{project.name}”" in notice.sentence and notice.pages == project.pages
    }


def test_the_samples_rows_over_page_ends_are_joined_and_said() -> None:
    table = read(SAMPLE).table
    assert joined(table) == {
        "文物保护与非物质文化遗产传承经费": ("repeated-row", (1, 2)),
        "青少年体育训练与竞赛": ("split-row", (5, 6)),
    }
    assert len(table.notices) == 2


@needs_tianhe
def test_tianhes_rows_over_page_ends_are_joined_and_said() -> None:
    table = read(PUBLISHED).table
    assert joined(table) == {
        "港澳青年创业孵化载体建设支持项目": ("repeated-row", (5, 6)),
        "新创业人才发展支持项目": ("repeated-row", (6, 7)),
    }
    assert len(table.notices) == 2


@needs_tianhe
def test_tianhe_has_the_published_figures() -> None:
    table = read(PUBLISHED).table
    indicators = [one for project in projects(table) for one in project.indicators]
    assert table.total is not None
    assert table.total.total == Decimal("66189.22")
    assert [
        (str(unit.amounts.total), len(unit.projects), sum(len(each.indicators) for each in unit.projects))
        for unit in table.units
        if unit.amounts is not None
    ] == [
        ("25692.08", 19, 84),
        ("614.02", 9, 34),
        ("372.43", 4, 15),
        ("34257.58", 2, 11),
        ("4333.07", 16, 62),
        ("920.04", 4, 14),
    ]
    assert Counter(one.level1.name for one in indicators if one.level1) == {
        "产出指标": 81,
        "效益指标": 52,
        "满意度指标": 49,
        "成本指标": 38,
    }
