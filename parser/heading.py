"""The title block above a table: title, department, year and money unit."""

import re
from collections.abc import Sequence

import msgspec

from parser import money_unit
from parser.lines import Line, join

UNLIKE = 0.2
"""Share by which the heights of two lines differ at least where they are no one title."""

_TITLE = re.compile(r"绩效目标(?:申报|填报|批复|公开)?表")
_DEPARTMENT = re.compile(
    rf"(?:部门|单位|预算单位|预算部门|编制单位|填报单位|主管部门)(?:（.*?）)?(?:名称)?{money_unit.COLON}"
    rf"(?!(?:人民币)?{money_unit.MONEY})(?P<name>.+)"
)
_PAGE_NUMBER = re.compile(
    r"\s*[（(]?(?:第\s*\d+(?:\s*/\s*\d+)?\s*页\s*[/／，,]?\s*(?:共\s*\d+\s*页)?|共\s*\d+\s*页)[)）]?"
)
_DATE = re.compile(r"\s*(?:(?:编制|填报|编报|打印)?(?:日期|时间)[:：]|20\d\d[-./年]\d).*$")
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
    printed = [_PAGE_NUMBER.sub("", join([line]).text) for line in block]
    title: list[str] = []
    department = ""
    unit: str | None = None
    titled = False
    height = 0.0
    for line, drawn in zip(printed, block, strict=True):
        names_unit = money_unit.in_line(line)
        unit = names_unit or unit
        named = _DEPARTMENT.search(money_unit.without(line).strip("（）() "))
        if named is not None and not department:
            department = _DATE.sub("", named["name"]).strip()
        elif (
            (not names_unit or _TITLE.search(line)) and named is None and line and not _ATTACHMENT.match(line)
        ):
            open_bracket = "".join(title).count("（") > "".join(title).count("）")
            if not titled and not _goes_on(title, height, line, drawn.height):
                title = []
            if not titled or open_bracket or _IN_BRACKETS.fullmatch(line):
                title.append(_without_unit(line) if names_unit else line)
                height = drawn.height
        titled = titled or bool(_TITLE.search("".join(title)))
    joined = "".join(title) if titled else ""
    year = next((found for line in (joined, *printed) if (found := _YEAR.search(line))), None)
    return Heading(joined, department or _before_year(joined), int(year["year"]) if year else None, unit)


def _without_unit(line: str) -> str:
    """A title without the money unit that stands on its line."""
    return re.sub(r"（）|\(\)", "", money_unit.without(line)).strip()


def _goes_on(title: Sequence[str], height: float, line: str, line_height: float) -> bool:
    """Whether a line belongs to the title begun above it: letters as high, and one year alone."""
    alike = abs(line_height - height) <= UNLIKE * max(line_height, height)
    return alike and not (_YEAR.search(line) and _YEAR.search("".join(title)))


def _before_year(title: str) -> str:
    """The department that a title names before its year (某局2025年项目支出绩效目标表)."""
    year = _YEAR.search(title)
    return title[: year.start()].strip() if year else ""
