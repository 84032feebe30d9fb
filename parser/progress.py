"""What a reading says while it goes on: pages done, and the rows found on the newest of them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import msgspec


class RowSoFar(msgspec.Struct, frozen=True):
    """A row as first read, before rows over page ends are joined; `total` in 万元."""

    kind: Literal["unit", "project"]
    name: str
    total: Decimal | None


class Progress(msgspec.Struct, frozen=True):
    """`page` of `pages` has been read; `rows` are those that begin on it, in printed order."""

    page: int
    pages: int
    rows: tuple[RowSoFar, ...] = ()


OnProgress = Callable[[Progress], None]
"""Called after each page, in the reading's thread; what it raises ends the reading (a cancelled one does)."""
