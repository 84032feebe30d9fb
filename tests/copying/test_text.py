"""Copying: the text and TSV that is copied."""

import csv
import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Indicator, Project
from model.text import clean, clean_value
from tests.model.tables import indicator, money, project, unit, unread
from tui.copying.text import (
    HEADER,
    Chosen,
    indicator_line,
    objective_text,
    objective_tsv,
    project_text,
    tsv,
    unit_text,
)

ANY_TEXT = st.text(st.characters(), max_size=30)
VALUES = st.one_of(st.none(), ANY_TEXT)


def _values(period: str | None, annual: str | None) -> Indicator:
    return msgspec.structs.replace(indicator("职业技能竞赛"), period_value=period, annual_value=annual)


class TestIndicatorLine:
    def test_one_value_where_both_agree(self) -> None:
        line = indicator_line(indicator("补贴惠及人次", "≥10000人次"))
        assert line == "产出指标-数量指标 补贴惠及人次：≥10000人次"

    def test_both_values_where_they_differ(self) -> None:
        line = indicator_line(_values("举办技能竞赛", "至少1场"))
        assert line == "产出指标-数量指标 职业技能竞赛：实施周期 举办技能竞赛；年度 至少1场"

    def test_values_that_differ_by_operator_and_full_stop_agree(self) -> None:
        assert indicator_line(_values("≧95%。", "≥95%")) == "产出指标-数量指标 职业技能竞赛：≥95%"

    @pytest.mark.parametrize(
        ("period", "annual", "end"),
        [
            (None, "1场", "职业技能竞赛：1场"),
            ("1场", None, "职业技能竞赛：实施周期 1场"),
            ("1场", "", "职业技能竞赛：实施周期 1场；年度 （空）"),
            ("", "。", "职业技能竞赛：（空）"),
            (None, None, "职业技能竞赛"),
        ],
    )
    def test_a_value_that_is_not_there(self, period: str | None, annual: str | None, end: str) -> None:
        assert indicator_line(_values(period, annual)) == f"产出指标-数量指标 {end}"

    def test_an_unread_one_is_given_whole(self) -> None:
        assert indicator_line(unread("3、产出≧5；")) == "未识别：3、产出≥5；"

    @given(ANY_TEXT, VALUES, VALUES)
    def test_it_is_one_plain_line(self, name: str, period: str | None, annual: str | None) -> None:
        line = indicator_line(msgspec.structs.replace(_values(period, annual), name=name))
        assert {"Cc", "Cf", "Co", "Cs"}.isdisjoint(unicodedata.category(character) for character in line)
        assert line.splitlines() == [line]


def _job_project() -> Project:
    return project(
        "就业补助资金",
        money("9052.22", 财政拨款="9000.00", 其他资金="52.22"),
        indicator("补贴惠及人次", "≥10000人次", number=1),
        indicator("补贴对象满意度", "≧90%。", level1="满意度指标", level2="服务对象满意度", number=4),
        objective="稳定就业形势。",
    )


JOB_LINES = """\
项目：就业补助资金
单位：某区人力资源和社会保障局
总计：9,052.22 万元；财政拨款 9,000.00 万元；其他资金 52.22 万元
绩效目标：稳定就业形势。
绩效指标：
1. 产出指标-数量指标 补贴惠及人次：≥10000人次
4. 满意度指标-服务对象满意度 补贴对象满意度：≥90%"""


class TestLargerTexts:
    def test_a_project_has_name_unit_money_objective_and_numbered_indicators(self) -> None:
        one = _job_project()
        bureau = unit("某区人力资源和社会保障局", "9052.22", [one])
        assert project_text(bureau, one, one.indicators) == JOB_LINES

    def test_a_project_gives_only_the_indicators_that_are_left(self) -> None:
        one = _job_project()
        text = project_text(unit("某局", None, [one]), one, one.indicators[1:])
        assert [line[:2] for line in text.splitlines()[5:]] == ["4."]

    def test_blank_money_and_objective_are_said(self) -> None:
        bare = project("甲", None, objective="")
        text = project_text(unit("某局", None, [bare]), bare, [])
        assert text.splitlines() == ["项目：甲", "单位：某局", "总计：（空）", "绩效目标：（空）"]

    def test_a_unit_has_its_money_and_every_project_given(self) -> None:
        one, other = _job_project(), project("劳动仲裁经费", "396.40")
        bureau = unit("某局", "9448.62", [one, other])
        blocks = unit_text(bureau, [(one, one.indicators), (other, [])]).split("\n\n")
        assert blocks[0] == "单位：某局\n总计：9,448.62 万元"
        assert blocks[1].splitlines()[0] == "项目：就业补助资金"
        assert blocks[2].splitlines() == [
            "项目：劳动仲裁经费",
            "总计：396.40 万元",
            "绩效目标：稳定就业形势。",
        ]

    def test_a_unit_says_that_projects_are_left_out(self) -> None:
        one = _job_project()
        bureau = unit("某局", None, [one, project("乙")])
        assert "以下为其 2 个项目中的 1 个" in unit_text(bureau, [(one, one.indicators)])

    def test_the_objective_alone(self) -> None:
        assert objective_text(project(objective="按≧95%完成。")) == "按≥95%完成。"


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(), delimiter="\t", strict=True))


