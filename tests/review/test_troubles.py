"""What can be wrong with the database, really provoked: said in one line, nothing lost or overwritten."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest

from model.review import Field, State
from tests.model.tables import CHECKOUT
from tests.review.reviews import DOCUMENT, PROJECT, filled, held, logged, sound
from tui.review import Session, Store, StoreError, opening

NOBODY = 65534
ON_SMALL_DISK = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reviews.sqlite3"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks are not waited for long."""
    monkeypatch.setattr(opening, "PATIENCE", 0.1)


def one_line(said: str | None, path: Path, what: str) -> bool:
    """Whether something is said in one line: which file, what is wrong, what to do."""
    assert said is not None
    return said.startswith(f"{path}：") and what in said and "；" in said and len(said.splitlines()) == 1


def refused(store: Store) -> str:
    """What a store says that cannot save an action, and shows none of it."""
    session = Session(store, DOCUMENT)
    before = session.review
    with pytest.raises(StoreError) as caught:
        session.do(PROJECT, Field.NOTE, "没有保存")
    assert session.review == before
    return caught.value.line


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Nothing in `folder` may be written: modes bind all but root, who becomes somebody else meanwhile."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


class TestReadOnly:
    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        """A folder that others can reach, unlike those of pytest."""
        with tempfile.TemporaryDirectory(prefix="budget-tui-test-") as name:
            folder = Path(name)
            folder.chmod(0o755)
            yield folder

    def test_without_a_database_it_goes_on_empty(self, folder: Path) -> None:
        path = folder / "budget-tui" / "reviews.sqlite3"
        with as_nobody(folder), Store(path) as store:
            assert one_line(store.problem, path, "没有权限")
            assert store.is_whole
            assert one_line(refused(store), path, "没有保存")
            assert (store.recent(), store.place(DOCUMENT)) == ([], None)
        assert list(folder.iterdir()) == []

    @pytest.mark.parametrize("left", [(), ("-wal",), ("-wal", "-shm")])
    def test_what_was_saved_is_shown_what_a_kill_left_in_the_log_too(
        self, folder: Path, tmp_path: Path, left: Sequence[str]
    ) -> None:
        path = folder / "reviews.sqlite3"
        with Store(tmp_path / path.name) as store:
            done = Session(store, DOCUMENT).do(PROJECT, Field.STATE, State.PASSED)
            if not left:
                store.close()
            for suffix in ("", *left):
                shutil.copyfile(f"{store.path}{suffix}", f"{path}{suffix}")
                Path(f"{path}{suffix}").chmod(0o444)
        kept = {one.name: one.read_bytes() for one in folder.iterdir()}
        with as_nobody(folder), Store(path) as store:
            assert one_line(store.problem, path, "只能查看")
            assert store.is_whole
            assert [entry.action for entry in store.actions(DOCUMENT)] == [done]
            refused(store)
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == kept

    def test_a_database_that_nobody_may_read_is_said(self, folder: Path) -> None:
        path = folder / "reviews.sqlite3"
        filled(path)
        path.chmod(0)
        with as_nobody(folder), Store(path) as store:
            assert one_line(store.problem, path, "打不开")
            assert not store.is_whole
            assert Session(store, DOCUMENT).actions == ()


class TestInTheWay:
    def test_a_folder_where_the_database_should_be(self, path: Path) -> None:
        path.mkdir()
        with Store(path) as store:
            assert one_line(store.problem, path, "这是一个文件夹")
            refused(store)

    @pytest.mark.parametrize("parent", ["file", "/proc"])
    def test_a_folder_that_cannot_be_made(self, tmp_path: Path, parent: str) -> None:
        (tmp_path / "file").touch()
        path = tmp_path / parent / "budget-tui" / "reviews.sqlite3"
        with Store(path) as store:
            assert one_line(store.problem, path, "审核记录建不了")
            refused(store)


class TestFullDisk:
    def test_an_action_that_does_not_fit_is_refused_whole(self, path: Path) -> None:
        done = filled(path)
        with Store(path) as store:
            session = Session(store, DOCUMENT)
            done.append(session.do(PROJECT, Field.NOTE, "一"))
            soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            room = Path(f"{path}-wal").stat().st_size + 5000
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
            try:
                said = refused(store)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            assert one_line(said, path, "没有保存（")
            assert logged(path) == done
            done.append(session.do(PROJECT, Field.NOTE, "二"))
        assert logged(path) == done
        assert sound(path)

    def test_a_disk_that_fills_up_loses_nothing_and_serves_again_once_there_is_room(
        self, tmp_path: Path
    ) -> None:
        reviewing = f"{sys.executable} -m tests.review.full_disk {tmp_path}"
        mounting = f"mount -t tmpfs -o size=400k tmpfs {tmp_path}"
        if subprocess.run([*ON_SMALL_DISK, mounting], check=False, capture_output=True).returncode:
            pytest.skip("no small disk can be mounted here")
        done = subprocess.run(
            [*ON_SMALL_DISK, f"{mounting} && exec {reviewing}"],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=True,
        )
        lines = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
        said = {word: rest for word, rest in lines if word != "done"}
        saved = [rest for word, rest in lines if word == "done"]
        assert len(saved) > 5
        assert said["saved"].split() == saved
        assert said["sound"] == "True"
        path = tmp_path / "reviews.sqlite3"
        assert one_line(said["refused"], path, "没有保存（磁盘已满）")
        count, whole, problem = said["opened"].split(maxsplit=2)
        assert (count, whole) == (str(len(saved)), "True")
        assert one_line(problem, path, "磁盘已满")


