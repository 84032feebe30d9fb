"""Where the words of the text filter stand, in the order in which a person goes through them."""

from collections.abc import Sequence

from model.filter import Visible
from model.search import found as found_in
from tui.browser.detail_blocks import grouped
from tui.browser.library import Library
from tui.browser.view import FlatRow, Objective, Row, indicators_left, value_text

Spot = Row | Objective | FlatRow
"""A place that holds the words: a project's name, an objective, an indicator."""


def project_row(spot: Spot) -> Row:
    """The project in which a spot is."""
    return spot if isinstance(spot, Row) else Row("project", spot.table, unit=spot.unit, project=spot.project)


def spots(library: Library, row: Row, visible: Visible, words: str) -> list[Spot]:
    """The spots of one project, from its name down to its last indicator that is left."""
    project = library.project(row)
    found: list[Spot] = []
    if found_in(project.name, words):
        found.append(row)
    if found_in(project.objective, words, "sentence"):
        found.append(Objective(row.table, row.unit, row.project))
    for at in grouped(project, indicators_left(visible, row)):
        spot = FlatRow(row.table, row.unit, row.project, at)
        if in_indicator(library, spot, words):
            found.append(spot)
    return found


def in_indicator(library: Library, row: FlatRow, words: str) -> bool:
    """Whether an indicator's name, values or raw text hold the words."""
    indicator = library.indicator(row)
    told = (indicator.raw, value_text(indicator))
    return bool(indicator.name and found_in(indicator.name, words)) or any(
        found_in(text, words, "sentence") for text in told if text
    )


def next_spot(
    library: Library,
    visible: Visible,
    rows: Sequence[Row],
    here: Row,
    spot: Spot | None,
    words: str,
    step: int,
) -> Spot | None:
    """The spot after (1) or before (-1) where a person is; past the end it begins again at the other one.

    `rows` are all tree rows in their order, `here` the one with the cursor, `spot` the place inside it.
    """
    start = rows.index(here)
    inside = spots(library, here, visible, words) if here.kind == "project" else []
    if spot in inside:
        rest = inside[inside.index(spot) + 1 :] if step > 0 else inside[: inside.index(spot)]
    else:
        rest = [one for one in inside if one != here] if step > 0 else []
    if rest:
        return rest[0 if step > 0 else -1]
    for distance in range(1, len(rows) + 1):
        row = rows[(start + step * distance) % len(rows)]
        if row.kind == "project" and (found := spots(library, row, visible, words)):
            return found[0 if step > 0 else -1]
    return None


def next_in_list(
    library: Library, rows: Sequence[FlatRow], here: FlatRow | None, words: str, step: int
) -> FlatRow | None:
    """The indicator after (1) or before (-1) `here` in the flat list that holds the words, around the end."""
    start = rows.index(here) if here is not None else 0
    around = (rows[(start + step * distance) % len(rows)] for distance in range(1, len(rows) + 1))
    return next((row for row in around if in_indicator(library, row, words)), None)
