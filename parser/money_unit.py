"""The money unit that a paper prints: in a line above the table, or in its header's cells."""

import re

# Places begin with 元 too (元谋县, 元阳县, 元宝山区): such a unit is no money unit.
MONEY = r"(?:百万元|万元|千元|亿元|元(?!.{0,3}[县区市镇乡村街]))"
COLON = "[:：∶﹕︰;；]"
"""What stands for a colon: a ratio sign and a semicolon are met with too."""

_IN_LINE = re.compile(
    rf"(?:(?:金额|货币|计量)?单位{COLON}?|金额{COLON})[（(]?(?:人民币)?{COLON}?(?P<after>{MONEY})"
    rf"|以(?:人民币)?(?P<counted>{MONEY})(?:为(?:金额|货币|计量)?单位|计)"
    rf"|[（(](?:人民币)?(?P<bracketed>{MONEY})[)）]"
    rf"|^(?:人民币)?{COLON}?(?P<alone>{MONEY})$"
)
_IN_CELL = re.compile(
    rf"[（(\[［【/](?:(?:金额)?单位{COLON}?|金额{COLON})?(?:人民币)?(?P<bracketed>百万元|万元|千元|亿元|元)(?:[)）\]］】]|$)"
    rf"|单位{COLON}(?:人民币)?(?P<after>百万元|万元|千元|亿元|元)"
)


def in_line(line: str) -> str | None:
    """The money unit that a line of the title block names last."""
    found = list(_IN_LINE.finditer(line))
    return next(filter(None, found[-1].groups())) if found else None


def without(line: str) -> str:
    """A line without the words that name the money unit."""
    return _IN_LINE.sub("", line)


def in_cell(words: str) -> str | None:
    """The money unit that a header's cell names in brackets behind its column's name."""
    found = _IN_CELL.search("".join(words.split()))
    return next(filter(None, found.groups())) if found else None
