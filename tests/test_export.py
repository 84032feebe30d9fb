"""Exports: the four forms of file, what they hold, and how they come onto the disk."""

import csv
import io
import os
import stat
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from openpyxl.worksheet.worksheet import Worksheet

from model import Amounts, Notice, Project, Subtotal, Table, Unit
from model.filter import CategoryKey, Filter, Visible
from model.index import Index
from parser import Unreadable
from tests.model.tables import indicator, money, project, table, unit, unread
from tui.export import ExportError, Format, by_suffix, export_visible, render, write
from tui.export.output import create
from tui.export.workbook import CELL_LIMIT, CUT
from tui.plain import printable
from tui.sources import Document

HEADER = [
    *("文件", "单位", "项目", "总计(万元)", "页"),
    *("序号", "一级", "二级", "名称", "实施周期", "年度", "绩效目标"),
]
ANY_TEXT = st.text(st.characters(), max_size=30)
NOW = datetime(2026, 3, 4, 5, 6, 7)


def _document(*projects: Project, name: str = "某局.pdf", notices: tuple[Notice, ...] = ()) -> Document:
    read = table("100.00", unit("某局本级", "100.00", projects))
    return Document(Path("somewhere") / name, msgspec.structs.replace(read, notices=notices), None)


REFUSED = Document(Path("bad.pdf"), None, Unreadable(Path("bad.pdf"), "文件是空的", "请重新下载"))
TRAINING = project(
    "技能培训",
    money("100.00", 财政拨款="120.00", 其他资金="-20.00"),
    indicator("培训人数", "≧50人次。", number=1, annual="≥60人次"),
    indicator("学员满意度", "≥90%", level1="满意度指标", level2="服务对象满意度", number=2),
    unread("3、无法拆开", number=3),
    objective="提升技能。",
)
BARE = project("房屋租金", "-5.00", objective="按时支付。")


class Heading(msgspec.Struct):
    """What a reader of the JSON finds under `document`."""

    title: str
    department: str
    year: int | None
    money_unit: str
    layout: str
    pages: int
    notices: list[Notice]


class Written(msgspec.Struct):
    """The JSON of one document as its reader knows it."""

    schema: int
    document: Heading
    total: Amounts | None
    units: tuple[Unit, ...]
    subtotals: tuple[Subtotal, ...]


class TestJson:
    def test_one_file_gives_the_whole_model_as_an_object(self) -> None:
        notice = Notice("repeated-row", (1, 2), "读作一个项目")
        document = _document(TRAINING, BARE, notices=(notice,))
        assert document.table is not None
        written = msgspec.json.decode(render([document], Format.JSON), type=Written)
        assert written.schema == 1
        assert (written.total, written.units) == (document.table.total, document.table.units)
        heading = written.document
        assert (heading.title, heading.department, heading.year, heading.money_unit) == (
            "某局2025年项目支出绩效目标表",
            "某局",
            2025,
            "万元",
        )
        assert heading.notices == [notice]

    def test_money_is_a_string_as_printed(self) -> None:
        text = render([_document(BARE)], Format.JSON).decode()
        assert '"total": "-5.00"' in text
        assert '"total": "100.00"' in text

    def test_chinese_is_written_as_it_is(self) -> None:
        assert "房屋租金" in render([_document(BARE)], Format.JSON).decode()

    def test_several_files_give_an_array_of_those_that_were_read(self) -> None:
        written = msgspec.json.decode(
            render([_document(BARE), REFUSED, _document(TRAINING)], Format.JSON), type=list[Written]
        )
        assert [one.units[0].projects[0].name for one in written] == ["房屋租金", "技能培训"]

    def test_a_folder_with_one_file_gives_an_array(self) -> None:
        written = render([_document(BARE)], Format.JSON, as_array=True)
        assert len(msgspec.json.decode(written, type=list[Written])) == 1


def _csv(*documents: Document) -> list[list[str]]:
    content = render(documents, Format.CSV).decode("utf-8")
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True))


