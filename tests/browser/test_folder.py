"""A folder in the browser: what comes first, and where each document stands in the end."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import parser.digests
from model import Table
from model.checks import DEFAULT
from model.left import inside
from model.review import Field, State, Subject
from parser import Cache
from tests.browser.drive import browsing, finished
from tests.model.tables import indicator, project, table, unit
from tui.browser.app import Browser
from tui.browser.comparing import Comparing
from tui.browser.library import Library, opened
from tui.browser.reader import DocumentsChecked, DocumentsOpened, ReadingMessage, at_once, open_all
from tui.browser.reviewing import Reviewing
from tui.checking.profile_file import ProfileInUse
from tui.review import Session, Store, StoreError
from tui.sources import Document, Opening, kept_first

HOUR = 3600


@pytest.fixture
def folder(tmp_path: Path) -> tuple[list[Path], Opening]:
    """A damaged file, and two documents that were read before, the second one later."""
    cache = Cache(tmp_path / "cache")
    paths = [tmp_path / f"{at}.pdf" for at in range(3)]
    for at, path in enumerate(paths):
        path.write_bytes(f"%PDF-1.7 {at}".encode())
        if at:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            of = table("1.00", unit(f"单位{at}", "1.00", [project(f"项目{at}", "1.00", indicator())]))
            cache.store(replace(of, sha256=digest, department=f"局{at}"))
            (entry,) = (tmp_path / "cache").glob(f"{digest}*")
            os.utime(entry, (at * HOUR, at * HOUR))
    return paths, Opening(None, cache)


def test_what_was_read_last_comes_first_and_is_checked_once_all_are_there(
    folder: tuple[list[Path], Opening],
) -> None:
    paths, opening = folder
    posted: list[ReadingMessage] = []
    open_all(paths, range(3), opening, DEFAULT, None, posted.append, lambda: False)
    opened = [one for message in posted if isinstance(message, DocumentsOpened) for one in message.documents]
    assert [(one.at, one.entry.is_checked) for one in opened] == [(2, False), (1, False), (0, True)]
    checked = [at for message in posted if isinstance(message, DocumentsChecked) for at in message.found]
    assert checked == [2, 1]


@pytest.fixture
def known(folder: tuple[list[Path], Opening], monkeypatch: pytest.MonkeyPatch) -> tuple[list[Path], Opening]:
    """The same, opened before by another copy of the program."""
    monkeypatch.setattr(parser.digests, "SETTLED", -1)
    paths, opening = folder
    kept_first(paths, opening)
    return paths, replace(opening, cache=Cache(paths[0].parent / "cache"))


def test_the_last_read_is_opened_at_once_where_no_file_must_be_read_for_that(
    known: tuple[list[Path], Opening], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> str:
        raise AssertionError(f"{path} was read")

    paths, opening = known
    monkeypatch.setattr(parser.digests, "digest", read)
    first = at_once(paths, opening, ProfileInUse())
    assert first is not None
    assert (first.at, first.entry.is_checked) == (2, False)
    unknown = replace(opening, cache=Cache(paths[0].parent / "other"))
    assert at_once(paths, unknown, ProfileInUse()) is None


async def test_what_is_opened_at_once_is_checked_with_the_others(known: tuple[list[Path], Opening]) -> None:
    async with browsing(*known) as stage:
        assert list(stage.browser.library.entries) == [0, 1, 2]
        assert [entry.is_checked for entry in stage.browser.library.entries.values()] == [True] * 3


async def test_a_damaged_entry_is_not_opened_at_once(known: tuple[list[Path], Opening]) -> None:
    paths, opening = known
    digest = hashlib.sha256(paths[2].read_bytes()).hexdigest()
    (entry,) = paths[0].parent.glob(f"cache/{digest}*.table")
    entry.write_bytes(b"garbage")
    async with browsing(paths, opening) as stage:
        assert "2 份未能读取" in stage.text("header")
        assert list(stage.browser.library.tables) == [1]


def test_the_first_is_shown_at_once_and_the_others_together(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    paths = [tmp_path / f"{at}.pdf" for at in range(12)]
    for path in paths:
        path.write_bytes(f"%PDF-1.7 {path.name}".encode())
        cache.store(replace(table(None), sha256=hashlib.sha256(path.read_bytes()).hexdigest()))
    posted: list[ReadingMessage] = []
    open_all(paths, range(12), Opening(None, cache), DEFAULT, None, posted.append, lambda: False)
    opened = [message for message in posted if isinstance(message, DocumentsOpened)]
    assert posted[0] is opened[0]
    assert len(opened[0].documents) == 1
    assert sum(len(message.documents) for message in opened) == len(paths)


async def test_tables_are_kept_for_later_versions(folder: tuple[list[Path], Opening], tmp_path: Path) -> None:
    paths, opening = folder
    with Store(tmp_path / "reviews.sqlite3") as kept:
        browser = Browser(paths, opening, kept=kept)
        async with browser.run_test() as pilot:
            await finished(pilot)
            tables = list(browser.library.tables.values())
        assert len(tables) == 2
        for one in tables:
            Session(kept, one.sha256).do(Subject("x"), Field.NOTE, "注")
            found = kept.predecessor(one.department, one.year, "f" * 64)
            assert found is not None and found.table == one


def versions(tmp_path: Path, several: int) -> Library:
    """Several versions of one department's table, in one folder."""
    library = Library(several=True)
    for at in range(several):
        of = replace(table("1.00", unit("单位", "1.00", [project("项目", "1.00")])), sha256=f"{at}" * 64)
        library.add(opened(Document(tmp_path / f"{at}.pdf", of, None)))
    return library


