"""What the opinion sheet carries of a review: states, notes, dismissals with reasons, progress."""

import io
from collections.abc import Sequence
from datetime import date

import msgspec
import openpyxl

from model.review import (
    Decision,
    Review,
    State,
    Verdict,
    subject_of_finding,
    subject_of_indicator,
    subject_of_project,
)
from tests.checking.made_up import OF_INDICATOR, OF_PROJECT, OF_TRAP, TABLE, checked
from tui.checking.checked import Checked
from tui.checking.profile_file import ProfileInUse
from tui.export import Format
from tui.export.opinion import render_opinion
from tui.export.opinion_sheet import OpinionSheet, opinion_sheet

TRAINING, TRAP = subject_of_project(TABLE, 0, 0), subject_of_project(TABLE, 1, 0)
REVIEW = Review(
    states={TRAINING: State.DOUBTFUL},
    verdicts={
        subject_of_finding(TABLE, OF_PROJECT): Verdict(Decision.DISMISSED, "=不适用"),
        subject_of_finding(TABLE, OF_TRAP): Verdict(Decision.ACCEPTED),
    },
    notes={
        TRAINING: "请补充依据",
        subject_of_indicator(TABLE, 0, 0, 0): "口径？",
        subject_of_finding(TABLE, OF_TRAP): "已电话核实",
    },
)


def reviewed(review: Review = REVIEW) -> Checked:
    return msgspec.structs.replace(checked(OF_PROJECT, OF_INDICATOR, OF_TRAP), review=review)


def sheet(*documents: Checked) -> OpinionSheet:
    return opinion_sheet(documents, ProfileInUse(), date(2026, 3, 4))


def annex(title: str) -> Sequence[Sequence[object]]:
    (found,) = (one for one in sheet(reviewed()).annexes if one.title == title)
    return found.rows


def test_without_a_review_nothing_of_one_is_in_the_sheet() -> None:
    plain = sheet(checked(OF_PROJECT))
    assert (plain.reviewed, plain.annexes) == (False, ())
    assert "审核状态" not in plain.header
    assert "审核进度" not in [fact.label for fact in plain.facts]


def test_each_row_has_its_projects_state() -> None:
    of = sheet(reviewed())
    assert of.header[3] == "审核状态"
    assert [(one.project, one.state) for one in of.opinions] == [
        ("技能培训", "存疑"),
        ("技能培训", "存疑"),
        ("技能培训", "存疑"),
        ("=1+1", "未审"),
    ]


def test_notes_stand_among_the_findings_in_printed_order() -> None:
    assert [(one.point, one.original, one.problem) for one in sheet(reviewed()).opinions] == [
        ("批注\n", "", "请补充依据"),
        ("完整性 疑点\n缺计量单位", "产出指标-数量指标-培训人数-≥50", OF_INDICATOR.sentence),
        ("批注\n", "产出指标-数量指标-培训人数-≥50", "口径？"),
        (
            "完整性 错误\n缺计量单位",
            "产出指标-数量指标-租金--3；=1+1：@x",
            "=HYPERLINK(0)（批注：已电话核实）",
        ),
    ]


def test_a_dismissed_finding_stands_apart_with_its_reason() -> None:
    assert annex("不采纳的要点") == (
        (1, "某局本级", "技能培训", "1、2", "缺计量单位", "未设置成本指标。", "=不适用"),
    )


def test_of_two_findings_of_one_check_on_a_project_one_alone_is_dismissed() -> None:
    other = msgspec.structs.replace(OF_PROJECT, quote="另一处", sentence="另一处问题。")
    review = Review(verdicts={subject_of_finding(TABLE, OF_PROJECT): Verdict(Decision.DISMISSED, "不适用")})
    of = sheet(msgspec.structs.replace(checked(OF_PROJECT, other), review=review))
    assert [one.problem for one in of.opinions] == ["另一处问题。"]


def test_every_project_stands_with_its_state_and_note() -> None:
    rows = [row[2:] for row in annex("项目审核状态")]
    assert [(name, state, note) for name, _, state, note in rows] == [
        ("技能培训", "存疑", "请补充依据"),
        ("=1+1", "未审", ""),
    ]


def test_the_cover_says_how_far_the_review_is() -> None:
    said = {fact.label: fact.said for fact in sheet(reviewed()).facts}
    assert said["审核进度"] == "已审 1/2：存疑 1"


def test_excel_has_a_sheet_for_each_and_a_reason_is_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_opinion(sheet(reviewed()), Format.XLSX)))
    assert book.sheetnames == ["封面", "审核意见", "不采纳的要点", "项目审核状态"]
    reason = book["不采纳的要点"].cell(2, 7)
    assert (reason.value, reason.data_type) == ("=不适用", "s")
    assert book["项目审核状态"].print_title_rows == "$1:$1"


def test_markdown_has_a_section_for_each() -> None:
    written = render_opinion(sheet(reviewed()), Format.MARKDOWN).decode()
    assert "## 不采纳的要点" in written and "## 项目审核状态" in written
    assert "审核进度：已审 1/2" in written
