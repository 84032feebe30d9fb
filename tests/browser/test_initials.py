"""Pinyin initials in the running browser: filter, marks, next match, jump, palette, recent list, findings."""

from pathlib import Path

import pytest

from tests.browser.drive import Stage, browsing
from tests.model.tables import needs_tianhe
from tui.browser.jump import Destinations
from tui.browser.palette import commands
from tui.browser.themes.text_styles import text_style
from tui.browser.view import FlatRow, Objective, Row
from tui.sources import Opening


def marked(stage: Stage, name: str) -> set[str]:
    pane = stage.pane(name)
    background = text_style("match", pane.app.theme_variables).bgcolor
    return {
        segment.text
        for y in range(pane.size.height)
        for segment in pane.render_line(y)
        if segment.style is not None and segment.style.bgcolor == background
    }


async def find(stage: Stage, typed: str) -> None:
    await stage.press("/")
    await stage.type(typed)
    await stage.press("enter")


@needs_tianhe
@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("jycy", "命中 4/54 项目  17/220 指标  20,869.33 万元"),
        ("ＪＹＣＹ", "命中 4/54 项目  17/220 指标  20,869.33 万元"),
        ("px", "命中 4/54 项目  4/220 指标  575.70 万元"),
        ("培训", "命中 6/54 项目  16/220 指标  737.90 万元"),
    ],
)
async def test_a_real_table_is_filtered_by_initials(
    tianhe: Path, opening: Opening, typed: str, left: str
) -> None:
    async with browsing([tianhe], opening) as stage:
        await find(stage, typed)
        assert stage.left == left


async def test_what_initials_find_is_marked_in_tree_detail_and_list(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await find(stage, "gydy")
        assert marked(stage, "tree") == {"公益电影"}
        assert "公益电影" in marked(stage, "detail")
        await stage.press("v")
        assert "公益电影" in marked(stage, "flat")


async def test_two_letters_mark_names_and_leave_sentences_alone(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await find(stage, "px")
        kinds = set()
        for _ in range(12):
            await stage.press("n")
            kinds.add(type(stage.pane("detail").key) if stage.pane("detail").was_moved else Row)
        assert FlatRow in kinds
        assert Objective not in kinds


async def test_the_next_match_of_initials_goes_on_and_back(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await find(stage, "gydy")
        seen = []
        for key in ("n", "n", "N"):
            await stage.press(key)
            seen.append((stage.selected, stage.pane("detail").key))
        assert seen[0] != seen[1]
        assert seen[2] == seen[0]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("tsg", "青屿市澜湾区图书馆"), ("zyjj", "志愿讲解与研学服务"), ("ＺＹＪＪ", "志愿讲解与研学服务")],
)
async def test_jumping_by_initials(sample: Path, opening: Opening, typed: str, name: str) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press(":")
        await stage.type(typed)
        await stage.press("enter")
        assert stage.selected == name


async def test_nothing_typed_offers_no_projects_to_jump_to(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        there = Destinations(stage.browser.library, stage.desk.rows())
        assert {row.kind for row, *_ in map(tuple, there("")) if isinstance(row, Row)} == {"document", "unit"}


def test_the_palette_finds_commands_by_initials_and_not_across_their_parts() -> None:
    assert [choice.key for choice in commands("tc")] == ["quit"]
    assert "copy" in [choice.key for choice in commands("fz")]
    assert "copy" in [choice.key for choice in commands("ｆ５")]


async def test_the_palette_quits_by_initials(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("ctrl+p", "t", "c")
        await stage.press("enter")
        assert stage.browser.return_code == 0


async def test_findings_are_found_by_initials(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("f")
        everything = stage.dialog()
        await stage.type("tsg")
        assert "图书馆" in stage.dialog()
        assert stage.dialog() != everything
