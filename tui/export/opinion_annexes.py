"""What an opinion sheet carries of a review: progress, notes, dismissed findings, each project's state."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from model import Table
from model.checks import Spot
from model.review import (
    Decision,
    Review,
    State,
    subject_of_finding,
    subject_of_indicator,
    subject_of_project,
)
from tui.checking.checked import Checked
from tui.delimited import Cell
from tui.export.rows import pages_cell

REASON, NOTE = "不采纳的理由", "批注"


class Annex(msgspec.Struct, frozen=True):
    """A further table of the sheet."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    of_lines: tuple[str, ...] = ()
    """Columns whose text keeps its line ends."""


class Note(NamedTuple):
    """A note on a project, or on the indicator that its spot names."""

    spot: Spot
    text: str


def is_begun(review: Review) -> bool:
    """Whether a reviewer said anything of a document."""
    return bool(review.states or review.verdicts or review.notes)


def state_of(one: Checked, spot: Spot) -> str:
    """The state of the project at a spot, in Chinese; "" where the spot is none of a project."""
    if spot.project < 0:
        return ""
    return one.review.state(subject_of_project(one.table, spot.unit, spot.project)).label


def progress(checked: Sequence[Checked]) -> str:
    """How far the review is: `已审 12/54：通过 8，存疑 3，退回 1`."""
    counts = Counter(
        one.review.state(subject_of_project(one.table, spot.unit, spot.project))
        for one in checked
        for spot in _projects(one.table)
    )
    reviewed = counts.total() - counts[State.UNREVIEWED]
    said = "，".join(
        f"{state.label} {counts[state]}" for state in State if state is not State.UNREVIEWED and counts[state]
    )
    return f"已审 {reviewed}/{counts.total()}" + (f"：{said}" if said else "")


def notes(table: Table, review: Review) -> Iterator[Note]:
    """The notes on projects and indicators, in printed order."""
    for spot in _projects(table):
        project = table.units[spot.unit].projects[spot.project]
        if note := review.note(subject_of_project(table, spot.unit, spot.project)):
            yield Note(spot, note)
        for at in range(len(project.indicators)):
            if note := review.note(subject_of_indicator(table, spot.unit, spot.project, at)):
                yield Note(spot._replace(indicator=at), note)


def dismissed(checked: Sequence[Checked]) -> Annex:
    """The findings that a reviewer dismissed, with the reasons."""
    rows = [
        (
            finding.unit or "全表",
            finding.project,
            pages_cell(finding.pages),
            finding.title,
            finding.sentence,
            reason,
        )
        for one in checked
        for finding in one.findings
        for decision, reason in [one.review.verdict(subject_of_finding(one.table, finding))]
        if decision is Decision.DISMISSED
    ]
    header = ("序号", "单位", "项目", "页", "审核要点", "问题", REASON)
    return Annex(
        "不采纳的要点", header, tuple((nth, *row) for nth, row in enumerate(rows, start=1)), (REASON,)
    )


def states(checked: Sequence[Checked]) -> Annex:
    """Every project with its state and note."""
    rows = [
        (unit.name, project.name, project.amounts.total, state_of(one, spot), one.review.note(subject))
        for one in checked
        for spot in _projects(one.table)
        for unit in [one.table.units[spot.unit]]
        for project in [unit.projects[spot.project]]
        for subject in [subject_of_project(one.table, spot.unit, spot.project)]
    ]
    header = ("序号", "单位", "项目", "金额(万元)", "审核状态", NOTE)
    return Annex("项目审核状态", header, tuple((nth, *row) for nth, row in enumerate(rows, start=1)), (NOTE,))


def _projects(table: Table) -> Iterator[Spot]:
    for unit_at, unit in enumerate(table.units):
        for at in range(len(unit.projects)):
            yield Spot(unit_at, at)
