"""The structs of a comparison: what became of each project and indicator, by places in both tables."""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Literal

import msgspec

from model.checks.finding import Spot

_TENTH = Decimal("0.1")


class Link(StrEnum):
    """How a project of one table is tied to one of the other."""

    SAME = "same"
    DATED = "dated"
    RENAMED = "renamed"
    NEW = "new"
    VANISHED = "vanished"

    @property
    def label(self) -> str:
        """In Chinese, as screens and sheets show it."""
        return {"same": "同名", "dated": "仅年份不同", "renamed": "更名", "new": "新增", "vanished": "取消"}[
            self.value
        ]


class Outcome(StrEnum):
    """What became of an indicator: there anew, gone, or its value's number up, down, or not to be told."""

    NEW = "new"
    VANISHED = "vanished"
    RAISED = "raised"
    LOWERED = "lowered"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        """In Chinese, as screens and sheets show it."""
        return {
            "new": "新增",
            "vanished": "取消",
            "raised": "调高",
            "lowered": "调低",
            "changed": "改动",
            "unchanged": "未变",
        }[self.value]


class Strictness(StrEnum):
    """What a changed value asks of the unit: a ceiling raised asks less."""

    STRICTER = "stricter"
    LAXER = "laxer"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """In Chinese; "" where it cannot be told."""
        return {"stricter": "要求提高", "laxer": "要求放宽", "unknown": ""}[self.value]


class MoneyChange(msgspec.Struct, frozen=True):
    """An amount in 万元 in both tables; None is a blank cell, or a project that is not there."""

    old: Decimal | None
    new: Decimal | None

    @property
    def difference(self) -> Decimal:
        """New less old, exact; a blank counts as nothing."""
        return (self.new or Decimal(0)) - (self.old or Decimal(0))

    @property
    def per_cent(self) -> Decimal | None:
        """The difference in hundredths of the old amount, to a tenth; None where that is zero or blank."""
        if not self.old:
            return None
        return (self.difference / abs(self.old) * 100).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def is_changed(self) -> bool:
        """Whether the amounts differ."""
        return self.difference != 0


class FundChange(msgspec.Struct, frozen=True):
    """One fund's money under its printed column name (the new table's, where both print it)."""

    fund: str
    money: MoneyChange


class ValueChange(msgspec.Struct, frozen=True):
    """A value as printed in both tables; `outcome` is never new or vanished."""

    old: str
    new: str
    outcome: Outcome
    strictness: Strictness = Strictness.UNKNOWN

    @property
    def direction(self) -> Literal["up", "down"] | None:
        """Where the number went; None where it did not, or cannot be told."""
        match self.outcome:
            case Outcome.RAISED:
                return "up"
            case Outcome.LOWERED:
                return "down"
            case _:
                return None


class IndicatorChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an indicator: `old` and `new` are its places among its project's, None where it is not.

    `value` compares the annual values (the period's where there is none); `period` the 实施周期 values, only
    where they changed otherwise. `sentence` is "" where nothing changed.
    """

    old: int | None
    new: int | None
    renamed: bool = False
    recategorised: bool = False
    value: ValueChange | None = None
    period: ValueChange | None = None
    sentence: str = ""

    @property
    def outcome(self) -> Outcome:
        """The annual value's, or the period's where that alone changed."""
        if self.old is None:
            return Outcome.NEW
        if self.new is None:
            return Outcome.VANISHED
        return Outcome.UNCHANGED if self._said is None else self._said.outcome

    @property
    def strictness(self) -> Strictness:
        """That of the value that `outcome` tells of."""
        return Strictness.UNKNOWN if self._said is None else self._said.strictness

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to say of it."""
        return self.outcome is not Outcome.UNCHANGED or self.renamed or self.recategorised

    @property
    def _said(self) -> ValueChange | None:
        if self.value is not None and self.value.outcome is Outcome.UNCHANGED and self.period is not None:
            return self.period
        return self.value


class ProjectChange(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a project: `old` and `new` are its places in the tables, None where it is not there.

    `sentences` tell of the project itself; each indicator has its own. A new or vanished project lists no
    indicators.
    """

    old: Spot | None
    new: Spot | None
    link: Link
    moved: bool = False
    money: MoneyChange
    funds: tuple[FundChange, ...] = ()
    objective_changed: bool = False
    indicators: tuple[IndicatorChange, ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything but the year in its name changed."""
        return (
            self.link not in (Link.SAME, Link.DATED)
            or self.moved
            or self.money.is_changed
            or any(fund.money.is_changed for fund in self.funds)
            or self.objective_changed
            or any(indicator.is_changed for indicator in self.indicators)
        )

    @property
    def all_sentences(self) -> tuple[str, ...]:
        """Of the project and of its indicators, in that order."""
        said = (indicator.sentence for indicator in self.indicators if indicator.sentence)
        return (*self.sentences, *said)


class UnitChange(msgspec.Struct, frozen=True):
    """A unit's places in the tables, None where it is not there; its money is the sum of its projects."""

    old: int | None
    new: int | None
    money: MoneyChange


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts, and sums of the projects' totals in 万元. A project may be counted in several ways.

    `same`, `dated`, `renamed`, `new` and `vanished` are together all projects. Indicators are those of
    projects that are in both tables.
    """

    old_projects: int
    new_projects: int
    same: int
    dated: int
    renamed: int
    new: int
    vanished: int
    moved: int
    unchanged: int
    raised: int
    lowered: int
    objectives: int
    total: MoneyChange
    money_new: Decimal
    money_vanished: Decimal
    money_raised: Decimal
    money_lowered: Decimal
    indicators: dict[Outcome, int]
    stricter: int
    laxer: int


class Comparison(msgspec.Struct, frozen=True):
    """Two tables beside each other: all projects of the new one in printed order, then the vanished ones.

    Each project of either table stands in exactly one change.
    """

    units: tuple[UnitChange, ...]
    projects: tuple[ProjectChange, ...]
    summary: Summary

    def by_new(self) -> dict[Spot, ProjectChange]:
        """The changes by the project's place in the new table."""
        return {change.new: change for change in self.projects if change.new is not None}

    def by_old(self) -> dict[Spot, ProjectChange]:
        """The changes by the project's place in the old table."""
        return {change.old: change for change in self.projects if change.old is not None}
