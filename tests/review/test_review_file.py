"""Carrying a review to another machine: by the command, by its file, and what is refused of one."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from model.review import Field, Review, State, fold
from tests.model.tables import CHECKOUT, SAMPLE_PDF, table
from tests.review.reviews import DOCUMENT, PROJECT, filled, logged
from tui.exit_codes import ExitCode
from tui.review import Session, Store, review_file
from tui.review.remembered import ReviewedDocument
from tui.review.review_file import ReviewFileError


class Ended(NamedTuple):
    """How a run of the command ended."""

    code: int
    lines: list[str]


class Machine:
    """Somebody's machine: a data folder of its own, the sample beside it."""

    def __init__(self, home: Path, cache: Path) -> None:
        home.mkdir()
        self.home = home
        self.cache = cache
        self.database = home / "data" / "budget-tui" / "reviews.sqlite3"
        shutil.copy(SAMPLE_PDF, home / "样例.pdf")

    def run(self, *words: str | Path, before: Callable[[], None] | None = None) -> Ended:
        """The command as a process."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONUTF8": "1",
            "XDG_CACHE_HOME": str(self.cache),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "tui", *words],
            cwd=self.home,
            env=environment,
            capture_output=True,
            text=True,
            preexec_fn=before,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        return Ended(done.returncode, done.stderr.splitlines())

    def review(self, document: str) -> Review:
        """What stands of a document here."""
        return fold(logged(self.database, document))


class Carried(msgspec.Struct):
    """As much of a file as tells which documents it is about."""

    documents: list[ReviewedDocument]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample is read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def office(tmp_path: Path, cache: Path) -> Machine:
    return Machine(tmp_path / "office", cache)


@pytest.fixture
def home(tmp_path: Path, cache: Path) -> Machine:
    return Machine(tmp_path / "home", cache)


@pytest.fixture
def sample(office: Machine) -> str:
    """The sample's digest."""
    assert office.run("样例.pdf", "--export-review", "none.json").code == 0
    [document] = msgspec.json.decode((office.home / "none.json").read_bytes(), type=Carried).documents
    assert document.actions == []
    return document.sha256


class TestTwoMachines:
    def test_merged_both_ways_they_hold_the_same_review(
        self, office: Machine, home: Machine, sample: str, tmp_path: Path
    ) -> None:
        for machine, start, state in ((office, 1_000, State.PASSED), (home, 1_001, State.RETURNED)):
            with Store(machine.database) as store:
                session = Session(store, sample, lambda: start)  # noqa: B023 -- called in this round only
                session.do(PROJECT, Field.STATE, state)
                session.do(PROJECT._replace(nth=start), Field.NOTE, "只在一边")
                session.do(PROJECT, Field.NOTE, "又撤销的")
                session.undo()
        for machine, file in ((office, "office.json"), (home, "home.json")):
            ended = machine.run("样例.pdf", "--export-review", tmp_path / file)
            assert ended == (0, [f"{tmp_path / file}：写出 1 份文件的 4 条审核记录"])
        for machine, file in ((office, "home.json"), (home, "office.json")):
            for new in (4, 0):
                ended = machine.run("--import-review", tmp_path / file)
                said = f"{tmp_path / file}：1 份文件的 4 条审核记录中，新增 {new} 条，其余原已有"
                assert ended == (0, [said])
        assert office.review(sample) == home.review(sample)
        assert office.review(sample).states == {PROJECT: State.RETURNED}
        assert len(office.review(sample).notes) == 2

    def test_an_undo_carries_over_and_can_be_redone_there(self, office: Machine, home: Machine) -> None:
        with Store(office.database) as store:
            session = Session(store, DOCUMENT)
            session.do(PROJECT, Field.STATE, State.PASSED)
            session.undo()
            reviewed = review_file.reviewed(store, [msgspec.structs.replace(table(None), sha256=DOCUMENT)])
        with Store(home.database) as store:
            assert store.merge(reviewed) == 2
            session = Session(store, DOCUMENT)
            assert session.review == Review()
            session.redo()
            assert session.review.state(PROJECT) is State.PASSED


class TestExporting:
    def test_what_cannot_be_read_is_said_and_the_others_are_written(
        self, office: Machine, sample: str
    ) -> None:
        ended = office.run("样例.pdf", "missing.pdf", "--export-review", "r.json")
        assert ended.code == ExitCode.UNREADABLE
        assert ended.lines[0] == "missing.pdf：找不到文件；请核对路径和文件名"
        assert (office.home / "r.json").exists()

    def test_nothing_is_written_where_there_is_no_table(self, office: Machine) -> None:
        assert office.run("missing.pdf", "--export-review", "r.json").code == ExitCode.UNREADABLE
        assert not (office.home / "r.json").exists()

    def test_a_damaged_database_is_said_and_ends_with_3(self, office: Machine, sample: str) -> None:
        office.database.write_bytes(b"broken")
        ended = office.run("样例.pdf", "--export-review", "r.json")
        assert ended.code == ExitCode.UNREADABLE
        assert ended.lines[0].startswith(f"{office.database}：不是 budget-tui 的审核记录")
        assert office.database.read_bytes() == b"broken"

    def test_one_that_cannot_be_written_is_said(self, office: Machine) -> None:
        ended = office.run("样例.pdf", "--export-review", "missing/r.json")
        assert ended.code == ExitCode.UNWRITABLE
        assert ended.lines[-1].startswith("missing/r.json：无法写入")

    def test_the_file_that_is_read_is_never_written_over(self, office: Machine) -> None:
        (office.home / "link.json").symlink_to(office.home / "样例.pdf")
        assert office.run("样例.pdf", "--export-review", "link.json").code == ExitCode.USAGE
        assert (office.home / "样例.pdf").read_bytes() == SAMPLE_PDF.read_bytes()


