"""The opinion sheet: its rows and cover, ready to be printed and filled in, read by another library."""

import csv
import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest
from markdown_it import MarkdownIt
from openpyxl.worksheet.worksheet import Worksheet

from model import Notice
from model.checks import CHECKS, DEFAULT, Severity
from parser import Unreadable
from tests.checking.made_up import (
    ALL,
    OF_BOTH_VALUES,
    OF_INDICATOR,
    OF_PROJECT,
    OF_TABLE,
    OF_TRAP,
    OF_UNREAD,
    TABLE,
    checked,
)
from tests.model.tables import money
from tui.checking.checked import Checked
from tui.checking.profile_file import ProfileInUse
from tui.export import OPINION_FORMS, ExportError, Format
from tui.export.opinion import export_opinion, render_opinion, write_opinion
from tui.export.opinion_sheet import OpinionSheet, opinion_sheet
from tui.sources import Document

TODAY = date(2026, 3, 4)
HEADER = [
    *("序号", "单位", "项目", "金额(万元)", "页", "审核要点", "原文"),
    *("问题", "修改建议", "单位反馈", "是否采纳"),
]


def _sheet(*documents: Checked, in_use: ProfileInUse | None = None) -> OpinionSheet:
    return opinion_sheet(documents, in_use or ProfileInUse(), TODAY)


def _book(*documents: Checked) -> tuple[Worksheet, Worksheet]:
    """Cover and opinions of an Excel sheet."""
    content = render_opinion(_sheet(*documents), Format.XLSX)
    cover, opinions = openpyxl.load_workbook(io.BytesIO(content))
    assert isinstance(cover, Worksheet) and isinstance(opinions, Worksheet)
    return cover, opinions


