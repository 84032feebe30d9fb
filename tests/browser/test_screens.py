"""Pictures of the screen: the sample as it is browsed, at the two sizes that most terminals have.

`pytest tests/browser/test_screens.py --snapshot-update` takes them anew, after a look at each.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.browser.drive import key_event
from tui.browser.app import Browser
from tui.sources import Opening

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((120, 40), id="120x40")]
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


class TestScreens:
    """One picture of each thing that a person sees."""

    @pytest.fixture
    def taken(self, snap_compare: Compare, sample: Path, opening: Opening) -> Callable[..., bool]:
        def take(size: tuple[int, int], *keys: str, ascii_only: bool = False) -> bool:
            browser = Browser([sample], opening, ascii_only=ascii_only)

            async def press(pilot: Pilot[int]) -> None:
                await browser.workers.wait_for_complete()
                await pilot.pause()
                for key in keys:
                    browser.post_message(key_event(key))
                await pilot.pause()

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

    def test_without_colours_and_with_ascii_frames(
        self, taken: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert taken((80, 24), "/", *"服务", "enter", "n", "n", ascii_only=True)
