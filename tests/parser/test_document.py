"""Whole documents of pages at hand: any table, set in any way, is read back; what is none is refused."""

from decimal import Decimal
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import Amounts, Table
from model.control_totals import add, check
from model.money import show
from model.text import join
from parser.errors import NoTable, Refusal, Scanned, Unreadable
from parser.grammar import parse
from parser.page import Glyph, Page
from tests.parser.indicators import Written, run_on, words, written
from tests.parser.reading import kinds, projects, read_pages, read_rows
from tests.parser.sheets import LEFT, PADDING, Cells, PageEnd, Setting, page, set_rows, wrapped

FUNDS = ("财政拨款", "财政专户拨款", "其他资金")
TEXT = Setting().widths[5] - 2 * PADDING
INDICATORS = Setting().widths[6] - 2 * PADDING
NAME = Setting().widths[0] - 2 * PADDING


class Truth(NamedTuple):
    """A project as it is set; `printed` is the text of its indicator cell."""

    name: str
    amounts: Amounts
    objective: str
    printed: str


_MONEY = st.decimals(min_value=Decimal("0.01"), max_value=50000, places=2)
_NAMES = st.sampled_from(["救助经费", "（局本级）2024", "养老[red]服务", "🏠安居工程A B", "乡镇1、2级站点"])


def _project(name: str, funds: dict[str, Decimal], objective: str, indicators: list[Written]) -> Truth:
    amounts = Amounts(sum(funds.values(), Decimal(0)), funds)
    return Truth(name, amounts, join(objective), join(run_on(indicators)))


_PROJECTS = st.builds(
    _project,
    _NAMES,
    st.dictionaries(st.sampled_from(FUNDS), _MONEY, min_size=1),
    words(least=1, most=30).map(lambda text: f"目标{text}"),
    st.lists(written, max_size=6),
)


def _numbered(units: list[list[Truth]]) -> list[list[Truth]]:
    """Every project with a name of its own: the last digits stand right before its money."""
    count = iter(range(1, 1000))
    return [[project._replace(name=f"{project.name}{next(count)}") for project in unit] for unit in units]


_UNITS = st.lists(st.lists(_PROJECTS, min_size=1, max_size=6), min_size=1, max_size=3).map(_numbered)


def cells(name: str, amounts: Amounts, objective: str = "", printed: str = "", indent: str = "") -> Cells:
    return (
        wrapped(indent + name, NAME),
        wrapped(show(amounts.total), 5 * 8),
        *(wrapped(show(amounts.funds.get(fund)), 5 * 8) for fund in FUNDS),
        wrapped(objective, TEXT),
        wrapped(printed, INDICATORS),
    )


def rows(units: list[list[Truth]]) -> list[Cells]:
    sums = [add(project.amounts for project in unit) for unit in units]
    found = [cells("合计", add(sums))]
    for at, (unit, amounts) in enumerate(zip(units, sums, strict=True)):
        found.append(cells(f"云溪县第{at}中心", amounts))
        found += [
            cells(project.name, project.amounts, project.objective, project.printed, "    ")
            for project in unit
        ]
    return found


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(
    _UNITS,
    st.sampled_from(["moved", "repeated", "split"]),
    st.booleans(),
    st.sampled_from([560.0, 400.0, 330.0]),
    st.booleans(),
)
def test_any_table_is_read_back_however_it_is_set(
    units: list[list[Truth]], page_end: PageEnd, centred: bool, bottom: float, repeat_header: bool
) -> None:
    setting = Setting(page_end=page_end, centred=centred, bottom=bottom, repeat_header=repeat_header)
    table = read_rows(rows(units), setting)
    assert [unit.name for unit in table.units] == [f"云溪县第{at}中心" for at in range(len(units))]
    for unit, expected in zip(table.units, units, strict=True):
        assert [project.name for project in unit.projects] == [project.name for project in expected]
        for project, truth in zip(unit.projects, expected, strict=True):
            assert project.amounts == truth.amounts
            assert project.objective == truth.objective
            assert [
                (one.number, one.level1, one.level2, one.name, one.period_value, one.annual_value)
                for one in project.indicators
            ] == [
                (one.number, one.level1, one.level2, one.name, one.period_value, one.annual_value)
                for one in parse(truth.printed)
            ]
    assert check(table).verdict == "合计相符"
    assert table.conservation is not None
    assert (table.conservation.left, table.conservation.doubled) == ((), 0)
    assert set(kinds(table)) <= {"repeated-row", "split-row"}


def simple(name: str, total: str, goal: str = "目标。") -> Cells:
    return (name, total, "", "", "", goal, "")