def _records(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


class TestRows:
    def test_a_row_a_finding_in_order(self) -> None:
        sheet = _sheet(checked(*ALL))
        assert list(sheet.header) == HEADER
        rows = list(sheet.rows())
        assert [row[0] for row in rows] == [1, 2, 3, 4, 5, 6]
        assert [row[1] for row in rows] == ["全表", *["某局本级"] * 4, "某局中心"]
        assert [str(row[3]) for row in rows] == ["55.00", *["60.00"] * 4, "-5.00"]
        assert rows[2] == (
            *(
                3,
                "某局本级",
                "技能培训",
                TABLE.units[0].projects[0].amounts.total,
                "1、2",
                "完整性 疑点\n缺计量单位",
            ),
            *("产出指标-数量指标-培训人数-≥50", "“培训人数”指标值“≥50”没有单位。", "补充计量单位。", "", ""),
        )

    def test_the_original_is_the_indicator_and_what_else_is_quoted(self) -> None:
        found = (OF_TABLE, OF_PROJECT, OF_BOTH_VALUES, OF_UNREAD, OF_TRAP)
        assert [one.original for one in _sheet(checked(*found)).opinions] == [
            "合计 55.00",
            "",
            "产出指标-质量指标-+合格率-实施周期 有力提升，年度 ≥95%",
            "3、无法拆开",
            "产出指标-数量指标-租金--3；=1+1：@x",
        ]

    def test_several_documents_are_named_in_their_rows(self) -> None:
        sheet = _sheet(checked(OF_TABLE), checked(OF_PROJECT, name="b.pdf"))
        assert list(sheet.header) == ["序号", "文件", *HEADER[1:]]
        assert [row[:3] for row in sheet.rows()] == [(1, "某局.pdf", "全表"), (2, "b.pdf", "某局本级")]

    def test_no_findings_are_a_row_that_says_so(self) -> None:
        for documents in ([checked()], [checked(), checked()]):
            sheet = _sheet(*documents)
            [row] = sheet.rows()
            assert len(row) == len(sheet.header)
            assert dict(zip(sheet.header, row, strict=True))["问题"] == "各项检查均未发现问题"


class TestCover:
    def test_it_names_documents_proof_counts_settings_and_date(self) -> None:
        said = msgspec.structs.replace(TABLE, notices=(Notice("unread-page", (3,), "第 3 页没有读出"),))
        in_use = ProfileInUse(msgspec.structs.replace(DEFAULT, few_indicators=9), Path("checks.toml"))
        facts = _sheet(checked(*ALL, of=said), checked(name="b.pdf"), in_use=in_use).facts
        assert [fact.label for fact in facts] == ["审核对象", "", "审核意见", "检查设置", "日期"]
        assert facts[0].said.split("\n") == [
            "某局.pdf（1 页）",
            "某局2025年项目支出绩效目标表",
            "2 个单位，2 个项目，4 条指标，55.00 万元",
            "合计相符；全部文字已归位",
            "错误 2 · 疑点 3 · 提示 1",
            "第 3 页没有读出",
        ]
        assert facts[1].said.startswith("b.pdf（1 页）\n")
        assert [fact.said for fact in facts[2:]] == [
            "错误 2 · 疑点 3 · 提示 1",
            "checks.toml（改动：指标过少）",
            "2026年3月4日",
        ]

    def test_it_counts_each_check_and_says_which_were_not_made(self) -> None:
        profile = msgspec.structs.replace(
            DEFAULT, off=frozenset({"quotes"}), severities={"no-unit": Severity.HINT}
        )
        made = {one.id: one for one in _sheet(checked(*ALL), in_use=ProfileInUse(profile)).checks}
        assert list(made) == [check.id for check in CHECKS]
        assert {made[name].found for name in ("totals", "no-cost")} == {1}
        assert (made["no-unit"].found, made["no-unit"].severity) == (4, "提示")
        assert (made["no-output"].found, made["quotes"].found) == (0, "未做")

    def test_no_findings_are_said(self) -> None:
        assert _sheet(checked()).facts[1].said == "各项检查均未发现问题（错误 0 · 疑点 0 · 提示 0）"


class TestXlsx:
    def test_text_is_text_by_type_and_money_is_a_number(self) -> None:
        _, opinions = _book(checked(*ALL))
        assert _records(opinions)[0] == HEADER
        trap = next(opinions.iter_rows(min_row=7, max_row=7))
        assert [trap[at].value for at in (2, 3, 6, 7)] == [
            "=1+1",
            -5,
            "产出指标-数量指标-租金--3；=1+1：@x",
            "=HYPERLINK(0)",
        ]
        assert [trap[at].data_type for at in (2, 3, 7)] == ["s", "n", "s"]
        assert trap[3].number_format == "#,##0.00"

    def test_both_pages_print_on_a4_landscape_with_their_header_on_each(self) -> None:
        cover, opinions = _book(checked(*ALL))
        header_row = next(
            number for number, row in enumerate(_records(cover), start=1) if row[0] == "审核要点"
        )
        for sheet, repeated in ((cover, f"${header_row}:${header_row}"), (opinions, "$1:$1")):
            assert sheet.print_title_rows == repeated
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            assert sheet.sheet_properties.pageSetUpPr is not None
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.oddFooter is not None
            assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
        assert opinions.oddHeader is not None
        assert opinions.oddHeader.center.text == "&B项目支出绩效目标审核意见表"

    def test_the_header_stays_rows_can_be_filtered_and_text_wraps(self) -> None:
        _, opinions = _book(checked(*ALL))
        assert opinions.freeze_panes == "A2"
        assert opinions.auto_filter.ref == "A1:K7"
        assert all(cell.alignment.wrap_text for row in opinions.iter_rows() for cell in row)

    def test_rows_are_as_high_as_their_text_and_grow_when_edited(self) -> None:
        long = msgspec.structs.replace(OF_INDICATOR, sentence="指标值没有计量单位。" * 12)
        _, opinions = _book(checked(OF_PROJECT, long))
        heights = [opinions.row_dimensions[row].height or 0 for row in (2, 3)]
        assert heights[0] < 50 and heights[1] > 110
        content = render_opinion(_sheet(checked(OF_PROJECT, long)), Format.XLSX)
        fixed = [
            b"customHeight" in ZipFile(io.BytesIO(content)).read(f"xl/worksheets/sheet{at}.xml")
            for at in (1, 2)
        ]
        assert fixed == [True, False]

    def test_adopting_is_chosen_from_a_list(self) -> None:
        _, opinions = _book(checked(*ALL))
        [validation] = opinions.data_validations.dataValidation
        assert (validation.type, validation.formula1, str(validation.sqref)) == (
            "list",
            '"是,否,部分"',
            "K2:K7",
        )

    def test_a_thicker_line_parts_units(self) -> None:
        _, opinions = _book(checked(*ALL))
        lines = [opinions.cell(row, 1).border.top.style for row in range(2, 8)]
        assert lines == ["thin", "medium", "thin", "thin", "thin", "medium"]

    def test_names_of_any_bytes_are_written(self) -> None:
        in_use = ProfileInUse(DEFAULT, Path("a\x1b\udce4.toml"))
        for form in OPINION_FORMS:
            assert render_opinion(_sheet(checked(*ALL, name="b\x07\udce4.pdf"), in_use=in_use), form)

    def test_wide_money_has_room(self) -> None:
        rich = msgspec.structs.replace(TABLE, total=money("1000000000.00"))
        _, opinions = _book(checked(OF_TABLE, of=rich))
        assert (opinions.column_dimensions["D"].width or 0) > len("1,000,000,000.00")

    def test_no_findings_are_said_and_nothing_is_to_be_chosen(self) -> None:
        cover, opinions = _book(checked())
        assert "各项检查均未发现问题" in str(_records(cover))
        assert _records(opinions)[1][7] == "各项检查均未发现问题"
        assert not opinions.data_validations.dataValidation


class TestMarkdownAndCsv:
    def test_markdown_has_the_cover_and_two_tables(self) -> None:
        text = render_opinion(_sheet(checked(*ALL)), Format.MARKDOWN).decode()
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2"]
        rows = [token for token in tokens if token.type == "tr_open"]
        assert len(rows) == 1 + len(ALL) + 1 + len(CHECKS)
        inline = [
            "".join(child.content for child in token.children or [])
            for token in tokens
            if token.type == "inline"
        ]
        assert "审核对象：某局.pdf（1 页）" in inline
        assert {"=1+1", "-5.00", "=HYPERLINK(0)", "日期：2026年3月4日"} <= set(inline)

    def test_csv_has_the_rows_with_formulas_as_text(self) -> None:
        content = render_opinion(_sheet(checked(OF_TRAP)), Format.CSV).decode()
        assert content.startswith("\ufeff")
        header, row = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
        assert header == HEADER
        assert row[2:4] == ["'=1+1", "-5.00"]
        assert row[7] == "'=HYPERLINK(0)"


class TestFiles:
    @pytest.mark.parametrize("form", OPINION_FORMS)
    def test_the_suffix_names_the_form(self, tmp_path: Path, form: Format) -> None:
        output = tmp_path / f"意见.{form}"
        write_opinion([checked(*ALL)], ProfileInUse(), output)
        start = {Format.XLSX: b"PK", Format.MARKDOWN: b"# ", Format.CSV: b"\xef\xbb\xbf"}[form]
        assert output.read_bytes().startswith(start)

    def test_an_older_sheet_with_its_answers_is_never_written_over(self, tmp_path: Path) -> None:
        output = tmp_path / "意见.md"
        output.write_text("采纳", encoding="utf-8")
        with pytest.raises(ExportError, match="已存在"):
            write_opinion([checked(*ALL)], ProfileInUse(), output)
        assert output.read_text(encoding="utf-8") == "采纳"

    def test_a_suffix_that_names_none_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ExportError):
            write_opinion([checked()], ProfileInUse(), tmp_path / "意见.doc")

    def test_the_browser_gets_a_new_file_named_by_document_and_time(self, tmp_path: Path) -> None:
        refused = Document(Path("坏.pdf"), None, Unreadable(Path("坏.pdf"), "文件是空的", "请重新下载"))
        one = Document(Path("某局.pdf"), TABLE, None)
        first = export_opinion([refused, one], ProfileInUse(), tmp_path)
        second = export_opinion([one, one], ProfileInUse(), tmp_path)
        assert first.parent == second.parent == tmp_path
        assert first.name.startswith("某局-审核意见-20") and first.suffix == ".xlsx"
        assert second.name.startswith("某局等2份-审核意见-20")
        assert list(openpyxl.load_workbook(first).sheetnames) == ["封面", "审核意见"]
