"""Pairing what stands in two lists, one to one: by equal keys in order, or the closest names first."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from model.comparison.closeness import close_names

T = TypeVar("T")


class Rank(NamedTuple):
    """Which of two pairs whose names are equally close is made first: the lower."""

    money_differs: bool
    objective_differs: bool
    names: tuple[str, ...]


class Pairing(Generic[T]):
    """What of two lists is not paired yet: each step takes its pairs out of it."""

    def __init__(self, olds: Iterable[T], news: Iterable[T]) -> None:
        self.olds = list(olds)
        self.news = list(news)

    def by(self, key: Callable[[T], Hashable]) -> list[tuple[T, T]]:
        """Pairs of equal keys, those that are there repeatedly in order; a key None is no key."""
        waiting: dict[Hashable, deque[int]] = {}
        for at, new in enumerate(self.news):
            waiting.setdefault(key(new), deque()).append(at)
        found = []
        for at, old in enumerate(self.olds):
            own = key(old)
            if own is not None and (same := waiting.get(own)):
                found.append((at, same.popleft()))
        return self._take(found)

    def by_unique(self, key: Callable[[T], Hashable]) -> list[tuple[T, T]]:
        """Pairs of equal keys that are left once in each list."""
        times = (Counter(map(key, self.olds)), Counter(map(key, self.news)))
        return self.by(lambda item: own if all(of[own := key(item)] == 1 for of in times) else None)

    def by_closeness(
        self,
        name: Callable[[T], str],
        block: Callable[[T], Hashable],
        rank: Callable[[T, T], Rank],
        cutoff: float,
    ) -> list[tuple[T, T]]:
        """Pairs of close names within a block, the closest first."""
        blocks: dict[Hashable, tuple[list[int], list[int]]] = {}
        for side, items in enumerate((self.olds, self.news)):
            for at, item in enumerate(items):
                if (own := block(item)) is not None:
                    blocks.setdefault(own, ([], []))[side].append(at)
        close = []
        for olds, news in blocks.values():
            old_names, new_names = [name(self.olds[at]) for at in olds], [name(self.news[at]) for at in news]
            for one in close_names(old_names, new_names, cutoff):
                old, new = olds[one.old], news[one.new]
                # The order of the lists counts last, and alike from both sides.
                last = (max(old, new), min(old, new))
                close.append((-one.score, rank(self.olds[old], self.news[new]), last, old, new))
        found: list[tuple[int, int]] = []
        taken_olds, taken_news = set[int](), set[int]()
        for *_, old, new in sorted(close):
            if old not in taken_olds and new not in taken_news:
                taken_olds.add(old)
                taken_news.add(new)
                found.append((old, new))
        return self._take(found)

    def _take(self, found: Sequence[tuple[int, int]]) -> list[tuple[T, T]]:
        pairs = [(self.olds[old], self.news[new]) for old, new in found]
        olds, news = {old for old, _ in found}, {new for _, new in found}
        self.olds = [item for at, item in enumerate(self.olds) if at not in olds]
        self.news = [item for at, item in enumerate(self.news) if at not in news]
        return pairs
