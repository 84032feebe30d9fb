"""No text of a PDF acts on the terminal or the screen: as control sequence, as markup, as direction mark."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import Table
from tests.browser.drive import browsing_tables
from tests.model.tables import indicator, money, project, table, unit
from tui.browser.comparing import Comparing
from tui.browser.detail_blocks import project_blocks
from tui.browser.detail_parts import Room
from tui.browser.library import Library, opened
from tui.browser.reviewing import Reviewing
from tui.browser.view import Row
from tui.sources import Document

HOSTILE = "[red]经费[/] [@click=app.quit]x[/] \\[b] \x1b[31m红\x1b]0;t\x07 \x9b2J \u202e反\u2066 \u200b零"


def hostile_table(text: str) -> Table:
    one = project(
        f"项目{text}",
        money("10.00", **{f"资金{text}": "10.00"}),
        indicator(f"名称{text}", f"值{text}", level1=f"产出{text}", level2=f"数量{text}"),
        objective=f"目标{text}",
    )
    return table("10.00", unit(f"单位{text}", "10.00", [one]))


def control_characters(text: str) -> set[str]:
    marks = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"
    return {one for one in text if ord(one) < 32 or 127 <= ord(one) < 160 or one in marks}


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_hostile_text_is_shown_and_does_nothing(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with browsing_tables(monkeypatch, hostile_table(HOSTILE), size=size) as stage:
        assert "[red]经费[/]" in "".join(map(str.strip, stage.lines("detail")))
        for key in ("h", "g", "v", "j", "v", "G", "tab", "c"):
            await stage.press(key)
            shown = "".join(
                line for name in ("header", "tree", "detail", "flat") for line in stage.lines(name)
            )
            assert control_characters(shown) == set()
        assert control_characters(stage.dialog().replace("\n", "")) == set()
        await stage.press("escape", ":")
        assert control_characters(stage.dialog().replace("\n", "")) == set()


async def test_hostile_names_of_several_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = hostile_table(HOSTILE), hostile_table("[/]")
    async with browsing_tables(monkeypatch, *tables) as stage:
        await stage.press("g", "/", "]", "enter", "n")
        assert stage.browser.is_running


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=30), st.integers(min_value=20, max_value=120))
def test_whatever_a_project_holds_its_detail_is_plain_text(text: str, cells: int) -> None:
    library = Library(several=False)
    library.add(opened(Document(Path("x.pdf"), hostile_table(text), None)))
    row = Row("project", 0, unit=0, project=0)
    blocks = project_blocks(
        library, Reviewing(library, Comparing()), Comparing(), row, (0,), text, Room(cells, False)
    )
    shown = "".join(span.text for block in blocks for line in block.lines for span in line)
    assert control_characters(shown) == set()
