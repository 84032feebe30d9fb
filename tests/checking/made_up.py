"""Findings made up by hand, for tests of what is made of them."""

from pathlib import Path

import msgspec

from model import Conservation, Table
from model.checks import Finding, Heading, Severity, Spot
from tests.model.tables import indicator, money, project, table, unit, unread
from tui.checking.checked import Checked

TRAINING = project(
    "技能培训",
    money("60.00"),
    indicator("培训人数", "≥50", number=1),
    indicator("+合格率", "有力提升", level2="质量指标", annual="≥95%", number=2),
    unread("3、无法拆开", number=3),
)
TRAP = project("=1+1", money("-5.00"), indicator("租金", "-3", number=1))
TABLE = msgspec.structs.replace(
    table(
        "55.00",
        unit("某局本级", "60.00", [TRAINING]),
        unit("某局中心", "-5.00", [TRAP]),
    ),
    conservation=Conservation(100),
)


def finding(
    spot: Spot,
    severity: Severity = Severity.DOUBT,
    *,
    check: str = "no-unit",
    quote: str = "",
    sentence: str = "指标值没有计量单位。",
) -> Finding:
    """A finding at a spot of TABLE, with what its check would have taken from there."""
    at = TABLE.units[spot.unit] if spot.unit >= 0 else None
    seen = at.projects[spot.project] if at is not None and spot.project >= 0 else None
    number = seen.indicators[spot.indicator].number if seen is not None and spot.indicator >= 0 else None
    return Finding(
        check=check,
        title="缺计量单位",
        heading=Heading.COMPLETE,
        severity=severity,
        spot=spot,
        unit=at.name if at is not None else "",
        project=seen.name if seen is not None else None,
        pages=(1, 2) if seen is not None else (),
        number=number,
        quote=quote,
        sentence=sentence,
        advice="补充计量单位。",
    )


OF_TABLE = finding(Spot(), Severity.ERROR, check="totals", sentence="合计不符。", quote="合计 55.00")
OF_PROJECT = finding(
    Spot(0, 0), Severity.HINT, check="no-cost", sentence="未设置成本指标。", quote="技能培训"
)
OF_INDICATOR = finding(Spot(0, 0, 0), quote="培训人数：≥50", sentence="“培训人数”指标值“≥50”没有单位。")
OF_BOTH_VALUES = finding(Spot(0, 0, 1), quote="+合格率：有力提升")
OF_UNREAD = finding(Spot(0, 0, 2), quote="3、无法拆开")
OF_TRAP = finding(Spot(1, 0, 0), Severity.ERROR, sentence="=HYPERLINK(0)", quote="租金：-3；=1+1：@x")
ALL = (OF_TABLE, OF_PROJECT, OF_INDICATOR, OF_BOTH_VALUES, OF_UNREAD, OF_TRAP)


def checked(*findings: Finding, name: str = "某局.pdf", of: Table = TABLE) -> Checked:
    """A document in which these were found."""
    return Checked(Path("somewhere") / name, of, findings)
