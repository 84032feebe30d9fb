"""What is shown of a comparison: of a project, of an indicator, and of a whole document."""

from model.comparison import Link, Outcome, ProjectChange, Summary, money_sentence
from tui.browser.blocks import Block
from tui.browser.comparing import Beside, Comparing
from tui.browser.detail_parts import Room, heading, prose
from tui.browser.spans import Line, paragraph
from tui.browser.view import FlatRow, Row


def mark(change: ProjectChange) -> str:
    """One character for what became of a project; "" for nothing."""
    match change.link:
        case Link.NEW:
            return "新"
        case Link.RENAMED:
            return "更"
        case _ if change.moved:
            return "移"
        case _ if change.money.difference > 0:
            return "增"
        case _ if change.money.difference < 0:
            return "减"
        case _:
            return "变" if change.is_changed else ""


def change_blocks(comparing: Comparing, row: Row, room: Room) -> list[Block]:
    """What became of a project, but for its indicators that are still there: those say it themselves."""
    change, beside = comparing.change(row), comparing.beside(row.table)
    if change is None or beside is None:
        return []
    said = [
        *change.sentences,
        *(one.sentence for one in change.indicators if one.outcome is Outcome.VANISHED),
    ]
    if not said:
        return []
    title = heading(f"与{beside.label}对比", room)
    return [title, *(prose(("change", at), sentence, room) for at, sentence in enumerate(said))]


def change_lines(comparing: Comparing, row: FlatRow, cells: int) -> list[Line]:
    """What became of an indicator, as lines under it; nothing where it did not change."""
    change = comparing.indicator_change(row)
    if change is None:
        return []
    words = "新增指标" if change.outcome is Outcome.NEW else change.sentence
    return paragraph(f"  {words}", cells, role="strong") if words else []


def comparison_blocks(comparing: Comparing, row: Row, room: Room) -> list[Block]:
    """How a document as a whole differs from the table beside it, and the projects that are gone."""
    beside = comparing.beside(row.table)
    if beside is None:
        return []
    summary = beside.comparison.summary
    lines = [_counts(summary), money_sentence("项目金额合计", summary.total)]
    return [
        heading(f"与{beside.label}对比：{beside.old.title}", room),
        *(prose(("comparison", at), line, room) for at, line in enumerate([*lines, *_gone(beside)]) if line),
    ]


def _gone(beside: Beside) -> list[str]:
    """The projects that are gone, in the old table's order."""
    units = beside.old.units
    places = [change.old for change in beside.vanished if change.old is not None]
    return [f"取消：{units[at.unit].projects[at.project].name}（{units[at.unit].name}）" for at in places]


def _counts(summary: Summary) -> str:
    counts = (
        (Link.NEW.label, summary.new),
        (Link.VANISHED.label, summary.vanished),
        (Link.RENAMED.label, summary.renamed),
        (Link.DATED.label, summary.dated),
        ("转单位", summary.moved),
        ("金额调增", summary.raised),
        ("金额调减", summary.lowered),
        ("指标要求提高", summary.stricter),
        ("指标要求放宽", summary.laxer),
    )
    said = "，".join(f"{label} {count}" for label, count in counts if count)
    return f"{summary.new_projects} 个项目（原 {summary.old_projects} 个）" + (
        f"：{said}" if said else "，无变化"
    )
