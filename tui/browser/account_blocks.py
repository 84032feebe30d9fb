"""What the detail pane shows of a unit, a department or a document: its sums, checked, and what is left."""

from collections.abc import Sequence

from model import Conservation, Notice
from model.filter import VisibleProject
from model.left import inside
from parser import Refusal
from tui.browser.blocks import Block
from tui.browser.comparing import Comparing
from tui.browser.detail_parts import (
    Room,
    counts,
    differences,
    heading,
    indented,
    money,
    prose,
    quiet,
)
from tui.browser.finding_blocks import findings_on, tally_block, unsaid_differences
from tui.browser.library import Library, Opened
from tui.browser.reviewing import Reviewing
from tui.browser.spans import paragraph
from tui.browser.view import Row


def account_blocks(
    library: Library,
    reviewing: Reviewing,
    comparing: Comparing,
    row: Row,
    left: Sequence[VisibleProject],
    room: Room,
) -> list[Block]:
    """A document, a department or a unit, by its row."""
    if row.kind == "document":
        return _document_blocks(library, reviewing, comparing, row, left, room)
    return _unit_blocks(library, reviewing, row, left, room)


def _unit_blocks(
    library: Library, reviewing: Reviewing, row: Row, left: Sequence[VisibleProject], room: Room
) -> list[Block]:
    """A unit or a department: its money, and whether its subtotal is the sum of what is below it."""
    blocks = [quiet("where", " / ".join(_above(library, row)), room)] if _above(library, row) else []
    blocks.append(money(library.amounts(row), room))
    if not library.is_printed(row):
        blocks.append(quiet("unprinted", "表中未印小计，此为所属各项之和", room))
    blocks += differences(
        unsaid_differences(library, row) if row.kind == "unit" else library.differences(row), room
    )
    blocks.append(
        _left(
            library,
            row,
            [one for at in library.units_below(row) for one in inside(left, row.table, at)],
            room,
        )
    )
    blocks.append(tally_block(library, row, room))
    if row.kind == "unit":
        blocks += findings_on(library, reviewing, row, room)
    return blocks


def _document_blocks(
    library: Library,
    reviewing: Reviewing,
    comparing: Comparing,
    row: Row,
    left: Sequence[VisibleProject],
    room: Room,
) -> list[Block]:
    """A document: its money, its control totals, and what the reading has to say."""
    entry = library.entries[row.table]
    if entry.document.refusal is not None:
        return _refused(entry.document.refusal, room)
    table = entry.document.table
    if table is None:
        return []
    printed = f"{table.department}   金额单位 {table.money_unit}   共 {table.pages} 页"
    return [
        quiet("printed", printed, room),
        money(library.amounts(row), room),
        _left(library, row, inside(left, row.table), room),
        tally_block(library, row, room),
        *_comparison(comparing, row, room),
        *findings_on(library, reviewing, row, room),
        heading("合计核对", room),
        *_verdict(entry, room),
        *_conservation(table.conservation, room),
        *_notices(table.notices, room),
        heading("文件", room),
        quiet("path", f" {entry.document.path}", room),
    ]


def _verdict(entry: Opened, room: Room) -> list[Block]:
    totals = entry.totals
    if totals is None:
        return []
    if totals.differences:
        return [
            prose("verdict", f"核对 {totals.checked} 处，{len(totals.differences)} 处不符：", room),
            *differences(totals.differences, room),
        ]
    if not totals.printed:
        return [prose("verdict", totals.verdict, room)]
    return [prose("verdict", f"核对 {totals.checked} 处，全部相符", room)]


def _conservation(conservation: Conservation | None, room: Room) -> list[Block]:
    """Whether every character inside the table belongs to a field; the notices say what does not."""
    if conservation is None:
        return []
    account = f"表内文字 {conservation.placed:,} 个，{conservation.verdict}"
    return [heading("文字核对", room), prose("conservation", account, room)]


def _notices(notices: Sequence[Notice], room: Room) -> list[Block]:
    if not notices:
        return []
    return [
        heading(f"读取说明 {len(notices)}", room),
        *(prose(("notice", at), notice.sentence, room) for at, notice in enumerate(notices)),
    ]


def _refused(refusal: Refusal, room: Room) -> list[Block]:
    return [
        Block(
            "cause",
            indented(paragraph(f"未能读取：{refusal.cause}", room.measure - 1, role="warning"), 1),
        ),
        prose("remedy", refusal.remedy, room),
        heading("文件", room),
        quiet("path", f" {refusal.path}", room),
    ]


def _comparison(comparing: Comparing, row: Row, room: Room) -> list[Block]:
    if comparing.beside(row.table) is None:
        return []
    from tui.browser.comparison_blocks import comparison_blocks  # noqa: PLC0415 -- seldom is anything compared

    return comparison_blocks(comparing, row, room)


def _left(library: Library, row: Row, left: Sequence[VisibleProject], room: Room) -> Block:
    table = library.tables[row.table]
    projects = [project for at in library.units_below(row) for project in table.units[at].projects]
    return counts(
        (len(left), len(projects)),
        (sum(len(one.indicators) for one in left), sum(len(one.indicators) for one in projects)),
        room,
    )


def _above(library: Library, row: Row) -> list[str]:
    path = library.unit(row).path if row.kind == "unit" else row.path[:-1]
    return [*([library.document_name(row.table)] if library.several else []), *path]
