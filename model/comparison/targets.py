"""A project's indicators as a comparison knows them: all but number and place."""

from functools import lru_cache
from typing import NamedTuple

from model.filter import category_name
from model.table import Category, Indicator, Project
from model.values import plain

_words = lru_cache(8192)(plain)


class Target(NamedTuple):
    """An indicator's words; `raw` stands alone where it could not be read."""

    level1: str
    level2: str
    name: str
    period: str
    annual: str
    raw: str

    @property
    def value(self) -> str:
        """The annual value; the period's where there is none."""
        return self.annual or self.period


def targets(project: Project) -> tuple[Target, ...]:
    """A project's, in printed order."""
    return tuple(map(_target, project.indicators))


def printed_value(indicator: Indicator) -> str:
    """The value as printed that `Target.value` is taken from."""
    return indicator.raw or indicator.annual_value or indicator.period_value or ""


def printed_name(indicator: Indicator) -> str:
    """The name; the first words of one that could not be read."""
    raw = indicator.raw or ""
    return indicator.name or (raw if len(raw) <= _QUOTED else f"{raw[:_QUOTED]}…")


_QUOTED = 30
"""Characters that are quoted of an indicator that could not be read."""


def _target(indicator: Indicator) -> Target:
    return Target(
        _level(indicator.level1),
        _level(indicator.level2),
        _words(indicator.name or ""),
        _words(indicator.period_value or ""),
        _words(indicator.annual_value or ""),
        _words(indicator.raw or ""),
    )


def _level(category: Category | None) -> str:
    return category_name(category) if category is not None else ""
