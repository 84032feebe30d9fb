"""The recent list: what it says of each document, opening one of them or a path that is typed."""

import gc
import os
import shutil
import threading
import weakref
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from rich.cells import cell_len

from model.review import Field, State, subject_of_project
from parser import OnProgress
from tests.browser.drive import Stage, key_event
from tests.model.tables import project, table, unit
from tui import sources
from tui.browser import reader
from tui.browser.app import Browser
from tui.browser.recent import Recent
from tui.browser.recent_text import path_text, typed_path, when
from tui.browser.view import Row
from tui.review import Session, Store
from tui.sources import Document, Opening

NAME = "青屿市澜湾区文化广电旅游体育局 2026"
OTHER = table("10.00", unit("甲站", "10.00", [project("培训", "10.00")]))


@asynccontextmanager
async def started(paths: Sequence[Path], opening: Opening, database: Path) -> AsyncIterator[Stage]:
    """A browser with a database; without paths it offers the recent documents."""
    with Store(database) as kept:
        browser = Browser(paths, opening, kept=kept)
        async with browser.run_test(size=(120, 40)) as pilot:
            stage = Stage(browser, pilot)
            await read(stage)
            yield stage


async def read(stage: Stage) -> None:
    await stage.pilot.pause()
    await stage.browser.workers.wait_for_complete()
    await stage.pilot.pause()


def told(stage: Stage) -> str:
    """What the recent list says below it."""
    return str(stage.browser.screen.query_one("Static").render())


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "reviews.sqlite3"


