"""A second, naive filter: written from the rules alone, to hold the real one against."""

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pypinyin import Style, pinyin

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
    names_of = [project.name, indicator.name]
    fields = [*names_of, project.objective, indicator.period_value, indicator.annual_value, indicator.raw]
    typed = plain(words)
    letters = len(re.findall("[a-z]", typed)) if re.fullmatch("[a-z0-9]*", typed) else 0
    asked = fields if letters >= 4 else names_of if letters >= 2 else []
    return any(typed in plain(field) for field in fields if field is not None) or any(
        reads(plain(field), typed) for field in asked if field is not None
    )


def reads(text: str, letters: str) -> bool:
    """Whether somewhere in a text the letters are those with which successive characters begin."""
    windows = (text[at : at + len(letters)] for at in range(len(text) - len(letters) + 1))
    return any(
        all(letter in begins(character) for letter, character in zip(letters, window, strict=True))
        for window in windows
    )


@cache
def begins(character: str) -> set[str]:
    """The letters with which the readings of a character begin; itself for a letter or figure."""
    if re.fullmatch("[a-z0-9]", character):
        return {character}
    of_one = pinyin(character, style=Style.NORMAL, heteronym=True) if "一" <= character <= "鿿" else []
    return {reading[0] for readings in of_one for reading in readings}


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
