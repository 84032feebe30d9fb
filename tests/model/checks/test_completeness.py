"""完整性: sums, rows printed twice, projects that are the same, values and units."""

from decimal import Decimal

import msgspec
import pytest

from model import Notice, Subtotal, Table
from model.checks import Severity, Spot
from tests.model.checks.tables import WHOLE, document, made, of_check, printed, where
from tests.model.tables import money, project, table, unit


def two_units(total: str, first: str, second: str) -> Table:
    """Two units of two projects of 1.00 each, under printed sums."""
    rows = [project("一", "1.00"), project("二", "1.00")]
    return table(total, unit("甲中心", first, rows), unit("乙中心", second, rows))


class TestTotals:
    def test_sums_that_agree_say_nothing(self) -> None:
        assert of_check(two_units("4.00", "2.00", "2.00"), "totals") == []

    def test_a_document_without_sums_says_nothing(self) -> None:
        assert of_check(document(made("一", *WHOLE)), "totals") == []

    def test_the_grand_total_is_said_of_the_whole_table(self) -> None:
        [found] = of_check(two_units("14.00", "2.00", "2.00"), "totals")
        assert (found.spot, found.severity, found.quote) == (Spot(), Severity.ERROR, "合计：总计 14.00")
        assert (
            found.sentence == "合计“总计”印为 14.00 万元，各单位之和为 4.00 万元，相差 10.00 万元，请核对。"
        )

    def test_a_subtotal_is_said_of_its_unit(self) -> None:
        found = of_check(two_units("14.00", "2.00", "12.00"), "totals")
        assert [(one.spot, one.unit) for one in found] == [(Spot(1), "乙中心")]

    def test_funds_are_said_of_their_project(self) -> None:
        of = document(made("一", *WHOLE), project("二", money("5.00", 财政拨款="3.00", 其他资金="1.00")))
        [found] = of_check(of, "totals")
        assert found.spot == Spot(0, 1)

    def test_a_departments_subtotal_is_said_by_name(self) -> None:
        rows = [project("一", "1.00"), project("二", "1.00")]
        of = table(None, unit("甲中心", "2.00", rows, path=("某局",)))
        above = Subtotal(path=("某局",), amounts=money("9.00"), pages=(1,))
        [found] = of_check(msgspec.structs.replace(of, subtotals=(above,)), "totals")
        assert (found.spot, found.quote) == (Spot(), "某局：总计 9.00")

    def test_one_row_is_one_finding(self) -> None:
        off = table(
            money("9.00", 财政拨款="8.00"), unit("甲", None, [project("一", money("1.00", 财政拨款="1.00"))])
        )
        [found] = of_check(off, "totals")
        assert found.sentence == (
            "合计“总计”印为 9.00 万元，各单位之和为 1.00 万元，相差 8.00 万元；"
            "“财政拨款”印为 8.00 万元，各单位之和为 1.00 万元，相差 7.00 万元；"
            "“总计”印为 9.00 万元，各项资金之和为 8.00 万元，相差 1.00 万元，请核对。"
        )

    @pytest.mark.parametrize(
        ("printed_total", "severity"), [("4.01", Severity.HINT), ("4.02", Severity.ERROR)]
    )
    def test_what_rounding_makes_up_is_a_hint(self, printed_total: str, severity: Severity) -> None:
        [found] = of_check(two_units(printed_total, "2.00", "2.00"), "totals")
        assert found.severity is severity
        assert ("四舍五入" in found.sentence) == (severity is Severity.HINT)


class TestJoinedRow:
    def said(self, *notices: Notice) -> Table:
        over = msgspec.structs.replace(made("二", *WHOLE), pages=(5, 6))
        return msgspec.structs.replace(document(made("一", *WHOLE), over), notices=notices)

    def test_a_row_read_as_one_is_said_of_its_project(self) -> None:
        notice = Notice("repeated-row", (5, 6), "“二”在第 5、6 页各印一次，按合计读作一个项目")
        [found] = of_check(self.said(notice), "joined-row")
        assert (found.spot, found.pages, found.quote) == (Spot(0, 1), (5, 6), "二")
        assert found.sentence == f"{notice.sentence}，请对照原文确认。"

    def test_a_row_of_a_sum_is_said_of_the_table(self) -> None:
        notice = Notice("repeated-row", (2, 3), "“合计”在第 2、3 页各印一次，读作一行")
        [found] = of_check(self.said(notice), "joined-row")
        assert (found.spot, found.pages, found.quote) == (Spot(), (2, 3), "合计")

    @pytest.mark.parametrize("kind", ["split-row", "same-rows", "money-unit", "leftover"])
    def test_other_notices_say_nothing(self, kind: str) -> None:
        assert of_check(self.said(Notice(kind, (5, 6), "“二”在第 5、6 页各印一次")), "joined-row") == []


