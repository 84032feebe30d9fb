"""Drive the real program on the sample and write its pictures: `python -m screenshots.make`."""

import asyncio
import tempfile
from pathlib import Path
from typing import NamedTuple

import resvg_py

from parser import Cache
from screenshots.cells import on_cells
from tui.browser.app import Browser
from tui.review import Store
from tui.sources import Opening

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "tui" / "sample.pdf"


class Picture(NamedTuple):
    """A picture's name, the terminal's size in cells, and the keys that lead to it."""

    name: str
    columns: int
    rows: int
    keys: tuple[str, ...]


PICTURES = (
    Picture("tree", 120, 36, ("down", "down")),
    Picture("filter", 120, 36, ("slash", *"培训", "enter", "a", *">=50")),
    Picture("detail", 120, 36, ("down", "down", "down", "enter", "down")),
    Picture("review", 120, 36, ("1", "J", "2", "J", "3", "w", *"请补充测算依据", "enter")),
    Picture("findings", 120, 36, ("f", *"错误", "down")),
    Picture("summary", 120, 36, ("i",)),
    Picture("list", 120, 36, ("v", "down", "down")),
    Picture("help", 120, 40, ("question_mark",)),
    Picture("small", 80, 24, ("down", "down")),
)


async def take(picture: Picture, cache: Cache, kept: Store) -> str:
    """The program's screen as SVG, after the picture's keys."""
    browser = Browser([SAMPLE], Opening(password=None, cache=cache, refresh=False), kept=kept, resumes=False)
    async with browser.run_test(size=(picture.columns, picture.rows)) as pilot:
        await browser.workers.wait_for_complete()
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
        await pilot.pause()
        svg: str = browser.export_screenshot(title="budget-tui")
        return on_cells(svg)


def main() -> None:
    """Write every picture as SVG and PNG."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        for picture in PICTURES:
            with Store(Path(folder) / f"{picture.name}.sqlite3") as kept:
                svg = asyncio.run(take(picture, cache, kept))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            (HERE / f"{picture.name}.png").write_bytes(
                resvg_py.svg_to_bytes(svg_string=svg, background="#000000")
            )


if __name__ == "__main__":
    main()
