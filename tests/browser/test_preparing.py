"""What filters need is made before it is asked for, beside the keys, and given up when the screen goes."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from tests.browser.drive import browsing
from tests.line import SECONDS
from tui.browser.preparing import prepare
from tui.browser.screen import BrowseScreen
from tui.sources import Opening


async def test_steps_are_taken_beside_the_keys_and_by_one_worker_at_a_time(
    sample: Path, opening: Opening
) -> None:
    gate, taken = Event(), list[str]()

    def steps(name: str) -> Iterator[None]:
        taken.append(name)
        yield
        assert gate.wait(SECONDS)
        taken.append(name)

    async with browsing([sample], opening) as stage:
        screen = stage.browser.screen
        assert isinstance(screen, BrowseScreen)
        prepare(screen, steps("first"))
        prepare(screen, steps("second"))
        before = stage.selected
        await stage.press("j")
        assert stage.selected != before, "keys are obeyed meanwhile"
        gate.set()
        await stage.browser.workers.wait_for_complete()
        assert taken == ["first", "first"]


async def test_it_is_given_up_when_the_person_leaves(sample: Path, opening: Opening) -> None:
    begun, last = Event(), Event()

    def steps() -> Iterator[None]:
        begun.set()
        while not last.is_set():
            yield

    async with browsing([sample], opening) as stage:
        screen = stage.browser.screen
        assert isinstance(screen, BrowseScreen)
        prepare(screen, steps())
        [worker] = [one for one in screen.workers if one.node is screen]
        assert await asyncio.to_thread(begun.wait, SECONDS)
        await stage.press("q")
    last.set()
    assert worker.is_cancelled
