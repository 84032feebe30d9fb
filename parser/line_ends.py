"""Where words end on paper: whether a field is whole at its last line, or may go on over the page's end."""

from collections.abc import Iterable

from model.text import is_wide
from parser.lines import Line
from parser.rows import Row, text

_SENTENCE_ENDS = tuple("。！？!?；;…”’」』）)")


class Edges:
    """How far the names and objectives of a table reach to the right, in points from its left edge."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = list(rows)
        self._left = {row.page: row.box.x0 for row in rows}
        self._names = max((self._reach(line) for row in rows for line in row.name), default=0.0)
        self._objectives = max((self._reach(line) for row in rows for line in row.objective), default=0.0)

    def name_ends(self, before: Row, row: Row) -> bool:
        """Whether a name stops so far from its column's edge that more of it would have stood there."""
        return bool(before.name and row.name) and self._has_room(before.name[-1], row.name[0], self._names)

    def objective_ends(self, before: Row, row: Row) -> bool:
        """Whether an objective is whole: it ends as a sentence does, or far from its column's edge."""
        return any(self._objective_signs(before, row))

    def objective_surely_ends(self, before: Row, row: Row) -> bool:
        """Whether an objective ends as a sentence does, and far from its column's edge."""
        return all(self._objective_signs(before, row))

    def _objective_signs(self, before: Row, row: Row) -> tuple[bool, bool]:
        if not (before.objective and row.objective):
            return False, False
        room = self._has_room(before.objective[-1], row.objective[0], self._objectives)
        return text(before.objective).endswith(_SENTENCE_ENDS), room

    def _reach(self, line: Line) -> float:
        return line.x1 - self._left[line.page]

    def _has_room(self, last: Line, following: Line, edge: float) -> bool:
        """Whether what may not be parted at the start of a line would have fitted behind another.

        One character's room does not tell: where a line may not begin with a mark, the one before it is
        taken along.
        """
        return edge - self._reach(last) > last.height + _first_word(following)


def _first_word(line: Line) -> float:
    """The width of a line's first character, or of the Latin word or figure that it begins with."""
    end = line.glyphs[0].x1
    for glyph in line.glyphs:
        if glyph.text.isspace() or is_wide(glyph.text[-1]):
            break
        end = glyph.x1
    return end - line.glyphs[0].x0
