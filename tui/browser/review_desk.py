"""The commands of a review: states, decisions, notes, undo and redo, and the way to what is not reviewed."""

from collections.abc import Callable
from functools import partial

import msgspec

from model.review import Action, Decision, Field, State
from tui.browser.desk import Desk
from tui.browser.library import Library
from tui.browser.panes import Panes
from tui.browser.reviewing import Reviewed, Reviewing, next_decision, next_state
from tui.browser.view import FindingAt, FlatRow, Objective, Row
from tui.review import StoreError

Edit = Callable[[str, str, Callable[[str], None]], None]
"""Opens an editor: its title, the text to begin with, and what is called with the text that is kept."""


class ReviewDesk:
    """Acts on what the cursor stands on; says what was done once it is on disk, and why where it is not."""

    def __init__(
        self,
        library: Library,
        reviewing: Reviewing,
        desk: Desk,
        panes: Panes,
        say: Callable[[str], None],
        edit: Edit,
    ) -> None:
        self._library = library
        self._reviewing = reviewing
        self._desk = desk
        self._panes = panes
        self._say = say
        self._edit = edit

    def judge(self, nth: int) -> None:
        """The nth state of the project, or on a finding the nth decision (2 is none of them)."""
        place = self._place
        if isinstance(place, FindingAt):
            decisions = {0: Decision.OPEN, 1: Decision.ACCEPTED, 3: Decision.DISMISSED}
            if nth in decisions:
                self._decide(place, decisions[nth])
            else:
                self._say("审核要点：1 采纳  3 不采纳  0 未定")
        elif place is not None:
            self._set_state(place, list(State)[nth])

    def next_judgement(self) -> None:
        """The next state of the project, or the next decision on the finding."""
        place = self._place
        if isinstance(place, FindingAt):
            self._decide(place, next_decision(self._reviewing.verdict(place).decision))
        elif place is not None:
            self._set_state(place, next_state(self._reviewing.state(place)))

    def note(self) -> None:
        """Edit the note on what the cursor stands on."""
        place = self._panes.target if self._panes.detail.active else None
        noted: Reviewed | None = place if isinstance(place, FlatRow | FindingAt) else self._project
        if noted is None:
            self._say("批注写在项目、指标或审核要点上")
            return
        title = f"批注：{self._name(noted)}"
        self._edit(title, self._reviewing.note(noted), partial(self._write_note, noted))

    def undo(self) -> None:
        """Take the last action on this document back."""
        self._turn_back("undo")

    def redo(self) -> None:
        """Bring back what was undone."""
        self._turn_back("redo")

    def next_unreviewed(self, step: int) -> None:
        """Go to the next (1) or previous (-1) project without a state."""
        rows = self._desk.rows()
        here = self._panes.project
        at = rows.index(here) if here in rows else -1
        around = (
            [*rows[at + 1 :], *rows[: max(at, 0)]] if step > 0 else [*rows[: max(at, 0)][::-1], *rows[:at:-1]]
        )
        to = next(
            (
                row
                for row in around
                if row.kind == "project" and self._reviewing.state(row) is State.UNREVIEWED
            ),
            None,
        )
        if to is None:
            self._say("没有未审的项目了")
        else:
            self._desk.go_to(to)

    def next_filter(self) -> None:
        """Show only the projects of one state, then of the next, then all."""
        states: list[State | None] = [None, *State]
        view = self._desk.view
        state = states[(states.index(view.state) + 1) % len(states)]
        self._desk.show(msgspec.structs.replace(view, state=state))
        self._say(f"只看{state.label}的项目" if state is not None else "不按审核状态筛选")

    @property
    def _project(self) -> Row | None:
        row = self._panes.project
        return row if row is not None and row.kind == "project" else None

    @property
    def _place(self) -> Row | FindingAt | None:
        """The finding or the project that a judgement is about; says so where there is neither."""
        target = self._panes.target
        if isinstance(target, FindingAt):
            return target
        if self._project is None:
            self._say("审核状态标在项目或审核要点上")
        return self._project

    def _set_state(self, project: Row, state: State) -> None:
        progress = self._do(project, Field.STATE, state.value)
        if progress:
            total = self._reviewing.total
            self._say(f"{state.label}：{self._name(project)}  （已审 {total.reviewed}/{total.of}）")

    def _decide(self, finding: FindingAt, decision: Decision) -> None:
        if decision is not Decision.DISMISSED:
            self._do(finding, Field.DECISION, decision.value, said=f"审核要点：{decision.label}")
            return
        reason = self._reviewing.verdict(finding).reason
        self._edit("不采纳的理由", reason, partial(self._dismiss, finding))

    def _write_note(self, place: Reviewed, note: str) -> None:
        self._do(place, Field.NOTE, note, said="批注已保存" if note else "批注已删除")

    def _dismiss(self, finding: FindingAt, reason: str) -> None:
        if reason:
            self._do(finding, Field.DECISION, Decision.DISMISSED.value, reason, said="审核要点：不采纳")
        else:
            self._say("不采纳要写明理由；未改动")

    def _do(self, place: Reviewed, field: Field, value: str, reason: str = "", said: str = "") -> bool:
        """Whether it is done and on disk."""
        session = self._reviewing.sessions.get(place.table)
        if session is None:
            self._say("这份文件不能记录审核（见开头的说明）")
            return False
        try:
            self._reviewing.keep_table(place.table)
            session.do(self._reviewing.subject(place), field, value, reason)
        except StoreError as error:
            self._say(error.line)
            return False
        self._desk.reviewed()
        if said:
            self._say(said)
        return True

    def _turn_back(self, which: str) -> None:
        target = self._panes.project
        session = self._reviewing.sessions.get(target.table if target is not None else 0)
        if session is None:
            self._say("没有可以撤销的审核")
            return
        try:
            action = session.undo() if which == "undo" else session.redo()
        except StoreError as error:
            self._say(error.line)
            return
        self._desk.reviewed()
        word = "撤销" if which == "undo" else "重做"
        self._say(f"已{word}：{_said(action)}" if action is not None else f"没有可以{word}的操作")

    def _name(self, place: Row | FlatRow | FindingAt | Objective) -> str:
        match place:
            case FindingAt():
                return self._library.finding(place).title
            case FlatRow():
                indicator = self._library.indicator(place)
                return indicator.name or "未识别"
            case Row():
                return self._library.name(place)
            case Objective():
                return self._library.project(place).name


def _said(action: Action) -> str:
    """What an action did, in a few words."""
    whose = action.subject.project or action.subject.unit or "全表"
    match action.field:
        case Field.STATE:
            return f"{whose} {State(action.value).label}"
        case Field.DECISION:
            return f"{whose} 的审核要点 {Decision(action.value).label}"
        case Field.NOTE:
            return f"{whose} 的批注"
