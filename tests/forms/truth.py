"""Truths of forms and long lists: the corpus' made-up tables as these papers print them."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Literal

from msgspec.structs import replace

from model import Amounts, Category, Indicator, Project, Table, Unit
from model.text import join
from tests.corpus.truth import make_table

from . import forms
from .forms import FormStyle

CODES = ("113", "126", "204", "820")
ROOM = 11
"""Characters of a brief objective for each row over which its cell is merged."""

KINDS = ("经常性项目", "一次性项目", "延续性项目")


def drawn(seed: int, projects: int, money_unit: Literal["万元", "元"], long_cells: int = 0) -> Table:
    """The table that a paper is made of."""
    return make_table(seed, projects=projects, money_unit=money_unit, long_cells=long_cells)


def of_form(table: Table, title: str, style: FormStyle) -> Table:
    """What a perfect reading of forms gives: no printed sums; what each form says besides."""
    units = tuple(
        Unit(
            name=unit.name,
            amounts=None,
            projects=tuple(_project(project, style, table.money_unit) for project in unit.projects),
            pages=(),
        )
        for unit in table.units
    )
    return replace(table, title=f"{title}（2025年度）", layout="form", total=None, units=units)


def of_long_list(table: Table, *, sums: bool, brief: bool) -> Table:
    """What a perfect reading of a long list gives: codes before the names, signs joined to values."""
    units = tuple(
        replace(
            unit,
            code=str(820001 + at),
            amounts=_sum_alone(unit.amounts) if sums else None,
            projects=tuple(_listed(project, brief=brief) for project in unit.projects),
        )
        for at, unit in enumerate(table.units)
    )
    return replace(table, layout="rows", total=_sum_alone(table.total) if sums else None, units=units)


def _listed(project: Project, *, brief: bool) -> Project:
    rows = _row(project.indicators, both=False, weights=True)
    return replace(
        project,
        amounts=Amounts(project.amounts.total),
        objective=join(project.objective[: ROOM * max(1, len(rows))]) if brief else project.objective,
        indicators=tuple(replace(row, direction="正向指标") for row in rows),
    )


def _sum_alone(amounts: Amounts | None) -> Amounts | None:
    return Amounts(amounts.total) if amounts is not None else None


def _project(project: Project, style: FormStyle, money_unit: str) -> Project:
    rng = Random(project.name)
    extras = {}
    if style.style == "shanghai":
        total = (project.amounts.total or Decimal(0)) * 3
        extras = {
            "项目性质": rng.choice(KINDS),
            "计划开始日期": "2025-01-01",
            "计划完成日期": "2025-12-31",
            "项目资金总额": forms.money(total, money_unit),
        }
    overall = style.overall or style.style == "shanghai"
    both = style.style in ("stacked", "beside")
    return replace(
        project,
        indicators=tuple(_row(project.indicators, both=both, weights=style.weights)),
        overall_objective=f"三年内分步实施，{project.objective}" if overall else None,
        extras=extras,
        code=f"{rng.choice(CODES)}{rng.randint(100, 999)}" if style.codes else None,
    )


def _row(indicators: Sequence[Indicator], *, both: bool, weights: bool) -> list[Indicator]:
    """The indicators as columns hold them: no codes, numbered as they stand; of one name only the first."""
    met: set[tuple[str, str | None]] = set()
    made: list[Indicator] = []
    for one in indicators:
        assert one.level1 is not None and one.level2 is not None
        if (one.level2.name, one.name) in met:
            continue
        met.add((one.level2.name, one.name))
        made.append(
            replace(
                one,
                number=len(made) + 1,
                level1=Category(None, one.level1.name),
                level2=Category(None, one.level2.name),
                period_value=one.period_value or one.annual_value if both else None,
                weight=str(5 + len(made) % 3 * 5) if weights else None,
            )
        )
    return made