class TestCsv:
    def test_a_row_an_indicator_as_printed(self) -> None:
        header, *rows = _csv(_document(TRAINING))
        assert header == HEADER
        shared = ["某局.pdf", "某局本级", "技能培训", "100.00", "1"]
        assert rows == [
            [*shared, "1", "产出指标", "数量指标", "培训人数", "≧50人次。", "≥60人次", "提升技能。"],
            [*shared, "2", "满意度指标", "服务对象满意度", "学员满意度", "≥90%", "≥90%", "提升技能。"],
            [*shared, "3", "未识别", "", "3、无法拆开", "", "", "提升技能。"],
        ]

    def test_a_project_without_indicators_has_a_row(self) -> None:
        assert _csv(_document(BARE))[1:] == [
            ["某局.pdf", "某局本级", "房屋租金", "-5.00", "1", *[""] * 6, "按时支付。"]
        ]

    def test_several_pages_do_not_look_like_a_date(self) -> None:
        joined = msgspec.structs.replace(BARE, pages=(5, 6))
        assert _csv(_document(joined))[1][4] == "5、6"

    def test_formulas_and_dates_arrive_as_text_and_money_as_a_number(self) -> None:
        trap = project("=cmd|' /C calc'!A0", "-5.00", indicator("＋1", "1/10000", annual="-3"))
        [row] = _csv(_document(trap))[1:]
        assert row[2] == "'=cmd|' /C calc'!A0"
        assert row[3] == "-5.00"
        assert row[8:11] == ["'＋1", "'1/10000", "'-3"]

    def test_documents_follow_each_other_with_their_names(self) -> None:
        documents = [_document(BARE, name="一.pdf"), REFUSED, _document(BARE, name="b\udce4.pdf")]
        assert [row[0] for row in _csv(*documents)[1:]] == ["一.pdf", "b?.pdf"]

    @given(ANY_TEXT, ANY_TEXT)
    def test_any_text_keeps_its_cell(self, name: str, value: str) -> None:
        header, row = _csv(_document(project(name, None, indicator("名称", value))))
        assert len(row) == len(header)
        for cell, text in ((row[2], printable(name)), (row[9], printable(value))):
            assert cell in (text, f"'{text}")
            assert not cell.lstrip().startswith(tuple("=+-@"))

    def test_what_only_some_papers_print_has_columns_where_it_is_printed(self) -> None:
        weighed = msgspec.structs.replace(indicator("参训人数", "≥20人"), weight="10", direction="正向指标")
        coded = msgspec.structs.replace(project("培训", "1.00", weighed), code="820001")
        header, with_weight, without = _csv(_document(coded, BARE))
        assert header == [*HEADER, "权重", "指标方向性", "项目编码"]
        assert (with_weight[-3:], without[-3:]) == (["10", "正向指标", "820001"], ["", "", ""])


def _sheets(content: bytes) -> list[Worksheet]:
    return [sheet for sheet in openpyxl.load_workbook(io.BytesIO(content)) if isinstance(sheet, Worksheet)]


