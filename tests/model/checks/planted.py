"""Clean made-up tables in which no check finds anything, and how an error is planted in a copy of one.

Each module `plants_*.py` beside this one plants the errors of one heading; `test_planted.py` runs them all.
A plant takes a random source and a clean table; it gives the copy with one error in it, and the spot at
which exactly one finding of its check must stand.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import NamedTuple

import msgspec

from model import Amounts, Category, Indicator, Project, Table, Unit
from model.checks.finding import Spot
from model.checks.subject import IndicatorSeen, Subject
from model.control_totals import add
from model.money import show
from tests.model.tables import table


class Planted(NamedTuple):
    """A table with one error in it, and where that must be found."""

    table: Table
    spot: Spot


class Plant(NamedTuple):
    """One way to break what a check holds."""

    check: str
    sow: Callable[[Random, Table], Planted]

    @property
    def name(self) -> str:
        """As a test's name shows it."""
        return f"{self.check}: {self.sow.__name__}"


class Categories(NamedTuple):
    """Names and codes of the categories as a document prints them."""

    quantity: tuple[Category, Category]
    quality: tuple[Category, Category]
    time: tuple[Category, Category]
    cost: tuple[Category, Category]
    society: tuple[Category, Category]
    lasting: tuple[Category, Category]
    satisfaction: tuple[Category, Category]


def _categories(*printed: str) -> Categories:
    """From `产出指标/数量指标`, or `1-产出指标/11-数量指标`."""
    return Categories(*(_pair(*names.split("/")) for names in printed))


def _pair(level1: str, level2: str) -> tuple[Category, Category]:
    return _category(level1), _category(level2)


def _category(printed: str) -> Category:
    code, _, name = printed.rpartition("-")
    return Category(code or None, name)


OF_2021 = _categories(
    "1-产出指标/11-数量指标",
    "1-产出指标/12-质量指标",
    "1-产出指标/13-时效指标",
    "4-成本指标/41-经济成本指标",
    "2-效益指标/22-社会效益",
    "2-效益指标/23-生态效益",
    "3-满意度指标/31-服务对象满意度",
)
"""财预〔2021〕101号: 成本 is a level-1 category."""

OF_2015 = _categories(
    "产出指标/数量指标",
    "产出指标/质量指标",
    "产出指标/时效指标",
    "产出指标/成本指标",
    "效益指标/社会效益指标",
    "效益指标/可持续影响指标",
    "满意度指标/服务对象满意度指标",
)
"""财预〔2015〕88号: 成本 stands under 产出, 可持续影响 under 效益; such forms print no codes."""


class Theme(NamedTuple):
    """What a made-up project is about; `counted` in `unit` is what its money is spent on."""

    name: str
    counted: str
    unit: str
    quality: str
    benefit: str
    served: str


THEMES = (
    Theme("职业技能培训", "培训学员人数", "人", "学员考试通过率", "参训人员稳定就业率", "参训学员"),
    Theme("创业服务", "指导创业团队数量", "家", "团队建档合格率", "指导团队存活率", "受指导团队"),
    Theme("人事档案保管", "保管档案数量", "卷", "档案抽查完好率", "档案当日可查比例", "查档人员"),
    Theme("招聘活动", "举办招聘会数量", "场", "参会岗位审核通过率", "参会人员签约比例", "参会单位"),
    Theme("社保宣传", "发放宣传手册数量", "份", "手册印制合格率", "居民政策知晓率", "受访居民"),
    Theme("劳动监察", "巡查用工单位数量", "户", "巡查记录归档率", "巡查单位合同签订率", "受查单位"),
    Theme("退休人员活动", "参加活动人次", "人次", "活动如期举办比例", "退休人员参与率", "退休人员"),
    Theme("办公设备更新", "更新办公设备数量", "台", "设备验收合格率", "设备在用率", "使用人员"),
    Theme("高校毕业生见习", "见习毕业生人数", "人", "见习协议签订率", "见习期满留用率", "见习毕业生"),
    Theme("仲裁案件办理", "办理仲裁案件数量", "件", "裁决书制作合格率", "案件调解成功率", "案件当事人"),
    Theme("乡村道路养护", "养护道路里程", "公里", "路面抽检合格率", "道路全年通行比例", "沿线村民"),
    Theme("食品抽检", "抽检食品数量", "批", "抽检数据上传准确率", "问题食品处置比例", "受访消费者"),
    Theme("公共图书配送", "配送图书数量", "册", "配送图书完好率", "图书借阅流通比例", "到馆读者"),
    Theme("困难家庭慰问", "慰问困难家庭数量", "户", "慰问对象核实准确率", "困难家庭覆盖率", "慰问家庭"),
    Theme("行道树补植", "补植行道树数量", "株", "苗木成活率", "街道绿化覆盖率", "沿街居民"),
    Theme("公益演出", "组织公益演出数量", "场", "演出节目审核通过率", "公益演出上座率", "到场观众"),
)


