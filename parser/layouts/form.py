"""The form: one project on a sheet of labels with their values beside them, its indicators in columns."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from model import Amounts, Indicator, Place
from model.money import is_blank, parse
from parser import money_unit
from parser.grid import SNAP
from parser.layouts.box import Box, below, beside
from parser.layouts.form_indicators import Band, bands, indicators
from parser.layouts.form_labels import Role, printed_label, role, squeezed
from parser.layouts.form_sheet import Piece, sheet
from parser.rows import figure

LAYOUT = "form"

_MONEY_LABELS: tuple[Role, ...] = ("whole_total", "year_total", "total", "fund")
_OBJECTIVES: tuple[Role, ...] = ("year_objective", "objective", "whole_objective")
_BESIDE: tuple[Role, ...] = ("name", "unit", "department")
_WITH_UNIT = re.compile(r"(?P<figure>.*\d)(?P<unit>万元|元)")
_FEWEST = 3
"""Kinds of labels from which on a table that names a project is a form."""

LONGEST_EXTRA = 20
"""Characters: no longer words name a value that the form does not know."""


class Form(msgspec.Struct, frozen=True):
    """What one form says, as printed; `claimed` are the cells that it was read from."""

    name: str
    unit: str
    department: str
    amounts: Amounts
    money_unit: str | None
    objective: str
    whole_objective: str | None
    indicators: tuple[Indicator, ...]
    extras: dict[str, str]
    template_rows: int
    unread_money: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    claimed: tuple[Box, ...]


def starts(pieces: Sequence[Piece]) -> bool:
    """Whether these parts of a form, the first that stand on a sheet, hold labels enough to tell it."""
    boxes = sheet(pieces)
    found = {role(box.words) for box in boxes if box.lines} - {None}
    return len(found) >= _FEWEST and _is_named(boxes)


def may_start(piece: Piece) -> bool:
    """Whether a part that a page's end cuts names a project, as the first row of a form does."""
    return _is_named(sheet([piece]))


def _is_named(boxes: Sequence[Box]) -> bool:
    """Whether a project's name stands beside its label: under the label it is a list's header."""
    names = [box for box in boxes if role(box.words) == "name"]
    levels = [box for box in boxes if role(box.words) in ("level2", "level3")]
    is_header = any(name.overlaps(level) for name in names for level in levels)
    return bool(names) and not is_header and beside(boxes, names[0]) is not None


def read(pieces: Sequence[Piece], default_unit: str | None) -> Form:
    """What the form on these pieces says; `default_unit` is the money unit that stands above it."""
    boxes = sheet(pieces)
    roles = {box: kind for box in boxes if box.lines and (kind := role(box.words)) is not None}
    found = bands(boxes, roles)
    rows = indicators(boxes, found)
    reading = _Reading(boxes, roles, found)
    texts = {kind: reading.text_beside(kind) for kind in _BESIDE}
    objectives = reading.objectives()
    unit = reading.money_unit() or default_unit
    amounts, unread = reading.amounts(unit or "万元")
    extras = reading.extras(rows.claimed)
    return Form(
        name=texts["name"],
        unit=texts["unit"],
        department=texts["department"],
        amounts=amounts,
        money_unit=unit,
        objective=objectives[0],
        whole_objective=objectives[1],
        indicators=rows.indicators,
        extras=extras,
        template_rows=rows.template_rows,
        unread_money=unread,
        places=tuple(piece.place for piece in pieces),
        claimed=tuple(dict.fromkeys((*reading.claimed, *rows.claimed, *_beside_rows(roles)))),
    )


def _beside_rows(roles: dict[Box, Role]) -> list[Box]:
    """The labels that run down beside the indicators and say nothing of one of them."""
    return [box for box, kind in roles.items() if kind == "indicators"]


