"""What the detail pane shows of a review: a project's state, decisions on findings, and notes."""

from model.review import Decision, State
from tui.browser.blocks import Block
from tui.browser.detail_parts import Room, indented
from tui.browser.reviewing import Reviewed, Reviewing
from tui.browser.spans import Line, Role, Span, paragraph
from tui.browser.view import FindingAt, Row

STATE_ROLES: dict[State, Role] = {
    State.UNREVIEWED: "quiet",
    State.PASSED: "heading",
    State.DOUBTFUL: "mark",
    State.RETURNED: "warning",
}


def state_block(reviewing: Reviewing, row: Row, room: Room) -> list[Block]:
    """A project's state and note; nothing while nothing was said of it."""
    state, note = reviewing.state(row), reviewing.note(row)
    blocks = []
    if state is not State.UNREVIEWED:
        line = (Span(" 审核 ", "quiet"), Span(state.label, STATE_ROLES[state]))
        blocks.append(Block("state", [line]))
    if note:
        blocks.append(Block("note", indented(note_lines(note, room.measure - 1), 1)))
    return blocks


def note_lines(note: str, cells: int) -> list[Line]:
    """A note, its own lines kept."""
    return [
        line
        for at, part in enumerate(note.splitlines())
        for line in paragraph(f"批注：{part}" if at == 0 else part, cells, role="mark")
    ]


def remark(reviewing: Reviewing, place: Reviewed, cells: int) -> list[Line]:
    """The decision and the note on a finding, or the note on an indicator, as lines under it."""
    lines: list[Line] = []
    if isinstance(place, FindingAt):
        decision, reason = reviewing.verdict(place)
        if decision is not Decision.OPEN:
            words = decision.label + (f"：{reason}" if reason else "")
            lines += paragraph(f"  {words}", cells, role="strong")
    if note := reviewing.note(place):
        lines += note_lines(note, cells)
    return lines