def _records(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


class TestXlsx:
    def test_the_first_sheet_has_the_rows_with_typed_money(self) -> None:
        sheet = _sheets(render([_document(TRAINING, BARE)], Format.XLSX))[0]
        header, first, *_, last = _records(sheet)
        assert header == HEADER
        assert first[:9] == [
            "某局.pdf",
            "某局本级",
            "技能培训",
            100,
            1,
            1,
            "产出指标",
            "数量指标",
            "培训人数",
        ]
        assert last[2:5] == ["房屋租金", -5, 1]
        assert {sheet.cell(row, 4).number_format for row in range(2, 6)} == {"#,##0.00"}

    def test_money_is_the_printed_figure(self) -> None:
        exact = project("甲", "66189.22")
        assert _records(_sheets(render([_document(exact)], Format.XLSX))[0])[1][3] == 66189.22

    def test_a_project_has_all_its_money(self) -> None:
        records = _records(_sheets(render([_document(TRAINING, BARE)], Format.XLSX))[1])
        assert records == [
            ["文件", "单位", "项目", "总计(万元)", "财政拨款(万元)", "其他资金(万元)", "页", "指标数"],
            ["某局.pdf", "某局本级", "技能培训", 100, 120, -20, 1, 3],
            ["某局.pdf", "某局本级", "房屋租金", -5, None, None, 1, 0],
        ]

    def test_a_document_has_its_printed_sum_the_listed_one_and_the_verdict(self) -> None:
        document = _document(TRAINING, BARE, notices=(Notice("leftover", (1,), "多出一行"),))
        [_, row] = _records(_sheets(render([document], Format.XLSX))[2])
        assert row[4:7] == [100, 95, "合计不符 1 处"]
        assert str(row[7]).endswith("；多出一行")

    def test_text_is_text_whatever_it_begins_with(self) -> None:
        trap = project("=1+1", "1.00", indicator("+1", "-2", annual="@x"), objective="http://example.org")
        sheet = _sheets(render([_document(trap)], Format.XLSX))[0]
        cells = [sheet.cell(2, column) for column in (3, 9, 10, 11, 12)]
        assert [cell.value for cell in cells] == ["=1+1", "+1", "-2", "@x", "http://example.org"]
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(cell.hyperlink is None for cell in cells)

    def test_it_is_made_for_reading_and_printing(self) -> None:
        for sheet in _sheets(render([_document(TRAINING)], Format.XLSX)):
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions
            assert sheet.page_setup.orientation == "landscape"

    def test_columns_are_as_wide_as_their_words_and_long_ones_wrap(self) -> None:
        wide = project("技" * 10, "1.00", objective="目" * 500)
        sheet = _sheets(render([_document(wide)], Format.XLSX))[0]
        assert 20 <= sheet.column_dimensions["C"].width <= 24
        assert 60 <= sheet.column_dimensions["L"].width <= 80
        assert sheet["L2"].alignment.wrap_text

    def test_a_text_too_long_for_a_cell_says_that_it_was_cut(self) -> None:
        long = project("甲", "1.00", objective="目" * (CELL_LIMIT + 1))
        value = _sheets(render([_document(long)], Format.XLSX))[0]["L2"].value
        assert isinstance(value, str)
        assert len(value) == CELL_LIMIT
        assert value.endswith(CUT)


def _markdown(*projects: Project) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.parse(render([_document(*projects)], Format.MARKDOWN).decode())


def _inline(tokens: Sequence[Token]) -> list[list[Token]]:
    return [token.children or [] for token in tokens if token.type == "inline"]


class TestMarkdown:
    def test_headings_name_document_unit_and_project(self) -> None:
        tokens = _markdown(TRAINING, BARE)
        headings = [
            (token.tag, following.content)
            for token, following in pairwise(tokens)
            if token.type == "heading_open"
        ]
        assert headings == [
            ("h1", "某局2025年项目支出绩效目标表"),
            ("h2", "某局本级"),
            ("h3", "技能培训"),
            ("h3", "房屋租金"),
        ]

    def test_indicators_stand_in_a_table(self) -> None:
        cells = [child[0].content for child in _inline(_markdown(TRAINING)) if child]
        at = cells.index("1")
        assert cells[at : at + 6] == ["1", "产出指标", "数量指标", "培训人数", "≧50人次。", "≥60人次"]
        assert "未识别" in cells and "3、无法拆开" in cells

    def test_money_pages_and_objective_are_there(self) -> None:
        text = render([_document(TRAINING)], Format.MARKDOWN).decode()
        assert "- 总计：100.00 万元（财政拨款 120.00；其他资金 -20.00）" in text
        assert "- 页：1" in text
        assert "- 绩效目标：提升技能。" in text

    @pytest.mark.parametrize(
        "text",
        [
            *("[red]红[/red]", "# 标题", "a|b", "\\|", "**粗**", "<script>", "&lt;", "`x`", "~~删~~"),
            *(
                "![图](x)",
                "[链](http://x)",
                "<http://x.org>",
                "1_2_3",
                "---",
                "$x$",
                "\x1b]0;x\x07",
                "甲\n\n# 乙",
            ),
        ],
    )
    def test_known_markup_stays_text(self, text: str) -> None:
        self._stays_text(text)

    @given(st.text(st.characters(), max_size=30))
    def test_any_text_stays_text(self, text: str) -> None:
        self._stays_text(text)

    @given(st.text(alphabet="\\|`*_[]()<>#~&-+=!1.甲 ", max_size=12))
    def test_any_mixture_of_markup_stays_text(self, text: str) -> None:
        self._stays_text(text)

    @staticmethod
    def _stays_text(text: str) -> None:
        trap = project(f"名{text}", "1.00", indicator(f"名{text}", f"名{text}"), objective=f"名{text}")
        tokens = _markdown(trap)
        assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h3"]
        inline = _inline(tokens)
        assert {child.type for children in inline for child in children} <= {"text", "text_special"}
        said = ["".join(child.content for child in children) for children in inline]
        expected = printable(f"名{text}").strip()
        assert said.count(expected) == 4
        assert said.count(f"绩效目标：{expected}") == 1

    def test_weights_and_the_overall_objective_are_told_where_they_are_printed(self) -> None:
        weighed = msgspec.structs.replace(indicator("参训人数", "≥20人"), weight="10")
        whole = msgspec.structs.replace(project("培训", "1.00", weighed), overall_objective="三年内建成。")
        written = render([_document(whole)], Format.MARKDOWN).decode()
        assert "- 项目总目标：三年内建成。" in written
        assert "| 实施周期 | 年度 | 权重 |" in written
        assert "权重" not in render([_document(BARE)], Format.MARKDOWN).decode()


class TestWriting:
    def test_the_form_goes_by_the_suffix(self) -> None:
        names = ["a.json", "a.CSV", "a.xlsx", "a.md", "a.txt", "a"]
        assert [by_suffix(Path(name)) for name in names] == [
            *(Format.JSON, Format.CSV, Format.XLSX, Format.MARKDOWN),
            *(None, None),
        ]

    @pytest.mark.parametrize("chosen", list(Format))
    def test_a_file_holds_what_is_rendered(self, tmp_path: Path, chosen: Format) -> None:
        output = tmp_path / f"out.{chosen}"
        write([_document(BARE)], output)
        if chosen is Format.XLSX:  # which holds the time
            assert _records(_sheets(output.read_bytes())[0])[1][2] == "房屋租金"
        else:
            assert output.read_bytes() == render([_document(BARE)], chosen)
        assert [path.name for path in tmp_path.iterdir()] == [output.name]

    def test_an_older_file_is_replaced_and_keeps_its_mode(self, tmp_path: Path) -> None:
        output = tmp_path / "out.md"
        output.write_text("old", encoding="utf-8")
        output.chmod(0o640)
        write([_document(BARE)], output)
        assert "房屋租金" in output.read_text(encoding="utf-8")
        assert stat.S_IMODE(output.stat().st_mode) == 0o640

    def test_a_new_file_has_the_mode_that_the_person_set(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            write([_document(BARE)], tmp_path / "out.md")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "out.md").stat().st_mode) == 0o640

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        real = tmp_path / "real.md"
        real.write_text("old", encoding="utf-8")
        link = tmp_path / "link.md"
        link.symlink_to(real)
        write([_document(BARE)], link)
        assert link.is_symlink()
        assert "房屋租金" in real.read_text(encoding="utf-8")

    def test_a_device_is_written_to_not_replaced(self) -> None:
        write([_document(BARE)], Path(os.devnull), Format.CSV)
        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)

    @pytest.mark.parametrize(
        ("output", "cause"),
        [
            ("missing/out.md", "文件或文件夹不存在"),
            ("file/out.md", "路径中有一段不是文件夹"),
            ("folder.md", "这是一个文件夹"),
        ],
    )
    def test_what_cannot_be_written_is_said_and_leaves_nothing(
        self, tmp_path: Path, output: str, cause: str
    ) -> None:
        (tmp_path / "file").touch()
        (tmp_path / "folder.md").mkdir()
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(ExportError) as caught:
            write([_document(BARE)], tmp_path / output)
        assert caught.value.line == (
            f"{tmp_path / output}：无法写入（{cause}）；请换一个位置，或检查权限和磁盘空间"
        )
        assert sorted(tmp_path.rglob("*")) == before

    def test_a_full_disk_is_said(self) -> None:
        with pytest.raises(ExportError, match="磁盘已满"):
            write([_document(BARE)], Path("/dev/full"), Format.CSV)