@pytest.fixture
def document(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "绩效目标表.pdf"
    shutil.copy(sample, path)
    return path


@pytest.fixture
def known(document: Path, opening: Opening, database: Path) -> Path:
    """A database that remembers a document of which two projects are reviewed, and one that is gone."""
    read = sources.open_document(document, opening).table
    assert read is not None
    with Store(database) as kept:
        kept.remember(OTHER, document.parent / "没有了.pdf", locked=False, at=1_000)
        kept.remember(read, document, locked=False)
        session = Session(kept, read.sha256)
        for at in range(2):
            session.do(subject_of_project(read, 0, at), Field.STATE, State.PASSED.value)
    return database


async def test_without_a_path_the_recent_documents_are_offered_newest_first(
    opening: Opening, known: Path, document: Path
) -> None:
    async with started([], opening, known) as stage:
        lines = stage.dialog().splitlines()
        assert NAME in lines[0]
        assert "已审 2/25  今天 " in lines[0]
        assert lines[1].strip() == str(document)
        assert "已审 0/1  1970-01-01" in lines[2]
        assert lines[3].split() == [str(document.parent / "没有了.pdf"), "文件已不在"]
        await stage.press("enter")
        await read(stage)
        assert "已审 2/25" in stage.text("header")
        assert stage.browser.is_running


async def test_a_document_is_found_by_initials_of_its_name(opening: Opening, known: Path) -> None:
    async with started([], opening, known) as stage:
        await stage.type("whgd")
        assert [line.split()[0] for line in stage.dialog().splitlines()[::2] if line.strip()] == [
            NAME.split(maxsplit=1)[0]
        ]


async def test_leaving_the_list_without_a_choice_ends_the_program(opening: Opening, known: Path) -> None:
    for key in ("escape", "f10"):
        async with started([], opening, known) as stage:
            await stage.press(key)
            assert stage.browser.return_value == 0


async def test_a_document_that_is_gone_is_said_and_the_list_stays(opening: Opening, known: Path) -> None:
    async with started([], opening, known) as stage:
        await stage.press("down", "enter")
        assert "没有了.pdf：找不到文件" in told(stage)
        await stage.press("up", "enter")
        await read(stage)
        assert "合计相符" in stage.text("header")


async def test_a_document_whose_file_has_changed_is_said_one_only_touched_is_not(
    opening: Opening, known: Path, document: Path, tianhe: Path
) -> None:
    os.utime(document, (2_000_000_000, 2_000_000_000))
    async with started([], opening, known) as stage:
        assert "内容已变" not in stage.dialog()
    shutil.copy(tianhe, document)
    os.utime(document, (2_000_000_000, 2_000_000_000))
    async with started([], opening, known) as stage:
        assert stage.dialog().splitlines()[1].split() == [str(document), "内容已变"]


@pytest.mark.parametrize("key", ["o", "ｏ"])
async def test_another_document_takes_the_place_of_what_is_open(
    sample: Path, tianhe: Path, opening: Opening, database: Path, key: str
) -> None:
    async with started([sample], opening, database) as stage:
        await stage.press("J", "1", "/", *"服务", "enter", "v", key, *str(tianhe), "enter")
        await read(stage)
        assert "54 项目" in stage.text("header")
        assert stage.left.startswith("命中 54/54 项目"), "nothing is left of the filter"
        assert stage.pane("tree").key == Row("project", 0, unit=0, project=0)
        await stage.press("1", "J")
        assert stage.said.endswith("（已审 1/54）")
        await stage.press(key, *"澜湾", "enter")
        await read(stage)
        assert "已审 1/25" in stage.text("header")
        assert stage.desk.view.chosen.text == "服务", "it opens where it was left"
        assert stage.desk.view.chosen.text in stage.filters


async def test_nothing_is_left_of_a_document_once_another_one_is_open(
    opening: Opening, database: Path, sample: Path, tianhe: Path
) -> None:
    async with started([sample], opening, database) as stage:
        former = []
        for path in (tianhe, sample, tianhe):
            former.append(weakref.ref(stage.desk))
            gc.freeze()  # as is done once a document is there
            # Not by `Stage.press`: that has the screen drawn in the test's own task, and Textual keeps the
            # screens that a task has drawn in a context variable of it.
            for keys in ("o", str(path), ["enter"]):
                for key in keys:
                    stage.browser.post_message(key_event(key))
                await stage.pilot.pause()
            await read(stage)
        # What the program began with stays, for Textual cannot take its screen away.
        assert [desk() is None for desk in former] == [False, True, True]


async def test_keys_typed_ahead_come_after_the_document_is_chosen(
    sample: Path, opening: Opening, known: Path, document: Path
) -> None:
    async with started([sample], opening, known) as stage:
        await stage.press("o", "enter", "q")
        await stage.pilot.pause()
        assert stage.browser.return_value == 0


async def test_a_document_still_being_read_does_not_come_into_the_next_one(
    sample: Path, opening: Opening, known: Path, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, done = threading.Event(), threading.Event()

    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        if path != sample:
            return Document(path, OTHER, None)
        assert go_on.wait(20)
        done.set()
        return sources.open_document(path, opening)

    monkeypatch.setattr(reader, "open_document", open_document)
    with Store(known) as kept:
        browser = Browser([sample], opening, kept=kept)
        async with browser.run_test() as pilot:
            stage = Stage(browser, pilot)
            await pilot.pause()
            await stage.press("o", *str(document), "enter")
            while "合计相符" not in stage.text("header"):
                await pilot.pause(0.01)
            go_on.set()
            assert done.wait(20)
            await pilot.pause(0.5)
            assert len(browser.library.entries) == 1
            assert stage.selected == "培训"


async def test_a_document_chosen_before_the_first_picture_is_read_once(
    opening: Opening, known: Path, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_by, go_on = list[Path](), threading.Event()

    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        read_by.append(path)
        go_on.wait(10)
        return Document(path, OTHER, None)

    monkeypatch.setattr(reader, "open_document", open_document)
    async with started([], opening, known) as stage:
        await stage.press("enter")
        stage.browser.on_ready()  # the picture comes after what was typed ahead
        await stage.press("j")
        go_on.set()
        await read(stage)
        assert len(read_by) == 1


async def test_a_folder_opens_all_its_documents(
    sample: Path, opening: Opening, database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "两份"
    folder.mkdir()
    for name in ("甲.pdf", "乙.pdf"):
        shutil.copy(sample, folder / name)
    async with started([sample], opening, database) as stage:
        await stage.press("o", *str(folder), "enter")
        await read(stage)
        assert "2 份绩效目标表" in stage.text("header")


async def test_a_file_without_a_table_leads_back_to_what_was_open(
    sample: Path, opening: Opening, database: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"no pdf")
    async with started([sample], opening, database) as stage:
        await stage.press("J", "J", "o", *str(bad), "enter")
        await read(stage)
        await read(stage)
        assert "不是 PDF 文件" in stage.said
        assert "合计相符" in stage.text("header")
        assert stage.pane("tree").key == Row("project", 0, unit=0, project=2)
        assert stage.browser.refusal is None


async def test_a_file_without_a_table_leads_back_to_the_list(
    opening: Opening, known: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"no pdf")
    async with started([], opening, known) as stage:
        await stage.press(*str(bad), "enter")
        await read(stage)
        assert isinstance(stage.browser.screen, Recent)
        assert "坏.pdf：不是 PDF 文件" in told(stage)
        await stage.press("escape")
        assert stage.browser.return_value == 0


async def test_what_fits_nothing_is_said(opening: Opening, known: Path) -> None:
    async with started([], opening, known) as stage:
        await stage.press(*"无此", "enter")
        assert "没有这个文件" in stage.dialog()
        assert told(stage) == "无此：找不到文件；请核对路径和文件名"
        await stage.press("backspace", "backspace")
        assert NAME in stage.dialog()
        assert told(stage) == ""


async def test_esc_leads_back_to_what_is_open(sample: Path, opening: Opening, known: Path) -> None:
    async with started([sample], opening, known) as stage:
        await stage.press("J", "o", "escape", "J")
        assert stage.pane("tree").key == Row("project", 0, unit=0, project=2)


def test_the_time_is_told_by_day() -> None:
    zone = timezone(timedelta(hours=8))
    now = datetime(2026, 11, 25, 9, 0, tzinfo=zone)
    for then, words in (
        (datetime(2026, 11, 25, 8, 5, tzinfo=zone), "今天 08:05"),
        (datetime(2026, 11, 24, 23, 59, tzinfo=zone), "昨天 23:59"),
        (datetime(2026, 1, 2, 3, 4, tzinfo=zone), "01-02 03:04"),
        (datetime(2025, 12, 31, 23, 0, tzinfo=zone), "2025-12-31"),
    ):
        assert when(round(then.timestamp() * 1000), now) == words


def test_a_path_keeps_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/某人")
    assert path_text(Path("/home/某人/2025年/表.pdf"), 40) == "~/2025年/表.pdf"
    shown = path_text(Path("/srv/共享/某局/2025年/绩效目标表.pdf"), 20)
    assert shown.startswith("…") and shown.endswith("绩效目标表.pdf")
    assert cell_len(shown) <= 20
    assert typed_path(" '~/表.pdf' ") == Path("/home/某人/表.pdf")
    assert typed_path("  ") is None
