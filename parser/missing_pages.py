"""Pages between rows that were not read: what may hang on them is said."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from model import Notice
from parser.levels import Item
from parser.repeats import Draft, amount
from parser.survey import listed


def notices(drafts: Sequence[Draft], blank_pages: Collection[int]) -> Iterator[Notice]:
    """A sentence for every row before or behind such pages whose rest or whose unit may stand on them."""
    page, last = 0, None
    for draft in drafts:
        for item in (draft.row, *draft.projects):
            if item is None:
                continue
            first = item.entry.pages[0]
            between = [at for at in range(page + 1, first) if at not in blank_pages]
            if page and between:
                where = f"第 {listed(between)} 页不在表内或未读，第"
                if last is not None and last.entry.parts[-1].unruled:
                    yield Notice("torn-row", (page,), f"{where} {page} 页末的“{last.name}”可能未完")
                if _is_torn(item):
                    yield Notice("torn-row", (first,), f"{where} {first} 页开头是前面某行的后半，未接上")
                if item is not draft.row and not _is_complete(draft):
                    sentence = f"{where} {first} 页起的项目暂归前面的单位，请核对原文"
                    yield Notice("doubtful-unit", (first,), sentence)
            page, last = max(page, *item.entry.pages), item


def _is_torn(item: Item) -> bool:
    """Whether an item is the rest of a row: words without name and money."""
    return not item.name and not any(row.has_money for row in item.entry.parts)


def _is_complete(draft: Draft) -> bool:
    """Whether a unit's subtotal is the sum of the projects that were read under it."""
    return draft.printed == sum((amount(item) for item in draft.projects), Decimal(0))
