"""Tables without ruling lines: columns from the header words, rows from the money."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from model.control_totals import check
from parser.page import Page
from tests.parser.reading import projects, read_pages
from tests.parser.sheets import Cells, Setting, across, page, set_rows, words, wrapped

ROWS: Sequence[Cells] = (
    ("合计", "60.00", "60.00", "", "", "", ""),
    ("云溪县民政局", "60.00", "60.00", "", "", "", ""),
    ("    临时救助", "20.00", "20.00", "", "", wrapped("保障困难群众基本生活。" * 4, 150), "详见附件。"),
    ("    养老服务", "40.00", "40.00", "", "", wrapped("改建适老化设施。" * 5, 150), "详见附件。"),
)


def without_rules(pages: Sequence[Page]) -> list[Page]:
    return [Page(sheet.number, sheet.width, sheet.height, sheet.glyphs, ()) for sheet in pages]


@pytest.mark.parametrize("centred", [False, True], ids=["top", "centred"])
def test_a_table_without_any_line_is_read_like_a_ruled_one(centred: bool) -> None:
    pages = set_rows(ROWS, Setting(centred=centred))
    ruled, unruled = read_pages(*pages), read_pages(*without_rules(pages))
    assert [(project.name, project.amounts, project.objective) for project in projects(unruled)] == [
        (project.name, project.amounts, project.objective) for project in projects(ruled)
    ]
    assert check(unruled).verdict == "合计相符"


def test_blank_columns_are_known_by_the_header_words() -> None:
    table = read_pages(*without_rules(set_rows(ROWS)))
    assert [list(project.amounts.funds) for project in projects(table)] == [["财政拨款"], ["财政拨款"]]


def test_lines_between_rows_alone_part_the_rows() -> None:
    pages = set_rows(ROWS, Setting(centred=True))
    xs = Setting().xs
    sheets = [
        Page(
            sheet.number,
            sheet.width,
            sheet.height,
            sheet.glyphs,
            tuple(rule for rule in sheet.rules if rule.is_horizontal),
        )
        for sheet in pages
    ]
    assert sheets[0].rules[0] == across(sheets[0].rules[0].top, xs[0], xs[-1])
    table = read_pages(*sheets)
    assert [project.objective for project in projects(table)] == [
        "保障困难群众基本生活。" * 4,
        "改建适老化设施。" * 5,
    ]


def test_a_second_page_without_header_goes_on_in_the_same_columns() -> None:
    rows = [*ROWS[:2], *([ROWS[2], ROWS[3]] * 8)]
    pages = without_rules(set_rows(rows, Setting(repeat_header=False)))
    assert len(pages) > 1
    table = read_pages(*pages)
    assert [project.name for project in projects(table)] == ["临时救助", "养老服务"] * 8


def test_a_figure_wrapped_to_three_lines_is_one() -> None:
    rows = [
        ("合计", "2,643,6\n61,381.\n39", "", "", "", "", ""),
        ("云溪县民政局", "2,643,6\n61,381.\n39", "", "", "", "", ""),
        ("    临时救助", "2,643,6\n61,381.\n39", "", "", "", "保障基本生活。", "详见附件。"),
    ]
    (project,) = projects(read_pages(*without_rules(set_rows(rows))))
    assert project.amounts.total == Decimal("2643661381.39")


def test_a_second_page_may_hold_wider_text_in_the_outer_columns() -> None:
    (first, second) = without_rules(
        set_rows(
            [*ROWS, ("    救助", "0.00", "", "", "", "", wrapped("详" * 60, 250))],
            Setting(repeat_header=False, bottom=190),
        )
    )
    table = read_pages(first, second)
    assert [project.name for project in projects(table)] == ["临时救助", "养老服务", "救助"]


@pytest.mark.parametrize(
    "after",
    [
        ["一、财政拨款：指由一般公共预算、政府性基金预算安排的资金。"],
        ["填报人：          审核人："],
    ],
    ids=["prose", "signature"],
)
def test_a_page_of_something_else_ends_a_table_without_repeated_headers(after: Sequence[str]) -> None:
    pages = without_rules(set_rows(ROWS, Setting(repeat_header=False)))
    glyphs = [glyph for at, line in enumerate(after) for glyph in words(line, 30, 40 + 14 * at)]
    table = read_pages(*pages, page(glyphs, number=2))
    assert [(project.name, project.pages) for project in projects(table)] == [
        ("临时救助", (1,)),
        ("养老服务", (1,)),
    ]


def test_columns_may_part_a_little_farther_on_over_the_page() -> None:
    pages = without_rules(set_rows(ROWS, Setting(repeat_header=False)))
    name = words("残疾儿童康复训练资助相关费用", 33, 40)
    edge = max(glyph.x1 for glyph in name)
    glyphs = [*name, *words("7.00", edge + 8, 40), *words("保障基本生活。", 400, 40)]
    table = read_pages(*pages, page(glyphs, number=2))
    last = projects(table)[-1]
    assert (last.name, last.amounts.total) == ("残疾儿童康复训练资助相关费用", Decimal("7.00"))


def test_the_heading_of_prose_over_the_page_is_no_row() -> None:
    pages = without_rules(set_rows(ROWS, Setting(repeat_header=False)))
    prose = "一、财政拨款：指由一般公共预算、政府性基金预算安排的资金。"
    glyphs = words("名词解释", 30, 30, 14) + words(prose, 30, 60)
    assert projects(read_pages(*pages, page(glyphs, number=2)))[-1].pages == (1,)
