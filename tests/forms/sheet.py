"""What a producer sets: blocks of a title, lines and one table of cells, merged or not."""

from typing import Literal

import msgspec

from tests.corpus.fonts import NOTO_SANS

Align = Literal["left", "center", "right"]


class Cell(msgspec.Struct, frozen=True):
    """A cell over `across` columns and `down` rows."""

    words: str
    across: int = 1
    down: int = 1
    align: Align = "left"


Row = tuple[Cell, ...]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A table with the lines above it; `widths` are its columns' shares of the sheet's width.

    The first `header_rows` come again on every page.
    """

    titles: tuple[str, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    header_rows: int = 0
    new_page: bool = False


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How all blocks of a document look. Sizes are points."""

    landscape: bool = False
    font: str = NOTO_SANS
    font_size: float = 9
    white_fills: bool = False
    fills: bool = False
    """Thin filled rectangles as rules."""

    whole_rows: bool = False
    """Rows that do not fit go to the next page whole."""

    valign: Literal["middle", "top"] = "middle"
    padding: float = 2


class Paper(msgspec.Struct, frozen=True):
    """Blocks under one another, and their look."""

    blocks: tuple[Block, ...]
    look: Look