class _Reading:
    """The cells of one form, and those that were read."""

    def __init__(self, boxes: Sequence[Box], roles: dict[Box, Role], found: Sequence[Band]) -> None:
        first = min((band.top for band in found), default=float("inf"))
        self._boxes = [box for box in boxes if box.top < first - SNAP]
        self._roles = {box: kind for box, kind in roles.items() if box in self._boxes}
        self.claimed: list[Box] = [box for band in found for box in band.boxes]

    def text_beside(self, kind: Role) -> str:
        """The words beside the first label of a kind; "" where there is none."""
        for label in self._labels(kind):
            value = beside(self._boxes, label)
            self._claim(label)
            if value is not None and self._roles.get(value) not in _BESIDE:
                return self._claim(value)
        return ""

    def objectives(self) -> tuple[str, str | None]:
        """The year's objective, and the project's over all years where it is printed apart."""
        found = {kind: text for kind in _OBJECTIVES if (text := self._objective(kind)) is not None}
        if "year_objective" in found:
            return found["year_objective"], found.get("whole_objective", found.get("objective"))
        if "objective" in found:
            return found["objective"], found.get("whole_objective")
        return found.get("whole_objective", ""), None

    def _objective(self, kind: Role) -> str | None:
        """The text of an objective: beside its label, or below it where labels stand side by side."""
        for label in self._labels(kind):
            self._claim(label)
            right = beside(self._boxes, label)
            if right is not None and right not in self._roles:
                return self._claim(right)
            under = below(self._boxes, label)
            if under is not None and under not in self._roles:
                return self._claim(under)
        return None

    def money_unit(self) -> str | None:
        """The money unit that the labels of the money name."""
        labels = [box for box, kind in self._roles.items() if kind in ("money", *_MONEY_LABELS)]
        labels += [box for box in self._boxes if "资金" in squeezed(box.words)[:6]]
        named = (money_unit.in_cell(box.words) for box in labels if len(squeezed(box.words)) <= LONGEST_EXTRA)
        return next(filter(None, named), None)

    def amounts(self, unit: str) -> tuple[Amounts, tuple[tuple[str, str], ...]]:
        """The year's money in 万元, and what stands for money and is none, each with its label."""
        unread: list[tuple[str, str]] = []
        totals = [box for kind in ("year_total", "total", "whole_total") for box in self._labels(kind)]
        totals = [box for box in totals if self._figure_of(box) is not None]
        if not totals:
            return Amounts(None), ()
        year = totals[0]
        apart = [box for box in totals[1:] if abs(box.x0 - year.x0) > SNAP]
        total = self._amount(year, unit, unread)
        funds = {}
        for label in self._labels("fund"):
            value = self._figure_of(label)
            if value is None or label.middle < year.top:
                continue
            if apart and min([*apart, year], key=lambda box: abs(box.x0 - label.x0)) is not year:
                continue
            amount = self._amount(label, unit, unread)
            if amount is not None:
                funds[printed_label(label.words)] = amount
        return Amounts(total, funds), tuple(unread)

    def _amount(self, label: Box, unit: str, unread: list[tuple[str, str]]) -> Decimal | None:
        value = self._figure_of(label)
        assert value is not None
        self._claim(label)
        self._claim(value)
        printed = figure(value.lines)
        named = _WITH_UNIT.fullmatch(printed)
        amount = parse(named["figure"], named["unit"]) if named else parse(printed, unit)
        if amount is None and not is_blank(printed):
            unread.append((printed_label(label.words), printed))
        return amount

    def _figure_of(self, label: Box) -> Box | None:
        """The cell beside a money label, if it holds a figure, or nothing."""
        value = beside(self._boxes, label)
        return value if value is not None and value not in self._roles else None

    def extras(self, taken: Sequence[Box]) -> dict[str, str]:
        """What labels say that the form does not know, under their printed names; headings are taken too."""
        known = {*self.claimed, *taken}
        found: dict[str, str] = {}
        for box in self._boxes:
            if box in known or not box.lines:
                continue
            right = beside(self._boxes, box)
            words = squeezed(box.words)
            is_value = right is not None and right not in known and right.lines and not self._is_label(right)
            if right is not None and is_value and len(words) <= LONGEST_EXTRA:
                known |= {box, right}
                self._claim(box)
                name = words if words not in found else f"{words}（{len(found)}）"
                found[name] = self._claim(right)
            elif box in self._roles or (right is not None and len(words) <= LONGEST_EXTRA):
                self._claim(box)
        return found

    def _is_label(self, box: Box) -> bool:
        """Whether a cell with a label's words has a value of its own."""
        value = beside(self._boxes, box) if box in self._roles else None
        return value is not None and bool(value.lines)

    def _labels(self, kind: Role) -> Iterator[Box]:
        return (box for box, found in self._roles.items() if found == kind)

    def _claim(self, box: Box) -> str:
        self.claimed.append(box)
        return box.words