def crossing(page_end: PageEnd, first: str, second: str, total: str) -> Table:
    """A table whose second and third row meet at a page end; the third is too high for the first page."""
    high = "\n".join("目标第一句第二句第三句第四句第五句第六句")
    written = [
        simple("合计", total, ""),
        simple("云溪县民政局", total, ""),
        simple("    起始", "1.00", "\n".join(["句"] * 35)),
        simple(f"    {first}", "50.00", high),
    ]
    if second:
        written.append(simple(f"    {second}", "50.00", high))
    return read_rows(written, Setting(page_end=page_end))


def test_a_row_printed_twice_over_a_page_end_is_one_project_on_both_pages() -> None:
    table = crossing("repeated", "救助", "", "51.00")
    assert [(project.name, project.pages) for project in projects(table)] == [
        ("起始", (1,)),
        ("救助", (1, 2)),
    ]
    assert kinds(table) == ["repeated-row"]
    assert [place.page for place in projects(table)[1].places] == [2]


def test_a_row_split_over_a_page_end_is_one_project_on_both_pages() -> None:
    table = crossing("split", "救助", "", "51.00")
    assert [(project.name, project.pages) for project in projects(table)] == [
        ("起始", (1,)),
        ("救助", (1, 2)),
    ]
    assert projects(table)[1].objective == "目标第一句第二句第三句第四句第五句第六句"
    assert kinds(table) == ["split-row"]
    assert [place.page for place in projects(table)[1].places] == [1, 2]


@pytest.mark.parametrize(
    ("total", "names"), [("101.00", ["起始", "救助", "救助"]), ("51.00", ["起始", "救助"])]
)
def test_identical_rows_at_a_page_end_are_what_the_totals_say(total: str, names: list[str]) -> None:
    rows = [
        simple("合计", total, ""),
        simple("云溪县民政局", total, ""),
        simple("    起始", "1.00", "\n".join(["句"] * 40)),
        simple("    救助", "50.00", "目标\n目标"),
        simple("    救助", "50.00", "目标\n目标"),
    ]
    table = read_rows(rows)
    assert table.pages == 2
    assert [project.name for project in projects(table)] == names


def test_identical_rows_on_one_page_are_two_projects() -> None:
    table = read_rows([simple("局", "100.00", ""), simple("    救助", "50.00"), simple("    救助", "50.00")])
    assert [project.name for project in projects(table)] == ["救助", "救助"]
    assert kinds(table) == []


def test_invisible_text_below_a_cut_row_decides_nothing() -> None:
    """A cut row's text runs on below the table's lower edge, even below the sheet."""
    pages = set_rows(
        [simple("局", "50.00", ""), simple("    救助", "50.00", "\n".join(["句"] * 60))],
        Setting(page_end="repeated", bottom=650.0),
    )
    table = read_pages(*pages)
    assert [project.objective for project in projects(table)] == ["句" * 60]


def test_a_unit_may_stand_last_on_a_page() -> None:
    rows = [
        simple("甲局", "1.00", ""),
        simple("    一", "1.00", "\n".join(["句"] * 42)),
        simple("乙局", "2.00", ""),
        simple("    二", "2.00", "\n".join(["句"] * 4)),
    ]
    table = read_rows(rows)
    assert [(unit.name, unit.pages, unit.projects[0].pages) for unit in table.units] == [
        ("甲局", (1,), (1,)),
        ("乙局", (1,), (2,)),
    ]


def refusal(*pages: Page) -> Refusal:
    with pytest.raises(Refusal) as raised:
        read_pages(*pages)
    return raised.value


def prose(text: str, number: int = 1) -> Page:
    return page([glyph for at in range(3) for glyph in _line(text, at)], number=number)


def _line(text: str, at: int) -> list[Glyph]:
    return [
        Glyph(letter, 30 + 8 * x, 40 + 12 * at, 38 + 8 * x, 48 + 12 * at) for x, letter in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("项目支出绩效自评表 自评得分 九十分以上", "绩效自评表"),
        ("部门整体支出绩效目标表二〇二五年度", "部门整体支出绩效目标表"),
        ("转移支付区域绩效目标表二〇二五年度", "转移支付区域绩效目标表"),
        ("项目支出绩效运行监控表二〇二五年度", "绩效运行监控表"),
        ("项目支出绩效目标申报表二〇二五年度", "其他形式的绩效目标表"),
        ("二〇二五年部门收支预算总表及支出明细", "部门预算、决算表"),
    ],
)
def test_other_tables_are_called_by_their_kind(text: str, kind: str) -> None:
    found = refusal(prose(text))
    assert isinstance(found, NoTable)
    assert kind in found.cause


def test_a_document_without_any_table_says_so() -> None:
    found = refusal(prose("本季度工作总结，各项任务进展顺利"))
    assert (type(found), found.cause) == (NoTable, "没有项目支出绩效目标表")


def test_pages_that_are_pictures_are_a_scan() -> None:
    assert isinstance(refusal(page(number=1, pictures=1), page(number=2, pictures=2)), Scanned)


