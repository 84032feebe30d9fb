"""Tables that look like a list of targets and are none: refused alone, left out beside a list."""

import pytest

from model import Table
from parser.errors import NoTable
from parser.page import Page
from tests.parser.reading import projects, read_pages
from tests.parser.sheets import HEADER, Cells, Setting, set_rows

PROJECT: Cells = (
    "    救助",
    "5.00",
    "5.00",
    "",
    "",
    "目标。",
    "1、1-产出指标；11-数量指标；人数；年度指标值:≥3。",
)
LIST: tuple[Cells, ...] = (("某局", "5.00", "5.00", "", "", "", ""), PROJECT)
TARGETS = "2025年项目支出绩效目标表"


def sheet(*rows: Cells, number: int = 1, **setting: object) -> Page:
    laid = set_rows(rows or LIST, Setting(**setting))[0]  # type: ignore[arg-type]
    return Page(number, 842, 595, laid.glyphs, laid.rules)


def cause(page: Page) -> str:
    with pytest.raises(NoTable) as raised:
        read_pages(page)
    return raised.value.cause


def said(table: Table) -> list[str]:
    return [notice.sentence for notice in table.notices if notice.kind == "other-table"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2024年度项目支出绩效自评表", "绩效自评表"),
        ("2024年度项目支出绩效自评情况表（本级）", "绩效自评表"),
        ("2025年部门整体支出绩效目标表", "部门整体支出绩效目标表"),
        ("2025年转移支付区域绩效目标表", "转移支付区域绩效目标表"),
        ("2025年项目支出绩效目标运行监控表", "绩效运行监控表"),
        ("2024年项目支出决算绩效情况表", "部门预算、决算表"),
    ],
)
def test_a_table_is_of_the_kind_that_its_title_names(title: str, kind: str) -> None:
    assert cause(sheet(title=(title, "单位：万元"))) == f"没有能读取的项目支出绩效目标表（文中有{kind}）"


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("自评得分", "绩效自评表"),
        ("指标完成情况", "绩效自评表"),
        ("全年执行数", "绩效运行监控表"),
        ("决算数", "部门预算、决算表"),
    ],
)
def test_a_column_of_results_makes_it_no_table_of_targets(column: str, kind: str) -> None:
    header = (*HEADER[:4], column, *HEADER[5:])
    assert kind in cause(sheet(header=header, title=(TARGETS, "单位：万元")))


@pytest.mark.parametrize(
    "title",
    [
        "云溪县民政局2025年项目支出绩效目标表（含转移支付项目）",
        "云溪县视频监控中心2025年项目支出绩效目标表",
        "2025年部门整体支出及项目支出绩效目标表",
    ],
)
def test_a_real_list_may_be_titled_with_like_words(title: str) -> None:
    assert len(projects(read_pages(sheet(title=(title, "单位：万元"))))) == 1


def test_last_years_figures_beside_the_targets_change_nothing() -> None:
    assert len(projects(read_pages(sheet(header=(*HEADER[:4], "上年执行数", *HEADER[5:]))))) == 1


@pytest.mark.parametrize(
    "words", [("一级指标", "二级指标", "三级指标"), ("一级绩效指标", "二级绩效指标", "三级绩效指标")]
)
def test_one_row_an_indicator_without_its_value_is_refused(words: tuple[str, str, str]) -> None:
    header = ("单位名称", "项目名称", "预算数", "年度绩效目标", *words)
    rows: tuple[Cells, ...] = (("某局", "救助", "5.00", "目标。", "产出指标", "数量指标", "人数"),)
    page = sheet(*rows, header=header, widths=(100, 100, 60, 160, 100, 100, 100), title=(TARGETS,))
    assert "没有分栏印出指标值的逐条指标表" in cause(page)


def test_a_heading_of_indicators_over_nameless_columns_is_refused() -> None:
    page = sheet(*LIST, title=(TARGETS,))
    inner = [rule for rule in page.rules if not rule.is_horizontal]
    below = sorted({rule.top for rule in page.rules if rule.is_horizontal})[1]
    middle = (inner[-2].x0 + inner[-1].x0) / 2
    parted = (*page.rules, inner[-1]._replace(x0=middle, x1=middle, top=below))
    assert "没有分栏印出指标值的逐条指标表" in cause(Page(1, 842, 595, page.glyphs, parted))


def test_a_self_evaluation_after_a_list_is_left_out_with_its_later_pages() -> None:
    evaluation = sheet(number=2, title=("2024年度项目支出绩效自评表", "单位：万元"))
    later = sheet(number=3, title=(), repeat_header=False)
    bare = Page(
        3,
        842,
        595,
        tuple(glyph for glyph in later.glyphs if glyph.top > 62),
        later.rules,
    )
    table = read_pages(sheet(), evaluation, bare)
    assert (len(projects(table)), said(table)) == (1, ["第 2、3 页另有绩效自评表，未读"])


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (("科目名称", "总计", "基本支出", "项目支出", "上缴支出", "备注", "说明文字"), ()),
        (HEADER, ("部门支出总体情况表",)),
    ],
    ids=["header", "title"],
)
def test_a_table_with_the_lists_columns_ends_it_by_its_own(header: Cells, title: tuple[str, ...]) -> None:
    other = sheet(*LIST, number=2, header=header, title=title)
    if title:
        other = Page(
            2, 842, 595, tuple(glyph for glyph in other.glyphs if not 40 < glyph.top < 66), other.rules
        )
    table = read_pages(sheet(), other)
    assert (len(projects(table)), said(table)) == (1, ["第 2 页另有其他表格，未读"])


def test_a_list_goes_on_under_its_own_title_without_a_header() -> None:
    first = sheet()
    again = sheet(number=2)
    second = Page(2, 842, 595, tuple(glyph for glyph in again.glyphs if not 56 < glyph.top < 82), again.rules)
    assert len(projects(read_pages(first, second))) == 2
