"""While documents are read: rows so far, progress, cancelling, refusals, several files, failures."""

import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import sleep

import pytest

from model import Table
from parser import OnProgress, Progress, RowSoFar, Unreadable
from tests.browser.drive import Stage, browsing, finished
from tests.model.tables import indicator, project, table, unit
from tui.browser import reader
from tui.browser.app import Browser
from tui.sources import Document, Opening, open_document

READ = table(
    "30.00",
    unit("甲站", "30.00", [project("培训", "10.00", indicator()), project("设备", "20.00", indicator())]),
)
ROWS = (
    RowSoFar("unit", "甲站", Decimal("30.00")),
    RowSoFar("project", "培训", Decimal("10.00")),
    RowSoFar("project", "设备", Decimal("20.00")),
)


class Slow:
    """Opens documents page by page, and waits after each page until it is let go on."""

    def __init__(self, *pages: tuple[RowSoFar, ...]) -> None:
        self.pages = pages
        self.go_on = threading.Semaphore(0)
        self.ended_by: BaseException | None = None
        self.ended = threading.Event()

    def open(self, path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        assert on_progress is not None
        try:
            for number, rows in enumerate(self.pages, 1):
                on_progress(Progress(number, len(self.pages), rows))
                assert self.go_on.acquire(timeout=20)
        except BaseException as error:
            self.ended_by = error
            self.ended.set()
            raise
        return Document(path, READ, None)


async def until(stage: Stage, holds: Callable[[], bool]) -> None:
    """Wait for what another thread brings about."""
    for _ in range(200):
        await stage.pilot.pause(0.01)
        if holds():
            return
    raise AssertionError("it did not come about")


async def test_rows_so_far_and_pages_are_shown_while_a_table_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(ROWS[:2], ROWS[2:])
    monkeypatch.setattr(reader, "open_document", slow.open)
    browser = Browser([Path("表.pdf")], Opening())
    async with browser.run_test(size=(100, 20)) as pilot:
        stage = Stage(browser, pilot)
        await until(stage, lambda: "1/2 页" in stage.text("header"))
        assert "培训" in stage.text("tree")
        assert "设备" not in stage.text("tree")
        assert stage.left == ""
        slow.go_on.release()
        await until(stage, lambda: "2/2 页" in stage.text("header"))
        assert "设备" in stage.text("tree")
        assert "10.00" in stage.text("tree")
        await stage.press("down", "down", "down")
        assert "读完后显示明细" in stage.text("detail")
        slow.go_on.release()
        await until(stage, lambda: "合计相符" in stage.text("header"))
        assert stage.selected == "设备", "the cursor stays on the row that it stood on"


async def test_quitting_while_a_table_is_read_ends_the_reading_at_its_next_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = Slow(ROWS, (), ())
    monkeypatch.setattr(reader, "open_document", slow.open)
    browser = Browser([Path("表.pdf")], Opening())
    async with browser.run_test() as pilot:
        stage = Stage(browser, pilot)
        await until(stage, lambda: "1/3 页" in stage.text("header"))
        await stage.press("q")
        slow.go_on.release()
    assert slow.ended.wait(20)
    assert isinstance(slow.ended_by, reader.Cancelled)
    assert browser.return_value == 0


async def test_a_filter_typed_while_a_table_is_read_holds_once_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(ROWS)
    monkeypatch.setattr(reader, "open_document", slow.open)
    browser = Browser([Path("表.pdf")], Opening())
    async with browser.run_test(size=(100, 20)) as pilot:
        stage = Stage(browser, pilot)
        await until(stage, lambda: "1/1 页" in stage.text("header"))
        await stage.press("/", "设", "备", "enter", "n")
        slow.go_on.release()
        await until(stage, lambda: "合计相符" in stage.text("header"))
        assert stage.left.startswith("命中 1/2 项目")


def refused(path: Path) -> Document:
    return Document(path, None, Unreadable(path, "文件已损坏", "请重新下载"))


async def test_a_single_file_without_a_table_ends_the_browser_with_its_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "open_document", lambda path, *_: refused(path))
    browser = Browser([Path("坏.pdf")], Opening())
    async with browser.run_test() as pilot:
        await finished(pilot)
    assert browser.refusal is not None
    assert browser.refusal.line == "坏.pdf：文件已损坏；请重新下载"
    assert browser.return_value == Unreadable.code


