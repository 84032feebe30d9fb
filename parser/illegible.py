"""Characters inside tables of which the file does not tell what they are: counted, and said with examples."""

from collections.abc import Iterable, Iterator, Sequence

from model import Notice
from model.text import join
from parser.lines import SAME_LINE
from parser.page import Glyph
from parser.survey import listed
from parser.symbols import UNREAD

EXAMPLES = 3
"""Pages of which a sentence quotes the words around such a character."""

AROUND = 6.0
"""In glyph heights: how far to either side the quoted words reach."""


class Illegible:
    """Page by page: how many such characters there are, and the words around the first of each page."""

    def __init__(self) -> None:
        self._count = 0
        self._words: dict[int, str] = {}

    def add(self, page: int, glyphs: Sequence[Glyph]) -> None:
        """Take the glyphs of one table into account."""
        found = [glyph for glyph in glyphs if UNREAD in glyph.text]
        self._count += len(found)
        if found:
            self._words.setdefault(page, _around(found[0], glyphs))

    def notices(self) -> Iterator[Notice]:
        """One sentence for all of them."""
        if self._words:
            pages = tuple(self._words)
            examples = "、".join(
                f"第 {page} 页“{words}”" for page, words in list(self._words.items())[:EXAMPLES]
            )
            sentence = (
                f"第 {listed(pages)} 页表内有 {self._count} 个字无法识别，"
                f"以“{UNREAD}”代替（如{examples}），请核对原文"
            )
            yield Notice("illegible-text", pages, sentence)


def _around(glyph: Glyph, glyphs: Iterable[Glyph]) -> str:
    height = glyph.bottom - glyph.top
    near = (
        other
        for other in glyphs
        if abs(other.middle - glyph.middle) < SAME_LINE * height
        and abs(other.centre - glyph.centre) < AROUND * height
    )
    return join("".join(other.text for other in sorted(near, key=lambda other: other.x0)))
