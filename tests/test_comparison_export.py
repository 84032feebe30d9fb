"""Two PDFs compared by the command: what is written, in each form, and what is refused."""

import csv
import io
import json
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from markdown_it import MarkdownIt
from openpyxl.worksheet.worksheet import Worksheet

from tests.model.comparison import last_year
from tests.model.comparison.test_known_edits import SAID
from tests.model.tables import SAMPLE_PDF, indicator, project, table, unit
from tests.sample.paper import Setting, draw
from tests.test_command import Command
from tui.exit_codes import ExitCode
from tui.export import Format
from tui.export.comparison import render_comparison
from tui.export.comparison_rows import CHANGE_HEADER, INDICATOR_HEADER, PROJECT_HEADER, Compared, compared
from tui.usage.arguments import UsageError, read

HOSTILE = compared(
    "旧\n.pdf",
    table(None, unit("甲", None, [project("=1+1", "1", indicator("@人数", "≥3人"), objective="*")])),
    "新.pdf",
    table(
        None, unit("甲", None, [project("=1+1", "-2.5", indicator("@人数", "=HYPERLINK(0)"), objective="|")])
    ),
)
SAME = compared("a.pdf", HOSTILE.new, "b.pdf", HOSTILE.new)


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Last year's table as a PDF."""
    path = tmp_path_factory.mktemp("earlier") / "2025.pdf"
    path.write_bytes(draw(last_year.table(), Setting())[0])
    return path


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Command:
    return Command(tmp_path_factory.mktemp("run"), tmp_path_factory.mktemp("cache"))


def records(sheet: object) -> list[list[object]]:
    assert isinstance(sheet, Worksheet)
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


class TestCommand:
    def test_excel_holds_projects_indicators_and_figures(self, command: Command, earlier: Path) -> None:
        ended = command(SAMPLE_PDF, "--compare", earlier, "-o", "对比.xlsx")
        assert ended.code == ExitCode.DONE
        book = openpyxl.load_workbook(command.folder / "对比.xlsx")
        assert book.sheetnames == ["项目对比", "指标对比", "汇总"]
        header, *projects = records(book["项目对比"])
        assert header == list(PROJECT_HEADER)
        labels = {str(row[2]): row[0] for row in projects if row[0] != "未变"}
        assert labels == {
            "旅游市场促进与消费扶持资金": "调增、指标改动",
            "文物保护与非物质文化遗产传承经费": "调减、目标改动、指标改动",
            "“非遗进校园”[试点]": "仅年份不同",
            "文化市场综合执法经费[2025]": "仅年份不同、指标改动",
            "应急广播运行维护": "更名、指标改动",
            "编外人员经费（本级）2025": "仅年份不同",
            "流动文化服务车运行费": "转单位",
            "总分馆一体化运行（含24小时自助图书馆）": "指标改动",
            "全民阅读活动经费": "指标改动",
            "国民体质监测": "新增",
            "老旧文化设备报废处置": "取消",
        }
        money = next(row[5:9] for row in projects if row[2] == "旅游市场促进与消费扶持资金")
        assert money == [1200, 1480, 280, 23.3]
        header, *indicators = records(book["指标对比"])
        assert header == list(INDICATOR_HEADER)
        assert sorted(str(row[0]) for row in indicators if row[0] != "未变") == sorted(
            ["调高", "调低", "改动", "改动", "调高", "新增", "取消", "改动", "调高", "改类别", "更名、调高"]
        )
        figures = {str(row[0]): row[1:3] for row in records(book["汇总"])}
        assert figures["增减"] == [0, 278.7]
        assert figures["未变的项目"] == [17, None]

    def test_json_holds_both_sides_and_the_sentences(self, command: Command, earlier: Path) -> None:
        ended = command(SAMPLE_PDF, "--compare", earlier, "-o", "-", "--format", "json")
        written = json.loads(ended.out, parse_float=Decimal)
        assert (written["schema"], written["old"]["file"], written["new"]["year"]) == (1, "2025.pdf", 2026)
        said = {
            (each["new"] or each["old"])["name"]: [
                *each["sentences"],
                *(one["sentence"] for one in each["indicators"] if one["sentence"]),
            ]
            for each in written["projects"]
        }
        assert {name: sentences for name, sentences in said.items() if sentences} == SAID
        assert written["total"]["difference"] == "278.70"

    def test_the_opinion_sheet_gets_a_sheet_more(self, command: Command, earlier: Path) -> None:
        ended = command(SAMPLE_PDF, "--compare", earlier, "--opinion", "意见.xlsx")
        assert ended.code == ExitCode.DONE
        book = openpyxl.load_workbook(command.folder / "意见.xlsx")
        assert book.sheetnames == ["封面", "审核意见", "对比"]
        _, *rows = records(book["对比"])
        assert {str(row[2]): str(row[7]).split("\n") for row in rows} == SAID
        assert [row[0] for row in rows] == list(range(1, len(SAID) + 1))
        assert any(row[0] == "对比" and "11 个项目有变化" in str(row[1]) for row in records(book["封面"]))
        command(SAMPLE_PDF, "--compare", earlier, "--opinion", "意见.md")
        assert "\n## 对比\n" in (command.folder / "意见.md").read_text()

    def test_either_file_is_refused_as_always(self, command: Command, earlier: Path) -> None:
        for words in ((SAMPLE_PDF, "--compare", "没有.pdf"), ("没有.pdf", "--compare", earlier)):
            for output in (("-o", "x.xlsx"), ("--opinion", "x.xlsx")):
                ended = command(*words, *output)
                assert ended.code == ExitCode.UNREADABLE
                assert [line for line in ended.lines if line.startswith("没有.pdf：找不到文件")] != []
                assert not (command.folder / "x.xlsx").exists()

    def test_it_is_one_file_against_one_and_neither_is_written_over(
        self, command: Command, earlier: Path
    ) -> None:
        before = earlier.read_bytes()
        folder = command.folder / "两份"
        folder.mkdir()
        for name in ("a.pdf", "b.pdf"):
            shutil.copy(SAMPLE_PDF, folder / name)
        for words in (
            (folder, "--compare", SAMPLE_PDF, "-o", "x.md"),
            (SAMPLE_PDF, "--compare", folder, "-o", "x.md"),
            (SAMPLE_PDF, "--compare", earlier, "-o", earlier, "--format", "md"),
            (SAMPLE_PDF, "--compare", earlier, "--opinion", earlier.with_suffix(".PDF")),
        ):
            ended = command(*words)
            assert (ended.code, len(ended.lines)) == (ExitCode.USAGE, 1)
        assert earlier.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "a.pdf --compare b.pdf --check",
        "a.pdf --compare b.pdf --check -o x.csv",
        "a.pdf c.pdf --compare b.pdf -o x.csv",
        "--compare b.pdf -o x.csv",
        "a.pdf --compare b.pdf --opinion x.csv",
        "a.pdf --compare b.pdf --opinion x.md -o x.xlsx",
        "--write-profile --compare b.pdf",
        "a.pdf -o x.csv --compare",
    ],
)
def test_what_means_nothing_is_a_wrong_usage(words: str) -> None:
    with pytest.raises(UsageError):
        read(words.split(), {})


