"""Ruling lines and glyphs to cells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.grid import Grid, grids
from parser.page import Glyph, Rule
from tests.parser.sheets import across, down, page, ruled, words

XS = (30.0, 130.0, 190.0, 400.0)
YS = (50.0, 80.0, 140.0)


def only(rules: list[Rule], *texts: tuple[str, float, float]) -> Grid:
    """The one grid of a page with these rules, and texts set at points."""
    found = grids(page([glyph for text, x, y in texts for glyph in words(text, x, y)], rules))
    assert len(found) == 1
    return found[0]


def contents(grid: Grid) -> list[str]:
    return ["".join(glyph.text for glyph in cell.glyphs) for cell in grid.cells]


def close(found: tuple[float, ...], expected: tuple[float, ...]) -> bool:
    return found == pytest.approx(expected, abs=1.6)


def test_lines_from_edge_to_edge_make_basic_cells_row_by_row() -> None:
    grid = only(ruled(XS, YS), ("名", 35, 55), ("总", 135, 55), ("一", 35, 90), ("末", 395, 130))
    assert (grid.xs, grid.ys) == (XS, YS)
    assert contents(grid) == ["名", "总", "", "一", "", "末"]
    assert grid.ruled_below == ((True,) * 3, (True,) * 3)


def test_the_edges_of_drawn_cells_are_one_line_each() -> None:
    """Producers that draw a rectangle for each cell rule every edge twice, a little apart."""
    rules = [
        rule
        for x0, x1 in pairwise(XS)
        for y0, y1 in pairwise(YS)
        for rule in ruled((x0 + 0.4, x1 - 0.4), (y0 + 0.4, y1 - 0.4))
    ]
    grid = only(rules, ("一", 35, 90))
    assert close(grid.xs, XS)
    assert close(grid.ys, YS)
    assert contents(grid) == ["", "", "", "一", "", ""]


def test_glyphs_whose_boxes_stand_on_their_heads_end() -> None:
    """A font's matrix may turn a box over: its height is no reach."""
    glyphs = [Glyph("名", 35.0, 63.0, 43.0, 55.0)]
    rules = [down(x, 40.0, 200.0) for x in XS]
    assert [grid.xs for grid in grids(page(glyphs, rules))] == [XS]


def test_dashes_make_one_line() -> None:
    dashes = [across(80.0, x, x + 6) for x in range(30, 400, 10)]
    whole = [rule for rule in ruled(XS, YS) if rule.top != 80.0 or not rule.is_horizontal]
    assert only(whole + dashes).ruled_below[0] == (True, True, True)


def test_pieces_from_cell_to_cell_make_one_line() -> None:
    pieces = [across(y, x0, x1) for y in YS for x0, x1 in pairwise(XS)]
    pieces += [down(x, y0, y1) for x in XS for y0, y1 in pairwise(YS)]
    assert only(pieces) == only(ruled(XS, YS))


def test_cells_without_a_line_between_are_merged_across() -> None:
    rules = [rule for rule in ruled(XS, YS) if rule.is_horizontal or rule.x0 not in (130.0, 190.0)]
    rules += [down(x, 80.0, 140.0) for x in (130.0, 190.0)]
    grid = only(rules, ("合", 35, 55), ("并", 300, 55))
    assert contents(grid) == ["合并", "", "", ""]
    assert (grid.cells[0].x0, grid.cells[0].x1) == (30.0, 400.0)


def test_cells_without_a_line_between_are_merged_downwards() -> None:
    rules = [rule for rule in ruled(XS, YS) if not rule.is_horizontal or rule.top != 80.0]
    rules.append(across(80.0, 130.0, 400.0))
    grid = only(rules, ("上", 35, 55), ("下", 35, 120))
    assert contents(grid) == ["上下", "", "", "", ""]
    assert (grid.cells[0].top, grid.cells[0].bottom) == (50.0, 140.0)
    assert grid.ruled_below[0] == (False, True, True)


