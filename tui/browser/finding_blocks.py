"""What the detail pane shows of findings: those on a row under a heading, those on an indicator below it."""

from collections.abc import Sequence

from model.checks.finding import TOTALS
from model.control_totals import Difference
from tui.browser.blocks import Block
from tui.browser.detail_parts import INDENT, Room, heading, indented, quiet
from tui.browser.finding_lines import finding_lines, tally_text
from tui.browser.library import Library
from tui.browser.review_blocks import remark
from tui.browser.reviewing import Reviewing
from tui.browser.view import FindingAt, Row


def findings_on(library: Library, reviewing: Reviewing, row: Row, room: Room) -> list[Block]:
    """The findings on a document, unit or project itself, under a heading; nothing where there are none."""
    places = library.findings_at(row)
    if not places:
        return []
    return [heading(f"审核要点 {len(places)}", room), *finding_blocks(library, reviewing, places, room)]


def unsaid_differences(library: Library, row: Row) -> list[Difference]:
    """The control totals of a row that are off, unless a finding says so: the check may be switched off."""
    checks = {library.finding(place).check for place in library.findings_at(row)}
    return [] if TOTALS in checks else library.differences(row)


def finding_blocks(
    library: Library, reviewing: Reviewing, places: Sequence[FindingAt], room: Room
) -> list[Block]:
    """Findings, each something the cursor can stand on, with what the reviewer says of it."""
    cells = room.measure - INDENT
    return [
        Block(
            place,
            indented([*finding_lines(library.finding(place), cells), *remark(reviewing, place, cells)]),
            selectable=True,
        )
        for place in places
    ]


def tally_block(library: Library, row: Row, room: Room) -> Block:
    """How many findings there are on a row and below it."""
    return quiet("tally", f"审核要点 {tally_text(library.tally(row))}", room)
