"""A terminal on which ambiguous characters take two cells: none is painted, every line has its width."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.widget import Widget

from model import Table
from tests.browser.drive import Stage, browsing, browsing_tables, settled
from tests.model.tables import indicator, money, project, table, unit
from tests.terminal.ambiguous import AMBIGUOUS, doubtful
from tui.browser.note_editor import NoteEditor
from tui.sources import Opening
from tui.terminal.terminal import Terminal

WIDE = Terminal(2)
IN_GBK = Terminal(2, "gbk")
_AT_ONCE = 48


def strange_table() -> Table:
    """Every ambiguous character, in every field that holds text."""
    pieces = ["".join(AMBIGUOUS[at : at + _AT_ONCE]) for at in range(0, len(AMBIGUOUS), _AT_ONCE)]
    projects = [
        project(
            f"{at}“项目{piece}”",
            money("10.00", **{f"资金{piece[:9]}": "10.00"}),
            indicator(f"名称{piece}", f"≥值{piece}", level1=f"产出{piece[:3]}", level2=f"数量{piece[-3:]}"),
            indicator("次数", f"≥{at}次", number=2, annual=f"≤{piece}"),
            objective=f"目标{piece}……",
        )
        for at, piece in enumerate(pieces)
    ]
    return table(f"{10 * len(pieces)}.00", unit("单位“①”—·", f"{10 * len(pieces)}.00", projects))


def painted(stage: Stage) -> Iterator[str]:
    """Every line that any widget paints now, as it is painted; each has its widget's width."""
    screen = stage.browser.screen
    for widget in screen.query(Widget):
        size = widget.outer_size
        if widget.display and size.area:
            for strip in widget.render_lines(Region(0, 0, size.width, size.height)):
                assert strip.cell_length == size.width == cell_len(strip.text), (widget, strip.text)
                yield strip.text


def assert_straight(stage: Stage, encoding: str = "utf-8") -> None:
    for line in painted(stage):
        assert doubtful(line) == set(), line
        line.encode(encoding)


@pytest.mark.parametrize("terminal", [WIDE, IN_GBK], ids=["utf-8", "gbk"])
@pytest.mark.parametrize("size", [(80, 24), (150, 50)], ids=str)
async def test_every_ambiguous_character_in_every_field(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], terminal: Terminal
) -> None:
    async with browsing_tables(monkeypatch, strange_table(), size=size, terminal=terminal) as stage:
        assert_straight(stage, terminal.encoding)
        for _ in range(1 + len(AMBIGUOUS) // _AT_ONCE):
            await stage.press("j")
            assert_straight(stage, terminal.encoding)
        await stage.press("tab", "pagedown")
        assert_straight(stage, terminal.encoding)
        await stage.press("v", "G")
        assert_straight(stage, terminal.encoding)


@pytest.mark.parametrize("key", ["?", "c", "ctrl+p", ":", "f", "i", "o", "="])
async def test_dialogs(sample: Path, opening: Opening, key: str) -> None:
    async with browsing([sample], opening, (80, 24), terminal=WIDE) as stage:
        await stage.press(key)
        assert_straight(stage)
        await stage.press("down", "pagedown")
        assert_straight(stage)


async def test_inputs_keep_what_is_typed_and_show_it_in_its_cells(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (100, 30), terminal=WIDE) as stage:
        await stage.press("a")
        await stage.type("≥1000")
        assert_straight(stage)
        assert "3/25 项目" in stage.left
        await stage.press("enter")
        assert ">=1000" in stage.filters
        await stage.press("/")
        await stage.type("“①…√é")
        assert_straight(stage)
        await stage.press("enter", "x", "j", "b")
        assert_straight(stage)


async def test_a_note_with_quotation_marks(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (80, 24), terminal=WIDE) as stage:
        screen = NoteEditor("批注：“" + "很长的名称—" * 20, "“甲”≥①……\n" * 20, print, ascii_only=True)
        await stage.browser.push_screen(screen)
        await settled(stage.pilot)
        assert_straight(stage)


async def test_matches_stand_out_where_they_are(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (100, 30), terminal=WIDE) as stage:
        await stage.press("/")
        await stage.type("≥98")
        await stage.press("enter")
        strips = [stage.widget("detail").render_line(y) for y in range(stage.widget("detail").size.height)]
        marked = [
            segment.text
            for strip in strips
            for segment in strip
            if segment.style is not None and ">=98" in segment.text
        ]
        assert ">=98" in marked


async def test_copies_keep_the_original(
    sample: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr("tui.browser.app.Browser.to_terminal", lambda browser, text: written.append(text))
    async with browsing([sample], opening, (100, 30), terminal=WIDE) as stage:
        await stage.press("/")
        await stage.type("场馆免费开放达标率")
        await stage.press("enter", "tab", "j", "y")
        assert "≥98%" in base64.b64decode(written[-1][7:-2]).decode()
        assert ">=98%" in stage.text("detail")
