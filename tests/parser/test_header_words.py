"""Header words without upright lines."""

from collections.abc import Sequence
from itertools import pairwise

from parser.header_words import header_words, text_of
from parser.lines import lines
from parser.page import Glyph, Page, Rule
from tests.parser.sheets import across, page, words

PLACES = (30, 150, 210, 290, 370, 450, 610)
HEADER = ("项目名称", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")


def level(top: float, *placed: tuple[float, str]) -> list[Glyph]:
    return [glyph for x0, text in placed for glyph in words(text, x0, top)]


def header(top: float) -> list[Glyph]:
    return level(top, *zip(PLACES, HEADER, strict=True))


def found(glyphs: Sequence[Glyph], rules: Sequence[Rule] = ()) -> list[str]:
    sheet: Page = page(glyphs, rules)
    return [text_of(word) for word in header_words(sheet, lines(1, sheet.glyphs)).words]


def two_levels(group: str) -> list[Glyph]:
    """A group's heading over the funds, whose names stand below the middle of the others."""
    middle = [(x0, name) for x0, name in zip(PLACES, HEADER, strict=True) if name not in HEADER[2:5]]
    below = [(210, "财政拨款"), (290, "财政专户"), (370, "其他资金")]
    return [
        *level(30, (260, group)),
        *level(36, *middle),
        *level(44, *below),
        *level(54, (290, "拨款")),
        *level(80, (30, "云溪县民政局"), (150, "60.00")),
    ]


def test_a_header_reaches_as_far_as_its_lines_hang_together() -> None:
    assert found(two_levels("资金来源")) == list(HEADER)


def test_a_group_heading_set_with_spaces_is_one_word() -> None:
    assert found(two_levels("资　金　来　源")) == list(HEADER)


def test_underlined_names_do_not_bound_the_header() -> None:
    body = level(80, (30, "合计"), (150, "60.00")) + level(100, (30, "临时救助项目"), (150, "60.00"))
    assert found(header(50) + body, [across(20, 0, 842), across(109, 30, 78)]) == list(HEADER)


def test_a_title_under_a_line_is_no_part_of_the_header() -> None:
    title = level(20, (330, "项目支出绩效目标表")) + level(36, (30, "部门名称：云溪县民政局"))
    assert found(title + header(60), [across(4, 0, 842), across(90, 0, 842)]) == list(HEADER)


def test_words_that_nearly_touch_are_parted_where_the_pieces_of_a_line_meet() -> None:
    edges = (20, 29, 148, 208, 288, 368, 448, 608, 800)
    rules = [across(y, left, right) for y in (40, 60) for left, right in pairwise(edges)]
    assert found(level(46, (21, "序")) + header(46), rules) == ["序", *HEADER]


def test_a_glyph_that_stands_for_no_character_is_no_word() -> None:
    nothing = [Glyph("", x, 30.0, x + 8, 38.0) for x in (10.0, 60.0)]
    assert found([*header(30.0), *nothing]) == found(header(30.0))
