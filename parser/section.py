"""One of the lists that a document holds: its title block, its header, its rows, and its own money unit."""

import re
from collections.abc import Iterator

import msgspec

from model import Notice
from parser.heading import Heading
from parser.layouts.list_form import Header
from parser.rows import Row

DEFAULT_UNIT = "万元"
"""The form prescribes 万元; it is assumed, and said, where no money unit is printed."""

_CONTINUED = re.compile(r"[（(]续[^（）()]*[)）]|续表.*$|[（(]\d+[)）]$")


class Section(msgspec.Struct):
    """A list with what stands above it, and its rows so far."""

    page: int
    heading: Heading
    header: Header
    rows: list[Row] = []

    @property
    def money_unit(self) -> str:
        """The money unit that the header's cells name, else the title block."""
        return next(iter(self.header.money_units), None) or self.heading.money_unit or DEFAULT_UNIT

    @property
    def sum_columns(self) -> dict[str, tuple[str, ...]]:
        """The columns that add up funds of their group, and the names of these."""
        return {column.name: column.sums for column in self.header.columns if column.sums}

    def goes_on_under(self, heading: Heading) -> bool:
        """Whether a header printed again, with what stands above it there, is this list's."""
        known = self.heading
        pairs = (
            (_bare(known.title), _bare(heading.title)),
            (known.department, heading.department),
            (known.money_unit, heading.money_unit),
        )
        return all(not here or not there or here == there for here, there in pairs)

    def complete(self, heading: Heading) -> None:
        """Take from a later page's title block what the first one does not print."""
        for field in ("title", "department", "year", "money_unit"):
            if not getattr(self.heading, field):
                self.heading = msgspec.structs.replace(self.heading, **{field: getattr(heading, field)})

    def notices(self) -> Iterator[Notice]:
        """What is doubtful about the money unit."""
        in_header, above = self.header.money_units, self.heading.money_unit
        if not in_header and above is None:
            yield Notice("money-unit", (), f"未印金额单位，按{DEFAULT_UNIT}读取")
        elif len(in_header) > 1:
            named = "、".join(in_header)
            sentence = (
                f"第 {self.page} 页表头印有几种金额单位（{named}），按{self.money_unit}读取，请核对原文"
            )
            yield Notice("money-unit", (self.page,), sentence)
        elif in_header and above is not None and in_header[0] != above:
            sentence = (
                f"第 {self.page} 页表上方的金额单位是{above}，表头是{in_header[0]}，按表头读取，请核对原文"
            )
            yield Notice("money-unit", (self.page,), sentence)


def _bare(title: str) -> str:
    return _CONTINUED.sub("", "".join(title.split()))
