"""Pictures of the screen: the sample as it is browsed, at the two sizes that most terminals have; also at the
smallest and the largest, in sixteen colours and in none.

`pytest tests/browser/test_screens.py --snapshot-update` takes them anew, after a look at each.
"""

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from msgspec.structs import replace
from textual.app import App
from textual.pilot import Pilot

from model.review import Field, State, subject_of_project
from tests.browser.drive import finished, key_event, settled
from tests.model.tables import project, table, unit
from tui.browser.app import Browser
from tui.review import Session, Store
from tui.sources import Opening, open_document

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((120, 40), id="120x40")]
NARROW, WIDE = (60, 20), (250, 80)
NEW_YEAR_2024, DAY = 1_704_110_400_000, 86_400_000
"""Milliseconds; long ago, so that the list gives dates without a time."""
RECENT = (
    ("绩效/旧表.pdf", "白鹭市东湖区水务局", b""),
    (
        "绩效/2024年/预算公开/各部门绩效目标/青屿市澜湾区文化广电旅游体育局绩效目标表（修订）.pdf",
        "青屿市澜湾区文化广电旅游体育局",
        b"1",
    ),
    ("改过.pdf", "青屿市澜湾区财政局", b"other"),
)
"""Documents: their files, departments, and what the files hold now (number by number it was 0, 1, 2)."""
TYPED = ("/", *"服务", "enter", "a", *"≥100", "enter")


class Compare(Protocol):
    """What pytest-textual-snapshot gives to a test."""

    def __call__(
        self,
        app: App[int],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[int]], Awaitable[None]],
    ) -> bool: ...


async def press_down(pilot: Pilot[int]) -> None:
    await settled(pilot)
    pilot.app.post_message(key_event("down"))
    await settled(pilot)


class TestScreens:
    """One picture of each thing that a person sees."""

    @pytest.fixture
    def taken(self, snap_compare: Compare, sample: Path, opening: Opening) -> Callable[..., bool]:
        """Takes a picture of the sample, which was read before: while it is read for the first time the
        cursor stands elsewhere.
        """
        assert open_document(sample, opening).table is not None

        def take(size: tuple[int, int], *keys: str, ascii_only: bool = False) -> bool:
            browser = Browser([sample], opening, ascii_only=ascii_only)

            async def press(pilot: Pilot[int]) -> None:
                await finished(pilot)
                for key in keys:
                    browser.post_message(key_event(key))
                    await settled(pilot)
                await settled(pilot)

            return snap_compare(browser, terminal_size=size, run_before=press)

        return take

    @pytest.mark.parametrize("size", SIZES)
    def test_tree(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "J", "J")

    @pytest.mark.parametrize("size", SIZES)
    def test_filters(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, *TYPED, "n")

    @pytest.mark.parametrize("size", SIZES)
    def test_filter_being_typed(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "a", *"100..5x")

    @pytest.mark.parametrize("size", SIZES)
    def test_categories(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "c", "down", "down", "space")

    @pytest.mark.parametrize("size", SIZES)
    def test_detail(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "J", "J", "enter", "down", "down", "space")

    @pytest.mark.parametrize("size", SIZES)
    def test_list(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "v", "down", "down")

    @pytest.mark.parametrize("size", SIZES)
    def test_palette(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "ctrl+p", *"筛选")

    @pytest.mark.parametrize("size", SIZES)
    def test_findings(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "f", "tab", "down")

    @pytest.mark.parametrize("size", SIZES)
    def test_a_finding_at_its_place(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "]", "]", "]", "]")

    @pytest.mark.parametrize("size", SIZES)
    def test_summary(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "i")

    @pytest.mark.parametrize("size", SIZES)
    def test_help(self, taken: Callable[..., bool], size: tuple[int, int]) -> None:
        assert taken(size, "?")

    @pytest.mark.parametrize("size", SIZES)
    def test_recent_documents(
        self,
        snap_compare: Compare,
        opening: Opening,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        size: tuple[int, int],
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        with Store(tmp_path / "reviews.sqlite3") as kept:
            for number, (name, department, content) in enumerate(RECENT):
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if content:
                    path.write_bytes(content)
                projects = [project(f"项目{at}", "10.00") for at in range(4 + number)]
                read = replace(
                    table(None, unit("甲站", None, projects)),
                    sha256=hashlib.sha256(f"{number}".encode()).hexdigest(),
                    department=department,
                    year=2024,
                )
                kept.remember(read, path, locked=False, at=NEW_YEAR_2024 + number * DAY)
                Session(kept, read.sha256).do(
                    subject_of_project(read, 0, number), Field.STATE, State.PASSED.value
                )
            app = Browser([], opening, kept=kept)
            assert snap_compare(app, terminal_size=size, run_before=press_down)

    @pytest.mark.parametrize(
        "keys",
        [
            pytest.param(("J", "J"), id="tree"),
            pytest.param(("J", "J", "enter", "down", "down"), id="detail"),
            pytest.param((*TYPED, "c", "down", "down", "space", "escape", "d"), id="filters"),
            pytest.param(("a", *"100..5x"), id="filter_being_typed"),
            pytest.param(("v", "down"), id="list"),
            pytest.param(("f",), id="findings"),
            pytest.param(("i",), id="summary"),
            pytest.param(("w", *"待补充依据"), id="note"),
            pytest.param(("?",), id="help"),
        ],
    )
    def test_narrow(self, taken: Callable[..., bool], keys: tuple[str, ...]) -> None:
        assert taken(NARROW, *keys)

    @pytest.mark.parametrize(
        "keys",
        [
            pytest.param(("J", "J", "enter", "down"), id="detail"),
            pytest.param(("v", "down"), id="list"),
            pytest.param(("f",), id="findings"),
        ],
    )
    def test_wide(self, taken: Callable[..., bool], keys: tuple[str, ...]) -> None:
        assert taken(WIDE, *keys)

    def test_in_sixteen_colours(self, taken: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("COLORTERM")
        assert taken((80, 24), "/", *"服务", "enter", "n", "n")

    def test_without_colours_and_with_ascii_frames(
        self, taken: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert taken((80, 24), "/", *"服务", "enter", "n", "n", ascii_only=True)
