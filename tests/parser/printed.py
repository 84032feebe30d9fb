"""Typed rows and items for tests, from what a person would write."""

from decimal import Decimal

from model import Amounts, Place
from parser.levels import Item
from parser.lines import Line, lines
from parser.page_breaks import Entry
from parser.rows import Row
from tests.parser.sheets import paragraph


def field(page: int, words: str) -> tuple[Line, ...]:
    """The lines of a cell."""
    return tuple(lines(page, paragraph(words)))


def row(
    name: str = "",
    total: str = "",
    objective: str = "",
    indicators: str = "",
    *,
    page: int = 1,
    grant: str = "",
    indent: float = 2.0,
    opens: bool = False,
    closes: bool = False,
    unruled: bool = False,
) -> Row:
    """A printed row; its one fund is 财政拨款."""
    return Row(
        page=page,
        box=Place(page, 30, 100, 800, 140),
        name=field(page, name),
        total=field(page, total),
        funds={"财政拨款": field(page, grant)},
        objective=field(page, objective),
        indicators=field(page, indicators),
        indent=indent,
        opens=opens,
        closes=closes,
        unruled=unruled,
    )


def item(
    name: str, total: str | None, objective: str = "", *, indent: float = 0.0, entry: Entry | None = None
) -> Item:
    """An entry whose name and money have been read."""
    printed = row(name, total or "", objective, indent=indent)
    amounts = Amounts(None if total is None else Decimal(total))
    return Item(entry or Entry(parts=(printed,)), name, amounts)