class TestSameProject:
    def test_name_and_money_of_one_before(self) -> None:
        of = document(made("一", *WHOLE), made("二", *WHOLE), made("一", *WHOLE))
        [found] = of_check(of, "same-project")
        assert found.spot == Spot(0, 2)
        assert (
            found.sentence
            == "“一”（100.00 万元）与本单位第 1 页所列项目名称、金额均相同，请核实是否重复申报。"
        )

    def test_a_project_without_pages_is_said_all_the_same(self) -> None:
        nowhere = msgspec.structs.replace(made("一", *WHOLE), pages=())
        [found] = of_check(document(nowhere, nowhere), "same-project")
        assert "与本单位另一项目名称、金额均相同" in found.sentence

    def test_other_money_is_another_project(self) -> None:
        of = document(made("一", *WHOLE), made("一", *WHOLE, money="100.01"))
        assert of_check(of, "same-project") == []

    def test_other_funds_are_another_project(self) -> None:
        of = document(
            project("一", money("5.00", 财政拨款="5.00")), project("一", money("5.00", 其他资金="5.00"))
        )
        assert of_check(of, "same-project") == []

    def test_blank_money_is_not_compared(self) -> None:
        assert of_check(document(made("一", money=None), made("一", money=None)), "same-project") == []

    def test_units_may_have_projects_of_one_name(self) -> None:
        rows = [made("一", *WHOLE)]
        assert of_check(table(None, unit("甲", None, rows), unit("乙", None, rows)), "same-project") == []

    def test_money_in_funds_alone_is_money(self) -> None:
        twin = project("一", money(None, 财政拨款="3.00", 其他资金="2.00"))
        [found] = of_check(document(twin, twin), "same-project")
        assert "（5.00 万元）" in found.sentence


class TestPeriodAnnual:
    def compared(self, period: str | None, annual: str) -> list[str]:
        indicator = printed(f"产出/数量/甲/{annual}", period=period)
        return [one.sentence for one in of_check(document(project("一", "1.00", indicator)), "period-annual")]

    def test_values_that_differ(self) -> None:
        assert self.compared("举办技能竞赛", "至少1场。") == [
            "“甲”的实施周期指标值为“举办技能竞赛”，年度指标值为“至少1场”，两者不一致。"
        ]

    @pytest.mark.parametrize(
        ("period", "annual"),
        [
            ("≥20人", "≥20人"),
            ("≥20人。", "≥20人"),
            ("≥ 20 人", "≥20人"),
            ("≧20人", "≥20人"),
            ("≥２０人", "≥20人"),
        ],
    )
    def test_values_that_agree(self, period: str, annual: str) -> None:
        assert self.compared(period, annual) == []

    @pytest.mark.parametrize(
        ("period", "annual"), [(None, "≥20人"), ("", "≥20人"), ("—", "≥20人"), ("≥20人", "")]
    )
    def test_a_value_alone_is_not_compared(self, period: str | None, annual: str) -> None:
        assert self.compared(period, annual) == []

    @pytest.mark.parametrize(
        ("period", "annual", "severity"),
        [
            ("8门", "年内开发不少于3门", Severity.HINT),
            ("3年累计覆盖30万人次", "10万人次以上", Severity.HINT),
            ("≥2门", "≥3门", Severity.DOUBT),
            ("≥8门", "≥3场", Severity.DOUBT),
            ("≥95%", "≥90%", Severity.DOUBT),
            ("8门，3场", "3门", Severity.DOUBT),
            ("逐年提升", "≥3门", Severity.DOUBT),
        ],
    )
    def test_more_of_the_same_in_the_whole_period_is_a_hint(
        self, period: str, annual: str, severity: Severity
    ) -> None:
        indicator = printed(f"产出/数量/甲/{annual}", period=period)
        [found] = of_check(document(project("一", "1.00", indicator)), "period-annual")
        assert found.severity is severity
        assert ("跨年度" in found.sentence) == (severity is Severity.HINT)

    def differing(self, count: int, of: int) -> Table:
        values = ["合格" if at < count else "优秀" for at in range(of)]
        indicators = [printed("产出/质量/甲/优秀", at, period=value) for at, value in enumerate(values)]
        return document(project("一", "1.00", *indicators))

    def test_a_document_planned_over_years_says_so_once(self) -> None:
        [found] = of_check(self.differing(10, of=19), "period-annual")
        assert (found.spot, found.severity) == (Spot(), Severity.HINT)
        assert found.sentence == "全表 19 项指标中有 10 项的实施周期指标值与年度指标值不同，请抽查核对。"

    @pytest.mark.parametrize(("count", "of"), [(9, 9), (10, 20)])
    def test_fewer_or_no_more_than_half_are_slips(self, count: int, of: int) -> None:
        assert len(of_check(self.differing(count, of), "period-annual")) == count


