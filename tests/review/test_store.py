"""The database of reviews where all is well: its file, what is remembered of documents, their places."""

import os
import sqlite3
import stat
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from model import Table
from model.filter import CategoryKey
from model.review import Field, State, Subject
from tests.model.tables import indicator, project, table, unit
from tests.review.reviews import DOCUMENT, PROJECT, filled, logged, sound, stopped
from tui.review import Bookmark, Session, Store, default_path


def named(sha256: str, department: str = "某局", year: int | None = 2025) -> Table:
    """A table of two projects, read from a document of this digest."""
    made = table(None, unit("某中心", None, [project("培训费", "1.10", indicator()), project("差旅费")]))
    return msgspec.structs.replace(made, sha256=sha256, department=department, year=year)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reviews.sqlite3"


class TestFile:
    def test_it_is_made_for_its_owner_alone(self, path: Path) -> None:
        with Store(path) as store:
            assert (store.problem, store.is_whole) == (None, True)
            store.remember(named("a" * 64), Path("a.pdf"), locked=False)
            kept = sorted(path.parent.iterdir())
            assert [one.name.removeprefix(path.name) for one in kept] == ["", "-shm", "-wal"]
            assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

    def test_its_header_says_whose_it_is(self, path: Path) -> None:
        filled(path)
        with closing(sqlite3.connect(path)) as connection:
            pragmas = ("application_id", "user_version", "journal_mode")
            told = [connection.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas]
        assert told == [int.from_bytes(b"btrv"), 1, "wal"]
        assert sound(path)

    def test_it_lies_in_the_users_data_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        assert default_path() == tmp_path / "budget-tui" / "reviews.sqlite3"
        with Store() as store:
            assert store.path == default_path()
        assert default_path().exists()

    def test_an_empty_file_is_a_new_one(self, path: Path) -> None:
        path.parent.mkdir()
        path.touch()
        assert logged(path) == []
        assert len(filled(path)) == 3

    def test_what_was_done_is_there_when_it_is_opened_again(self, path: Path) -> None:
        assert logged(path) == []
        done = filled(path)
        assert logged(path) == done
        assert logged(path, "e" * 64) == []

    def test_nothing_in_the_log_can_be_changed_or_deleted(self, path: Path) -> None:
        filled(path)
        with closing(sqlite3.connect(path)) as connection:
            for statement in ("DELETE FROM actions", "UPDATE actions SET value = 'returned'"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    connection.execute(statement)

    def test_an_action_is_taken_once(self, path: Path, tmp_path: Path) -> None:
        done = filled(path)
        with Store(tmp_path / "other.sqlite3") as other:
            assert [other.append(done), other.append(done), other.append([])] == [3, 0, 0]
            assert [entry.action for entry in other.actions(DOCUMENT)] == done


class TestRecent:
    def test_documents_come_newest_first_with_their_progress(self, path: Path) -> None:
        with Store(path) as store:
            for at, sha256 in enumerate("abc"):
                store.remember(named(sha256 * 64), Path(f"{sha256}.pdf"), locked=False, at=at)
            store.remember(named("a" * 64), Path("moved/a.pdf"), locked=False, at=9)
            session = Session(store, "c" * 64)
            session.do(PROJECT, Field.STATE, State.PASSED)
            session.do(PROJECT._replace(project="差旅费"), Field.STATE, State.RETURNED)
            session.do(PROJECT, Field.STATE, State.UNREVIEWED)
            recent = store.recent(2)
        assert [(one.sha256[0], one.projects, one.reviewed) for one in recent] == [("a", 2, 0), ("c", 2, 1)]
        assert recent[0].path == Path.cwd() / "moved" / "a.pdf"
        assert (recent[0].title, recent[0].department, recent[0].year, recent[0].opened_at) == (
            named("").title,
            "某局",
            2025,
            9,
        )

    def test_a_file_name_that_is_no_utf8_is_found_again(self, path: Path) -> None:
        odd = Path(os.fsdecode(b"/tmp/\xd1\xf9.pdf"))
        with Store(path) as store:
            store.remember(named("a" * 64), odd, locked=False)
            assert [one.path for one in store.recent()] == [odd]


class TestPredecessor:
    def test_it_is_the_newest_other_of_department_and_year_that_has_a_review(self, path: Path) -> None:
        with Store(path) as store:
            for at, (sha256, department, year) in enumerate(
                [
                    ("a", "某局", 2025),
                    ("b", "某局", 2025),
                    ("c", "别局", 2025),
                    ("d", "某局", 2024),
                    ("e", "某局", 2025),
                ]
            ):
                store.remember(named(sha256 * 64, department, year), Path("x.pdf"), locked=False, at=at)
            assert store.predecessor("某局", 2025, "f" * 64) is None
            for sha256 in "abcd":
                Session(store, sha256 * 64).do(PROJECT, Field.NOTE, "注")
            found = store.predecessor("某局", 2025, "f" * 64)
            assert found is not None
            assert (found.sha256, found.table) == ("b" * 64, named("b" * 64))
            before = store.predecessor("某局", 2025, "b" * 64)
            assert before is not None and before.sha256 == "a" * 64

    def test_what_names_no_department_or_year_has_none(self, path: Path) -> None:
        with Store(path) as store:
            store.remember(named("a" * 64, "", None), Path("x.pdf"), locked=False)
            Session(store, "a" * 64).do(PROJECT, Field.NOTE, "注")
            assert store.predecessor("", 2025, "b" * 64) is None
            assert store.predecessor("某局", None, "b" * 64) is None

    def test_a_table_behind_a_password_is_not_kept(self, path: Path) -> None:
        with Store(path) as store:
            store.remember(named("a" * 64), Path("x.pdf"), locked=True)
            Session(store, "a" * 64).do(PROJECT, Field.NOTE, "注")
            found = store.predecessor("某局", 2025, "b" * 64)
        assert found is not None and found.table is None
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT snapshot FROM documents").fetchone() == (None,)

    def test_a_table_may_be_kept_later_and_is_written_once(self, path: Path) -> None:
        with Store(path) as store:
            store.remember(named("a" * 64), Path("x.pdf"), locked=False, with_table=False)
            Session(store, "a" * 64).do(PROJECT, Field.NOTE, "注")
            found = store.predecessor("某局", 2025, "b" * 64)
            assert found is not None and found.table is None
            store.keep_table(named("a" * 64))
            found = store.predecessor("某局", 2025, "b" * 64)
            assert found is not None and found.table == named("a" * 64)
            with Store(path) as other:
                before = other.data_version()
                store.keep_table(named("a" * 64))
                assert other.data_version() == before

    def test_a_table_of_other_structs_is_none(self, path: Path) -> None:
        filled(path)
        with Store(path) as store:
            store.remember(named(DOCUMENT), Path("x.pdf"), locked=False)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("UPDATE documents SET snapshot = ?", (msgspec.msgpack.encode({"title": 3}),))
        with Store(path) as store:
            found = store.predecessor("某局", 2025, "b" * 64)
        assert found is not None and found.table is None

    def test_money_comes_back_exact(self, path: Path) -> None:
        with Store(path) as store:
            store.remember(named(DOCUMENT), Path("x.pdf"), locked=False)
            Session(store, DOCUMENT, stopped).do(PROJECT, Field.NOTE, "注")
            found = store.predecessor("某局", 2025, "b" * 64)
        assert found is not None and found.table is not None
        assert str(found.table.units[0].projects[0].amounts.total) == str(Decimal("1.10"))


class TestPlace:
    BOOKMARK = Bookmark(
        subject=Subject("某中心", "培训费", 1, "3 人次"),
        text="培训",
        amount="100..500",
        categories=(CategoryKey(1, "产出"),),
        line=7,
    )

    def test_it_is_found_again(self, path: Path) -> None:
        with Store(path) as store:
            store.remember(named(DOCUMENT), Path("x.pdf"), locked=False)
            assert store.place(DOCUMENT) is None
            store.save_place(DOCUMENT, self.BOOKMARK)
            store.remember(named(DOCUMENT), Path("x.pdf"), locked=False)
        with Store(path) as store:
            assert store.place(DOCUMENT) == self.BOOKMARK
            assert store.place("e" * 64) is None

    @pytest.mark.parametrize("kept", [b'{"version":2}', b'{"version":1,"line":"x"}', b"\xff", None, "text"])
    def test_one_that_is_unknown_is_none(self, path: Path, kept: bytes | str | None) -> None:
        with Store(path) as store:
            store.remember(named(DOCUMENT), Path("x.pdf"), locked=False)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("UPDATE documents SET place = ?", (kept,))
        with Store(path) as store:
            assert store.place(DOCUMENT) is None