def _chosen(name: str, *indicators: Indicator, total: str | None = "34206.58") -> Chosen:
    one = project(name, total, *indicators)
    return Chosen(unit("某局", None, [one]), one, indicators)


class TestTsv:
    def test_a_line_an_indicator_under_the_header(self) -> None:
        one = _chosen("就业补助资金", indicator("补贴惠及人次", "≧10000人次。", number=2))
        assert tsv([one]) == (
            "单位\t项目\t总计\t序号\t一级\t二级\t名称\t实施周期\t年度\n"
            "某局\t就业补助资金\t34206.58\t2\t产出指标\t数量指标\t补贴惠及人次\t≥10000人次\t≥10000人次"
        )

    def test_a_project_without_indicators_has_a_line(self) -> None:
        assert _read(tsv([_chosen("甲", total=None)]))[1:] == [["某局", "甲", *[""] * 7]]

    def test_an_unread_indicator_stands_under_the_name(self) -> None:
        [row] = _read(tsv([_chosen("甲", unread("3、无法拆开", number=3))]))[1:]
        assert row[3:] == ["3", "未识别", "", "3、无法拆开", "", ""]

    def test_the_objective_has_columns_of_its_own(self) -> None:
        one = project("甲", "1.00", objective='"引号"开头')
        header, row = _read(objective_tsv(unit("某局", None, [one]), one))
        assert header == ["单位", "项目", "总计", "绩效目标"]
        assert row == ["某局", "甲", "1.00", '"引号"开头']

    @pytest.mark.parametrize("total", ["-5.00", "0.00", "1000.00", "34206.58", "0.0050"])
    def test_money_is_a_plain_number(self, total: str) -> None:
        assert _read(tsv([_chosen("甲", total=total)]))[1][2] == total

    @pytest.mark.parametrize(
        "value",
        [
            *("=1+1", "+5%", "-5", "@甲", "＝1+1"),
            *("1/10000", "1-2", "2025-3-1", "2025.3.1", "3月1日", "2025年3月", "8:30"),
            *("(1)", "1E5", "007", "123456789012345678"),
        ],
    )
    def test_what_a_spreadsheet_would_rewrite_arrives_as_text(self, value: str) -> None:
        assert _read(tsv([_chosen("甲", indicator("名称", value))]))[1][7:] == [f"'{value}"] * 2

    @pytest.mark.parametrize("value", ["20", "1.5", "95%", "≥95%", "＜1/10000", "3年", "1,000", "0", "0.5"])
    def test_what_it_would_not_stays_as_it_is(self, value: str) -> None:
        assert _read(tsv([_chosen("甲", indicator("名称", value))]))[1][7:] == [value] * 2

    @given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=4))
    def test_any_text_keeps_its_cell(self, texts: list[tuple[str, str, str]]) -> None:
        chosen = [
            _chosen(name, indicator(title, value, number=at)) for at, (name, title, value) in enumerate(texts)
        ]
        header, *rows = _read(tsv(chosen))
        assert header == list(HEADER)
        assert len(rows) == len(texts)
        for row, (name, title, value) in zip(rows, texts, strict=True):
            for cell, printed in (
                (row[1], clean(name)),
                (row[6], clean(title)),
                (row[8], clean_value(value)),
            ):
                assert cell in (printed, f"'{printed}")
                assert not cell.startswith(tuple("=+-@"))


class TestWeights:
    def test_weight_and_overall_objective_are_copied_where_they_are_printed(self) -> None:
        one = msgspec.structs.replace(indicator("参训人数", "≥20人"), weight="10", direction="正向指标")
        training = msgspec.structs.replace(project("培训", "1.00", one), overall_objective="三年内建成。")
        office = unit("某局", None, [training])
        assert indicator_line(one) == "产出指标-数量指标 参训人数：≥20人（权重 10）"
        assert "项目总目标：三年内建成。" in project_text(office, training, [one])
        header, record = tsv([Chosen(office, training, [one])]).splitlines()
        assert header.split("\t")[-2:] == ["权重", "指标方向性"]
        assert record.split("\t")[-2:] == ["10", "正向指标"]

    def test_papers_without_weights_keep_their_columns(self) -> None:
        training = project("培训", "1.00", indicator("参训人数", "≥20人"))
        copied = tsv([Chosen(unit("某局", None, [training]), training, training.indicators)])
        assert tuple(copied.splitlines()[0].split("\t")) == HEADER
