"""A comparison as JSON: `schema` 1, both documents, the figures, and each project; decimals are strings."""

from decimal import Decimal

import msgspec

from model import Indicator, Table
from model.comparison import (
    FundChange,
    IndicatorChange,
    Link,
    MoneyChange,
    Outcome,
    ProjectChange,
    Strictness,
    Summary,
    ValueChange,
)
from tui.export.comparison_rows import Compared, sides

SCHEMA = 1
"""Raised when a field is renamed or gone, not when one is added."""


class ComparedDocument(msgspec.Struct, frozen=True):
    """One of the two documents."""

    file: str
    title: str
    department: str
    year: int | None
    sha256: str


class WrittenMoney(msgspec.Struct, frozen=True):
    """Money in 万元 on both sides; `per_cent` of the old amount."""

    old: Decimal | None
    new: Decimal | None
    difference: Decimal
    per_cent: Decimal | None


class WrittenFund(msgspec.Struct, frozen=True):
    """One fund's money."""

    fund: str
    money: WrittenMoney


class WrittenValue(msgspec.Struct, frozen=True):
    """A value on both sides, and what became of it."""

    old: str
    new: str
    outcome: Outcome
    direction: str | None
    strictness: Strictness


class WrittenIndicator(msgspec.Struct, frozen=True):
    """An indicator on both sides; None where it is not."""

    outcome: Outcome
    renamed: bool
    recategorised: bool
    strictness: Strictness
    old: Indicator | None
    new: Indicator | None
    value: WrittenValue | None
    period: WrittenValue | None
    sentence: str


class WrittenSide(msgspec.Struct, frozen=True):
    """A project as one of the documents prints it."""

    unit: str
    path: tuple[str, ...]
    name: str
    pages: tuple[int, ...]
    objective: str


class WrittenProject(msgspec.Struct, frozen=True):
    """A project on both sides; None where it is not."""

    link: Link
    moved: bool
    changed: bool
    old: WrittenSide | None
    new: WrittenSide | None
    money: WrittenMoney
    funds: tuple[WrittenFund, ...]
    objective_changed: bool
    indicators: tuple[WrittenIndicator, ...]
    sentences: tuple[str, ...]


class Written(msgspec.Struct, frozen=True):
    """The whole comparison."""

    schema: int
    old: ComparedDocument
    new: ComparedDocument
    summary: Summary
    total: WrittenMoney
    projects: tuple[WrittenProject, ...]


def render(of: Compared) -> bytes:
    """The file's bytes; UTF-8, indented."""
    summary = of.comparison.summary
    written = Written(
        SCHEMA,
        _document(of.old_file, of.old),
        _document(of.new_file, of.new),
        summary,
        _money(summary.total),
        tuple(_project(of, change) for change in of.comparison.projects),
    )
    return msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"


def _document(file: str, table: Table) -> ComparedDocument:
    return ComparedDocument(file, table.title, table.department, table.year, table.sha256)


def _project(of: Compared, change: ProjectChange) -> WrittenProject:
    unit_before, before, unit_now, now = sides(of, change)
    old, new = (
        None
        if unit is None or project is None
        else WrittenSide(unit.name, unit.path, project.name, project.pages, project.objective)
        for unit, project in ((unit_before, before), (unit_now, now))
    )
    return WrittenProject(
        link=change.link,
        moved=change.moved,
        changed=change.is_changed,
        old=old,
        new=new,
        money=_money(change.money),
        funds=tuple(map(_fund, change.funds)),
        objective_changed=change.objective_changed,
        indicators=tuple(
            _indicator(
                each,
                None if before is None or each.old is None else before.indicators[each.old],
                None if now is None or each.new is None else now.indicators[each.new],
            )
            for each in change.indicators
        ),
        sentences=change.sentences,
    )


def _indicator(change: IndicatorChange, old: Indicator | None, new: Indicator | None) -> WrittenIndicator:
    return WrittenIndicator(
        outcome=change.outcome,
        renamed=change.renamed,
        recategorised=change.recategorised,
        strictness=change.strictness,
        old=old,
        new=new,
        value=_value(change.value),
        period=_value(change.period),
        sentence=change.sentence,
    )


def _value(change: ValueChange | None) -> WrittenValue | None:
    if change is None:
        return None
    return WrittenValue(change.old, change.new, change.outcome, change.direction, change.strictness)


def _money(money: MoneyChange) -> WrittenMoney:
    return WrittenMoney(money.old, money.new, money.difference, money.per_cent)


def _fund(change: FundChange) -> WrittenFund:
    return WrittenFund(change.fund, _money(change.money))
