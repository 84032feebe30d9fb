"""A review as a log: what stands of it, undo and redo, merging in any order, taking it over."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.review import (
    Action,
    Decision,
    Field,
    Review,
    State,
    Subject,
    Verdict,
    fold,
    last_done,
    last_undone,
    subject_of_indicator,
    subject_of_project,
    taking_over,
)
from tests.model.tables import indicator, project, table, unit

DOCUMENT = "a" * 64
PROJECT = Subject("某中心", "培训费")


def act(
    at: int, field: Field = Field.STATE, value: str = State.PASSED, subject: Subject = PROJECT, **more: str
) -> Action:
    """An action with an id of its own for each moment."""
    return Action(
        id=more.get("id", f"id{at:04}"),
        at=at,
        document=DOCUMENT,
        subject=subject,
        field=field,
        value=value,
        reason=more.get("reason", ""),
        undoes=more.get("undoes"),
    )


def undoing(action: Action, at: int) -> Action:
    """The action that takes another back."""
    return msgspec.structs.replace(action, id=f"id{at:04}", at=at, undoes=action.id)


def undone(log: Sequence[Action]) -> list[Action]:
    """The log after undo."""
    last = last_done(log)
    return [*log, undoing(last, len(log))] if last is not None else list(log)


def redone(log: Sequence[Action]) -> list[Action]:
    """The log after redo."""
    last = last_undone(log)
    return [*log, undoing(last, len(log))] if last is not None else list(log)


subjects = st.builds(
    Subject,
    st.just("某中心"),
    st.sampled_from(["甲", "乙"]),
    st.just(0),
    st.sampled_from([None, "1 产出"]),
    st.sampled_from([None, "no-cost"]),
)
settings_of_fields = st.one_of(
    st.tuples(st.just(Field.STATE), st.sampled_from(list(State))),
    st.tuples(st.just(Field.DECISION), st.sampled_from(list(Decision))),
    st.tuples(st.just(Field.NOTE), st.sampled_from(["", "补充依据", "两行\n的字"])),
)
steps = st.one_of(st.tuples(settings_of_fields, subjects), st.sampled_from(["undo", "redo"]))


@st.composite
def logs(draw: st.DrawFn) -> list[Action]:
    """A log as one person makes it, with undos and redos between."""
    log: list[Action] = []
    for step in draw(st.lists(steps, max_size=12)):
        match step:
            case "undo":
                log = undone(log)
            case "redo":
                log = redone(log)
            case (field, value), subject:
                log.append(act(len(log), field, value, subject, reason="理由"))
    return log


@st.composite
def any_actions(draw: st.DrawFn) -> list[Action]:
    """Actions as no person makes them: undoings of what is not there, of each other, of themselves."""
    ids = st.sampled_from([f"id{number}" for number in range(5)])
    actions = []
    for name in draw(st.lists(ids, unique=True)):
        field, value = draw(settings_of_fields)
        undoes = draw(st.one_of(st.none(), ids))
        one = act(draw(st.integers(0, 3)), field, value, draw(subjects), id=name)
        actions.append(msgspec.structs.replace(one, undoes=undoes))
    return actions


class TestFold:
    def test_of_each_field_the_last_stands(self) -> None:
        finding = PROJECT._replace(check="no-cost")
        review = fold(
            [
                act(1, value=State.DOUBTFUL),
                act(2, Field.NOTE, "甲"),
                act(3),
                act(4, Field.DECISION, Decision.DISMISSED, finding, reason="另有说明"),
            ]
        )
        assert review.state(PROJECT) is State.PASSED
        assert review.note(PROJECT) == "甲"
        assert review.verdict(finding) == Verdict(Decision.DISMISSED, "另有说明")
        assert (review.state(finding), review.verdict(PROJECT), review.note(finding)) == (
            State.UNREVIEWED,
            Verdict(Decision.OPEN),
            "",
        )

    def test_time_goes_before_the_order_of_reading(self) -> None:
        assert fold([act(2, value=State.RETURNED), act(1)]).state(PROJECT) is State.RETURNED

    def test_an_emptied_note_is_none(self) -> None:
        assert fold([act(1, Field.NOTE, "甲"), act(2, Field.NOTE, "")]) == Review()

    @given(any_actions(), any_actions(), any_actions())
    def test_merging_is_commutative_associative_and_idempotent(
        self, one: list[Action], two: list[Action], three: list[Action]
    ) -> None:
        known = {action.id: action for action in [*three, *two, *one]}
        one, two, three = ([known[action.id] for action in part] for part in (one, two, three))
        merged = fold([*one, *two, *three])
        assert fold([*three, *one, *two]) == merged
        assert fold([*one, *two, *three, *two, *one]) == merged


class TestUndo:
    @given(logs())
    def test_undo_then_redo_is_identity(self, log: list[Action]) -> None:
        assert last_done(log) is None or fold(redone(undone(log))) == fold(log)

    @given(logs())
    def test_redo_then_undo_is_identity(self, log: list[Action]) -> None:
        assert last_undone(log) is None or fold(undone(redone(log))) == fold(log)

    @given(logs())
    def test_undoing_all_leaves_nothing_and_redoing_all_brings_it_back(self, log: list[Action]) -> None:
        before, steps = fold(log), 0
        while last_done(log) is not None:
            log, steps = undone(log), steps + 1
        assert fold(log) == Review()
        for _ in range(steps):
            log = redone(log)
        assert fold(log) == before

    @given(logs())
    def test_an_undo_is_the_log_without_its_last_step(self, log: list[Action]) -> None:
        last = last_done(log)
        rest = [action for action in log if last is None or action.id != last.id]
        assert fold(undone(log)) == fold(rest)

    def test_nothing_is_redone_once_something_new_was_done(self) -> None:
        log = undone([act(0), act(1, value=State.DOUBTFUL)])
        assert last_undone(log) is not None
        assert last_undone([*log, act(9, Field.NOTE, "新")]) is None

    @given(any_actions())
    def test_no_log_breaks_it(self, log: list[Action]) -> None:
        taken_back, brought_back = last_done(log), last_undone(log)
        assert taken_back is None or taken_back.undoes is None
        assert brought_back is None or brought_back.undoes is not None


class TestAction:
    @pytest.mark.parametrize("field", [Field.STATE, Field.DECISION])
    def test_a_value_that_its_field_does_not_know_is_refused(self, field: Field) -> None:
        with pytest.raises(ValueError, match="fine"):
            act(1, field, "fine")
        written = msgspec.json.encode(act(1)).replace(b'"passed"', b'"fine"')
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(written, type=Action)

    def test_values_have_names_in_chinese(self) -> None:
        assert [state.label for state in State] == ["未审", "通过", "存疑", "退回"]
        assert [decision.label for decision in Decision] == ["未定", "采纳", "不采纳"]


class TestTakingOver:
    OLD = table(None, unit("某中心", None, [project("培训费"), project("培训费"), project("差旅费")]))
    NEW = msgspec.structs.replace(
        table(None, unit("某中心", None, [project("差旅费"), project("培训费", "9", indicator())])),
        sha256="b" * 64,
    )

    def test_what_is_still_there_counts_with_its_time(self) -> None:
        [first, second, gone] = [
            act(at, subject=subject_of_project(self.OLD, 0, at)) for at in range(3)
        ]  # fmt: skip
        taken = taking_over([first, second, gone], self.NEW)
        assert [(one.at, one.document, one.subject) for one in taken] == [
            (0, "b" * 64, Subject("某中心", "培训费")),
            (2, "b" * 64, Subject("某中心", "差旅费")),
        ]
        assert not {one.id for one in taken} & {"id0000", "id0001", "id0002"}

    def test_so_do_notes_on_the_unit_the_document_and_an_indicator(self) -> None:
        indicator_of_it = subject_of_indicator(self.NEW, 0, 1, 0)
        kept = [Subject(""), Subject("某中心"), indicator_of_it, indicator_of_it._replace(check="no-cost")]
        lost = [Subject("别的单位"), Subject("别的单位", "培训费"), Subject("某中心", "没有")]
        log = [act(at, Field.NOTE, "注", subject) for at, subject in enumerate([*kept, *lost])]
        assert [one.subject for one in taking_over(log, self.NEW)] == kept

    @given(logs())
    def test_undone_stays_undone_and_twice_is_once(self, log: list[Action]) -> None:
        names = table(None, unit("某中心", None, [project("甲"), project("乙")]))
        taken = taking_over(log, names)
        assert fold(taken) == fold(log)
        assert taking_over(log, names) == taken
        assert len({one.id for one in taken}) == len(log)
