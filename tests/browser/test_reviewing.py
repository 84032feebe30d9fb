"""A review in the running browser: states, decisions, notes, undo, progress, and what stays on disk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.events import Paste

from model.review import Decision, State
from tests.browser.drive import Stage, finished, settled
from tui.browser.app import Browser
from tui.browser.keeping import Keeping
from tui.browser.reviewing import Reviewing
from tui.browser.screen import BrowseScreen
from tui.browser.view import FindingAt, FlatRow, Row
from tui.review import Store
from tui.sources import Opening

FIRST, SECOND, THIRD = (Row("project", 0, unit=0, project=at) for at in range(3))


@asynccontextmanager
async def reviewing(sample: Path, opening: Opening, database: Path) -> AsyncIterator[Stage]:
    """A browser on the sample with its reviews in a database."""
    with Store(database) as kept:
        browser = Browser([sample], opening, kept=kept)
        async with browser.run_test(size=(120, 40)) as pilot:
            await finished(pilot)
            yield Stage(browser, pilot)


def review(stage: Stage) -> Reviewing:
    screen = stage.browser.screen_stack[0]
    assert isinstance(screen, BrowseScreen)
    return screen.reviewing


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "reviews.sqlite3"


async def test_each_state_by_one_key(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("1", "J", "2", "J", "3")
        states = [review(stage).state(row) for row in (FIRST, SECOND, THIRD)]
        assert states == [State.PASSED, State.DOUBTFUL, State.RETURNED]
        assert stage.said == "退回：文物保护与非物质文化遗产传承经费  （已审 3/25）"
        await stage.press("0")
        assert review(stage).state(THIRD) is State.UNREVIEWED


async def test_each_state_by_a_full_width_figure(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        seen = []
        for key in "１２３０":
            await stage.press(key)
            seen.append(review(stage).state(FIRST))
        assert seen == [State.PASSED, State.DOUBTFUL, State.RETURNED, State.UNREVIEWED]


async def test_nothing_is_judged_by_what_is_pasted_or_typed_behind_chinese(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as stage:
        stage.browser.post_message(Paste("1\n2\n3\n"))
        await stage.press(*"共3项1", "escape")
        assert not review(stage).begun


async def test_one_key_goes_round_the_states(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        seen = []
        for key in ("r", "f7", "ｒ", "r"):
            await stage.press(key)
            seen.append(review(stage).state(FIRST))
        assert seen == [State.PASSED, State.DOUBTFUL, State.RETURNED, State.UNREVIEWED]


async def test_progress_stands_in_the_header_and_at_each_unit(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as stage:
        assert "已审" not in stage.text("header")
        await stage.press("1", "J", "3")
        assert "已审 2/25" in stage.text("header")
        unit, first, second, third = stage.lines("tree")[2:6]
        assert " 2/9 " in unit and " 通 " in first and " 退 " in second
        assert not {"通", "疑", "退"} & set(third.split())


async def test_the_way_to_what_is_not_reviewed(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("J", "1", "K", "1", "u")
        assert stage.pane("tree").key == THIRD
        await stage.press("U")
        assert stage.pane("tree").key == Row("project", 0, unit=4, project=4)


async def test_a_note_is_written_in_lines_and_kept_by_enter(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("w", *"请补充", "ctrl+j", *"依据", "enter")
        assert review(stage).note(FIRST) == "请补充\n依据"
        assert "批注：请补充" in stage.text("detail")
        await stage.press("w", *"甲", "escape")
        assert review(stage).note(FIRST) == "请补充\n依据"


async def test_an_indicator_carries_a_note(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("enter", "down", "w", *"口径", "enter")
        assert review(stage).note(FlatRow(0, 0, 0, 0)) == "口径"
        assert "批注：口径" in stage.text("detail")


async def test_a_finding_is_accepted_or_dismissed_with_a_reason(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("]", "1")
        place = stage.pane("detail").key
        assert isinstance(place, FindingAt)
        assert review(stage).verdict(place).decision is Decision.ACCEPTED
        await stage.press("3", "enter")
        assert stage.said == "不采纳要写明理由；未改动"
        await stage.press("3", *"另有文件", "enter")
        assert review(stage).verdict(place) == (Decision.DISMISSED, "另有文件")
        assert "不采纳：另有文件" in stage.text("detail")


async def test_undo_and_redo_go_back_and_forth(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("1", "2", "ctrl+z")
        assert review(stage).state(FIRST) is State.PASSED
        assert stage.said == "已撤销：公共文化服务体系建设专项资金 存疑"
        await stage.press("ctrl+y")
        assert review(stage).state(FIRST) is State.DOUBTFUL
        await stage.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert stage.said == "没有可以撤销的操作"


async def test_what_was_done_stands_after_a_restart_and_can_be_undone(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("3", "w", *"退", "enter")
    async with reviewing(sample, opening, database) as stage:
        assert (review(stage).state(FIRST), review(stage).note(FIRST)) == (State.RETURNED, "退")
        await stage.press("ctrl+z")
        assert review(stage).note(FIRST) == ""


async def test_two_copies_see_each_others_actions_at_the_next_key(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as one, reviewing(sample, opening, database) as other:
        await one.press("1")
        await other.press("J", "3")
        assert " 通 " in other.lines("tree")[3], "seen before the key that followed"
        await one.press("down")
        assert " 退 " in one.lines("tree")[4]
        assert review(one).total == review(other).total == (2, 25)


async def test_another_copys_actions_are_seen_when_the_window_is_looked_at_again(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as one, reviewing(sample, opening, database) as other:
        await other.press("3")
        one.browser.post_message(events.AppFocus())
        await settled(one.pilot)
        assert " 退 " in one.lines("tree")[3]


async def test_a_database_that_cannot_be_written_is_said_and_the_browser_goes_on(
    sample: Path, opening: Opening, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    async with reviewing(sample, opening, tmp_path / "file" / "reviews.sqlite3") as stage:
        await stage.press("1")
        assert "没有保存" in stage.said
        assert review(stage).state(FIRST) is State.UNREVIEWED
        await stage.press("J")
        assert stage.pane("tree").key == SECOND


async def test_a_later_version_is_compared_with_what_was_reviewed_before_all_tables_were_kept(
    sample: Path, opening: Opening, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Keeping, "begin", lambda self, of: None)  # as if the program were killed before
    async with reviewing(sample, opening, database) as stage:
        await stage.press("1")
        reviewed = stage.browser.library.tables[0]
    with Store(database) as kept:
        older = kept.predecessor(reviewed.department, reviewed.year, "another version")
    assert older is not None
    assert older.table == reviewed


async def test_projects_are_filtered_by_their_state(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("J", "2", "d")
        assert stage.left.startswith("命中 24/25 项目")
        assert "状态 未审" in stage.filters
        await stage.press("d", "d")
        assert stage.left == "命中 1/25 项目  6/100 指标  1,480.00 万元"
        assert "旅游市场促进" in stage.lines("tree")[3]
        await stage.press("x")
        assert stage.left.startswith("命中 25/25 项目")


async def test_a_project_leaves_the_list_of_those_not_reviewed_once_it_is(
    sample: Path, opening: Opening, database: Path
) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("d", "1")
        assert stage.left.startswith("命中 24/25 项目")
        assert stage.pane("tree").key == SECOND


async def test_categories_are_counted_under_the_state(sample: Path, opening: Opening, database: Path) -> None:
    async with reviewing(sample, opening, database) as stage:
        await stage.press("J", "2", "d", "d", "d", "c")
        counts = [line.split()[-1] for line in stage.dialog().splitlines()[2:] if line]
        assert sum(map(int, counts)) == 2 * 6