def test_a_last_row_without_a_lower_line_is_open() -> None:
    rules = [across(y, 30.0, 400.0) for y in YS] + [down(x, 50.0, 200.0) for x in XS]
    grid = only(rules, ("半", 35, 180))
    assert grid.ys == (*YS, 200.0)
    assert grid.ruled_below[-1] == (False, False, False)
    assert contents(grid)[-3:] == ["半", "", ""]


def test_a_first_row_without_an_upper_line_is_a_row_too() -> None:
    rules = [across(y, 30.0, 400.0) for y in YS] + [down(x, 20.0, 140.0) for x in XS]
    assert only(rules).ys == (20.0, *YS)


def test_two_tables_on_a_page_are_told_apart_top_to_bottom() -> None:
    upper, lower = ruled(XS, (300.0, 320.0, 340.0)), ruled((30.0, 200.0, 400.0), YS)
    found = grids(page(words("上", 35, 55) + words("下", 35, 305), upper + lower))
    assert [grid.ys for grid in found] == [YS, (300.0, 320.0, 340.0)]
    assert ["".join(contents(grid)) for grid in found] == ["上", "下"]


def test_two_tables_side_by_side_are_told_apart() -> None:
    found = grids(page((), ruled((30.0, 60.0, 90.0), YS) + ruled((120.0, 160.0, 200.0), YS)))
    assert [grid.xs for grid in found] == [(30.0, 60.0, 90.0), (120.0, 160.0, 200.0)]


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [across(50, 30, 400)],
        ruled((30, 400), (50, 140)),
        ruled((30, 400), (50, 80, 140)),
        [down(30, 0, 500)],
    ],
    ids=["nothing", "a line", "a frame", "one column", "a fold mark"],
)
def test_lone_lines_and_frames_are_no_tables(rules: list[Rule]) -> None:
    assert grids(page(words("字", 35, 55), rules)) == []


def test_one_row_of_cells_is_a_table() -> None:
    """A page may hold nothing but the rest of a row."""
    assert contents(only(ruled((30, 60, 400), (50, 140)), ("字", 35, 55))) == ["字", ""]


def test_a_line_nearby_that_touches_nothing_is_no_part_of_a_table() -> None:
    assert only([*ruled(XS, YS)]) == grids(page((), [*ruled(XS, YS), across(40, 30, 400)]))[0]


def test_text_outside_the_outer_lines_lies_in_no_cell() -> None:
    grid = only(
        ruled(XS, YS), ("上", 35, 20), ("下", 35, 150), ("左", 10, 60), ("右", 410, 60), ("内", 35, 60)
    )
    assert "".join(contents(grid)) == "内"
    assert [grid.holds(glyph) for glyph in words("下", 35, 150) + words("内", 35, 60)] == [False, True]


def test_a_glyph_on_an_outer_edge_is_held_just_when_it_lies_in_a_cell() -> None:
    """Its middle may lie exactly on the edge at which a page cuts a row off."""
    edges = [*words("上", 35, YS[0] - 4), *words("下", 35, YS[-1] - 4)]
    edges += [*words("左", XS[0] - 4, 60), *words("右", XS[-1] - 4, 60)]
    found = grids(page(edges, ruled(XS, YS)))[0]
    held = [glyph for cell in found.cells for glyph in cell.glyphs]
    assert [glyph.text for glyph in edges if found.holds(glyph)] == sorted(
        (glyph.text for glyph in held), key="上下左右".index
    )


def test_a_glyph_over_a_line_belongs_where_its_middle_lies() -> None:
    grid = only(ruled(XS, YS), ("4", 127, 60), ("5", 129, 60))
    assert contents(grid)[:2] == ["4", "5"]


_EDGES = st.lists(st.integers(4, 60), min_size=2, max_size=5).map(
    lambda steps: tuple(20.0 + sum(steps[:at]) for at in range(len(steps) + 1))
)