def _visible(tables: Sequence[Table], chosen: Filter) -> Visible:
    return Index(tables).apply(chosen)


class TestVisible:
    def _satisfaction(self, document: Document) -> Visible:
        assert document.table is not None
        return _visible([document.table], Filter(categories=frozenset({CategoryKey(1, "满意度")})))

    def test_only_what_is_left_is_written(self, tmp_path: Path) -> None:
        document = _document(TRAINING, BARE)
        path = export_visible([document], self._satisfaction(document), tmp_path)
        assert path.parent == tmp_path
        assert path.name.startswith("某局-") and path.suffix == ".xlsx"
        sheets = _sheets(path.read_bytes())
        assert [row[8] for row in _records(sheets[0])[1:]] == ["学员满意度"]
        assert [row[2] for row in _records(sheets[1])[1:]] == ["技能培训"]

    def test_tables_are_counted_by_document_refused_ones_too(self, tmp_path: Path) -> None:
        read = _document(BARE)
        assert read.table is not None
        everything = _visible([read.table], Filter())
        shifted = msgspec.structs.replace(
            everything, projects=tuple(msgspec.structs.replace(one, table=1) for one in everything.projects)
        )
        path = export_visible([REFUSED, read], shifted, tmp_path)
        assert [row[2] for row in _records(_sheets(path.read_bytes())[0])[1:]] == ["房屋租金"]

    def test_nothing_left_is_a_file_with_headers(self, tmp_path: Path) -> None:
        path = export_visible([_document(BARE)], Visible((), 0, Decimal(0)), tmp_path)
        assert _records(_sheets(path.read_bytes())[0]) == [HEADER]

    def test_home_is_taken_where_the_working_directory_cannot_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gone, home = tmp_path / "gone", tmp_path / "home"
        gone.mkdir()
        home.mkdir()
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.chdir(gone)
        gone.rmdir()
        document = _document(TRAINING)
        try:
            path = export_visible([document], self._satisfaction(document))
        finally:
            os.chdir(tmp_path)
        assert path.parent == home
        assert path.exists()


