"""The packaged sample is what its script makes, its sums hold, and its paper holds what its truth says."""

import io
from collections.abc import Iterable
from decimal import Decimal

import pdfplumber
import pytest

from model import Amounts, Project, Table
from model.text import join
from tests.sample.__main__ import EXPECTED, SAMPLE, SETTING, drawn
from tests.sample.expected import expected_json
from tests.sample.rows import indicator_text
from tests.sample.truth import PRINTED


@pytest.fixture(scope="module")
def sample() -> tuple[bytes, Table]:
    return drawn()


@pytest.fixture(scope="module")
def truth(sample: tuple[bytes, Table]) -> Table:
    return sample[1]


@pytest.fixture(scope="module")
def page_words(sample: tuple[bytes, Table]) -> list[str]:
    """Each page's visible text in drawing order, which is cell by cell, without spaces and wraps."""
    with pdfplumber.open(io.BytesIO(sample[0])) as document:
        return [
            "".join(char["text"] for char in page.chars if char["bottom"] <= SETTING.bottom).replace(" ", "")
            for page in document.pages
        ]


def projects(truth: Table) -> list[Project]:
    return [project for unit in truth.units for project in unit.projects]


def added(amounts: Iterable[Amounts]) -> Amounts:
    """The sum of several rows, fund by fund; a fund that no row has is blank."""
    total = Decimal(0)
    funds: dict[str, Decimal] = {}
    for each in amounts:
        total += each.total or 0
        for fund, figure in each.funds.items():
            funds[fund] = funds.get(fund, Decimal(0)) + figure
    return Amounts(total, funds)


def test_committed_pdf_is_what_the_script_draws(sample: tuple[bytes, Table]) -> None:
    assert SAMPLE.read_bytes() == sample[0], "run python -m tests.sample"


def test_committed_truth_is_what_the_script_writes(truth: Table) -> None:
    assert EXPECTED.read_text(encoding="utf-8") == expected_json(truth), "run python -m tests.sample"


def test_every_unit_is_the_sum_of_its_projects(truth: Table) -> None:
    for unit in truth.units:
        assert unit.amounts == added(project.amounts for project in unit.projects), unit.name


def test_grand_total_is_the_sum_of_the_units(truth: Table) -> None:
    assert truth.total == added(unit.amounts for unit in truth.units if unit.amounts)


def test_every_project_total_is_the_sum_of_its_funds(truth: Table) -> None:
    for project in projects(truth):
        assert project.amounts.total == sum(project.amounts.funds.values()), project.name


def test_every_project_is_named_on_its_first_page(truth: Table, page_words: list[str]) -> None:
    """The name stands right before its money; on a second page it may be blank (a row that is split)."""
    for project in projects(truth):
        words = f"{project.name}{project.amounts.total:,.2f}".replace(" ", "")
        assert words in page_words[project.pages[0] - 1], project.name


def test_repeated_row_is_on_both_pages_and_split_row_is_named_once(
    truth: Table, page_words: list[str]
) -> None:
    crossing = {project.name: project.pages for project in projects(truth) if len(project.pages) > 1}
    assert crossing == {"文物保护与非物质文化遗产传承经费": (1, 2), "青少年体育训练与竞赛": (5, 6)}
    assert [name in page_words[pages[1] - 1] for name, pages in crossing.items()] == [True, False]


def test_clip_hides_what_runs_on_below_the_sheet(sample: tuple[bytes, Table]) -> None:
    """The repeated row's text is in the file where nothing of it can be seen."""
    with pdfplumber.open(io.BytesIO(sample[0])) as document:
        first = document.pages[0]
        assert max(char["bottom"] for char in first.chars) > first.height
        below = first.crop((0, SETTING.bottom + 1, first.width, first.height))
        assert min(below.to_image().original.convert("L").tobytes()) == 255


def test_identical_projects_are_both_there_and_away_from_a_page_end(truth: Table) -> None:
    rows = projects(truth)
    twins = [index for index in range(1, len(rows)) if rows[index] == rows[index - 1]]
    assert [rows[index].name for index in twins] == ["公益电影放映补助"]
    neighbours = rows[twins[0] - 2 : twins[0] + 2]
    assert {project.pages[-1] for project in neighbours} == {2}


def test_a_unit_stands_last_on_a_page(truth: Table) -> None:
    apart = [unit.name for unit in truth.units if unit.projects[0].pages[0] > unit.pages[0]]
    assert apart == ["青屿市澜湾区博物馆"]


def test_truth_is_joined_text(truth: Table) -> None:
    """What a reader must give holds nothing that joining would change."""
    for project in projects(truth):
        values = [value for each in project.indicators for value in (each.period_value, each.annual_value)]
        texts = [project.name, project.objective, *(value for value in values if value)]
        assert texts == [join(text) for text in texts]


def test_each_deviant_print_is_used(truth: Table) -> None:
    run_on = "".join(indicator_text(project.indicators) for project in projects(truth))
    assert [words for words in PRINTED if words not in run_on] == []