def clean(seed: int) -> Table:
    """A table in which nothing is to be questioned: 3 or 4 units of 4 projects, all sums exact.

    Odd seeds follow 财预〔2015〕88号 and know no 实施周期, even ones 财预〔2021〕101号.
    """
    random = Random(seed)
    themes = iter(random.sample(THEMES, len(THEMES)))
    units = [
        Unit(name=name, amounts=None, projects=tuple(_projects(random, themes, seed)), pages=(at + 1,))
        for at, name in enumerate(
            random.sample(("某局本级", "就业中心", "社保中心", "人才中心"), 3 + seed // 2 % 2)
        )
    ]
    return summed(table(None, *units))


def _projects(random: Random, themes: Iterable[Theme], seed: int) -> Iterable[Project]:
    for _, theme, priced in zip(range(4), themes, cycle((True, False)), strict=False):
        yield _project(random, theme, priced=priced, in_2015=bool(seed % 2))


def _project(random: Random, theme: Theme, *, priced: bool, in_2015: bool) -> Project:
    """A project whose money is its quantity times its price; it states the price, or else the whole."""
    count, price = random.randrange(40, 2000, 10), random.randrange(100, 3000, 10)
    total = Decimal(count * price) / 10000
    other = (total / 4).quantize(Decimal("0.01")) if random.random() < 0.3 else Decimal(0)
    funds = {"财政拨款": total - other} | ({"其他资金": other} if other else {})
    form = OF_2015 if in_2015 else OF_2021
    whole = random.choice((f"{show(total)}万元", f"{count * price}元"))
    values = (
        (form.quantity, theme.counted, random.choice((f"{count}{theme.unit}", f"≥{count}{theme.unit}"))),
        (form.quality, theme.quality, random.choice(("≥95%", "100%", "不低于96%", "97%以上"))),
        (
            form.time,
            f"{theme.name}资金拨付时限",
            random.choice(("≤30个工作日", "2025年12月底前", "不超过15天")),
        ),
        (form.society, theme.benefit, random.choice(("≥90%", "＞88%", "达到92%"))),
        (form.lasting, f"{theme.name}无纸化办理比例", random.choice(("≥60%", "75%以上"))),
        (form.satisfaction, f"{theme.served}满意度", random.choice(("≥90%", "≧95%", "98%及以上"))),
        (form.cost, "单位成本", f"≤{price}元/{theme.unit}") if priced else (form.cost, "支持资金", whole),
    )
    return Project(
        name=f"{theme.name}专项经费",
        amounts=Amounts(total, funds),
        objective=random.choice(
            (f"{theme.counted}达到{count}{theme.unit}，提高“{theme.name}”水平。", f"做好{theme.name}工作。")
        ),
        indicators=tuple(
            Indicator(
                number=at,
                level1=level1,
                level2=level2,
                name=name,
                period_value=None if in_2015 else value + random.choice(("", "。")),
                annual_value=value,
            )
            for at, ((level1, level2), name, value) in enumerate(values, 1)
        ),
        pages=(random.randrange(1, 9),),
    )


def summed(of: Table) -> Table:
    """The same projects under exact sums."""
    units = [
        msgspec.structs.replace(unit, amounts=add(project.amounts for project in unit.projects))
        for unit in of.units
    ]
    return msgspec.structs.replace(
        of, total=add(unit.amounts for unit in units if unit.amounts is not None), units=tuple(units)
    )


def some_project(random: Random, of: Table) -> Spot:
    """The spot of any project."""
    return random.choice(Subject(of).projects).spot


def some_indicator(random: Random, of: Table, holds: Callable[[IndicatorSeen], bool]) -> IndicatorSeen:
    """Any indicator of which this holds."""
    return random.choice([seen for seen in Subject(of).indicators if holds(seen)])


def project_at(of: Table, spot: Spot) -> Project:
    """The project at a spot, or that of an indicator's."""
    return of.units[spot.unit].projects[spot.project]


def with_projects(of: Table, unit_at: int, projects: Iterable[Project]) -> Table:
    """The table with other projects in a unit; its sums stay as they are."""
    units = list(of.units)
    units[unit_at] = msgspec.structs.replace(units[unit_at], projects=tuple(projects))
    return msgspec.structs.replace(of, units=tuple(units))


def with_project(of: Table, spot: Spot, changed: Project) -> Table:
    """The table with another project at a spot; its sums stay as they are."""
    projects = list(of.units[spot.unit].projects)
    projects[spot.project] = changed
    return with_projects(of, spot.unit, projects)


def with_indicators(of: Table, spot: Spot, indicators: Iterable[Indicator]) -> Table:
    """The table with other indicators, counted anew, in the project at a spot."""
    counted = tuple(
        msgspec.structs.replace(indicator, number=number) for number, indicator in enumerate(indicators, 1)
    )
    return with_project(of, spot, msgspec.structs.replace(project_at(of, spot), indicators=counted))


def with_value(of: Table, spot: Spot, value: str, name: str | None = None) -> Table:
    """The table with another value (and name) in the indicator at a spot."""
    indicators = list(project_at(of, spot).indicators)
    old = indicators[spot.indicator]
    indicators[spot.indicator] = msgspec.structs.replace(
        old,
        name=old.name if name is None else name,
        period_value=None if old.period_value is None else value,
        annual_value=value,
    )
    return with_indicators(of, spot, indicators)


def with_objective(of: Table, spot: Spot, objective: str) -> Table:
    """The table with another objective in the project at a spot."""
    return with_project(of, spot, msgspec.structs.replace(project_at(of, spot), objective=objective))
