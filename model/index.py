"""The filter's index: built once over several tables, it answers any filter in a few milliseconds.

Projects and indicators are counted through: each project, its indicators, and a place that ends them. What
a part of a filter leaves is a set of these places, so that all parts together are an intersection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import MAX_PREC, Decimal, localcontext
from functools import cached_property, partial
from itertools import accumulate, compress, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from model.amount_range import AmountRange
from model.bit_planes import Fields, flags, of_bytes, of_flags
from model.filter import CategoryCount, CategoryKey, Filter, Visible
from model.left import Left, Place, Units
from model.prepared import Prepared, prepared
from model.search import typed_initials
from model.table import Table
from model.text import search_key

if TYPE_CHECKING:
    from model.text_index import TextIndex


class Index:
    """Several tables prepared for filtering; asked at every key."""

    def __init__(self, tables: Sequence[Table | Prepared | None]) -> None:
        """`tables` may have been prepared before; None stands for a document without a table."""
        parts = [
            (at, one if isinstance(one, Prepared) else prepared(one)) for at, one in enumerate(tables) if one
        ]
        self._parts = [part for _, part in parts]
        self._firsts = [0, *accumulate(part.size for part in self._parts)]
        self._size = self._firsts[-1]
        self._places = [
            Place(table, unit, project, first + at, count)
            for (table, part), first in zip(parts, self._firsts, strict=False)
            for unit, project, at, count in part.places
        ]
        self._totals = [total for part in self._parts for total in part.totals]
        tops = bytearray(b"0" * self._size)
        lowest = bytearray(b"0" * self._size)
        for place in self._places:
            lowest[place.at] = tops[place.end] = ord("1")
        self._fields = Fields(of_flags(tops), (1 << self._size) - 1 ^ of_flags(tops))
        self._projects = of_flags(lowest)
        self._indicators = self._fields.inner ^ self._projects

    def apply(self, chosen: Filter) -> Visible:
        """What `chosen` leaves."""
        left = self._left(chosen)
        if chosen.chooses_indicators:
            kept = self._fields.holding(left)
        else:
            kept = self._fields.holding(self._within(chosen.amount))
        return self._visible(kept, left)

    def categories(self, chosen: Filter) -> tuple[CategoryCount, ...]:
        """Every category of the tables in printed order of first appearance, counted under the other filters.

        Level-2 categories follow the level-1 category they were first printed under.
        """
        left = self._left(Filter(amount=chosen.amount, text=chosen.text))
        return tuple(CategoryCount(key, (left & self._categories[key]).bit_count()) for key in self._taxonomy)

    def preparing(self) -> Iterator[None]:
        """Make ready, in short steps, what filters need when they are first asked for: in a thread, say."""
        if not self._places:
            return
        _ = self._texts
        yield
        _ = self._by_total
        yield
        _ = self._categories, self._taxonomy, self._units, self._ends, self._summands
        yield from self._texts.preparing()

    def _left(self, chosen: Filter) -> int:
        """The indicators that all parts of a filter leave."""
        left = self._indicators
        if words := search_key(chosen.text):
            found = self._found(words)
            left &= found | self._fields.filled(found & self._projects)
        if chosen.categories:
            of_any = 0
            for key in chosen.categories:
                of_any |= self._categories.get(key, 0)
            left &= of_any
        if chosen.amount is not None:
            left &= self._fields.filled(self._within(chosen.amount))
        return left

    def _found(self, words: str) -> int:
        """The projects and indicators in whose own texts a search finds the words, given by their key."""
        if letters := typed_initials(words, "sentence"):
            return self._texts.holding(words, letters)
        return self._texts.holding(words, typed_initials(words, "name"), names=True)

    def _within(self, amount: AmountRange | None) -> int:
        """The projects whose total lies in a range; all, for none."""
        if amount is None:
            return self._projects
        totals, order = self._by_total
        start, end = 0, len(totals)
        if amount.low is not None:
            start = (bisect_right if amount.low_excluded else bisect_left)(totals, amount.low)
        if amount.high is not None:
            end = (bisect_left if amount.high_excluded else bisect_right)(totals, amount.high)
        if inside := 2 * (end - start) < len(order):
            changed = order[start:end]
        else:
            changed = [*order[:start], *order[end:]]
        digits = bytearray(b"0" * self._size)
        one = ord("1")
        for at in changed:
            digits[at] = one
        found = of_flags(digits)
        return found if inside else self._with_total ^ found

    def _visible(self, kept: int, left: int) -> Visible:
        """The projects whose highest places are `kept`, with the indicators that are `left`."""
        if not self._places:
            return Visible((), 0, Decimal(0))
        of_project = self._ends(flags(kept, self._size))
        summands, places = self._summands
        amount = Decimal(f"{sum(compress(summands, of_project))}E-{places}")
        projects = list(compress(self._places, of_project))
        units = partial(self._by_unit, of_project)
        return Visible(Left(projects, flags(left, self._size), units), left.bit_count(), amount)

    def _by_unit(self, of_project: Sequence[int]) -> Units:
        """The projects that are left of each unit, given by a 1 among all."""
        found: dict[tuple[int, int], Sequence[int]] = {}
        every = bytes(of_project)
        for unit, first, end in self._units:
            left = every[first:end]
            if 1 in left:
                projects = range(end - first)
                found[unit] = list(compress(projects, left)) if 0 in left else projects
        return found

    @cached_property
    def _units(self) -> Sequence[tuple[tuple[int, int], int, int]]:
        """The units that have projects: table and unit, the first of its projects among all, and the end."""
        found: list[tuple[tuple[int, int], int, int]] = []
        end = 0
        for unit, places in groupby(self._places, key=itemgetter(0, 1)):
            first, end = end, end + sum(1 for _ in places)
            found.append(((unit[0], unit[1]), first, end))
        return found

    @cached_property
    def _taxonomy(self) -> Sequence[CategoryKey]:
        """The categories, level 2 after its level 1, as first printed."""
        below: dict[CategoryKey, list[CategoryKey]] = {}
        seen: set[CategoryKey] = set()
        for part in self._parts:
            for level1, level2 in part.taxonomy:
                children = below.setdefault(level1, [])
                if level2 not in seen:
                    seen.add(level2)
                    children.append(level2)
        return [key for level1, children in below.items() for key in (level1, *children)]

    @cached_property
    def _texts(self) -> "TextIndex":
        from model.text_index import TextIndex  # noqa: PLC0415 -- the first picture needs none

        return TextIndex([part.texts for part in self._parts])

    @cached_property
    def _categories(self) -> dict[CategoryKey, int]:
        found: dict[CategoryKey, int] = {}
        for part, first in zip(self._parts, self._firsts, strict=False):
            for key, places in part.categories:
                found[key] = found.get(key, 0) | of_bytes(places) << first
        return found

    @cached_property
    def _by_total(self) -> tuple[Sequence[Decimal], Sequence[int]]:
        """The totals in ascending order, and where the project of each stands."""
        both = zip(self._totals, self._places, strict=True)
        pairs = sorted((total, place.at) for total, place in both if total is not None)
        return [total for total, _ in pairs], [at for _, at in pairs]

    @cached_property
    def _summands(self) -> tuple[Sequence[int], int]:
        """The totals as whole numbers, which add up far faster, none as 0; and how many of their digits are
        decimal places.
        """
        totals = [total or Decimal(0) for total in self._totals]
        with localcontext(prec=MAX_PREC):  # so that a sum is exact, and has the digits of all
            places = -int(sum(totals, Decimal(0)).as_tuple().exponent)
            return [int(total.scaleb(places)) for total in totals], places

    @cached_property
    def _with_total(self) -> int:
        """The projects that have a total."""
        digits = bytearray(b"0" * self._size)
        for at in self._by_total[1]:
            digits[at] = ord("1")
        return of_flags(digits)

    @cached_property
    def _ends(self) -> Callable[[bytes], Sequence[int]]:
        """What stands at the highest places of the projects."""
        ends = [place.end for place in self._places]
        return itemgetter(*ends) if len(ends) > 1 else itemgetter(slice(ends[0], ends[0] + 1))
