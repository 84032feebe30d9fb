"""The review of one open document: doing, undoing over restarts, what other copies of the program did."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from model.review import Decision, Field, State, Subject, Verdict
from tests.model.tables import project, table, unit
from tests.review.reviews import DOCUMENT, PROJECT, stopped
from tui.review import Session, Store

OTHER = Subject("某中心", "差旅费")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reviews.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened


@pytest.fixture
def session(store: Store) -> Session:
    return Session(store, DOCUMENT, stopped)


@pytest.fixture
def elsewhere(path: Path) -> Iterator[Session]:
    """The same document in another copy of the program."""
    with Store(path) as opened:
        yield Session(opened, DOCUMENT, stopped)


class TestDoing:
    def test_what_is_done_stands(self, session: Session) -> None:
        session.do(PROJECT, Field.STATE, State.DOUBTFUL)
        session.do(PROJECT._replace(check="no-cost"), Field.DECISION, Decision.DISMISSED, "另有说明")
        session.do(PROJECT, Field.NOTE, "请补充\n依据")
        assert session.review.state(PROJECT) is State.DOUBTFUL
        assert session.review.verdict(PROJECT._replace(check="no-cost")) == Verdict(
            Decision.DISMISSED, "另有说明"
        )
        assert session.review.note(PROJECT) == "请补充\n依据"

    def test_time_goes_on_where_the_clock_does_not(self, session: Session, store: Store) -> None:
        times = [session.do(PROJECT, Field.NOTE, str(number)).at for number in range(3)]
        set_back = Session(store, DOCUMENT, lambda: 5)
        times.append(set_back.do(PROJECT, Field.NOTE, "后").at)
        assert times == [1_000, 1_001, 1_002, 1_003]
        assert set_back.review.note(PROJECT) == "后"

    def test_a_note_holds_nothing_that_a_terminal_would_obey(self, session: Session) -> None:
        session.do(PROJECT, Field.NOTE, "甲\x1b[31m\r\n乙\u202e\ud800\x00")
        assert session.review.note(PROJECT) == "甲[31m\n乙?"

    def test_a_value_that_the_field_does_not_know_is_a_mistake(self, session: Session) -> None:
        with pytest.raises(ValueError, match="fine"):
            session.do(PROJECT, Field.STATE, "fine")
        assert session.actions == ()

    def test_documents_do_not_mix(self, session: Session, store: Store) -> None:
        session.do(PROJECT, Field.STATE, State.PASSED)
        assert Session(store, "e" * 64).review.state(PROJECT) is State.UNREVIEWED


class TestUndoing:
    def test_undo_and_redo_say_what_they_took_back(self, session: Session) -> None:
        assert (session.undo(), session.redo(), session.can_undo, session.can_redo) == (
            None,
            None,
            False,
            False,
        )
        done = session.do(PROJECT, Field.STATE, State.PASSED)
        assert session.undo() == done
        assert session.review.state(PROJECT) is State.UNREVIEWED
        assert (session.can_undo, session.can_redo) == (False, True)
        assert session.redo() == done
        assert session.review.state(PROJECT) is State.PASSED
        assert (session.can_undo, session.can_redo) == (True, False)

    def test_they_work_after_a_restart(self, session: Session, path: Path) -> None:
        session.do(PROJECT, Field.STATE, State.PASSED)
        done = session.do(OTHER, Field.STATE, State.RETURNED)
        with Store(path) as store:
            assert Session(store, DOCUMENT).undo() == done
        with Store(path) as store:
            again = Session(store, DOCUMENT)
            assert again.review.states == {PROJECT: State.PASSED}
            assert again.redo() == done
            assert again.review.states == {PROJECT: State.PASSED, OTHER: State.RETURNED}

    def test_undo_takes_back_what_was_done_last_by_whom_ever(
        self, session: Session, elsewhere: Session
    ) -> None:
        session.do(PROJECT, Field.STATE, State.PASSED)
        done = elsewhere.do(OTHER, Field.STATE, State.RETURNED)
        assert session.undo() == done
        elsewhere.refresh()
        assert elsewhere.review == session.review
        assert elsewhere.redo() == done


class TestOtherCopies:
    def test_what_they_did_is_read_once_and_ours_is_no_news(
        self, session: Session, elsewhere: Session
    ) -> None:
        session.do(PROJECT, Field.STATE, State.PASSED)
        assert session.refresh() is False
        assert (elsewhere.refresh(), elsewhere.refresh()) == (True, False)
        assert elsewhere.review == session.review

    def test_what_was_read_while_doing_is_news_still(self, session: Session, elsewhere: Session) -> None:
        session.do(PROJECT, Field.STATE, State.PASSED)
        elsewhere.do(OTHER, Field.NOTE, "注")
        assert elsewhere.review.state(PROJECT) is State.PASSED
        assert (elsewhere.refresh(), elsewhere.refresh()) == (True, False)

    def test_what_they_did_to_other_documents_is_none(self, session: Session, path: Path) -> None:
        with Store(path) as store:
            Session(store, "e" * 64).do(PROJECT, Field.NOTE, "注")
        assert session.refresh() is False

    def test_nobody_overwrites_anything(self, session: Session, elsewhere: Session) -> None:
        for number in range(10):
            session.do(PROJECT._replace(nth=number), Field.STATE, State.PASSED)
            elsewhere.do(OTHER._replace(nth=number), Field.STATE, State.RETURNED)
        session.refresh()
        assert session.review == elsewhere.review
        assert len(session.review.states) == 20
        times = [action.at for action in session.actions]
        assert times == sorted(set(times))


def test_a_review_is_taken_over_once(session: Session, store: Store) -> None:
    session.do(PROJECT, Field.STATE, State.PASSED)
    session.do(OTHER, Field.STATE, State.RETURNED)
    revised = table(None, unit("某中心", None, [project("培训费")]))
    revised = msgspec.structs.replace(revised, sha256="e" * 64)
    newer = Session(store, "e" * 64)
    assert newer.take_over(DOCUMENT, revised) == 1
    assert newer.take_over(DOCUMENT, revised) == 0
    assert newer.review.states == {PROJECT: State.PASSED}
    assert session.refresh() is False
    assert len(session.review.states) == 2
