"""Going on where one left off: the place is shown again, saved while one works, and never in the way."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from model.review import Subject
from parser import OnProgress, Progress, RowSoFar
from tests.browser.drive import Stage, finished, settled
from tui import sources
from tui.browser import reader
from tui.browser.app import Browser
from tui.browser.view import FindingAt, FlatRow, Objective, Row
from tui.review import Bookmark, Store
from tui.sources import Document, Opening

SMALL, LARGE = (80, 24), (120, 40)
ROWS = (RowSoFar("unit", "青屿市澜湾区文化馆", None), RowSoFar("project", "群众文化", None))
"""What is shown of the document while it is read."""


@asynccontextmanager
async def opened(
    path: Path, opening: Opening, database: Path, size: tuple[int, int] = LARGE, *, resumes: bool = True
) -> AsyncIterator[Stage]:
    """A browser on one document, with its database."""
    with Store(database) as kept:
        browser = Browser([path], opening, kept=kept, resumes=resumes)
        async with browser.run_test(size=size) as pilot:
            await finished(pilot)
            yield Stage(browser, pilot)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "reviews.sqlite3"


@pytest.fixture
def document(sample: Path, opening: Opening) -> str:
    table = sources.open_document(sample, opening).table
    assert table is not None
    return table.sha256


def saved(database: Path, document: str) -> Bookmark:
    with Store(database) as kept:
        place = kept.place(document)
    assert place is not None
    return place


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_project_and_the_scroll_are_those_of_the_last_time(
    sample: Path, opening: Opening, database: Path, size: tuple[int, int]
) -> None:
    async with opened(sample, opening, database, size) as stage:
        await stage.press("G", *"KKKKKKKK", "q")
        place, tree = stage.pane("tree").key, stage.lines("tree")
    async with opened(sample, opening, database, size) as stage:
        assert stage.pane("tree").key == place
        assert stage.lines("tree")[1:] == tree[1:]
        assert stage.said == f"从上次的位置继续：{stage.selected}；按 g 回到开头"
        await stage.press("g")
        assert stage.pane("tree").key == Row("document", 0)


async def test_filters_are_those_of_the_last_time_the_amount_as_it_was_typed(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("/", *"服务", "enter", "a", *"50万元..", "enter", "c", "down", "space", "escape")
        await stage.press("J", "q")
        view, left, place = stage.desk.view, stage.left, stage.pane("tree").key
        assert view.chosen.categories
    async with opened(sample, opening, database) as stage:
        assert (stage.desk.view, stage.left, stage.pane("tree").key) == (view, left, place)
        assert "50万元.." in stage.filters
        assert "筛选同上次，按 x 清除" in stage.said


async def test_an_indicator_is_shown_at_its_line_with_the_keys_in_the_detail_pane(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with opened(sample, opening, database, SMALL) as stage:
        await stage.press("J", "enter", *["down"] * 7, "q")
        place, detail = stage.pane("detail").key, stage.lines("detail")
        assert isinstance(place, FlatRow)
    async with opened(sample, opening, database, SMALL) as stage:
        assert stage.pane("detail").active
        assert stage.pane("detail").key == place
        assert stage.lines("detail") == detail
        await stage.press("up")
        assert stage.pane("detail").key == place._replace(indicator=place.indicator - 1)


async def test_a_finding_and_an_objective_too(sample: Path, opening: Opening, database: Path) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("]", "]", "]", "q")
        finding = stage.pane("detail").key
        assert isinstance(finding, FindingAt)
    async with opened(sample, opening, database) as stage:
        assert stage.pane("detail").key == finding
        await stage.press("J", "enter", "q")
        objective = stage.pane("detail").key
        assert isinstance(objective, Objective)
    async with opened(sample, opening, database) as stage:
        assert (stage.pane("detail").key, stage.pane("detail").active) == (objective, True)


async def test_the_list_opens_at_its_indicator(sample: Path, opening: Opening, database: Path) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("v", *["pagedown"] * 2, "up")
        place, shown = stage.pane("flat").key, stage.lines("flat")
        await stage.press("q")
    async with opened(sample, opening, database) as stage:
        await settled(stage.pilot)
        assert stage.pane("flat").key == place
        assert stage.lines("flat") == shown


async def test_the_place_is_saved_while_one_works_but_not_at_each_key(
    sample: Path, opening: Opening, database: Path, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    save = Store.save_place

    def count(self: Store, document: str, bookmark: Bookmark) -> None:
        written.append(bookmark)
        save(self, document, bookmark)

    monkeypatch.setattr(Store, "save_place", count)
    async with opened(sample, opening, database) as stage:
        await stage.press(*"JJJJJJJJJ")
        for _ in range(100):
            await asyncio.sleep(0.05)
            if written and _project(written[-1]) == stage.selected:
                break
        assert _project(saved(database, document)) == stage.selected
        before = len(written)
        assert before <= 3
        await asyncio.sleep(1.0)
        assert len(written) == before, "nothing is written while nothing changes"


def _project(bookmark: Bookmark) -> str | None:
    assert bookmark.subject is not None
    return bookmark.subject.project


async def test_a_place_that_is_gone_is_ignored_with_its_filters(
    sample: Path, opening: Opening, database: Path, document: str
) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("J", "q")
    bookmark = replace(saved(database, document), subject=Subject("某单位", "没有的项目"), text="服务")
    for other in (bookmark, replace(bookmark, subject=None), replace(bookmark, amount="1..x")):
        with Store(database) as kept:
            kept.save_place(document, other)
        async with opened(sample, opening, database) as stage:
            assert stage.pane("tree").key == Row("project", 0, unit=0, project=0)
            assert stage.left.startswith("命中 25/25 项目")
            assert "继续" not in stage.said


async def test_the_first_project_is_no_news(sample: Path, opening: Opening, database: Path) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("J", "K", "q")
    async with opened(sample, opening, database) as stage:
        assert "继续" not in stage.said


@pytest.mark.parametrize("keys", ["jj", "/", "v"])
async def test_what_was_pressed_while_the_document_was_read_stands(
    sample: Path, opening: Opening, database: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("G", "q")
    go_on, read = threading.Event(), sources.open_document

    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        assert on_progress is not None
        on_progress(Progress(1, 1, ROWS))
        assert go_on.wait(20)
        return read(path, opening, on_progress)

    monkeypatch.setattr(reader, "open_document", open_document)
    with Store(database) as kept:
        browser = Browser([sample], opening, kept=kept)
        async with browser.run_test(size=LARGE) as pilot:
            stage = Stage(browser, pilot)
            while "读取" not in stage.text("tree") or ROWS[-1].name not in stage.text("tree"):
                await pilot.pause(0.01)
            await stage.press(*keys)
            go_on.set()
            await finished(pilot)
            assert "合计相符" in stage.text("header")
            assert "继续" not in stage.said
            assert stage.pane("tree").key != Row("project", 0, unit=4, project=4)


async def test_the_demo_opens_as_it_always_does(
    sample: Path, opening: Opening, database: Path, document: str
) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("G", "q")
    before = saved(database, document)
    async with opened(sample, opening, database, resumes=False) as stage:
        assert stage.pane("tree").key == Row("project", 0, unit=0, project=0)
        await stage.press("J", "q")
    assert saved(database, document) == before


async def test_of_several_documents_none_is_followed(
    sample: Path, opening: Opening, database: Path, document: str, tmp_path: Path
) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("J", "q")
    before = saved(database, document)
    twin = tmp_path / "另一份.pdf"
    twin.write_bytes(sample.read_bytes())
    with Store(database) as kept:
        browser = Browser([sample, twin], opening, kept=kept)
        async with browser.run_test(size=LARGE) as pilot:
            await finished(pilot)
            stage = Stage(browser, pilot)
            assert stage.pane("tree").key == Row("project", 0, unit=0, project=0)
            await stage.press("G", "q")
    assert saved(database, document) == before


async def test_a_place_that_cannot_be_saved_stops_nobody(
    sample: Path, opening: Opening, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    async with opened(sample, opening, tmp_path / "file" / "reviews.sqlite3") as stage:
        await stage.press("J")
        await asyncio.sleep(1.0)
        await stage.press("J", "q")
        assert stage.browser.return_value == 0


async def test_the_state_that_was_filtered_by_is_that_of_the_last_time(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with opened(sample, opening, database) as stage:
        await stage.press("1", "J", "d", "q")
    async with opened(sample, opening, database) as stage:
        assert "状态 未审" in stage.filters
        assert stage.left.startswith("命中 24/25 项目")
        assert "按 x 清除" in stage.said