class TestNoUnit:
    @pytest.mark.parametrize(
        ("words", "severity"),
        [
            ("产出/数量/入驻项目补贴数量/5", Severity.ERROR),
            ("成本/经济成本/支持资金/1607992.8", Severity.ERROR),
            ("产出/数量/甲/20万", Severity.ERROR),
            ("产出/数量/甲/≥20", Severity.DOUBT),
            ("产出/数量/甲/20以上", Severity.DOUBT),
            ("产出/数量/甲/2025", Severity.ERROR),
        ],
    )
    def test_a_number_alone(self, words: str, severity: Severity) -> None:
        [found] = of_check(document(made("一", words)), "no-unit")
        assert found.severity is severity

    def test_says_name_and_value(self) -> None:
        [found] = of_check(document(made("一", "产出/数量/入驻数量/5。")), "no-unit")
        assert found.sentence == "“入驻数量”的指标值“5”只有数字，缺少计量单位。"

    @pytest.mark.parametrize(
        "words",
        [
            "产出/数量/甲/5家",
            "产出/数量/甲/举办5场",
            "产出/数量/甲/合格",
            "产出/数量/甲/",
            "产出/质量/错漏率/＜1/10000",
            "产出/质量/安全事故/0",
            "产出/质量/合格率/≥0.95",
            "产出/数量/培训人数（人）/200",
            "产出/时效/完成年份/2025",
            "产出/时效/完成时间/2025.12",
            "产出/数量/审核条数/3/月",
        ],
    )
    def test_what_is_clear_says_nothing(self, words: str) -> None:
        assert of_check(document(made("一", words)), "no-unit") == []


class TestPersonTimes:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("享受补贴人数", "≥1万人次"),
            ("参加培训人次", "230人"),
            ("参加培训人次", "230名"),
            ("惠及人次", "1人"),
        ],
    )
    def test_persons_and_times_mixed(self, name: str, value: str) -> None:
        assert where(of_check(document(made("一", f"产出/数量/{name}/{value}")), "person-times")) == [
            ("一", 1)
        ]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("享受补贴人数", "≥1万人"),
            ("参加培训人次", "230人次"),
            ("参加培训人数（人次）", "230人次"),
            ("参加培训人数", "举办活动，服务230人次"),
            ("参训人数增长", "≥5%"),
            ("参加培训", "230人次"),
        ],
    )
    def test_what_agrees_or_is_not_sure_says_nothing(self, name: str, value: str) -> None:
        assert of_check(document(made("一", f"产出/数量/{name}/{value}")), "person-times") == []

    def test_says_what_is_counted_and_in_what(self) -> None:
        [found] = of_check(document(made("一", "产出/数量/参训人数/≥1万人次")), "person-times")
        assert found.sentence == "“参训人数”统计的是人数，指标值“≥1万人次”却以“人次”计量，口径不一致。"


def test_money_is_compared_exactly() -> None:
    rows = [project("一", money(str(Decimal("0.1")))), project("二", money("0.2"))]
    assert of_check(table("0.3", unit("甲", None, rows)), "totals") == []
