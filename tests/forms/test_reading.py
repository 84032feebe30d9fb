"""Forms and long lists, page by page: what goes on over a page's end, what stands beside, what is said."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from model import Amounts, Table
from parser.names import coded
from parser.page import Page
from tests.parser.reading import kinds, projects, read_pages
from tests.parser.sheets import PADDING, SIZE, Setting, set_rows

from . import forms, long_lists, truth
from .check import differences
from .drawn import page
from .forms import FormStyle
from .long_lists import ListStyle
from .office import Placed
from .sheet import Block, Cell, Row

LIST = (
    ("合计", "5.00", "5.00", "", "", "", ""),
    ("    救助", "5.00", "5.00", "", "", "目标。", "详见附件。"),
)


def form_truth(style: FormStyle, seed: int = 5, count: int = 7) -> Table:
    return truth.of_form(truth.drawn(seed, count, "万元"), forms.title(style), style)


def form_pages(table: Table, style: FormStyle) -> list[Block]:
    return list(forms.blocks(table, style))


def cut(block: Block, at: int) -> tuple[Block, Block]:
    """A block's rows on two pages, the title on the first alone."""
    return replace(block, rows=block.rows[:at]), replace(block, rows=block.rows[at:], titles=())


@pytest.mark.parametrize("style", ["central", "shanghai", "stacked", "beside"])
def test_each_form_is_read_exactly(style: str) -> None:
    chosen = FormStyle(style=style, weights=style == "central", codes=True)  # type: ignore[arg-type]
    table = form_truth(chosen)
    read = read_pages(*(page(block, at) for at, block in enumerate(form_pages(table, chosen), 1)))
    assert differences(replace(table, pages=7), read) == []


@pytest.mark.parametrize("overflow", [PADDING, 2 * PADDING, SIZE])
def test_prose_that_overflows_its_cell_into_the_next_is_read_exactly(overflow: float) -> None:
    chosen = FormStyle(style="shanghai", codes=True)
    table = form_truth(chosen)
    blocks = enumerate(form_pages(table, chosen), 1)
    read = read_pages(*(page(block, at, overflow=overflow) for at, block in blocks))
    assert differences(replace(table, pages=7), read) == []


def test_a_form_may_begin_with_its_name_alone_at_a_pages_end() -> None:
    style = FormStyle()
    table = form_truth(style)
    first, *rest = form_pages(table, style)
    head, tail = cut(first, 1)
    read = read_pages(page(head), page(tail, 2), *(page(block, at) for at, block in enumerate(rest, 3)))
    assert projects(read)[0].pages == (1, 2)
    assert differences(replace(table, pages=8), read) == []


def test_a_name_at_a_pages_end_that_no_form_follows_is_none() -> None:
    style = FormStyle()
    table = form_truth(style)
    lone = Block(widths=(3, 9), rows=((Cell("项目名称"), Cell("食堂承包")),))
    read = read_pages(page(lone), *(page(block, at) for at, block in enumerate(form_pages(table, style), 2)))
    assert len(projects(read)) == 7


def test_the_years_money_is_the_amount_where_the_projects_stands_beside_it() -> None:
    style = FormStyle(style="shanghai")
    table = form_truth(style)
    read = projects(read_pages(page(form_pages(table, style)[0])))[0]
    wanted = projects(table)[0]
    assert (read.amounts, read.extras["项目资金总额"]) == (wanted.amounts, wanted.extras["项目资金总额"])


def test_money_that_is_none_is_said_and_not_read() -> None:
    style = FormStyle()
    block = form_pages(form_truth(style), style)[0]
    rows: list[Row] = [
        tuple(replace(cell, words="待定") if cell.align == "right" else cell for cell in row)
        for row in block.rows
    ]
    read = read_pages(page(replace(block, rows=tuple(rows))))
    assert projects(read)[0].amounts == Amounts(None)
    assert "unread-money" in kinds(read)


def test_template_rows_are_counted_not_read() -> None:
    style = FormStyle(template_rows=3)
    read = read_pages(page(form_pages(form_truth(style), style)[0]))
    assert "第 1 页有 3 行指标未填（空行），不计入指标" in [notice.sentence for notice in read.notices]


def test_tables_of_all_layouts_are_one_tree_each_below_its_name() -> None:
    style = FormStyle()
    form = form_pages(form_truth(style), style)[0]
    rows = truth.of_long_list(truth.drawn(8, 7, "元"), sums=True, brief=True)
    listed = long_lists.blocks(rows, ListStyle(merged=False))[0]
    printed = set_rows(LIST, Setting())
    read = read_pages(*printed, page(form, len(printed) + 1), page(listed, len(printed) + 2))
    assert read.layout == "list+form+rows"
    assert {unit.path[0] for unit in read.units} == {
        "云溪县民政局2025年项目支出绩效目标表",
        "项目支出绩效目标表（2025年度）",
        rows.title,
    }
    assert rows.total is not None
    assert {subtotal.path: subtotal.amounts.total for subtotal in read.subtotals} == {
        ("云溪县民政局2025年项目支出绩效目标表",): Decimal("5.00"),
        (rows.title,): rows.total.total,
    }
    assert "several-tables" in kinds(read)


