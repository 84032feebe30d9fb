"""Comparison in the browser: with last year's table, and with the version before a revision."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import openpyxl
import pytest

from model import Table
from model.review import State
from parser import OnProgress
from tests.browser.drive import Stage, finished
from tests.model.tables import indicator, money, project, table, unit
from tui.browser import beside_reader, reader
from tui.browser.app import Browser
from tui.browser.screen import BrowseScreen
from tui.browser.view import Row
from tui.review import Store
from tui.sources import Document, Opening

OUTPUT = indicator("培训人数", "≥50人")
RAISED = indicator("培训人数", "≥60人")
RATE = indicator("就业率", "≥90%", level1="效益指标", level2="社会效益指标", number=2)
OLD = table(
    "170.00",
    unit(
        "甲局",
        "170.00",
        [
            project("技能培训", money("100.00"), OUTPUT, RATE),
            project("场馆维修", money("50.00"), OUTPUT),
            project("旧项目", money("20.00"), OUTPUT),
        ],
    ),
)
NEW = msgspec.structs.replace(
    table(
        "185.00",
        unit(
            "甲局",
            "185.00",
            [
                project("技能培训", money("125.00"), RAISED),
                project("场馆维修", money("50.00"), OUTPUT),
                project("新项目", money("10.00"), OUTPUT),
            ],
        ),
    ),
    sha256="1" * 64,
)
TRAINING, REPAIR, ADDED = (Row("project", 0, unit=0, project=at) for at in range(3))


@asynccontextmanager
async def browsing(
    monkeypatch: pytest.MonkeyPatch, shown: Table, *, earlier: Table | None = None, kept: Store | None = None
) -> AsyncIterator[Stage]:
    """A browser on one table, compared with another or with its reviews kept."""

    def open_document(path: Path, opening: Opening, on_progress: OnProgress | None = None) -> Document:
        return Document(path, shown, None)

    monkeypatch.setattr(reader, "open_document", open_document)
    browser = Browser([Path("0.pdf")], Opening(), None, kept, earlier)
    async with browser.run_test(size=(120, 40)) as pilot:
        await finished(pilot)
        yield Stage(browser, pilot)


def screen(stage: Stage) -> BrowseScreen:
    found = stage.browser.screen_stack[0]
    assert isinstance(found, BrowseScreen)
    return found


async def test_the_tree_marks_what_became_of_each_project(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing(monkeypatch, NEW, earlier=OLD) as stage:
        training, repair, added = stage.lines("tree")[3:6]
        assert " 增 " in training and " 新 " in added
        assert not {"增", "减", "变", "新"} & set(repair.split())


async def test_a_projects_changes_stand_at_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing(monkeypatch, NEW, earlier=OLD) as stage:
        shown = stage.text("detail")
        assert "与原表对比" in shown
        assert "总计由 100.00 万元调增至 125.00 万元，增加 25.00 万元（25.0%）" in shown
        assert "由“≥50人”调高为“≥60人”" in shown
        assert "就业率" in shown[shown.index("与原表对比") : shown.index("绩效目标")]
        await stage.press("J")
        assert "与原表对比" not in stage.text("detail")


async def test_the_whole_is_summed_up_with_what_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing(monkeypatch, NEW, earlier=OLD) as stage:
        await stage.press("g")
        shown = stage.text("detail")
        assert "3 个项目（原 3 个）：新增 1，取消 1，金额调增 1" in shown
        assert "取消：旧项目（甲局）" in shown


async def test_one_key_leaves_only_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing(monkeypatch, NEW, earlier=OLD) as stage:
        await stage.press("=")
        assert stage.left.startswith("命中 2/3 项目")
        assert "对比 有变化" in stage.filters
        await stage.press("=")
        assert stage.left.startswith("命中 3/3 项目")


async def test_the_opinion_sheet_carries_the_comparison(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with browsing(monkeypatch, NEW, earlier=OLD) as stage:
        await stage.press("E")
        await finished(stage.pilot)
    (written,) = tmp_path.glob("*.xlsx")
    book = openpyxl.load_workbook(written)
    assert "对比" in book.sheetnames
    assert "取消项目“旧项目”" in str([cell.value for row in book["对比"].iter_rows() for cell in row])


async def test_without_a_table_beside_the_key_lets_one_be_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.pdf"
    draft.touch()
    monkeypatch.setattr(beside_reader, "open_document", lambda path, opening: Document(path, OLD, None))
    async with browsing(monkeypatch, NEW) as stage:
        await stage.press("=", *str(draft), "enter")
        await finished(stage.pilot)
        assert stage.left.startswith("命中 2/3 项目")
        assert "与draft.pdf对比" in stage.text("detail")


async def test_a_table_to_compare_with_that_cannot_be_read_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"nothing")
    async with browsing(monkeypatch, NEW) as stage:
        await stage.press("=", *str(broken), "enter")
        await finished(stage.pilot)
        assert "broken.pdf：" in stage.said
        assert stage.left.startswith("命中 3/3 项目")


async def test_a_revised_table_takes_the_review_over_and_asks_again_for_what_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store(tmp_path / "reviews.sqlite3") as kept:
        async with browsing(monkeypatch, OLD, kept=kept) as stage:
            await stage.press("1", "J", "3", "w", *"补依据", "enter")
        async with browsing(monkeypatch, NEW, kept=kept) as stage:
            reviewing = screen(stage).reviewing
            assert "已沿用审核记录，1 个已审项目有变化" in stage.said
            assert reviewing.state(TRAINING) is State.UNREVIEWED
            assert (reviewing.state(REPAIR), reviewing.note(REPAIR)) == (State.RETURNED, "补依据")
            assert "与上一版对比" in stage.text("detail")
            await stage.press("2")
        async with browsing(monkeypatch, NEW, kept=kept) as stage:
            assert screen(stage).reviewing.state(TRAINING) is State.DOUBTFUL
            assert "与上一版对比" in stage.text("detail")
        async with browsing(monkeypatch, OLD, kept=kept) as stage:
            assert screen(stage).reviewing.state(TRAINING) is State.PASSED
            assert "对比" not in stage.text("detail")
