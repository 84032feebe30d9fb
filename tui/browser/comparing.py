"""Tables that open documents are compared with: last year's, the draft, or the version before a revision."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from model import Table
from model.checks import Spot
from model.filter import VisibleProject
from tui.browser.view import FlatRow, Row
from tui.plain import printable
from tui.sources import Document

if TYPE_CHECKING:
    from model.comparison import Comparison, IndicatorChange, ProjectChange
    from tui.export.comparison_rows import Compared


class Beside(msgspec.Struct, frozen=True):
    """The table beside a document's: what it is called, and what became of each of its projects."""

    label: str
    old: Table
    comparison: "Comparison"

    @property
    def vanished(self) -> "tuple[ProjectChange, ...]":
        """The projects that are in the old table alone."""
        return tuple(change for change in self.comparison.projects if change.new is None)


class Comparing:
    """Looks up what became of a project or an indicator, by the rows of the browser."""

    def __init__(self) -> None:
        self._beside: dict[int, Beside] = {}
        self._changes: dict[int, dict[Spot, ProjectChange]] = {}

    def put_all(self, several: Iterable[tuple[int, Beside | None]]) -> None:
        """Compare the documents at some places, those beside which there is a table."""
        for at, beside in several:
            if beside is not None:
                self.put(at, beside)

    def put(self, at: int, beside: Beside) -> None:
        """Compare a document, by its place, with a table."""
        self._beside[at] = beside
        self._changes[at] = beside.comparison.by_new()

    def beside(self, at: int) -> Beside | None:
        """What a document is compared with."""
        return self._beside.get(at)

    def compared(self, documents: Sequence[Document]) -> "Compared | None":
        """The comparison of a single document, as an opinion sheet carries it."""
        beside = self._beside.get(0)
        if beside is None or len(documents) != 1 or (new := documents[0].table) is None:
            return None
        from tui.export.comparison_rows import Compared  # noqa: PLC0415

        name = printable(documents[0].path.name)
        return Compared(beside.label, name, beside.old, new, beside.comparison)

    @property
    def begun(self) -> bool:
        """Whether any document is compared."""
        return bool(self._beside)

    def change(self, row: Row | FlatRow) -> "ProjectChange | None":
        """What became of a project; None where its document is not compared."""
        return self._changes.get(row.table, {}).get(Spot(row.unit, row.project))

    def indicator_change(self, row: FlatRow) -> "IndicatorChange | None":
        """What became of an indicator."""
        change = self.change(row)
        if change is None:
            return None
        return next((one for one in change.indicators if one.new == row.indicator), None)

    def is_changed(self, left: VisibleProject) -> bool:
        """Whether a project changed, or is new."""
        change = self._changes.get(left.table, {}).get(Spot(left.unit, left.project))
        return change is not None and change.is_changed
