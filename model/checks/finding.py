"""What a check says: the finding, its severity and heading, and the place of the table that it is about."""

from enum import Enum, StrEnum
from typing import NamedTuple

import msgspec

TOTALS = "totals"
"""The id of the check on control totals: what it says is not said twice."""


class Severity(StrEnum):
    """How much a finding weighs; the gravest first."""

    ERROR = "error"
    DOUBT = "doubt"
    HINT = "hint"

    @property
    def label(self) -> str:
        """In Chinese, as screens and sheets show it."""
        return {"error": "错误", "doubt": "疑点", "hint": "提示"}[self.value]


class Heading(Enum):
    """The headings of performance-target review (财预〔2015〕88号), and one for the writing."""

    COMPLETE = "完整性"
    RELEVANT = "相关性"
    ADEQUATE = "适当性"
    FEASIBLE = "可行性"
    WRITTEN = "规范"


class Spot(NamedTuple):
    """A place in a table by indices: of a unit, of a project in it, of an indicator in that; -1 for none."""

    unit: int = -1
    project: int = -1
    indicator: int = -1


class Hit(msgspec.Struct, frozen=True):
    """What a check found at a spot: the printed words, and one Chinese sentence fit for an opinion sheet.

    `severity` only where it differs from the check's own; `pages` only where they are not the spot's.
    """

    spot: Spot
    quote: str
    sentence: str
    severity: Severity | None = None
    pages: tuple[int, ...] | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A hit with all that a reader needs of it: `check` and `title` are the check's id and its Chinese name,
    `number` is the indicator's printed one, names are as printed."""

    check: str
    title: str
    heading: Heading
    severity: Severity
    spot: Spot
    unit: str
    project: str | None
    pages: tuple[int, ...]
    number: int | None
    quote: str
    sentence: str
    advice: str
