"""The title block above a table: title, department, year and money unit."""

import re
from collections.abc import Sequence

import msgspec

from parser.lines import Line, join

UNLIKE = 0.2
"""Share by which the heights of two lines differ at least where they are no one title."""

_TITLE = re.compile(r"绩效目标(?:申报|填报|批复|公开)?表")
# Places begin with 元 too (元谋县, 元阳县, 元宝山区): such a unit is no money unit.
_MONEY = r"(?:百万元|万元|千元|亿元|元(?!.{0,3}[县区市镇乡村街]))"
_DEPARTMENT = re.compile(
    r"(?:部门|单位|预算单位|预算部门|编制单位|填报单位|主管部门)(?:（.*?）)?(?:名称)?[:：]"
    rf"(?!(?:人民币)?{_MONEY})(?P<name>.+)"
)
_MONEY_UNIT = re.compile(rf"(?:金额)?单位[:：]?[（(]?(?:人民币)?(?P<unit>{_MONEY})")
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d) ?年")
_IN_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_ATTACHMENT = re.compile(r"^附(?:件|表)?\d*[:：]?$|^表\d+$")


class Heading(msgspec.Struct, frozen=True):
    """What stands above the table; `department` "" and `money_unit` None where they are not printed."""

    title: str
    department: str
    year: int | None
    money_unit: str | None


def heading(block: Sequence[Line]) -> Heading:
    """The title block from its lines, top to bottom; a running head over it is no part of the title."""
    printed = [join([line]).text for line in block]
    title: list[str] = []
    department = ""
    money_unit = None
    titled = False
    height = 0.0
    for line, drawn in zip(printed, block, strict=True):
        unit = _MONEY_UNIT.search(line)
        if unit is not None:
            money_unit = unit["unit"]
        named = _DEPARTMENT.search(_MONEY_UNIT.sub("", line).strip("（）() "))
        if named is not None and not department:
            department = named["name"].strip()
        elif unit is None and named is None and line and not _ATTACHMENT.match(line):
            open_bracket = "".join(title).count("（") > "".join(title).count("）")
            if not titled and not _goes_on(title, height, line, drawn.height):
                title = []
            if not titled or open_bracket or _IN_BRACKETS.fullmatch(line):
                title.append(line)
                height = drawn.height
        titled = titled or bool(_TITLE.search("".join(title)))
    joined = "".join(title) if titled else ""
    year = next((found for line in (joined, *printed) if (found := _YEAR.search(line))), None)
    return Heading(
        joined, department or _before_year(joined), int(year["year"]) if year else None, money_unit
    )


def _goes_on(title: Sequence[str], height: float, line: str, line_height: float) -> bool:
    """Whether a line belongs to the title begun above it: letters as high, and one year alone."""
    alike = abs(line_height - height) <= UNLIKE * max(line_height, height)
    return alike and not (_YEAR.search(line) and _YEAR.search("".join(title)))


def _before_year(title: str) -> str:
    """The department that a title names before its year (某局2025年项目支出绩效目标表)."""
    year = _YEAR.search(title)
    return title[: year.start()].strip() if year else ""