@given(_EDGES, _EDGES, st.data())
def test_every_glyph_inside_a_table_lies_in_one_cell(
    xs: tuple[float, ...], ys: tuple[float, ...], data: st.DataObject
) -> None:
    """Any inner lines may be missing in part, as long as the outer frame stands."""
    inner = [across(y, x0, x1) for y in ys[1:-1] for x0, x1 in pairwise(xs)]
    inner += [down(x, y0, y1) for x in xs[1:-1] for y0, y1 in pairwise(ys)]
    drawn = [rule for rule in inner if data.draw(st.booleans())]
    glyphs = [
        glyph for x0, _ in pairwise(xs) for y0, _ in pairwise(ys) for glyph in words("字", x0 + 1, y0 + 1, 2)
    ]
    frame = [across(y, xs[0], xs[-1]) for y in (ys[0], ys[-1])] + [
        down(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])
    ]
    found = grids(page(glyphs, frame + drawn))
    for grid in found:
        held = [glyph for cell in grid.cells for glyph in cell.glyphs]
        assert sorted(held) == sorted(glyph for glyph in glyphs if grid.holds(glyph))
        assert len(held) == len(set(held))


def dashed(x0: float, x1: float, y: float, dash: float, gap: float) -> list[Rule]:
    """A line across drawn piece by piece, with a piece at its end."""
    pieces = int((x1 - x0) / (dash + gap)) + 1
    starts = [x0 + at * (dash + gap) for at in range(pieces)]
    return [
        *(across(y, start, min(start + dash, x1)) for start in starts if start < x1),
        across(y, x1 - 2, x1),
    ]


@pytest.mark.parametrize(
    ("dash", "gap", "times"), [(6.0, 6.0, 1), (6.0, 6.0, 2), (12.0, 9.0, 1), (8.0, 3.0, 1)]
)
def test_dashes_of_one_pattern_are_a_line_however_wide_the_gap(dash: float, gap: float, times: int) -> None:
    uprights = [down(x, YS[0], YS[-1]) for x in XS]
    rules = [rule for y in YS for rule in dashed(XS[0], XS[-1], y, dash, gap)] * times
    grid = only([*rules, *uprights])
    assert (close(grid.xs, XS), close(grid.ys, YS), len(grid.cells)) == (True, True, 6)


def test_tables_beside_one_another_stay_two_where_their_lines_are_dashed() -> None:
    beside = [edge + 390 for edge in XS]
    rules = [
        rule
        for xs in (XS, beside)
        for y in YS
        for rule in (*dashed(xs[0], xs[-1], y, 6.0, 6.0), *(down(x, YS[0], YS[-1]) for x in xs))
    ]
    assert len(grids(page(rules=rules))) == 2


def test_rows_of_tiny_print_stay_apart() -> None:
    """A sheet printed at a fifth of its size: its rows are lower than ordinary doubled lines stand apart."""
    ys = [50.0 + 2.6 * row for row in range(6)]
    glyphs = [
        Glyph("字", 31 + 1.8 * at, y + 0.4, 32.8 + 1.8 * at, y + 2.2) for y in ys[:-1] for at in range(9)
    ]
    found = grids(page(glyphs, ruled(XS, ys)))
    assert [close(grid.ys, tuple(ys)) for grid in found] == [True]
    assert [len(cell.glyphs) for cell in found[0].cells][::3] == [9] * 5


def test_dots_of_lines_across_make_no_lines_down() -> None:
    ys = [50.0 + 20 * row for row in range(9)]
    dots = [Rule(x, y - 0.5, x, y + 0.5) for y in ys for x in range(30, 400, 4)]
    level = [rule for y in ys for rule in dashed(XS[0], XS[-1], y, 1.0, 3.0)]
    assert close(only([*level, *dots, *(down(x, ys[0], ys[-1]) for x in XS)]).xs, XS)
