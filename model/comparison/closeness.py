"""Which names of two lists are close, found without comparing each with each; and which numbers part them."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CUTOFF = 85.0
"""How close a renamed thing's names are at least, of 100: 6 characters of 8, or 12 of 14 on both sides."""

MOST_COMPARED = 50_000_000
MOST_CLOSE = 500_000
"""Pairs of names at most that one search compares, and finds: some ten seconds, and some ten megabytes."""

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
    """All pairs of names that are as close as `cutoff`; names of no character are close to none.

    Only names are compared that share one of the rarest characters: one that is as close as `cutoff` lacks at
    most `lacking` characters of the other, so it holds one of any more. Where nearly all names are alike, the
    search ends after MOST_COMPARED, or MOST_CLOSE found.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- most documents are compared with none

    holding: dict[str, list[int]] = {}
    for at, name in enumerate(news):
        for character in dict.fromkeys(name):
            holding.setdefault(character, []).append(at)
    compared = close = 0
    for old, name in enumerate(olds):
        lacking = math.floor(len(name) * (1 - cutoff / (200 - cutoff)) + 1e-9)
        rarest = sorted(name, key=lambda character: len(holding.get(character, ())))[: lacking + 1]
        compared += sum(len(holding.get(character, ())) for character in rarest)
        if compared > MOST_COMPARED or close > MOST_CLOSE:
            return
        candidates = sorted({at for character in rarest for at in holding.get(character, ())})
        found = process.extract(
            name, [news[at] for at in candidates], scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
        )
        close += len(found)
        for _, score, at in found:
            yield Close(old, candidates[at], score)
