"""Indicators and projects for the tests of checks: printed as 一级, 二级, name and value."""

from collections.abc import Iterable

from model import Category, Indicator, Project, Table
from model.checks import DEFAULT, Finding, Profile, findings
from model.table import Amounts
from tests.model.tables import project, table, unit


def printed(words: str, number: int = 1, *, period: str | None = None) -> Indicator:
    """From `产出/11-数量/培训人数/≥20人`; a period's value only where it is given."""
    level1, level2, name, value = words.split("/", 3)
    code, _, level2 = level2.rpartition("-")
    return Indicator(
        number=number,
        level1=Category(None, level1),
        level2=Category(code or None, level2),
        name=name,
        period_value=period,
        annual_value=value,
    )


WHOLE = (
    "产出/数量/甲/≥30家",
    "效益/社会效益/乙/≥90%",
    "满意度/服务对象满意度/丙/≥90%",
    "成本/经济成本/丁/≤5元/张",
)
"""Indicators of all categories, of which there is nothing to say."""


def made(name: str, *words: str, money: str | None = "100.00", objective: str = "做好工作。") -> Project:
    """A project whose indicators are printed with these words."""
    indicators = (printed(one, number) for number, one in enumerate(words, 1))
    return project(name, Amounts(None) if money is None else money, *indicators, objective=objective)


def document(*projects: Project) -> Table:
    """A table of one unit without any printed sum."""
    return table(None, unit("某中心", None, projects))


def of_check(of: Table, check: str, profile: Profile = DEFAULT) -> list[Finding]:
    """What one check finds."""
    return [finding for finding in findings(of, profile) if finding.check == check]


def where(found: Iterable[Finding]) -> list[tuple[str | None, int | None]]:
    """The project and the indicator's number of findings."""
    return [(finding.project, finding.number) for finding in found]
