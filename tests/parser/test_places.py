"""Places: under the boxes of the paper stand the words that were read from there, and no others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pdfplumber

from model import Indicator, Place, Project
from model.text import join
from parser.grammar import parse
from tests.parser.documents import Document, each_document, read
from tests.parser.reading import projects


class Letter(NamedTuple):
    """A character of the PDF and the middle of its box."""

    text: str
    x: float
    y: float


@cache
def letters(pdf: Path) -> tuple[tuple[Letter, ...], ...]:
    """The characters of each page in drawing order, by pdfplumber alone."""
    with pdfplumber.open(pdf) as document:
        return tuple(
            tuple(
                Letter(char["text"], (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
                for char in page.chars
            )
            for page in document.pages
        )


@cache
def heights(pdf: Path, page: int) -> list[tuple[float, int]]:
    """The heights at which characters of a page stand, with their number in drawing order."""
    return sorted((letter.y, at) for at, letter in enumerate(letters(pdf)[page - 1]))


def under(pdf: Path, place: Place) -> list[Letter]:
    """The characters whose middles lie in a box, in drawing order."""
    page, by_height = letters(pdf)[place.page - 1], heights(pdf, place.page)
    first, last = bisect_left(by_height, (place.top, -1)), bisect_right(by_height, (place.bottom, len(page)))
    level = sorted(at for _, at in by_height[first:last])
    return [page[at] for at in level if place.x0 <= page[at].x <= place.x1]


def words(pdf: Path, places: Iterable[Place]) -> str:
    """The words under several boxes of one line each."""
    lines = (sorted(under(pdf, place), key=lambda letter: letter.x) for place in places)
    return join("".join(letter.text for line in lines for letter in line))


def as_printed(indicator: Indicator) -> tuple[object, ...]:
    return (
        indicator.level1,
        indicator.level2,
        indicator.name,
        indicator.period_value,
        indicator.annual_value,
    )


@each_document
def test_the_boxes_of_an_indicator_hold_its_own_words_and_no_others(document: Document) -> None:
    for project in projects(read(document).table):
        for indicator in project.indicators:
            text = words(document.pdf, indicator.places)
            found = parse(text)
            assert len(found) == 1, text
            assert (
                found[0].level1,
                found[0].level2,
                found[0].name,
                found[0].period_value,
                found[0].annual_value,
            ) == (as_printed(indicator)), text


@each_document
def test_indicators_share_no_character(document: Document) -> None:
    for project in projects(read(document).table):
        held = [
            (place.page, letter)
            for indicator in project.indicators
            for place in indicator.places
            for letter in under(document.pdf, place)
        ]
        assert len(held) == len(set(held)), project.name


@each_document
def test_a_box_covers_one_line(document: Document) -> None:
    for project in projects(read(document).table):
        for indicator in project.indicators:
            for _, boxes in groupby(indicator.places, key=lambda place: place.page):
                tops = [place.top for place in boxes]
                assert tops == sorted(set(tops))


def in_drawing_order(pdf: Path, places: Iterable[Place]) -> str:
    """The words under boxes of whole rows: they are drawn cell by cell."""
    return join("".join(letter.text for place in places for letter in under(pdf, place)))


@each_document
def test_the_boxes_of_units_hold_their_name_and_money(document: Document) -> None:
    for unit in read(document).table.units:
        text = in_drawing_order(document.pdf, unit.places)
        assert unit.amounts is not None
        assert text.startswith(unit.name)
        assert f"{unit.amounts.total:,.2f}" in text


@each_document
def test_the_boxes_of_projects_hold_their_name_money_and_indicators(document: Document) -> None:
    for project in projects(read(document).table):
        text = in_drawing_order(document.pdf, project.places)
        assert text.startswith(project.name)
        assert f"{project.amounts.total:,.2f}" in text
        assert all(within(place, project) for one in project.indicators for place in one.places)


def within(place: Place, project: Project) -> bool:
    """Whether a box lies in one of a project's."""
    return any(
        row.page == place.page
        and row.x0 <= place.x0
        and place.x1 <= row.x1
        and row.top <= (place.top + place.bottom) / 2 <= row.bottom
        for row in project.places
    )


@each_document
def test_rows_do_not_overlap(document: Document) -> None:
    table = read(document).table
    rows = sorted(
        (place.page, place.top, place.bottom)
        for places in (
            *(unit.places for unit in table.units),
            *(project.places for project in projects(table)),
        )
        for place in places
    )
    assert all(above[0] < below[0] or above[2] <= below[1] for above, below in pairwise(rows))