class TestCreating:
    def test_an_existing_file_is_never_written_over(self, tmp_path: Path) -> None:
        paths = [create([tmp_path], "某局", ".xlsx", content, NOW) for content in (b"1", b"2", b"3")]
        assert [path.name for path in paths] == [
            "某局-20260304-050607.xlsx",
            "某局-20260304-050607-2.xlsx",
            "某局-20260304-050607-3.xlsx",
        ]
        assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]

    def test_a_dangling_link_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "某局-20260304-050607.xlsx").symlink_to(tmp_path / "elsewhere")
        assert create([tmp_path], "某局", ".xlsx", b"1", NOW).name == "某局-20260304-050607-2.xlsx"
        assert not (tmp_path / "elsewhere").exists()

    @pytest.mark.parametrize(
        ("stem", "start"),
        [("a/b:c?", "a_b_c_-"), ("甲\x1b[31m\u202e", "甲[31m-"), ("..", "绩效目标-"), ("局" * 200, "局局")],
    )
    def test_any_name_becomes_a_file_name(self, tmp_path: Path, stem: str, start: str) -> None:
        assert create([tmp_path], stem, ".xlsx", b"", NOW).name.startswith(start)

    def test_the_first_directory_is_named_where_none_can_be_written(self, tmp_path: Path) -> None:
        with pytest.raises(ExportError, match="one") as caught:
            create([tmp_path / "one", tmp_path / "two"], "某局", ".xlsx", b"", NOW)
        assert "two" not in caught.value.line
