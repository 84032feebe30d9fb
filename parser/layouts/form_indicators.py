"""Indicators in columns: a header of levels and values, and rows below it with levels merged downwards."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from model import Category, Indicator, Place
from parser.grid import SNAP
from parser.layouts.box import Box
from parser.layouts.form_labels import LEVELS, VALUES, Role, is_of_a_period, squeezed
from parser.lines import join

_TEMPLATE = re.compile(r"(?:指标(?:值|内容|名称)?\d*[:：]?|[…．。.·]{2,}|[—–\-/／]+|)")
"""What an unused row of the form's template holds as name and as value."""

_CODED = re.compile(r"(?P<code>\d+)\s*[-－—]\s*(?P<name>\D.*)")
_WORDED = frozenset(("定性", "其他", "其它"))
"""Natures of an indicator that are no sign before its value."""

_COUNTED = "定量"
_OF_A_LABEL = re.compile("[项目年度本当实施执行全周中长期总体绩效指标考核评价值体系内容]+")
"""Words of `年度绩效指标` and the like, whole or cut."""


class Band(msgspec.Struct, frozen=True):
    """A header over indicators: what each column holds, and whether the values are the whole period's.

    `labels` stand left of its columns, beside the rows.
    """

    columns: dict[Role, Box]
    labels: tuple[Box, ...] = ()
    is_period: bool = False

    @property
    def boxes(self) -> list[Box]:
        """The header's cells."""
        return list(self.columns.values())

    @property
    def name(self) -> Box:
        """The column of the indicators' names: the lowest level that is printed."""
        return next(self.columns[level] for level in reversed(LEVELS) if level in self.columns)

    @property
    def top(self) -> float:
        return min(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.boxes)


class Rows(msgspec.Struct, frozen=True):
    """What stands below the headers; `claimed` are the cells that it was read from."""

    indicators: tuple[Indicator, ...]
    template_rows: int
    claimed: tuple[Box, ...]


class PrintedIndicator(msgspec.Struct, frozen=True):
    """One printed row: the words of its columns, and where they stand."""

    words: dict[Role, str]
    places: tuple[Place, ...]
    is_period: bool

    def of(self, kind: Role) -> str:
        return self.words.get(kind, "")


def bands(boxes: Sequence[Box], roles: dict[Box, Role]) -> list[Band]:
    """The headers over indicators, each with the labels that run down beside its rows.

    Two side by side are those of the whole period and of the year.
    """
    labels = sorted(
        (box for box, kind in roles.items() if kind in (*LEVELS, *VALUES)), key=lambda box: box.x0
    )
    anchors = [box for box in labels if roles[box] == "level3"] or [
        box for box in labels if roles[box] == "level2"
    ]
    found: list[Band] = []
    for anchor in sorted(anchors, key=lambda box: (box.top, box.x0)):
        if not any(anchor in band.boxes for band in found):
            found += _side_by_side([box for box in labels if box.overlaps(anchor)], roles)
    labelled = [
        msgspec.structs.replace(band, labels=tuple(_labels(boxes, band, _end(found, band)))) for band in found
    ]
    return [msgspec.structs.replace(band, is_period=_is_period(boxes, labelled, band)) for band in labelled]


def _side_by_side(beside: Sequence[Box], roles: dict[Box, Role]) -> list[Band]:
    groups: list[dict[Role, Box]] = [{}]
    for box in beside:
        if roles[box] in groups[-1]:
            groups.append({})
        groups[-1][roles[box]] = box
    shared = groups[0].get("level1")
    if shared is not None:
        for group in groups:
            group.setdefault("level1", shared)
    return [
        Band(group)
        for group in groups
        if ("level2" in group or "level3" in group) and ("value" in group or "period" in group)
    ]


def _end(found: Sequence[Band], band: Band) -> float:
    """The height at which the rows under a header end at the latest: that of the next header."""
    return min((other.top for other in found if other.top > band.bottom - SNAP), default=float("inf"))


def _labels(boxes: Sequence[Box], band: Band, end: float) -> Iterator[Box]:
    """The cells left of all columns whose words, or what a page's end leaves of them, name the indicators."""
    left = min(box.x0 for box in band.boxes)
    for box in boxes:
        beside = box.x1 <= left + SNAP and box.bottom > band.top + SNAP and box.top < end - SNAP
        if beside and box.lines and _OF_A_LABEL.fullmatch(squeezed(box.words)):
            yield box


def _is_period(boxes: Sequence[Box], found: Sequence[Band], band: Band) -> bool:
    """Whether the values under a header are those of the whole period: it says so, or what is beside it."""
    if "period" in band.columns:
        return "value" not in band.columns
    above = [box for box in boxes if abs(box.bottom - band.top) <= SNAP and band.name.centre < box.x1]
    said = "".join(squeezed(box.words) for box in band.labels)
    said += "".join(words for box in above if "指标" in (words := squeezed(box.words))[-4:])
    if is_of_a_period(said):
        return True
    others = [other for other in found if other is not band]
    if any(abs(other.top - band.top) <= SNAP and other.name.x0 > band.name.x0 for other in others):
        return True
    below = ["".join(squeezed(box.words) for box in other.labels) for other in others if other.top > band.top]
    return bool(below) and not said.startswith("年") and below[0].startswith("年")


