"""Summaries: what the bars of each chart stand for."""

from decimal import Decimal

from msgspec.structs import replace

from model import Table
from model.amount_range import parse
from model.checks import Finding, Heading, Severity, Spot
from model.filter import Filter, Visible
from model.index import Index
from model.summary import Chart, summary
from tests.model.tables import indicator, project, table, unit, unread

OUTPUT = indicator("培训人数", "≥50人")
BENEFIT = indicator("就业率", "≥90%", level1="效益指标", level2="社会效益指标", number=2)
TABLE = table(
    None,
    unit("甲局", None, [project("培训", "100.00", OUTPUT, BENEFIT), project("租金", "20.50", OUTPUT)]),
    unit("乙站", None, [project("清算", "-5.00", unread("看不懂")), project("空", None)]),
)


def everything(of: Table) -> Visible:
    return Index([of]).apply(Filter())


def finding(check: str, severity: Severity, title: str = "题") -> Finding:
    return Finding(
        check=check,
        title=title,
        heading=Heading.COMPLETE,
        severity=severity,
        spot=Spot(0, 0),
        unit="甲局",
        project="培训",
        pages=(1,),
        number=None,
        quote="",
        sentence="某句。",
        advice="",
    )


def charts(visible: Visible | None = None, *findings: Finding) -> tuple[Chart, ...]:
    return summary({0: TABLE}, everything(TABLE) if visible is None else visible, findings)


def bars(chart: Chart) -> list[tuple[str, int, int]]:
    return [(bar.label, int(bar.value), bar.depth) for bar in chart.bars]


def test_money_and_projects_by_unit() -> None:
    money, *_ = charts()
    assert money.measure == "万元"
    assert [(bar.label, bar.value, bar.projects) for bar in money.bars] == [
        ("甲局", Decimal("120.50"), 2),
        ("乙站", Decimal("-5.00"), 2),
    ]


def test_units_of_one_name_in_two_documents_are_two_bars() -> None:
    left = everything(TABLE)
    both = Visible(
        (*left.projects, *(replace(one, table=1) for one in left.projects)), left.indicators, left.amount
    )
    money, *_ = summary({0: TABLE, 1: TABLE}, both, ())
    assert [bar.label for bar in money.bars] == ["甲局", "乙站", "甲局", "乙站"]


def test_indicators_by_level_1_and_under_it_by_level_2() -> None:
    _, categories, _ = charts()
    assert bars(categories) == [
        ("产出", 2, 0),
        ("数量", 2, 1),
        ("效益", 1, 0),
        ("社会效益", 1, 1),
        ("未识别", 1, 0),
    ]


def test_a_filter_leaves_what_it_leaves() -> None:
    money, categories, _ = charts(Index([TABLE]).apply(Filter(amount=parse("..50"))))
    assert [(bar.label, bar.value) for bar in money.bars] == [
        ("甲局", Decimal("20.50")),
        ("乙站", Decimal(-5)),
    ]
    assert [bar.label for bar in categories.bars] == ["产出", "数量", "未识别"]


def test_findings_by_check_the_graver_ones_of_a_check_first() -> None:
    *_, checks = charts(
        None,
        finding("not-measurable", Severity.HINT, "不可衡量"),
        finding("not-measurable", Severity.DOUBT, "不可衡量"),
        finding("not-measurable", Severity.HINT, "不可衡量"),
    )
    assert [(bar.label, int(bar.value), bar.severity) for bar in checks.bars] == [
        ("不可衡量", 1, Severity.DOUBT),
        ("不可衡量", 2, Severity.HINT),
    ]


def test_nothing_left_gives_charts_without_bars() -> None:
    assert [chart.bars for chart in charts(Visible((), 0, Decimal(0)))] == [(), (), ()]