@pytest.mark.parametrize(
    "asked",
    [
        Reviewing.remember,
        Reviewing.keep_tables,
        lambda one: one.keep_tables(1),
        lambda one: one.keep_table(1),
    ],
    ids=["the list", "the end", "the next moment", "a review"],
)
def test_many_documents_are_remembered_together_before_anybody_asks(
    tmp_path: Path, asked: Callable[[Reviewing], object]
) -> None:
    with Store(tmp_path / "reviews.sqlite3") as kept:
        reviewing = Reviewing(versions(tmp_path, 3), Comparing(), kept)
        reviewing.begin_all(range(3), locked=False)
        asked(reviewing)
        assert sorted(one.path.name for one in kept.recent()) == ["0.pdf", "1.pdf", "2.pdf"]


def test_a_document_that_could_not_be_remembered_is_when_it_is_reviewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Store, *_: object, **__: object) -> None:
        raise StoreError(self.path, "没有保存", "请重试")

    with Store(tmp_path / "reviews.sqlite3") as kept:
        reviewing = Reviewing(versions(tmp_path, 2), Comparing(), kept)
        reviewing.begin_all(range(2), locked=False)
        with monkeypatch.context() as full:
            full.setattr(Store, "remember", fail)
            assert not reviewing.keep_tables(1)
        assert not kept.recent()
        reviewing.keep_table(1)
        assert len(kept.recent()) == 2


def test_a_locked_document_is_remembered_without_its_table(tmp_path: Path) -> None:
    with Store(tmp_path / "reviews.sqlite3") as kept:
        library = versions(tmp_path, 2)
        reviewing = Reviewing(library, Comparing(), kept)
        reviewing.begin_all(range(2), locked=True)
        assert len(kept.recent()) == 2
        assert not reviewing.keep_tables()
        Session(kept, "1" * 64).do(Subject("单位"), Field.NOTE, "注")
        one = library.tables[1]
        found = kept.predecessor(one.department, one.year, "f" * 64)
        assert found is not None and found.table is None


def test_what_took_a_review_over_is_taken_over_in_its_turn(tmp_path: Path) -> None:
    with Store(tmp_path / "reviews.sqlite3") as kept:
        library = versions(tmp_path, 3)
        first = Reviewing(library, Comparing(), kept)
        first.begin(0, tmp_path / "0.pdf", locked=False)
        first.keep_table(0)
        first.sessions[0].do(Subject("单位", "项目"), Field.STATE, State.PASSED)
        said = Reviewing(library, Comparing(), kept).begin_all(range(1, 3), locked=False)
        assert said.count("另一版") == 2
        assert len(kept.recent()) == 3, "each is there for the next one to find"


def test_after_a_table_that_cannot_be_kept_none_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Table] = []

    def keep_table(self: Store, table: Table) -> None:
        tried.append(table)
        raise StoreError(self.path, "没有保存", "请重试")

    monkeypatch.setattr(Store, "keep_table", keep_table)
    library = Library(several=True)
    for at in range(3):
        library.add(opened(Document(tmp_path / f"{at}.pdf", replace(table(None), sha256=f"{at}" * 64), None)))
    with Store(tmp_path / "reviews.sqlite3") as kept:
        reviewing = Reviewing(library, Comparing(), kept)
        assert reviewing.begin_all(range(3), locked=False) == ""
        assert not reviewing.keep_tables(1)
        assert not reviewing.keep_tables()
    assert len(tried) == 1


def test_without_a_cache_nothing_was_read_before(folder: tuple[list[Path], Opening]) -> None:
    paths, opening = folder
    assert kept_first(paths, opening) == [2, 1]
    assert (
        kept_first(paths, replace(opening, cache=None))
        == kept_first(paths, replace(opening, refresh=True))
        == []
    )


async def test_documents_stand_in_the_order_of_their_files_and_failures_among_them(
    folder: tuple[list[Path], Opening],
) -> None:
    paths, opening = folder
    async with browsing(paths, opening) as stage:
        tree = stage.text("tree")
        assert tree.index("0.pdf") < tree.index("单位1") < tree.index("单位2")
        assert list(stage.browser.library.entries) == [0, 1, 2]
        assert [entry.is_checked for entry in stage.browser.library.entries.values()] == [True] * 3
        assert "1 份未能读取" in stage.text("header")
        assert "待检查" not in stage.text("header")
        everything = stage.browser.library.everything.projects
        assert [one.table for one in everything] == [1, 2]
        assert [one.table for one in inside(everything, 2)] == [2]
        assert not inside(everything, 2, 1)
        await stage.press("slash")
        await stage.type("项目2")
        assert stage.left.startswith("命中 1/2 项目")
