"""One project or two: the control totals decide over rows at a page end that may be either."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from model import Amounts, Notice
from parser.levels import Item
from parser.survey import listed

MOST_DOUBTFUL = 12
"""Rows of one sum that are tried in every combination; of more, only all or none."""


class Draft(msgspec.Struct, frozen=True):
    """A unit with its projects before they are settled; `row` None where the paper prints no unit row.

    `sum` is the row under its projects that adds them up (小计), `name` what a column of units calls it.
    """

    row: Item | None
    path: tuple[str, ...]
    projects: list[Item]
    sum: Item | None = None
    name: str | None = None

    @property
    def amounts(self) -> Amounts | None:
        """The printed subtotal: of its own row, or of the row under its projects; None where neither is."""
        if self.row is not None and (self.row.amounts != Amounts(None) or self.sum is None):
            return self.row.amounts
        return self.sum.amounts if self.sum is not None else None

    @property
    def printed(self) -> Decimal | None:
        """The printed subtotal, 万元."""
        return self.amounts.total if self.amounts else None


def settled(total: Amounts | None, drafts: Sequence[Draft], notices: list[Notice]) -> list[Draft]:
    """The units with every doubtful row read as one project or as two, each said in a notice.

    A unit's own subtotal decides over its rows; units without one are decided together by the grand total.
    """
    silent = [draft for draft in drafts if draft.printed is None]
    rest = None
    if total is not None and total.total is not None:
        rest = total.total - sum((draft.printed or Decimal(0) for draft in drafts), Decimal(0))
    verdicts: dict[int, bool] = {}
    for printed, judged in [(draft.printed, [draft]) for draft in drafts if draft.printed is not None] + [
        (rest, silent)
    ]:
        doubtful = [item for draft in judged for item in draft.projects if item.apart]
        counted = sum((amount(item) for draft in judged for item in draft.projects), Decimal(0))
        for item, one in zip(
            doubtful, decide(printed, counted, [_more(item) for item in doubtful]), strict=True
        ):
            verdicts[id(item)] = _is_one(item, one, printed)
            notices.append(_notice(item, one, printed))
    return [
        msgspec.structs.replace(
            draft, projects=[read for item in draft.projects for read in _read(item, verdicts)]
        )
        for draft in drafts
    ]


def decide(printed: Decimal | None, counted: Decimal, doubtful: Sequence[Decimal]) -> list[bool | None]:
    """For each doubtful row: True if the sum says that it is one with the row before it, False if both count.

    `printed` is the sum on paper, `counted` what the rows add up to with every doubtful one read as one,
    `doubtful` what each adds where it is two (万元). Without a sum to ask they are one; None where no
    reading explains it.
    """
    if printed is None:
        return [True] * len(doubtful)
    every = range(len(doubtful))
    sizes = every if len(doubtful) <= MOST_DOUBTFUL else range(1)
    for size in (*sizes, len(doubtful)):
        for twice in combinations(every, size):
            if counted + sum((doubtful[at] for at in twice), Decimal(0)) == printed:
                return [at not in twice for at in every]
    return [None] * len(doubtful)


def amount(item: Item) -> Decimal:
    """A row's money in 万元: its total, or its funds where that is blank."""
    if item.amounts.total is not None:
        return item.amounts.total
    return sum(item.amounts.funds.values(), Decimal(0))


def _more(item: Item) -> Decimal:
    """What a doubtful row adds to the sum where it is more than one."""
    return sum((amount(other) for other in item.apart), Decimal(0)) - amount(item)


def _is_one(item: Item, one: bool | None, printed: Decimal | None) -> bool:
    """What a doubtful row is read as: what the sum says, else what its words say.

    Without a sum, rows that show the same are one.
    """
    if one is None or (printed is None and not item.entry.cut):
        return item.entry.likely
    return one


def _read(item: Item, verdicts: dict[int, bool]) -> Iterator[Item]:
    """The one or more projects that a row is, alone or with the one before it."""
    if verdicts.get(id(item), True):
        yield item
    else:
        yield from item.apart


def _notice(item: Item, one: bool | None, printed: Decimal | None) -> Notice:
    """What was made of rows at a page end that may be one project or more."""
    pages = item.entry.pages
    is_one = _is_one(item, one, printed)
    if item.entry.cut:
        where = f"“{item.name}”在第 {listed(pages)} 页各印一次"
        sure, joined = "repeated-row", "读作一个项目"
    else:
        names = "”与“".join(other.name for other in item.apart)
        where = f"“{names}”在第 {listed(pages)} 页首尾相接，金额可以拼成一个数"
        sure, joined = "split-row", "接成一个项目"
    if one is None:
        read = "一个" if is_one else "两个"
        sentence = f"{where}，哪种读法都与合计不符，暂按{read}项目计，请核对原文"
        return Notice("doubtful-row", pages, sentence)
    if printed is None and item.entry.cut:
        return Notice(sure, pages, f"{where}，无合计可核，{joined}")
    if printed is None:
        read = "一个" if is_one else "两个"
        return Notice("doubtful-row", pages, f"{where}，无合计可核，暂按{read}项目计，请核对原文")
    if one:
        return Notice(sure, pages, f"{where}，按合计{joined}")
    return Notice("same-rows", pages, f"{where}，按合计是两个项目，均已计入")
