"""What copying takes: the marked items, or what the cursor stands on, as text or as TSV."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from model import Indicator, Project
from model.filter import Visible
from tui.browser.library import Library
from tui.browser.view import FindingAt, FlatRow, Objective, Row, Target, left_of
from tui.copying.text import (
    Chosen,
    findings_tsv,
    indicator_line,
    objective_text,
    objective_tsv,
    project_text,
    tsv,
    unit_text,
)


def as_text(library: Library, visible: Visible, targets: Iterable[Target]) -> str:
    """The targets as text in printed order: indicators and findings a line each, larger things apart by
    blank lines."""
    pieces: list[str] = []
    for are_lines, group in groupby(
        _in_printed_order(library, targets), key=lambda target: isinstance(target, FlatRow | FindingAt)
    ):
        texts = [_text(library, visible, target) for target in group]
        pieces.extend(["\n".join(texts)] if are_lines else texts)
    return "\n\n".join(pieces)


def as_tsv(library: Library, visible: Visible, targets: Sequence[Target]) -> str:
    """The targets as one TSV in printed order; an objective alone has its own columns, so have findings,
    which come as a table of their own."""
    if len(targets) == 1 and isinstance(target := targets[0], Objective):
        return objective_tsv(library.unit(target), library.project(target))
    ordered = _in_printed_order(library, targets)
    found = [library.finding(target) for target in ordered if isinstance(target, FindingAt)]
    chosen = [row for target in ordered for row in _chosen(library, visible, target)]
    parts = [tsv(chosen)] if chosen or not found else []
    return "\n".join([*parts, findings_tsv(found)] if found else parts)


def _in_printed_order(library: Library, targets: Iterable[Target]) -> list[Target]:
    """Targets as the documents print them, each once: what a whole project holds is not taken again."""
    ordered = sorted(targets, key=library.position)
    whole = {
        (target.table, target.unit, target.project)
        for target in ordered
        if isinstance(target, Row) and target.kind == "project"
    }
    return [
        target
        for target in ordered
        if isinstance(target, Row | FindingAt) or (target.table, target.unit, target.project) not in whole
    ]


def _text(library: Library, visible: Visible, target: Target) -> str:
    match target:
        case FindingAt():
            return library.finding(target).sentence
        case FlatRow():
            return indicator_line(library.indicator(target))
        case Objective():
            return objective_text(library.project(target))
        case Row(kind="project"):
            rows = _rows(library, visible, target)
            return project_text(library.unit(target), *rows[0]) if rows else ""
        case Row():
            units = [Row("unit", target.table, unit=at) for at in library.units_below(target)]
            texts = [(library.unit(unit), _rows(library, visible, unit)) for unit in units]
            return "\n\n".join(unit_text(unit, rows) for unit, rows in texts if rows)


def _chosen(library: Library, visible: Visible, target: Target) -> Iterator[Chosen]:
    if isinstance(target, FlatRow):
        yield Chosen(library.unit(target), library.project(target), [library.indicator(target)])
    elif isinstance(target, FindingAt):
        return
    elif isinstance(target, Objective):
        yield Chosen(library.unit(target), library.project(target), [])
    else:
        for at in library.units_below(target):
            unit = library.tables[target.table].units[at]
            row = target if target.kind == "project" else Row("unit", target.table, unit=at)
            for project, indicators in _rows(library, visible, row):
                yield Chosen(unit, project, indicators)


def _rows(library: Library, visible: Visible, row: Row) -> list[tuple[Project, Sequence[Indicator]]]:
    """The projects of a unit that are left, with their indicators that are; a project alone in any case."""
    projects = library.unit(row).projects
    found: list[tuple[Project, Sequence[Indicator]]] = []
    for at in [row.project] if row.kind == "project" else range(len(projects)):
        left = left_of(visible, Row("project", row.table, unit=row.unit, project=at))
        if left is not None:
            found.append((projects[at], [projects[at].indicators[one] for one in left.indicators]))
        elif row.kind == "project":
            found.append((projects[at], projects[at].indicators))
    return found