async def test_of_several_files_an_unreadable_one_stands_in_the_tree_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        return refused(path) if path.name == "坏.pdf" else Document(path, READ, None)

    monkeypatch.setattr(reader, "open_document", open_document)
    async with browsing([Path("坏.pdf"), Path("好.pdf")]) as stage:
        assert stage.lines("tree")[1].split()[:2] == ["坏.pdf", "未能读取"]
        assert "1 份未能读取" in stage.text("header")
        assert stage.selected == "培训"
        await stage.press("g")
        assert "文件已损坏" in stage.text("detail")
        assert "请重新下载" in stage.text("detail")
        await stage.press("/", "培", "训", "enter")
        assert "坏.pdf" in stage.text("tree")


async def test_documents_are_the_first_level_and_filters_span_them(
    sample: Path, opening: Opening, tmp_path: Path
) -> None:
    twin = tmp_path / "另一份.pdf"
    twin.write_bytes(sample.read_bytes())
    async with browsing([sample, twin], opening, (200, 40)) as stage:
        assert stage.text("header").split()[0] == "2"
        assert stage.left.startswith("命中 50/50 项目  200/200 指标  20,781.22 万元")
        await stage.press("/")
        await stage.type("培训")
        await stage.press("enter")
        assert stage.left.startswith("命中 4/50 项目")
        await stage.press("g", "h")
        assert stage.lines("tree")[1].startswith(" ▸ sample 2026 青屿市澜湾区文化广电旅游体育局 2/25")
        assert stage.lines("tree")[2].startswith(" ▾ 另一份 2026 青屿市澜湾区文化广电旅游体育局 2/25")


async def test_a_failing_reader_is_a_refusal_and_the_other_files_are_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        if path.name == "1.pdf":
            raise LookupError("no such glyph")
        return Document(path, READ, None)

    monkeypatch.setattr(reader, "open_document", open_document)
    browser = Browser([Path("1.pdf"), Path("2.pdf")], Opening())
    async with browser.run_test(size=(120, 40)) as pilot:
        stage = Stage(browser, pilot)
        await until(stage, lambda: "合计相符" in stage.text("header"))
        await stage.press("g")
        assert "程序出错（LookupError：no such glyph）" in "".join(map(str.strip, stage.lines("detail")))
        assert "培训" in stage.text("tree")


async def test_a_table_of_nothing_is_browsed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    empty: Table = table(None)
    monkeypatch.setattr(reader, "open_document", lambda path, *_: Document(path, empty, None))
    async with browsing([Path("空.pdf")]) as stage:
        assert stage.left == "命中 0/0 项目  0/0 指标  0.00 万元"
        for key in (
            "j",
            "enter",
            "n",
            "N",
            "J",
            "v",
            "j",
            "s",
            "v",
            "-",
            "+",
            "z",
            "y",
            "space",
            "c",
            "escape",
        ):
            await stage.press(key)
        assert stage.browser.is_running


async def test_a_table_that_comes_before_the_panes_have_their_size_is_shown_from_its_top(
    sample: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_document(sample, opening).table is not None
    shown: list[str] = []
    for seconds in (0.0, 0.3):

        def late(path: Path, opening: Opening, on_progress: OnProgress, after: float = seconds) -> Document:
            sleep(after)
            return open_document(path, opening, on_progress)

        monkeypatch.setattr(reader, "open_document", late)
        async with browsing([sample], opening, (80, 24)) as stage:
            shown.append(stage.text("tree") + stage.text("detail"))
            await stage.press("ctrl+p")
            shown.append(stage.text("tree") + stage.text("detail"))
    assert len(set(shown)) == 1