class TestImporting:
    @pytest.fixture
    def carried(self, tmp_path: Path) -> bytes:
        """A good file's bytes."""
        filled(tmp_path / "reviews.sqlite3")
        with Store(tmp_path / "reviews.sqlite3") as store:
            reviewed = review_file.reviewed(store, [msgspec.structs.replace(table(None), sha256=DOCUMENT)])
        return review_file.render(reviewed)

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (b'"kind": "budget-tui review"', b'"kind": "x"', "不是审核记录文件，或已损坏"),
            (b"{", b"[", "不是审核记录文件，或已损坏"),
            (b'"schema": 1', b'"schema": 2', "由更新版本的 budget-tui 写成；请升级程序"),
            (b'"passed"', b'"fine"', "审核记录不完整，或已损坏"),
            (b'"actions"', b'"acts"', "审核记录不完整，或已损坏"),
            (b'"at": 1000', b'"at": "x"', "审核记录不完整，或已损坏"),
            (b'"at": 1000', b'"at": -1', "有一条审核记录的文件、编号或时间不对"),
            (b'"at": 1000', b'"at": 9223372036854775807', "有一条审核记录的文件、编号或时间不对"),
            (b'"sha256": "d', b'"sha256": "e', "有一条审核记录的文件、编号或时间不对"),
        ],
    )
    def test_a_broken_or_foreign_file_is_refused_whole(
        self, tmp_path: Path, carried: bytes, old: bytes, new: bytes, said: str
    ) -> None:
        path = tmp_path / "r.json"
        assert old in carried
        path.write_bytes(carried.replace(old, new, 1))
        with pytest.raises(ReviewFileError) as caught:
            review_file.read(path)
        assert caught.value.line.startswith(f"{path}：{said}")
        assert "；" in caught.value.line and len(caught.value.line.splitlines()) == 1

    def test_no_beginning_of_a_file_is_one(self, tmp_path: Path, carried: bytes) -> None:
        path = tmp_path / "r.json"
        for length in range(0, len(carried) - 2, 7):
            path.write_bytes(carried[:length])
            with pytest.raises(ReviewFileError):
                review_file.read(path)

    @pytest.mark.parametrize("content", [b"\xff\xfe", b'{"a":' * 100_000, b"%PDF-1.7", b"null", b'"\xff"'])
    def test_neither_is_anything_else(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "r.json"
        path.write_bytes(content)
        with pytest.raises(ReviewFileError):
            review_file.read(path)

    def test_notes_from_elsewhere_hold_nothing_that_a_terminal_would_obey(
        self, tmp_path: Path, carried: bytes
    ) -> None:
        path = tmp_path / "r.json"
        path.write_bytes(carried.replace("理由".encode(), rb"\u001b[31m\u202e"))
        [document] = review_file.read(path)
        assert document.actions[0].reason == "[31m" * 50

    def test_the_command_says_it_in_one_line_and_changes_nothing(self, office: Machine) -> None:
        (office.home / "r.json").write_bytes(b"{}")
        assert office.run("--import-review", "r.json") == (
            ExitCode.UNREADABLE,
            ["r.json：不是审核记录文件，或已损坏；请用 --export-review 写出的文件"],
        )
        ended = office.run("--import-review", "missing.json")
        assert (ended.code, len(ended.lines)) == (ExitCode.UNREADABLE, 1)
        assert not office.database.exists()

    def test_a_database_that_cannot_be_written_ends_with_5(self, office: Machine, carried: bytes) -> None:
        (office.home / "r.json").write_bytes(carried)
        office.database.parent.mkdir(parents=True)
        office.database.write_bytes(b"broken")
        ended = office.run("--import-review", "r.json")
        assert (ended.code, len(ended.lines)) == (ExitCode.UNWRITABLE, 1)
        assert office.database.read_bytes() == b"broken"

    def test_a_merge_that_does_not_fit_leaves_nothing(self, office: Machine, carried: bytes) -> None:
        filled(office.database, 0)
        (office.home / "r.json").write_bytes(carried.replace("理由".encode(), "理由".encode() * 1000))

        def small_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        ended = office.run("--import-review", "r.json", before=small_files)
        assert (ended.code, len(ended.lines)) == (ExitCode.UNWRITABLE, 1)
        assert logged(office.database) == []
