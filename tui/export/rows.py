"""What tables are exported as: one row an indicator, under the projects that are listed."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model import Indicator, Project, Table, Unit
from model.filter import Visible
from tui.delimited import Cell
from tui.plain import printable
from tui.sources import Document

UNREAD = "未识别"
"""Stands under 一级 where an indicator's words could not be read; they are then whole under 名称."""

HEADER = (
    "文件",
    "单位",
    "项目",
    "总计(万元)",
    "页",
    "序号",
    "一级",
    "二级",
    "名称",
    "实施周期",
    "年度",
    "绩效目标",
)


FURTHER = ("权重", "指标方向性", "项目总目标", "单位编码", "项目编码")
"""Columns behind these, each only where a paper prints it."""


class Listed(NamedTuple):
    """A project that is exported with those of its indicators that are; `file` is the document's name."""

    file: str
    table: Table
    unit: Unit
    project: Project
    indicators: tuple[Indicator, ...]


class Row(NamedTuple):
    """One row under HEADER and FURTHER, as printed; a project without indicators has one all the same."""

    file: str
    unit: str
    project: str
    total: Decimal | None
    pages: int | str | None
    number: int | None = None
    level1: str | None = None
    level2: str | None = None
    name: str | None = None
    period_value: str | None = None
    annual_value: str | None = None
    objective: str | None = None
    weight: str | None = None
    direction: str | None = None
    overall_objective: str | None = None
    unit_code: str | None = None
    project_code: str | None = None


def everything(documents: Iterable[Document]) -> Iterator[Listed]:
    """All projects of all documents that were read, in printed order."""
    for document in documents:
        if document.table is not None:
            file = printable(document.path.name)
            for unit in document.table.units:
                for project in unit.projects:
                    yield Listed(file, document.table, unit, project, project.indicators)


def left(documents: Sequence[Document], visible: Visible) -> Iterator[Listed]:
    """What a filter left; `table` in it is the place of the document among `documents`."""
    for one in visible.projects:
        document = documents[one.table]
        if document.table is not None:
            unit = document.table.units[one.unit]
            project = unit.projects[one.project]
            indicators = tuple(project.indicators[at] for at in one.indicators)
            yield Listed(printable(document.path.name), document.table, unit, project, indicators)


def rows(listed: Iterable[Listed]) -> Iterator[Row]:
    """The rows of these projects."""
    for one in listed:
        bare = Row(
            one.file,
            one.unit.name,
            one.project.name,
            one.project.amounts.total,
            pages_cell(one.project.pages),
            objective=one.project.objective,
            overall_objective=one.project.overall_objective,
            unit_code=one.unit.code,
            project_code=one.project.code,
        )
        yield from (_with_indicator(bare, indicator) for indicator in one.indicators)
        if not one.indicators:
            yield bare


def sheet(listed: Iterable[Listed]) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """The header and the records under it: HEADER, and of FURTHER what any row holds."""
    found = list(rows(listed))
    header = (*HEADER, *FURTHER)
    kept = [at for at in range(len(header)) if at < len(HEADER) or any(row[at] for row in found)]
    return tuple(header[at] for at in kept), [tuple(row[at] for at in kept) for row in found]


def pages_cell(pages: Sequence[int]) -> int | str | None:
    """A page as a number, several as `5、6`: a dash or a slash would make a date of them."""
    if len(pages) == 1:
        return pages[0]
    return "、".join(map(str, pages)) or None


def _with_indicator(bare: Row, indicator: Indicator) -> Row:
    if indicator.raw is not None:
        return bare._replace(number=indicator.number, level1=UNREAD, name=indicator.raw)
    return bare._replace(
        number=indicator.number,
        level1=None if indicator.level1 is None else indicator.level1.name,
        level2=None if indicator.level2 is None else indicator.level2.name,
        name=indicator.name,
        period_value=indicator.period_value,
        annual_value=indicator.annual_value,
        weight=indicator.weight,
        direction=indicator.direction,
    )
