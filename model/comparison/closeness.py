"""Which names of two lists are close, found without comparing each with each; and which numbers part them."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

CUTOFF = 85.0
"""How close a renamed thing's names are at least, of 100: 6 characters of 8, or 12 of 14 on both sides."""

_NUMERALS = re.compile(
    r"[0-9]+|[一二三四五六七八九十百]+(?=[期批标级号阶档类区组院所队中小站段])|[甲乙丙丁ⅠⅡⅢⅣⅤ]"
)


class Close(NamedTuple):
    """Two names by their places in their lists, and how close they are, up to 100."""

    old: int
    new: int
    score: float


def numerals(name: str) -> tuple[str, ...]:
    """The numbers in a name, for which two close names are not one: 一期 and 二期, 第1档 and 第2档."""
    return tuple(_NUMERALS.findall(name))


def close_names(olds: Sequence[str], news: Sequence[str], cutoff: float = CUTOFF) -> Iterator[Close]:
    """All pairs of names that are as close as `cutoff`; names of no character are close to none."""
    if not olds or not news:
        return
    holding: dict[str, list[int]] = {}
    for at, name in enumerate(news):
        for character in dict.fromkeys(name):
            holding.setdefault(character, []).append(at)
    for old, name in enumerate(olds):
        for new, score in _close_to(name, news, holding, cutoff):
            yield Close(old, new, score)


def _close_to(
    name: str, news: Sequence[str], holding: dict[str, list[int]], cutoff: float
) -> Iterator[tuple[int, float]]:
    """Only names are compared that hold one of the rarest characters of `name`.

    A name as close as `cutoff` lacks at most `lacking` characters of it, so it holds one of any more.
    """
    lacking = math.floor(len(name) * (1 - cutoff / (200 - cutoff)) + 1e-9)
    rarest = sorted(name, key=lambda character: len(holding.get(character, ())))[: lacking + 1]
    candidates = sorted({at for character in rarest for at in holding.get(character, ())})
    found = process.extract(
        name, [news[at] for at in candidates], scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
    )
    for _, score, at in found:
        yield candidates[at], score