def indicators(boxes: Sequence[Box], found: Sequence[Band]) -> Rows:
    """The indicators of a form in printed order; unused rows of the template are counted, not read."""
    headers = {box for band in found for box in band.boxes}
    printed: list[PrintedIndicator] = []
    claimed: list[Box] = []
    unused = 0
    for band in found:
        claimed += band.labels
        end = _end(found, band)
        inside = [
            box
            for box in boxes
            if box not in headers and box not in band.labels and band.bottom - SNAP <= box.top < end - SNAP
        ]
        for row in _rows(inside, band, claimed):
            if is_unused(row):
                unused += 1
            else:
                printed.append(row)
    return Rows(numbered(printed), unused, tuple(claimed))


def _rows(inside: Sequence[Box], band: Band, claimed: list[Box]) -> list[PrintedIndicator]:
    """The printed rows under a header, down to a cell that runs over names and values alike."""
    name_column = band.name
    values = [band.columns[kind] for kind in VALUES if kind in band.columns]
    across = [box for box in inside if box.lines and box.x0 <= name_column.centre < values[0].centre < box.x1]
    end = min((box.top for box in across), default=float("inf"))
    names = sorted(
        (box for box in inside if box.x0 <= name_column.centre < box.x1 and box.top < end - SNAP),
        key=lambda box: box.top,
    )
    found: list[PrintedIndicator] = []
    carried: dict[Role, str] = {}
    for name in names:
        words: dict[Role, str] = {}
        places: list[Place] = []
        for kind, column in band.columns.items():
            cells = cells_beside(inside, column.centre, name) if column is not name_column else [name]
            claimed.extend(cells)
            lines = tuple(line for cell in cells for line in cell.lines)
            passage = join(lines)
            words[kind] = passage.text
            if kind not in ("level1", "level2"):
                places += passage.places()
        inherit(words, carried)
        found.append(PrintedIndicator(words, tuple(places), band.is_period))
    return found


def cells_beside(inside: Sequence[Box], centre: float, row: Box) -> list[Box]:
    """The cells of a column (by its `centre`) beside a row's name: one, merged or not, or parts of one."""
    return [
        box
        for box in inside
        if box.x0 <= centre < box.x1
        and (box.top <= row.middle < box.bottom or row.top <= box.middle < row.bottom)
    ]


def inherit(words: dict[Role, str], carried: dict[Role, str]) -> None:
    """Take levels that stand blank, merged downwards or cut by a page, from the rows above."""
    for level in ("level1", "level2"):
        if words.get(level):
            if level == "level1" and words["level1"] != carried.get("level1"):
                carried.pop("level2", None)
            carried[level] = words[level]
        elif level in carried:
            words[level] = carried[level]


def is_unused(row: PrintedIndicator) -> bool:
    lowest = next(level for level in reversed(LEVELS) if level in row.words)
    value = squeezed(row.of("value") or row.of("period"))
    return bool(_TEMPLATE.fullmatch(squeezed(row.of(lowest))) and _TEMPLATE.fullmatch(value))


def numbered(printed: Sequence[PrintedIndicator]) -> tuple[Indicator, ...]:
    """The rows as indicators; one that stands under both headers has both values."""
    found: dict[tuple[str, str, str], Indicator] = {}
    made: list[Indicator] = []
    for row in printed:
        one = _indicator(row, len(made) + 1)
        key = (row.of("level1"), row.of("level2"), row.of("level3"))
        known = found.get(key)
        if (
            known is not None
            and one.raw is None
            and (known.annual_value is None) != (one.annual_value is None)
        ):
            both = msgspec.structs.replace(
                known,
                period_value=known.period_value if known.period_value is not None else one.period_value,
                annual_value=known.annual_value if known.annual_value is not None else one.annual_value,
                places=(*known.places, *one.places),
            )
            made[known.number - 1] = found[key] = both
        else:
            made.append(one)
            found[key] = one
    return tuple(made)


def _indicator(row: PrintedIndicator, number: int) -> Indicator:
    lowest = next(level for level in reversed(LEVELS) if level in row.words)
    name = row.of(lowest)
    annual = composed(row.of("value"), row.of("nature"), row.of("quantity"))
    if not name:
        words = " ".join(filter(None, (row.of("level1"), row.of("level2"), annual, row.of("period"))))
        return Indicator(number=number, raw=words, places=row.places)
    period = row.of("period") if "period" in row.words else None
    if row.is_period:
        period, annual = period if period is not None else annual, ""
    return Indicator(
        number=number,
        level1=category(row.of("level1")),
        level2=category(row.of("level2")) if lowest != "level2" else None,
        name=name,
        period_value=period,
        annual_value=None if row.is_period else annual,
        weight=row.words.get("weight") or None,
        direction=row.words.get("direction") or None,
        places=row.places,
    )


def category(words: str) -> Category | None:
    """A level as printed, its code apart."""
    if not words:
        return None
    coded = _CODED.fullmatch(words)
    return Category(coded["code"], coded["name"]) if coded else Category(None, words)


def composed(value: str, nature: str, quantity: str) -> str:
    """Sign, value and unit of three columns as one value: `≥`, `95`, `%` is `≥95%`; 定性 is no sign."""
    sign = "" if nature in _WORDED or nature == _COUNTED else nature
    has_unit = not quantity or quantity in ("无", "/", "-", "—") or value.endswith(quantity)
    has_sign = not sign or value.startswith(sign)
    return f"{'' if has_sign else sign}{value}{'' if has_unit else quantity}"
