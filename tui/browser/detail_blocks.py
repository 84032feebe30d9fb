"""What the detail pane shows of a project, and of one indicator of the flat list."""

from collections.abc import Sequence

from msgspec.structs import replace

from model import Category, Project
from model.filter import category_name
from model.search import Kind
from tui.browser.blocks import Block
from tui.browser.comparing import Comparing
from tui.browser.detail_parts import (
    INDENT,
    MEASURE,
    Room,
    differences,
    heading,
    indented,
    money,
    prose,
    quiet,
)
from tui.browser.finding_blocks import finding_blocks, findings_on, unsaid_differences
from tui.browser.indicator_columns import columns, indicator_lines
from tui.browser.library import Library
from tui.browser.review_blocks import remark, state_block
from tui.browser.reviewing import Reviewing
from tui.browser.spans import Line, paragraph
from tui.browser.view import FlatRow, Objective, Row, values

_LIST_MEASURE = MEASURE + 24
"""The widest that the indicator list is set: its columns guide the eye further than prose does."""


def project_blocks(
    library: Library,
    reviewing: Reviewing,
    comparing: Comparing,
    row: Row,
    left: Sequence[int],
    words: str,
    room: Room,
) -> list[Block]:
    """A project: its unit, money, objective, and the indicators in `left` grouped by category."""
    project = library.project(row)
    shown = len(left) if len(left) == len(project.indicators) else f"{len(left)}/{len(project.indicators)}"
    blocks = [
        _where(library, row, room),
        money(project.amounts, room),
        *state_block(reviewing, row, room),
        *differences(unsaid_differences(library, row), room),
        *_extras(library, row, room),
        *_notices(library, row, room),
        *_change(comparing, row, room),
        *findings_on(library, reviewing, row, room),
        *_objective(library, row, words, room),
        heading(f"绩效指标 {shown}", room),
    ]
    order = grouped(project, left)
    layout = columns(
        [project.indicators[at] for at in left], max(1, min(room.cells - 1, _LIST_MEASURE) - INDENT)
    )
    for before, at in zip((None, *order), order, strict=False):
        indicator = project.indicators[at]
        repeats = before is not None and _name(project.indicators[before].level1) == _name(indicator.level1)
        here = FlatRow(row.table, row.unit, row.project, at)
        lines = indicator_lines(indicator, layout, words, repeats=repeats)
        told = _change_lines(comparing, here, layout.total)
        lines = indented([*lines, *told, *remark(reviewing, here, layout.total)])
        blocks.append(Block(here, lines, selectable=True))
        blocks += finding_blocks(library, reviewing, library.findings_at(here), room)
    return blocks


def indicator_blocks(
    library: Library, reviewing: Reviewing, row: FlatRow, words: str, room: Room
) -> list[Block]:
    """One indicator in full as printed, then the project it belongs to."""
    indicator = library.indicator(row)
    levels = [level for level in (indicator.level1, indicator.level2) if level is not None]
    printed = "；".join(f"{level.code}-{level.name}" if level.code else level.name for level in levels)
    cells = room.measure - INDENT
    lines = paragraph(f"{indicator.number}、{printed or '未识别'}", cells, role="quiet")
    kind: Kind = "name" if indicator.raw is None else "sentence"
    lines += paragraph(indicator.raw or indicator.name or "", cells, words, "strong", kind)
    for label, value in values(indicator):
        lines += paragraph(f"{label} {value}" if label else value, cells, words, "money")
    weighed = [("权重", indicator.weight), ("指标方向性", indicator.direction)]
    if told := "，".join(f"{label} {said}" for label, said in weighed if said):
        lines += paragraph(told, cells, role="quiet")
    return [
        Block(row, indented([*lines, *remark(reviewing, row, cells)]), selectable=True),
        *finding_blocks(library, reviewing, library.findings_at(row), room),
        _where(library, row, room),
        money(library.project(row).amounts, room),
        *_objective(library, row, words, room),
    ]


def _where(library: Library, row: Row | FlatRow, room: Room) -> Block:
    unit = library.unit(row)
    above = [library.document_name(row.table)] if library.several else []
    return quiet("where", " / ".join((*above, *unit.path, unit.name)), room)


def _extras(library: Library, row: Row, room: Room) -> list[Block]:
    """The codes printed before names, and what stands in columns that no layout knows (序号, 备注)."""
    unit, project = library.unit(row), library.project(row)
    said = [("单位编码", unit.code), ("项目编码", project.code), *project.extras.items()]
    return [quiet(f"extra {name}", f"{name} {words}", room) for name, words in said if words]


def _notices(library: Library, row: Row, room: Room) -> list[Block]:
    """What the reading has to say of this project by name."""
    project = library.project(row)
    notices = library.tables[row.table].notices
    found = [library.finding(place).sentence for place in library.findings_at(row)]
    said = [
        one.sentence
        for one in notices
        if project.name in one.sentence
        and {*one.pages} & {*project.pages}
        and not any(sentence.startswith(one.sentence) for sentence in found)
    ]
    return [quiet(f"notice {at}", f"读取说明：{sentence}", room) for at, sentence in enumerate(said)]


def _change(comparing: Comparing, row: Row, room: Room) -> list[Block]:
    if comparing.change(row) is None:
        return []
    from tui.browser.comparison_blocks import change_blocks  # noqa: PLC0415 -- seldom is anything compared

    return change_blocks(comparing, row, room)


def _change_lines(comparing: Comparing, row: FlatRow, cells: int) -> list[Line]:
    if comparing.change(row) is None:
        return []
    from tui.browser.comparison_blocks import change_lines  # noqa: PLC0415 -- seldom is anything compared

    return change_lines(comparing, row, cells)


def _objective(library: Library, row: Row | FlatRow, words: str, room: Room) -> list[Block]:
    project = library.project(row)
    text = project.objective
    key = Objective(row.table, row.unit, row.project)
    block = prose("objective", text or "（未印）", room, words)
    blocks = [heading("绩效目标", room), replace(block, key=key, selectable=bool(text))]
    if project.overall_objective:
        blocks += [heading("项目总目标", room), prose("overall", project.overall_objective, room, words)]
    return blocks


def grouped(project: Project, left: Sequence[int]) -> list[int]:
    """Indicators of one category beside each other, categories as first printed; unread ones last."""
    level1: dict[str, int] = {}
    level2: dict[tuple[str, str], int] = {}
    place: dict[int, tuple[bool, int, int]] = {}
    for at in left:
        indicator = project.indicators[at]
        names = (_name(indicator.level1), _name(indicator.level2))
        place[at] = (
            indicator.raw is not None,
            level1.setdefault(names[0], len(level1)),
            level2.setdefault(names, len(level2)),
        )
    return sorted(left, key=place.__getitem__)


def _name(category: Category | None) -> str:
    return "" if category is None else category_name(category)