def test_a_self_evaluation_form_is_named_and_left_out() -> None:
    style = FormStyle()
    block = form_pages(form_truth(style), style)[0]
    evaluated = replace(block, titles=("2024年度项目支出绩效自评表",))
    read = read_pages(page(block), page(evaluated, 2))
    assert len(projects(read)) == 1
    assert [notice.sentence for notice in read.notices if notice.kind == "other-table"] == [
        "第 2 页另有绩效自评表，未读"
    ]


@pytest.mark.parametrize("open_below", [(0, 1, 2, 3), (0, 1, 2, 3, 4, 5)], ids=["browser", "spreadsheet"])
@pytest.mark.parametrize("at", [4, 5, 6])
def test_merged_cells_of_a_long_list_go_on_where_no_line_closes_them(
    at: int, open_below: tuple[int, ...]
) -> None:
    table = _one_project()
    block = long_lists.blocks(table, ListStyle(unit_rows=False, merged_levels=True, header_on_every=False))[0]
    read = read_pages(*_parted(block, at, open_below))
    project = projects(read)[0]
    assert [one.name for one in project.indicators] == [one.name for one in projects(table)[0].indicators]
    assert project.amounts == projects(table)[0].amounts


def _one_project() -> Table:
    """A long list of one project with several indicators."""
    table = truth.of_long_list(truth.drawn(3, 7, "元", 3), sums=False, brief=True)
    unit = next(unit for unit in table.units if any(len(one.indicators) > 8 for one in unit.projects))
    project = next(one for one in unit.projects if len(one.indicators) > 8)
    return replace(table, units=(replace(unit, projects=(project,)),))


def _parted(block: Block, at: int, open_below: tuple[int, ...]) -> list[Page]:
    """A long list on two pages, cut before row `at`: cells merged over the cut are drawn in two parts."""
    columns = len(block.widths)
    header, *rows = block.rows
    upper, lower = [header], []
    placed = Placed((header, *rows), columns).rows
    carried: list[Cell] = []
    for number, row in enumerate(placed):
        cells = [cell for cell in row if cell is not None]
        if number == 0:
            continue
        if number < at:
            upper.append(tuple(replace(cell, down=min(cell.down, at - number)) for cell in cells))
            carried += [
                replace(cell, words="", down=number + cell.down - at)
                for cell in cells
                if number + cell.down > at
            ]
        else:
            lower.append(tuple(cells))
    lower[0] = (*carried, *lower[0])
    first_page = page(replace(block, rows=tuple(upper)), 1, open_below)
    return [first_page, page(replace(block, rows=tuple(lower), titles=(), ends=()), 2)]


@pytest.mark.parametrize(
    ("printed", "code", "name"),
    [
        ("820001-某中心", "820001", "某中心"),
        ("[126]某局", "126", "某局"),
        ("2025-扶持项目", None, "2025-扶持项目"),
        ("（2024）尾款", None, "（2024）尾款"),
        ("100张床位建设", None, "100张床位建设"),
        ("113545-100张床位建设", "113545", "100张床位建设"),
        ("100-200人培训", None, "100-200人培训"),
    ],
)
def test_a_code_before_a_name_is_told_from_a_year_and_a_number(
    printed: str, code: str | None, name: str
) -> None:
    assert coded(printed) == (code, name)


def test_words_that_run_over_into_a_units_sum_make_no_project_of_it_and_are_said() -> None:
    table = truth.of_long_list(truth.drawn(8, 7, "元"), sums=True, brief=True)
    block = long_lists.blocks(table, ListStyle(merged=False))[0]
    header, total, subtotal, *rest = block.rows
    overrun = (*subtotal[:3], Cell("不得超范围。"), *subtotal[4:])
    read = read_pages(page(replace(block, rows=(header, total, overrun, *rest))))
    assert len(projects(read)) == 7
    assert [unit.amounts for unit in read.units] == [unit.amounts for unit in table.units]
    assert "overrun-text" in kinds(read)


def test_an_objective_that_its_cell_seems_to_lose_words_of_is_said() -> None:
    table = truth.of_long_list(truth.drawn(8, 7, "元"), sums=True, brief=True)
    block = long_lists.blocks(table, ListStyle(merged=False))[0]
    header, total, subtotal, *rest = block.rows
    full = [(*row[:3], Cell("项" * 63), *row[4:]) if row[3].words else row for row in rest]
    read = read_pages(page(replace(block, rows=(header, total, subtotal, *full))))
    assert "cut-text" in kinds(read)
