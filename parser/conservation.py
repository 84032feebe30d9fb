"""The proof that nothing was lost: every visible glyph inside a table belongs to exactly one field of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from model import Conservation, Leftover, Notice, Place
from parser.lines import is_inked, join, lines
from parser.page import Glyph


class Ledger:
    """Glyphs seen inside tables, and the fields that took them, page by page."""

    def __init__(self) -> None:
        self._placed = 0
        self._doubled = 0
        self._left: list[Leftover] = []

    def enter(self, page: int, seen: Iterable[Glyph], taken: Iterable[Glyph]) -> None:
        """Book one table of a page: the glyphs inside its outer lines, and those that its fields hold."""
        inside = [glyph for glyph in seen if is_inked(glyph[0])]
        held = [glyph for glyph in taken if is_inked(glyph[0])]
        if sorted(map(id, inside)) == sorted(map(id, held)):
            self._placed += len(held)
            return
        drawn, used = Counter(inside), Counter(held)
        self._doubled += (used - drawn).total()
        self._placed += (drawn & used).total()
        for line in lines(page, (drawn - used).elements()):
            self._left.append(
                Leftover(join([line]).text, Place(page, line.x0, line.top, line.x1, line.bottom))
            )

    def balance(self, repeated: int) -> Conservation:
        """The account of the whole document; `repeated` glyphs stand in printings that were dropped."""
        return Conservation(self._placed - repeated, repeated, self._doubled, tuple(self._left))


def leftover_notices(conservation: Conservation) -> Iterator[Notice]:
    """That words inside a table belong to none of its fields, each with its page."""
    for left in conservation.left:
        sentence = f"第 {left.place.page} 页表内文字未归位：“{left.text}”"
        yield Notice("leftover", (left.place.page,), sentence)


def is_visible(glyph: Glyph) -> bool:
    """Whether a glyph shows anything: no space, control or zero-width character."""
    return is_inked(glyph.text)