@pytest.mark.usefixtures("impatient")
class TestLocked:
    def test_a_writer_that_does_not_end_keeps_others_from_writing_not_from_reading(self, path: Path) -> None:
        done = filled(path)
        with Store(path) as store:
            with held(path, ["BEGIN IMMEDIATE"]):
                with Store(path) as other:
                    assert other.problem is None
                    assert [entry.action for entry in other.actions(DOCUMENT)] == done
                assert one_line(refused(store), path, "没有保存（被另一个程序占用）")
            Session(store, DOCUMENT).do(PROJECT, Field.NOTE, "又可以了")
        assert len(logged(path)) == len(done) + 1

    def test_one_that_lets_nobody_read_either_is_said_and_a_copy_is_shown(self, path: Path) -> None:
        done = filled(path)
        with held(path, ["PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE"]), Store(path) as store:
            assert one_line(store.problem, path, "被另一个程序占用")
            assert store.is_whole
            assert [entry.action for entry in store.actions(DOCUMENT)] == done
            refused(store)
        assert logged(path) == done


class TestDamaged:
    @pytest.mark.parametrize("seed", range(40))
    def test_it_is_never_written_to_and_shows_what_it_can(self, path: Path, seed: int) -> None:
        random = Random(seed)
        done = filled(path, 60)
        content = bytearray(path.read_bytes())
        for _ in range(random.choice([1, 3, 50])):
            at = random.randrange(len(content))
            content[at : at + 100] = random.randbytes(100)
        if seed % 4 == 0:
            content = content[: random.randrange(1, len(content))]
        path.write_bytes(content)
        with Store(path) as store:
            shown = [entry.action.id for entry in store.actions(DOCUMENT)]
            if store.problem is None:
                assert sound(path)
                return
            assert one_line(store.problem, path, "文件没有改动") or one_line(store.problem, path, "只能查看")
            assert not store.is_whole
            assert {action.id for action in done} >= set(shown) or seed % 4
            refused(store)
            assert len(store.recent()) == 0
        assert path.read_bytes() == content

    def test_actions_before_the_damage_are_shown(self, path: Path) -> None:
        done = filled(path, 200)
        content = bytearray(path.read_bytes())
        content[-4096:] = b"\xee" * 4096
        path.write_bytes(content)
        with Store(path) as store:
            assert one_line(store.problem, path, "已损坏")
            assert 0 < len(store.actions(DOCUMENT)) < len(done)
        assert path.read_bytes() == content

    def test_a_row_that_is_no_action_is_passed_over_and_said(self, path: Path) -> None:
        [first, second, third] = filled(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("DROP TRIGGER actions_hold")
            connection.execute("UPDATE actions SET value = 'fine' WHERE id = ?", (second.id,))
        with Store(path) as store:
            assert store.problem is None
            assert [entry.action for entry in store.actions(DOCUMENT)] == [first, third]
            assert one_line(store.problem, path, "已损坏")
            assert not store.is_whole


class TestForeign:
    @pytest.mark.parametrize(
        "content", [b"#!/bin/sh\necho hello\n" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
    )
    def test_a_file_of_another_kind_stays(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        with Store(path) as store:
            assert one_line(store.problem, path, "不是 budget-tui 的审核记录")
            refused(store)
        assert path.read_bytes() == content

    @pytest.mark.parametrize("application", [0, 7])
    def test_so_does_a_database_of_another_program(self, path: Path, application: int) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("CREATE TABLE actions(seq, id)")
            connection.execute(f"PRAGMA application_id={application}")
        content = path.read_bytes()
        with Store(path) as store:
            assert one_line(store.problem, path, "不是 budget-tui 的审核记录")
            assert Session(store, DOCUMENT).actions == ()
            refused(store)
        assert path.read_bytes() == content

    @pytest.mark.parametrize("change", ["ALTER TABLE actions ADD COLUMN who", "DROP TABLE documents"])
    def test_one_of_a_newer_version_is_shown_where_it_can_be_and_stays(self, path: Path, change: str) -> None:
        done = filled(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(change)
            connection.execute("PRAGMA user_version=2")
        content = path.read_bytes()
        with Store(path) as store:
            assert one_line(store.problem, path, "更新版本")
            shown = [entry.action for entry in store.actions(DOCUMENT)]
            assert shown == ([] if "DROP" in change else done)
            refused(store)
        assert path.read_bytes() == content


class TestMovedAway:
    def test_the_log_left_behind_is_kept_and_not_taken_for_that_of_a_new_one(self, path: Path) -> None:
        with Store(path) as store:
            Session(store, DOCUMENT).do(PROJECT, Field.NOTE, "只在日志里")
            old = path.rename(path.with_name("old"))
            left = Path(f"{path}-wal").read_bytes()
        Path(f"{path}-wal").write_bytes(left)
        assert logged(path) == []
        [kept] = path.parent.glob(f"{path.name}-wal.*")
        assert kept.read_bytes() == left
        kept.rename(f"{old}-wal")
        assert len(logged(old)) == 1

    def test_nothing_is_saved_into_a_file_that_is_not_there_any_more(self, path: Path) -> None:
        filled(path)
        with Store(path) as store:
            path.rename(path.with_name("old"))
            assert one_line(refused(store), path, "被移走或替换")
            filled(path)
            assert one_line(refused(store), path, "被移走或替换")
