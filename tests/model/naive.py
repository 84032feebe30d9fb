"""A second, naive filter: written from the rules alone, to hold the real one against."""

import unicodedata
from decimal import Decimal
from typing import NamedTuple

from model import Indicator, Project, Table

LOOK_ALIKES = dict(zip("≧≦〔〕【】“”‘’、", "≥≤[][]\"\"'',", strict=True))


class Left(NamedTuple):
    """What is left: the indices of projects with their indicators, the indicators' number, Σ of totals."""

    projects: list[tuple[int, int, int, list[int]]]
    indicators: int
    amount: Decimal


def plain(text: str) -> str:
    """Text without spaces, case and widths."""
    replaced = "".join(LOOK_ALIKES.get(character, character) for character in text)
    folded = unicodedata.normalize("NFKC", replaced).lower()
    return "".join(LOOK_ALIKES.get(character, character) for character in folded if not character.isspace())


def names(indicator: Indicator) -> set[tuple[int, str]]:
    """The indicator's categories without 指标."""
    if indicator.level1 is None or indicator.level2 is None:
        return set()
    return {
        (
            level,
            category.name[:-2]
            if category.name.endswith("指标") and len(category.name) > 2
            else category.name,
        )
        for level, category in ((1, indicator.level1), (2, indicator.level2))
    }


def keeps(
    project: Project,
    indicator: Indicator,
    categories: set[tuple[int, str]],
    words: str,
) -> bool:
    """Whether one indicator stays under categories and text."""
    if categories and not categories & names(indicator):
        return False
    fields = [project.name, project.objective, indicator.name, indicator.period_value]
    fields += [indicator.annual_value, indicator.raw]
    return any(plain(words) in plain(field) for field in fields if field is not None)


def left(
    tables: list[Table],
    categories: set[tuple[int, str]] | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    words: str = "",
) -> Left:
    """What a union of categories, a closed range of 万元 and a text leave."""
    result = Left([], 0, Decimal(0))
    for t, table in enumerate(tables):
        for u, unit in enumerate(table.units):
            for p, project in enumerate(unit.projects):
                total = project.amounts.total
                if (low is not None or high is not None) and total is None:
                    continue
                if low is not None and total is not None and total < low:
                    continue
                if high is not None and total is not None and total > high:
                    continue
                stay = [
                    at
                    for at, indicator in enumerate(project.indicators)
                    if keeps(project, indicator, categories or set(), words)
                ]
                if stay or not (categories or plain(words)):
                    result.projects.append((t, u, p, stay))
                    result = result._replace(
                        indicators=result.indicators + len(stay),
                        amount=result.amount + (total or 0),
                    )
    return result
