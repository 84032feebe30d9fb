"""Names of projects without the year in them: 培训经费2024, （2024年）培训经费 and 培训经费 are one."""

import re
from typing import NamedTuple

from model.values import plain

_YEAR = r"(?:19|20)\d\d(?:[-—–~～至](?:19|20)\d\d)?"
_OPEN, _CLOSE = r"[（(〔\[【]", r"[）)〕\]】]"
_BEFORE = re.compile(rf"{_OPEN}{_YEAR}(?:年度?)?{_CLOSE}|{_YEAR}(?:年度?)?")
_BEHIND = re.compile(rf"{_OPEN}?{_YEAR}(?:年度?)?(?:结转)?{_CLOSE}?$")
_AMIDST = re.compile(rf"{_OPEN}{_YEAR}(?:年度?)?{_CLOSE}|{_YEAR}年度?")
_YEARS = re.compile(r"(?:19|20)\d\d")


class Dated(NamedTuple):
    """A name, as `model.values.plain` gives it, without its year; and the year, 0 for none."""

    name: str
    year: int


def dated(printed: str) -> Dated:
    """A name without the year that it begins or ends with; never shortened to nothing."""
    name = plain(printed)
    before = _BEFORE.match(name)
    if before is not None and before.end() < len(name):
        return Dated(name[before.end() :], _first_year(before[0]))
    behind = _BEHIND.search(name)
    if behind is not None and behind.start():
        return Dated(name[: behind.start()], _first_year(behind[0]))
    return Dated(name, 0)


def undated(printed: str) -> str:
    """A name without any year in it; 2025年 within a name goes too, but no bare number there."""
    name = dated(printed).name
    return _AMIDST.sub("", name) or name


def _first_year(words: str) -> int:
    return int(_YEARS.findall(words)[0])
