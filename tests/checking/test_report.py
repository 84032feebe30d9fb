"""The report of a check in its three forms."""

import csv
import io
from pathlib import Path

import msgspec
import pytest

from model.checks import DEFAULT, findings
from parser import Unreadable
from tests.checking.made_up import ALL, OF_INDICATOR, OF_PROJECT, OF_TABLE, OF_TRAP, TABLE, checked, finding
from tui.checking.checked import Checked, Counts, check, count
from tui.checking.report import ReportForm, render_report, report_by_suffix
from tui.sources import Document


def _text(*documents: Checked, refused: int = 0, one_line_each: bool | None = None) -> list[str]:
    content = render_report(documents, ReportForm.TEXT, refused=refused, one_line_each=one_line_each)
    return content.decode().splitlines()


class TestChecked:
    def test_documents_that_were_refused_are_left_out(self) -> None:
        refused = Document(Path("坏.pdf"), None, Unreadable(Path("坏.pdf"), "文件是空的", "请重新下载"))
        [one] = check([refused, Document(Path("好.pdf"), TABLE, None)])
        assert (one.path.name, one.projects, one.indicators) == ("好.pdf", 2, 4)
        assert one.findings == findings(TABLE)

    def test_the_profile_is_used(self) -> None:
        document = Document(Path("好.pdf"), TABLE, None)
        found = {one.check for one in check([document])[0].findings}
        assert found
        off = msgspec.structs.replace(DEFAULT, off=frozenset(found))
        assert check([document], off)[0].findings == ()

    def test_findings_are_counted_by_severity(self) -> None:
        counts = count([checked(*ALL), checked(OF_TABLE)])
        assert counts == Counts(3, 3, 1)
        assert counts.said == "错误 3 · 疑点 3 · 提示 1"


class TestText:
    def test_findings_stand_under_their_unit_and_project(self) -> None:
        assert _text(checked(*ALL)) == [
            "somewhere/某局.pdf：某局2025年项目支出绩效目标表",
            "2 单位 · 2 项目 · 4 指标 · 55.00 万元 · 合计相符",
            "",
            "全表",
            "    错误 完整性 合计不符。 [totals]",
            "         原文：合计 55.00",
            "",
            "某局本级",
            "  技能培训（60.00 万元）",
            "    提示 完整性 第 1、2 页：未设置成本指标。 [no-cost]",
            "    疑点 完整性 第 1、2 页 指标 1：“培训人数”指标值“≥50”没有单位。 [no-unit]",
            "    疑点 完整性 第 1、2 页 指标 2：指标值没有计量单位。 [no-unit]",
            "         原文：+合格率：有力提升",
            "    疑点 完整性 第 1、2 页 指标 3：指标值没有计量单位。 [no-unit]",
            "         原文：3、无法拆开",
            "",
            "某局中心",
            "  =1+1（-5.00 万元）",
            "    错误 完整性 第 1、2 页 指标 1：=HYPERLINK(0) [no-unit]",
            "         原文：租金：-3；=1+1：@x",
            "",
            "错误 2 · 疑点 3 · 提示 1",
        ]

    def test_no_findings_are_said(self) -> None:
        assert _text(checked())[-1] == "没有发现问题：错误 0 · 疑点 0 · 提示 0"

    def test_several_documents_have_a_line_each_and_a_total(self) -> None:
        assert _text(checked(*ALL), checked(OF_PROJECT, name="b.pdf"), refused=1) == [
            "somewhere/某局.pdf     2 项目  错误   2  疑点   3  提示   1",
            "somewhere/b.pdf        2 项目  错误   0  疑点   0  提示   1",
            "共 2 份 · 4 项目 · 错误 2 · 疑点 3 · 提示 2；另有 1 份未能检查",
        ]

    def test_a_folder_with_one_document_has_a_line_too(self) -> None:
        assert len(_text(checked(*ALL), one_line_each=True)) == 2

    def test_no_text_of_a_document_is_a_control_sequence(self) -> None:
        evil = "\x1b]0;x\x07甲\n乙\u202e"
        lines = _text(checked(finding(OF_INDICATOR.spot, sentence=evil, quote=evil), name=f"{evil}.pdf"))
        assert lines[0].startswith("somewhere/]0;x甲 乙.pdf：")
        assert "    疑点 完整性 第 1、2 页 指标 1：]0;x甲 乙 [no-unit]" in lines


class Counted(msgspec.Struct):
    error: int
    doubt: int
    hint: int


class WrittenDocument(msgspec.Struct):
    file: str
    path: str
    title: str
    sha256: str
    counts: Counted


class WrittenFinding(msgspec.Struct):
    check: str
    title: str
    heading: str
    severity: str
    file: str
    unit: str
    project: str | None
    pages: list[int]
    number: int | None
    quote: str
    sentence: str
    advice: str


class Written(msgspec.Struct):
    """The JSON as its reader knows it."""

    schema: int
    counts: Counted
    documents: list[WrittenDocument]
    findings: list[WrittenFinding]


class TestJson:
    def test_it_holds_counts_documents_and_findings(self) -> None:
        content = render_report([checked(*ALL), checked(name="b\udce4.pdf")], ReportForm.JSON)
        written = msgspec.json.decode(content, type=Written)
        assert written.schema == 1
        assert written.counts == Counted(2, 3, 1)
        assert [(one.file, one.counts) for one in written.documents] == [
            ("某局.pdf", Counted(2, 3, 1)),
            ("b?.pdf", Counted(0, 0, 0)),
        ]
        assert written.documents[0].path == "somewhere/某局.pdf"
        assert written.documents[0].sha256 == TABLE.sha256
        assert written.findings[2] == WrittenFinding(
            check="no-unit",
            title="缺计量单位",
            heading="完整性",
            severity="doubt",
            file="某局.pdf",
            unit="某局本级",
            project="技能培训",
            pages=[1, 2],
            number=1,
            quote="培训人数：≥50",
            sentence="“培训人数”指标值“≥50”没有单位。",
            advice="补充计量单位。",
        )
        assert (written.findings[0].unit, written.findings[0].project) == ("", None)

    def test_no_findings_are_an_empty_list(self) -> None:
        written = msgspec.json.decode(render_report([checked()], ReportForm.JSON), type=Written)
        assert (written.findings, len(written.documents)) == ([], 1)


class TestCsv:
    def test_a_row_a_finding_with_formulas_as_text(self) -> None:
        content = render_report([checked(OF_PROJECT, OF_TRAP)], ReportForm.CSV).decode()
        assert content.startswith("\ufeff")
        assert list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))) == [
            [
                "文件",
                "单位",
                "项目",
                "页",
                "指标",
                "级别",
                "审核要点",
                "检查",
                "编号",
                "原文",
                "问题",
                "修改建议",
            ],
            [
                *("某局.pdf", "某局本级", "技能培训", "1、2", "", "提示", "完整性", "缺计量单位", "no-cost"),
                *("技能培训", "未设置成本指标。", "补充计量单位。"),
            ],
            [
                *("某局.pdf", "某局中心", "'=1+1", "1、2", "1", "错误", "完整性", "缺计量单位", "no-unit"),
                *("租金：-3；=1+1：@x", "'=HYPERLINK(0)", "补充计量单位。"),
            ],
        ]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.txt", "text"), ("a.JSON", "json"), ("a.csv", "csv"), ("a.xlsx", None), ("a", None)],
)
def test_a_suffix_names_a_form(name: str, form: str | None) -> None:
    assert report_by_suffix(Path(name)) == form