class TestForms:
    def test_nothing_of_the_documents_becomes_a_formula(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(render_comparison(HOSTILE, Format.XLSX)))
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        text = render_comparison(HOSTILE, Format.CSV).decode("utf-8-sig")
        header, whole, one = csv.reader(io.StringIO(text))
        assert header == list(CHANGE_HEADER)
        assert whole[1:3] == ["'=1+1", "调减、目标改动、指标改动"]
        assert whole[6:10] == ["1", "-2.5", "-3.5", "-350.0"]
        assert one[3:6] == ["'@人数", "≥3人", "'=HYPERLINK(0)"]

    def test_nothing_of_the_documents_becomes_markup(self) -> None:
        written = render_comparison(HOSTILE, Format.MARKDOWN).decode()
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(written)
        tables = [token for token in tokens if token.type == "table_open"]
        rows = [token for token in tokens if token.type == "tr_open"]
        assert (len(tables), len(rows)) == (2, 2 + 20 + 1)

    def test_every_record_is_as_wide_as_its_header(self) -> None:
        for of in (HOSTILE, SAME):
            text = render_comparison(of, Format.CSV).decode("utf-8-sig")
            assert {len(record) for record in csv.reader(io.StringIO(text))} == {len(CHANGE_HEADER)}

    @pytest.mark.parametrize("form", Format)
    def test_no_change_is_said(self, form: Format) -> None:
        content = render_comparison(SAME, form)
        if form is Format.XLSX:
            sheet = openpyxl.load_workbook(io.BytesIO(content))["项目对比"]
            assert records(sheet)[1][0] == "未变"
        else:
            said = {Format.MARKDOWN: "均相同", Format.CSV: "未变", Format.JSON: '"changed": false'}
            assert said[form] in content.decode()


def test_names_of_files_are_made_plain() -> None:
    assert isinstance(HOSTILE, Compared)
    assert HOSTILE.old_file == "旧 .pdf"
