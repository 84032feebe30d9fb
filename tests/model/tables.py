"""Tables for tests: small ones built by hand, random ones, and those whose truth is written down."""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import strategies as st

from model import Amounts, Category, Indicator, Project, Table, Unit

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = CHECKOUT.parent / "shared"
TIANHE = SHARED / "tianhe"
SAMPLE_PDF = CHECKOUT / "tui" / "sample.pdf"
SAMPLE_TRUTH = CHECKOUT / "tests" / "sample" / "expected.json"

needs_tianhe = pytest.mark.skipif(not TIANHE.is_dir(), reason=f"{TIANHE} is absent")


def money(total: str | None, **funds: str) -> Amounts:
    """Amounts from what a person would write."""
    return Amounts(
        None if total is None else Decimal(total),
        {fund: Decimal(amount) for fund, amount in funds.items()},
    )


def indicator(
    name: str = "补贴惠及人次",
    value: str = "≥10000人次",
    *,
    level1: str = "产出指标",
    level2: str = "数量指标",
    number: int = 1,
    annual: str | None = None,
) -> Indicator:
    """An indicator whose two values agree unless `annual` says otherwise."""
    return Indicator(
        number=number,
        level1=Category("1", level1),
        level2=Category("11", level2),
        name=name,
        period_value=value,
        annual_value=value if annual is None else annual,
    )


def unread(raw: str, number: int = 1) -> Indicator:
    """Words that could not be read as an indicator."""
    return Indicator(number=number, raw=raw)


def project(
    name: str = "就业补助资金",
    amounts: Amounts | str | None = "100.00",
    *indicators: Indicator,
    objective: str = "稳定就业形势。",
) -> Project:
    """A project on page 1."""
    return Project(
        name=name,
        amounts=amounts if isinstance(amounts, Amounts) else money(amounts),
        objective=objective,
        indicators=indicators,
        pages=(1,),
    )


def unit(
    name: str, amounts: Amounts | str | None, projects: Iterable[Project] = (), path: Sequence[str] = ()
) -> Unit:
    """A unit on page 1; None means that the paper prints no row for it."""
    return Unit(
        name=name,
        amounts=money(amounts) if isinstance(amounts, str) else amounts,
        projects=tuple(projects),
        pages=(1,),
        path=tuple(path),
    )


def table(total: Amounts | str | None, *units: Unit) -> Table:
    """A table of these units."""
    return Table(
        title="某局2025年项目支出绩效目标表",
        department="某局",
        year=2025,
        money_unit="万元",
        layout="list",
        pages=1,
        sha256="0" * 64,
        total=money(total) if isinstance(total, str) else total,
        units=units,
    )


def truth(expected: Path) -> Table:
    """The table that an expected.json describes, without places."""
    written = json.loads(expected.read_text(encoding="utf-8"))
    document = {name: value for name, value in written["document"].items() if name != "conservation"}
    return msgspec.convert(
        {"sha256": "", **document, "total": written["total"], "units": written["units"]}, Table
    )


_WORDS = st.sampled_from(["", "培", "训", "培 训", "训Ａ", "a；", "≧培"])
_AMOUNTS = st.decimals(min_value=-50, max_value=2000, places=2)
_INDICATORS = st.one_of(
    st.builds(
        indicator,
        _WORDS,
        _WORDS,
        level1=st.sampled_from(["产出指标", "产出", "效益指标", "满意度"]),
        level2=st.sampled_from(["数量指标", "数量", "质量指标", "社会效益", "产出"]),
        annual=st.one_of(st.none(), _WORDS),
    ),
    st.builds(unread, _WORDS),
)
_PROJECTS = st.builds(
    lambda name, amount, objective, indicators: project(
        name, Amounts(amount), *indicators, objective=objective
    ),
    _WORDS,
    st.one_of(st.none(), _AMOUNTS),
    _WORDS,
    st.lists(_INDICATORS, max_size=4),
)
_UNITS = st.builds(lambda name, projects: unit(name, None, projects), _WORDS, st.lists(_PROJECTS, max_size=3))

tables = st.builds(lambda units: table(None, *units), st.lists(_UNITS, max_size=3))
"""Tables of a few projects whose words, categories and money meet often."""