def test_a_picture_beside_words_is_no_scan() -> None:
    sheet = prose("本季度工作总结，各项任务进展顺利")
    assert not isinstance(refusal(Page(1, 842, 595, sheet.glyphs, (), 1)), Scanned)


def test_empty_pages_hold_no_text() -> None:
    assert refusal(page()).cause == "没有任何文字"


@pytest.mark.parametrize("nonsense", ["(cid:77)", "\ufffd", "\x03", "\ue123"])
def test_text_without_readable_characters_is_nonsense_not_a_table(nonsense: str) -> None:
    sheet = page([Glyph(nonsense, 30 + 8 * x, 40, 38 + 8 * x, 48) for x in range(40)])
    found = refusal(sheet)
    assert (found.code, "乱码" in found.cause) == (4, True)


def test_a_document_of_damaged_pages_cannot_be_read() -> None:
    assert isinstance(refusal(Page(1, 0, 0, (), (), damaged=True)), Unreadable)


def test_a_header_without_rows_is_no_table() -> None:
    assert isinstance(refusal(*set_rows([])), NoTable)


def test_pages_that_were_not_read_are_named() -> None:
    first = set_rows([simple("局", "1.00", ""), simple("    一", "1.00")])[0]
    table = read_pages(
        first,
        page(number=2, pictures=1),
        Page(3, 0, 0, (), (), damaged=True),
        page([Glyph("\ufffd", 30 + 8 * x, 40, 38 + 8 * x, 48) for x in range(40)], number=4),
    )
    assert [(notice.kind, notice.pages) for notice in table.notices] == [
        ("unread-page", (3,)),
        ("unread-page", (2,)),
        ("unread-page", (4,)),
    ]


def test_another_table_in_the_document_is_named_and_not_read() -> None:
    first = set_rows([simple("局", "1.00", ""), simple("    一", "1.00")])[0]
    other = set_rows(
        [("一般公共服务", "5.00", "3.00")],
        Setting(header=("科目", "预算", "执行"), widths=(200, 100, 80), title=("收支表",)),
    )[0]
    table = read_pages(first, Page(2, 842, 595, other.glyphs, other.rules))
    assert [(notice.kind, notice.pages) for notice in table.notices] == [("other-table", (2,))]
    assert len(projects(table)) == 1


def test_a_page_number_and_a_signature_under_the_table_belong_to_no_project() -> None:
    sheet = set_rows([simple("局", "1.00", ""), simple("    一", "1.00")])[0]
    foot = [
        glyph
        for text, top in (("第 1 页 共 1 页", 570.0), ("填表人：某某 66.00", 540.0))
        for at, letter in enumerate(text)
        for glyph in [Glyph(letter, LEFT + 8 * at, top, LEFT + 8 * at + 8, top + 8)]
    ]
    table = read_pages(Page(1, 842, 595, (*sheet.glyphs, *foot), sheet.rules))
    assert [(project.name, project.objective) for project in projects(table)] == [("一", "目标。")]
    assert table.conservation is not None
    assert table.conservation.left == ()


def test_names_that_look_like_markup_or_commands_stay_what_they_are() -> None:
    names = ["[red]项目[/]", "项目\\n", "😀项目", "项目\u202e甲", "项目\x1b[31m乙"]
    rows = [simple("局", "5.00", ""), *(simple(f"    {name}", "1.00") for name in names)]
    table = read_rows(rows)
    assert [project.name for project in projects(table)] == [
        "[red]项目[/]",
        "项目\\n",
        "😀项目",
        "项目甲",
        "项目[31m乙",
    ]


_SPOILED = set_rows(
    [
        simple("合计", "6.00", ""),
        simple("甲局", "6.00", ""),
        *(simple(f"    项目{at}", "1.00", "目标一句\n两句") for at in range(6)),
    ],
    Setting(bottom=200.0, page_end="split"),
)


@settings(max_examples=150)
@given(st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 0.6), st.sampled_from([0.0, 1.0, 6.0]))
def test_no_page_however_spoiled_raises_anything_but_a_refusal(
    seed: int, lines: float, text: float, shift: float
) -> None:
    """Lines and glyphs are dropped at random, and what stays is moved a little."""
    chance = Random(seed)

    def move(value: float) -> float:
        return value + chance.uniform(-shift, shift)

    spoiled = []
    for sheet in _SPOILED:
        rules = [rule for rule in sheet.rules if chance.random() >= lines]
        glyphs = [glyph for glyph in sheet.glyphs if chance.random() >= text]
        moved = [
            Glyph(glyph.text, x := move(glyph.x0), y := move(glyph.top), x + 8, y + 8) for glyph in glyphs
        ]
        spoiled.append(Page(sheet.number, sheet.width, sheet.height, tuple(moved), tuple(rules)))
    try:
        table = read_pages(*spoiled)
    except Refusal:
        return
    assert table.conservation is not None
    assert table.conservation.doubled == 0
