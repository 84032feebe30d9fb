"""What an opinion sheet (审核意见表) holds, whatever file it becomes: its cover, and one row an opinion."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import msgspec

from model import Indicator, Table
from model.checks import CHECKS, Check, Finding, Spot
from model.control_totals import add
from model.control_totals import check as check_totals
from model.money import show
from model.review import Decision, subject_of_finding
from model.text import clean_value
from tui.checking.checked import Checked, count
from tui.checking.profile_file import ProfileInUse
from tui.delimited import Cell
from tui.export.comparison_rows import Compared
from tui.export.opinion_annexes import Annex, Note, dismissed, is_begun, notes, progress, state_of, states
from tui.export.opinion_comparison import NOTHING_CHANGED
from tui.export.rows import pages_cell
from tui.plain import printable

TITLE = "项目支出绩效目标审核意见表"
NUMBER, FILE, UNIT, PROJECT, STATE, MONEY, PAGES = (
    "序号",
    "文件",
    "单位",
    "项目",
    "审核状态",
    "金额(万元)",
    "页",
)
POINT, PROBLEM, ADOPTED = "审核要点", "问题", "是否采纳"
COLUMNS = (
    *(NUMBER, FILE, UNIT, PROJECT, STATE, MONEY, PAGES),
    *(POINT, "原文", PROBLEM, "修改建议", "单位反馈", ADOPTED),
)
"""FILE is left out of a sheet about one document, STATE where no review was begun."""

ANSWERS = ("是", "否", "部分")
"""What may stand under ADOPTED."""

CHECK_COLUMNS = (POINT, "级别", "检查", "规则", "依据", "编号", "发现")
NOT_MADE = "未做"
NOTHING_FOUND = "各项检查均未发现问题"
WHOLE_TABLE = "全表"


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the sheet; the last two are for hands, unless a review knows them already.

    `point` has two lines: heading and severity, and the check's name. `state` is that of the project.
    """

    file: str
    unit: str
    project: str
    state: str = ""
    money: Decimal | None
    pages: int | str | None
    point: str
    original: str
    problem: str
    advice: str
    feedback: str = ""
    adopted: str = ""


class Fact(NamedTuple):
    """A line of the cover; what it says may have several lines."""

    label: str
    said: str


class CheckMade(NamedTuple):
    """A check on the cover: how grave a finding of it is, and how many there are or that it was not made."""

    heading: str
    severity: str
    title: str
    rule: str
    source: str
    id: str
    found: int | str


class OpinionSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The whole sheet; its opinions are grouped by document and unit, `compared` is an earlier table."""

    facts: tuple[Fact, ...]
    checks: tuple[CheckMade, ...]
    opinions: tuple[Opinion, ...]
    several: bool
    reviewed: bool = False
    annexes: tuple[Annex, ...] = ()
    compared: Compared | None = None

    @property
    def header(self) -> tuple[str, ...]:
        left_out = {*(() if self.several else (FILE,)), *(() if self.reviewed else (STATE,))}
        return tuple(name for name in COLUMNS if name not in left_out)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """A row under the header for each opinion, numbered from 1; one that says so where there is none."""
        for number, one in enumerate(self.opinions, start=1):
            yield (
                number,
                *((one.file,) if self.several else ()),
                *(one.unit, one.project),
                *((one.state,) if self.reviewed else ()),
                *(one.money, one.pages),
                *(one.point, one.original, one.problem, one.advice, one.feedback, one.adopted),
            )
        if not self.opinions:
            yield tuple(NOTHING_FOUND if name == PROBLEM else None for name in self.header)


def opinion_sheet(
    checked: Sequence[Checked],
    in_use: ProfileInUse,
    today: date,
    checks: Sequence[Check] = CHECKS,
    compared: Compared | None = None,
) -> OpinionSheet:
    """The sheet of what checks found and a reviewer said: findings that were not dismissed, and notes."""
    reviewed = any(is_begun(one.review) for one in checked)
    found = Counter(finding.check for one in checked for finding in one.findings)
    return OpinionSheet(
        facts=(
            *(Fact("审核对象" if one is checked[0] else "", _document(one)) for one in checked),
            Fact("审核意见", count(checked).said if found else f"{NOTHING_FOUND}（{count(checked).said}）"),
            *((Fact("审核进度", progress(checked)),) if reviewed else ()),
            *([] if compared is None else [Fact("对比", _compared(compared))]),
            Fact("检查设置", printable(in_use.said)),
            Fact("日期", f"{today.year}年{today.month}月{today.day}日"),
        ),
        checks=tuple(
            CheckMade(
                check.heading.value,
                in_use.profile.severities.get(check.id, check.severity).label,
                check.title,
                check.rule,
                check.source,
                check.id,
                NOT_MADE if check.id in in_use.profile.off else found[check.id],
            )
            for check in checks
        ),
        opinions=tuple(opinion for one in checked for opinion in _opinions(one)),
        several=len(checked) > 1,
        reviewed=reviewed,
        annexes=(dismissed(checked), states(checked)) if reviewed else (),
        compared=compared,
    )


def _opinions(one: Checked) -> Iterator[Opinion]:
    """The opinions on one document in printed order: findings, and between them the notes."""
    table, review = one.table, one.review
    ranked = [
        (finding.spot, 0, at, _opinion(one, finding))
        for at, finding in enumerate(one.findings)
        if review.verdict(subject_of_finding(table, finding)).decision is not Decision.DISMISSED
    ]
    ranked += [(note.spot, 1, at, _noted(one, note)) for at, note in enumerate(notes(table, review))]
    yield from (opinion for *_, opinion in sorted(ranked, key=lambda each: each[:3]))


def _noted(one: Checked, note: Note) -> Opinion:
    """A note as an opinion."""
    unit = one.table.units[note.spot.unit]
    project = unit.projects[note.spot.project]
    return Opinion(
        file=one.path.name,
        unit=unit.name,
        project=project.name,
        state=state_of(one, note.spot),
        money=project.amounts.total,
        pages=pages_cell(project.pages),
        point="批注\n",
        original=indicator_words(one.table, note.spot) or "",
        problem=note.text,
        advice="",
    )


def _document(one: Checked) -> str:
    """A document in a few lines: what it is, how large, what proves its reading, what was found."""
    table = one.table
    total = (table.total or add(unit.amounts for unit in table.units if unit.amounts)).total
    lines = [
        f"{one.path.name}（{table.pages} 页）",
        table.title,
        f"{len(table.units)} 个单位，{one.projects} 个项目，{one.indicators} 条指标"
        + (f"，{show(total)} 万元" if total is not None else ""),
        "；".join(
            [check_totals(table).verdict, *([table.conservation.verdict] if table.conservation else [])]
        ),
        count([one]).said,
        *(notice.sentence for notice in table.notices),
    ]
    return "\n".join(printable(line) for line in lines if line)


def _compared(of: Compared) -> str:
    """The earlier table, and how many projects changed since."""
    changed = sum(bool(change.all_sentences) for change in of.comparison.projects)
    lines = [of.old_file, of.old.title, f"{changed} 个项目有变化" if changed else NOTHING_CHANGED]
    return "\n".join(printable(line) for line in lines if line)


def _opinion(one: Checked, finding: Finding) -> Opinion:
    unit_at, project_at, _ = finding.spot
    project = one.table.units[unit_at].projects[project_at] if project_at >= 0 else None
    unit = one.table.units[unit_at] if unit_at >= 0 else None
    amounts = project.amounts if project else unit.amounts if unit else one.table.total
    return Opinion(
        file=one.path.name,
        unit=finding.unit or WHOLE_TABLE,
        project=finding.project or "",
        state=state_of(one, finding.spot),
        money=amounts.total if amounts is not None else None,
        pages=pages_cell(finding.pages),
        point=f"{finding.heading.value} {finding.severity.label}\n{finding.title}",
        original=_original(one.table, finding),
        problem=_problem(one, finding),
        advice=finding.advice,
    )


def _problem(one: Checked, finding: Finding) -> str:
    """The finding's sentence, and the reviewer's note on it."""
    note = one.review.note(subject_of_finding(one.table, finding))
    return f"{finding.sentence}（批注：{note}）" if note else finding.sentence


def _original(table: Table, finding: Finding) -> str:
    """一级-二级-名称-值 of a finding's indicator, and what else it quotes but the project's name."""
    own = indicator_words(table, finding.spot)
    if own is None:
        return "" if finding.quote == finding.project else finding.quote
    # A quote says 名称：值 of each indicator, between ；.
    others = [
        words for words in finding.quote.split("；") if any(part not in own for part in words.split("："))
    ]
    return "；".join([own, *others])


def indicator_words(table: Table, spot: Spot) -> str | None:
    """一级-二级-名称-值 of the indicator at a spot, None where there is none."""
    unit, project, indicator = spot
    if indicator < 0:
        return None
    found = table.units[unit].projects[project].indicators[indicator]
    if found.raw is not None:
        return found.raw
    levels = [level.name for level in (found.level1, found.level2) if level is not None]
    return "-".join(part for part in (*levels, found.name, _value(found)) if part)


def _value(indicator: Indicator) -> str:
    """The annual value; both where 实施周期 and 年度 are not the same."""
    period, annual = indicator.period_value or "", indicator.annual_value or ""
    if not period or not annual or clean_value(period) == clean_value(annual):
        return annual or period
    return f"实施周期 {period}，年度 {annual}"
