"""Blocks of lines as the items of a list: the detail pane, the help, the category list."""

from collections.abc import Hashable, Sequence
from itertools import accumulate

import msgspec

from tui.browser.spans import Line


class Block(msgspec.Struct, frozen=True):
    """Lines that belong together; `key` says what they are."""

    key: Hashable
    lines: Sequence[Line]
    selectable: bool = False


class BlockItems:
    """Blocks laid out below each other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.keys = [block.key for block in blocks]
        self.starts = [0, *accumulate(len(block.lines) for block in blocks)]

    def line(self, at: int, nth: int) -> Line:
        return self._blocks[at].lines[nth]

    def selectable(self, at: int) -> bool:
        return self._blocks[at].selectable
