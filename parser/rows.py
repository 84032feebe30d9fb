"""A typed row of a table, as a layout finds it on one page, before rows over page ends are joined."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import category

import msgspec

from model import Place
from parser.lines import Line, join
from parser.page import Glyph

TOTALS = frozenset(("合计", "总计"))
"""The names of the grand total's row, at their shortest (see `is_total`)."""

_TOTAL = re.compile(
    r"(?:部门|单位|本部门|全[区市县省州盟旗镇乡]|全部|项目|支出|预算|资金)?(?:合计|总计)(?:金额|数)?"
    r"(?:[（(](?:万元|元|千元|亿元|百万元)[)）])?[:：]?"
)
_PART_SUM = re.compile(r"(?:单位|本单位|部门|项目)?小计(?:[（(](?:万元|元|千元|亿元|百万元)[)）])?[:：]?")

UNREADABLE = "\ufffd"
_LOST = frozenset(("Cc", "Co", "Cn", "Cs"))


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One printed row: the lines of its fields, where its name begins, and how it lies on its page.

    `labels` are words of a cell merged across columns that only say what stands in it. `centred` says that
    the name is set to the middle of its column, so that where it begins says nothing.
    `indent` is the distance of the name's first line from its column's edge, in glyph heights.
    `opens` says that it stands first under the header, `closes` that it stands last on its page,
    `unruled` that no ruling line closes it.
    """

    page: int
    box: Place
    name: tuple[Line, ...]
    total: tuple[Line, ...]
    funds: dict[str, tuple[Line, ...]]
    objective: tuple[Line, ...]
    indicators: tuple[Line, ...]
    extras: dict[str, tuple[Line, ...]] = {}
    labels: tuple[Line, ...] = ()
    centred: bool = False
    indent: float = 0.0
    opens: bool = False
    closes: bool = False
    unruled: bool = False

    @property
    def has_money(self) -> bool:
        return bool(self.total) or any(self.funds.values())

    @property
    def has_text(self) -> bool:
        """Whether it has an objective or indicators: a unit's row has neither."""
        return bool(self.objective or self.indicators)

    @property
    def glyphs(self) -> Iterator[Glyph]:
        """Every glyph of every field."""
        fields = (
            self.name,
            self.total,
            *self.funds.values(),
            self.objective,
            self.indicators,
            *self.extras.values(),
            self.labels,
        )
        return (glyph for field in fields for line in field for glyph in line.glyphs)

    @property
    def is_blank(self) -> bool:
        return not (self.name or self.has_money or self.has_text)


def rejoined(parts: Iterable[tuple[Line, ...]]) -> list[Line]:
    """The lines of a field over the parts of its row; one that a page's end cut through is on both pages."""
    joined: list[Line] = []
    for lines in parts:
        joined += lines[1:] if joined and lines and is_one_line(joined[-1], lines[0]) else lines
    return joined


def is_one_line(line: Line, following: Line) -> bool:
    """Whether two lines hold the same glyphs at the same places across their pages."""
    return line.page != following.page and [(glyph.text, round(glyph.x0)) for glyph in line.glyphs] == [
        (glyph.text, round(glyph.x0)) for glyph in following.glyphs
    ]


def text(lines: tuple[Line, ...]) -> str:
    """The joined text of a field."""
    return join(lines).text


def figure(lines: tuple[Line, ...]) -> str:
    """A money field without spaces: a figure may be wrapped inside a narrow cell.

    What is drawn and cannot be read may be a sign or a point: it stands there as `UNREADABLE`.
    """
    printed = "".join(text(lines).split())
    drawn = (character for line in lines for glyph in line.glyphs for character in glyph.text)
    lost = any(category(character) in _LOST and not character.isspace() for character in drawn)
    return UNREADABLE + printed if lost and printed else printed


def is_total(name: str) -> bool:
    """Whether a row's name is that of the grand total: 合计, 部门合计, 合计（万元） ..."""
    return _TOTAL.fullmatch("".join(name.split())) is not None


def is_part_sum(name: str) -> bool:
    """Whether a row's name is that of a sum over the rows before it, 小计."""
    return _PART_SUM.fullmatch("".join(name.split())) is not None
