"""One project or two: the control totals decide over rows that were printed twice across a page end."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from model import Amounts, Notice
from parser.levels import Item
from parser.page_breaks import Entry
from parser.rows import Row, text
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
    verdicts: dict[int, bool | None] = {}
    for printed, judged in [(draft.printed, [draft]) for draft in drafts if draft.printed is not None] + [
        (rest, silent)
    ]:
        doubtful = [item for draft in judged for item in draft.projects if item.entry.perhaps_repeated]
        counted = sum((amount(item) for draft in judged for item in draft.projects), Decimal(0))
        for item, one in zip(
            doubtful, decide(printed, counted, [amount(item) for item in doubtful]), strict=True
        ):
            verdicts[id(item)] = one
            notices.append(_notice(item, one, printed))
    return [
        msgspec.structs.replace(
            draft, projects=[read for item in draft.projects for read in _read(item, verdicts.get(id(item)))]
        )
        for draft in drafts
    ]


def decide(printed: Decimal | None, counted: Decimal, doubtful: Sequence[Decimal]) -> list[bool | None]:
    """For each doubtful row: True if the sum says that it is one with the row before it, False if both count.

    `printed` is the sum on paper, `counted` what the rows add up to with every doubtful one counted once,
    `doubtful` their amounts (万元). Without a sum to ask they are one; None where no reading explains it.
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


def _read(item: Item, one: bool | None) -> Iterator[Item]:
    """The one or two projects that a row and the one printed before it are."""
    before = item.entry.perhaps_repeated
    if before is None:
        yield item
    elif one or (one is None and _was_cut(before, item)):
        yield msgspec.structs.replace(item, entry=msgspec.structs.replace(item.entry, cut=(before,)))
    else:
        yield Item(Entry(parts=(before,)), item.name, item.amounts)
        yield item


def _was_cut(before: Row, item: Item) -> bool:
    """Whether the first printing shows fewer words than the second."""
    row = item.entry.parts[0]
    return len(text(before.objective + before.indicators)) < len(text(row.objective + row.indicators))


def _notice(item: Item, one: bool | None, printed: Decimal | None) -> Notice:
    """What was made of a row that is printed twice."""
    before = item.entry.perhaps_repeated
    pages = tuple(sorted({*item.entry.pages, *((before.page,) if before else ())}))
    where = f"“{item.name}”在第 {listed(pages)} 页各印一次"
    if one and printed is None:
        return Notice("repeated-row", pages, f"{where}，无合计可核，读作一个项目")
    if one:
        return Notice("repeated-row", pages, f"{where}，按合计读作一个项目")
    if one is None:
        read = "一个" if before and _was_cut(before, item) else "两个"
        return Notice("doubtful-row", pages, f"{where}，哪种读法都与合计不符，暂按{read}项目计，请核对原文")
    return Notice("same-rows", pages, f"{where}，按合计是两个项目，均已计入")
