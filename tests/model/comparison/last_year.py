"""Last year's table, derived from the sample's truth by edits that are written down, to be found exactly."""

from collections.abc import Callable
from decimal import Decimal

import msgspec

from model import Amounts, Category, Indicator, Project, Table, Unit
from model.control_totals import add
from tests.sample import truth

Edit = Callable[[Project], Project]

CENTRE, LIBRARY = "青屿市澜湾区文化馆", "青屿市澜湾区图书馆"


def _indicator(name: str, edit: Callable[[Indicator], Indicator]) -> Edit:
    def edited(project: Project) -> Project:
        assert sum(each.name == name for each in project.indicators) == 1
        return msgspec.structs.replace(
            project,
            indicators=tuple(edit(each) if each.name == name else each for each in project.indicators),
        )

    return edited


def named(name: str) -> Edit:
    """The project had another name."""
    return lambda project: msgspec.structs.replace(project, name=name)


def paid(total: str, **funds: str) -> Edit:
    """The project had other money."""
    amounts = Amounts(Decimal(total), {fund: Decimal(amount) for fund, amount in funds.items()})
    return lambda project: msgspec.structs.replace(project, amounts=amounts)


def aimed(objective: str) -> Edit:
    """The project had another objective."""
    return lambda project: msgspec.structs.replace(project, objective=objective)


def valued(name: str, annual: str, period: str | None = None, *, formerly: str | None = None) -> Edit:
    """One of the project's indicators had other values, and perhaps another name."""

    def edit(indicator: Indicator) -> Indicator:
        return msgspec.structs.replace(
            indicator,
            name=formerly or name,
            annual_value=annual,
            period_value=annual if period is None else period,
        )

    return _indicator(name, edit)


def listed_under(name: str, code: str, level1: str, level2: str) -> Edit:
    """One of the project's indicators stood in another category."""
    return _indicator(
        name,
        lambda indicator: msgspec.structs.replace(
            indicator, level1=Category(code[0], level1), level2=Category(code, level2)
        ),
    )


def without(name: str) -> Edit:
    """The project did not have one of its indicators."""

    def edit(project: Project) -> Project:
        left = tuple(each for each in project.indicators if each.name != name)
        assert len(left) == len(project.indicators) - 1
        return msgspec.structs.replace(project, indicators=left)

    return edit


def with_one_more(line: str) -> Edit:
    """The project had one indicator more, printed first."""
    return lambda project: msgspec.structs.replace(
        project, indicators=(*truth.indicators(line), *project.indicators)
    )


EDITS: dict[str, tuple[Edit, ...]] = {
    "旅游市场促进与消费扶持资金": (
        paid("1200.00", 财政拨款="1200.00"),
        valued("发放文旅消费券", "≥15万张"),
        valued("拉动文旅消费", "≥12000万元"),
        valued("单张消费券补贴额", "≤60元"),
    ),
    "文物保护与非物质文化遗产传承经费": (
        paid("632.35", 财政拨款="592.35", 其他资金="40.00"),
        valued("领取补助的代表性传承人", "46人"),
        valued("非遗展示活动受众", "10万人次以上", "2年累计覆盖20万人次"),
        aimed("修缮不可移动文物。"),
    ),
    "“非遗进校园”[试点]": (named("“非遗进校园”[试点]〔2025年〕"),),
    "文化市场综合执法经费[2025]": (
        named("文化市场综合执法经费[2024]"),
        valued("举报线索办结时限", "≤10个工作日"),
    ),
    "编外人员经费（本级）2025": (named("2024年编外人员经费（本级）"),),
    "应急广播运行维护": (
        named("应急广播系统运行维护"),
        without("重要保障期停播事故"),
        with_one_more("11-数量指标|新建应急广播终端|≥100个"),
    ),
    "剧场灯光音响设备更新": (valued("演出团队满意度", "不少于90%"),),
    "总分馆一体化运行（含24小时自助图书馆）": (
        valued("读者对分馆服务的投诉", "＜8件"),
        valued("纳入体系的分馆和自助图书馆", "分馆30个；自助图书馆9座"),
        listed_under("单座自助图书馆年运行成本", "14", "产出指标", "成本指标"),
    ),
    "全民阅读活动经费": (valued("阅读推广志愿者", "≥150个", formerly="阅读推广志愿者数"),),
}
"""What the projects were last year, by their names of this year."""

ADDED = "国民体质监测"
"""A project that is new this year."""
GONE = truth.project(
    "老旧文化设备报废处置", truth.money("9.90", "9.90"), "处置报废设备。", "11-数量指标|处置设备|≥30台"
)
"""A project of last year's."""
MOVED = "流动文化服务车运行费"
"""A project that is the centre's this year; last year it was the library's."""


def table() -> Table:
    """Last year's table."""
    this_year = truth.table()
    moved = next(each for unit in this_year.units for each in unit.projects if each.name == MOVED)
    units = tuple(_unit(unit, moved) for unit in this_year.units)
    return msgspec.structs.replace(
        this_year,
        title=this_year.title.replace("2026", "2025"),
        year=2025,
        total=add(unit.amounts for unit in units if unit.amounts is not None),
        units=units,
    )


def _unit(unit: Unit, moved: Project) -> Unit:
    projects = [_edited(each) for each in unit.projects if each.name not in (ADDED, MOVED)]
    if unit.name == LIBRARY:
        projects.insert(0, moved)
    if unit.name == CENTRE:
        projects.insert(1, GONE)
    amounts = add(project.amounts for project in projects)
    return msgspec.structs.replace(unit, amounts=amounts, projects=tuple(projects))


def _edited(project: Project) -> Project:
    for edit in EDITS.get(project.name, ()):
        project = edit(project)
    return project
