"""Rows over page ends: printed twice, or split, they are joined to one entry each."""

import re

import msgspec

from model.money import plain
from parser.grammar import begins_anew
from parser.lines import Line
from parser.rows import Row, figure, is_one_line, is_total, text

_WHOLE = re.compile(r"\.\d\d\)?$")
_WRAPPED = re.compile(r"[-+(]?[\d,]+\.\d+\)?")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table as a whole.

    `parts` are its printed rows: more than one where it was split over pages. `cut` are earlier
    printings of it that a page's end cut off. `perhaps_repeated` is an identical row, printed last on
    the page before: one project or two, which the control totals decide.
    """

    parts: tuple[Row, ...]
    cut: tuple[Row, ...] = ()
    perhaps_repeated: Row | None = None

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({row.page for row in (*self.cut, *self.parts)}))


def join_rows(rows: list[Row]) -> list[Entry]:
    """The entries of a table from its rows in printed order; blank rows vanish."""
    rows = [row for row in rows if not row.is_blank]
    sums_are_printed = any(_is_unit_with_money(row) for row in rows)
    entries: list[Entry] = []
    for row in rows:
        before = entries[-1].parts[-1] if entries else None
        if before is None or not (before.closes and row.opens and row.page > before.page):
            entries.append(Entry(parts=(row,)))
        elif _is_cut_printing(before, row):
            entries[-1] = Entry(parts=(row,), cut=(*entries[-1].cut, *entries[-1].parts))
        elif _is_same(before, row) and entries[-1] == Entry(parts=(before,)):
            entries[-1] = Entry(parts=(row,), perhaps_repeated=before)
        elif _is_whole(entries[-1]) and row.name and row.has_money:
            entries.append(Entry(parts=(row,)))
        elif _continues(before, row) or (sums_are_printed and _is_rest_of_a_name(before, row)):
            entries[-1] = msgspec.structs.replace(entries[-1], parts=(*entries[-1].parts, row))
        else:
            entries.append(Entry(parts=(row,)))
    return entries


def _is_whole(entry: Entry) -> bool:
    """Whether pages before the last already show an entry's name and money."""
    return any(part.name and part.has_money for part in entry.parts[:-1])


def _is_unit_with_money(row: Row) -> bool:
    return row.has_money and not row.has_text and text(row.name) != "" and not is_total(text(row.name))


def _is_cut_printing(before: Row, row: Row) -> bool:
    """Whether a row was the top of the next one, cut by the page's end: its fields begin that one's."""
    return (
        _money(before) != _money(row)
        and (before.has_text or before.has_money)
        and row.has_money
        and row.has_text
        and text(row.name).startswith(text(before.name))
        and all(whole.startswith(cut) for cut, whole in zip(_money(before), _money(row), strict=False))
        and _begins_alike(before, row)
    )


def _is_same(before: Row, row: Row) -> bool:
    """Whether two rows have the same money, and the first's name and words begin the second's."""
    return (
        bool(before.name)
        and text(row.name).startswith(text(before.name))
        and _money(before) == _money(row)
        and before.has_text == row.has_text
        and _begins_alike(before, row)
    )


def _begins_alike(before: Row, row: Row) -> bool:
    return text(row.objective).startswith(text(before.objective)) and text(row.indicators).startswith(
        text(before.indicators)
    )


def _continues(before: Row, row: Row) -> bool:
    """Whether a page's first row goes on with the last one of the page before."""
    if not row.has_money and not row.name:
        return True
    if _is_cut_through(before, row):
        return True
    if row.has_money and before.has_money:
        return _completes(before, row)
    if before.unruled or not row.name or (before.has_money and not before.name):
        return True
    return before.has_text and row.has_text and not begins_anew(text(row.indicators))


def _is_cut_through(before: Row, row: Row) -> bool:
    """Whether the page's end cut a row in the middle of a line, which both pages then show."""
    texts = ((before.objective, row.objective), (before.indicators, row.indicators))
    cut = any(first and rest and is_one_line(first[-1], rest[0]) for first, rest in texts)
    same_money = not row.has_money or not before.has_money or _money(before) == _money(row)
    goes_on = not row.name or not before.name or is_one_line(before.name[-1], row.name[0])
    anew = begins_anew(text(row.indicators)) and not _is_cut_in_its_first_line(before, row)
    return cut and same_money and goes_on and not anew


def _is_cut_in_its_first_line(before: Row, row: Row) -> bool:
    """Whether all that the page before shows of the indicators is the line that both pages show."""
    return len(before.indicators) == 1 and is_one_line(before.indicators[0], row.indicators[0])


def _is_rest_of_a_name(before: Row, row: Row) -> bool:
    """Whether a row of nothing but words is the rest of a name; where units have money, it is no unit."""
    return before.has_money and not row.has_money and not row.has_text


def _completes(before: Row, row: Row) -> bool:
    """Whether the figures of a split row add up to whole ones.

    Wrapped in narrow cells, `28,333.4` may stand here and its `3` on the next page; in cells set to the
    middle, one fund's figure here and another's there, with the name on one of them.
    """
    pairs = [
        (_figure(before.total), _figure(row.total)),
        *((_figure(lines), _figure(row.funds.get(fund, ()))) for fund, lines in before.funds.items()),
    ]
    if not (before.name and row.name) and not any(first and rest for first, rest in pairs):
        return True
    return all(not rest or _WRAPPED.fullmatch(first + rest) for first, rest in pairs) and any(
        first and rest and not _WHOLE.search(first) for first, rest in pairs
    )


def _money(row: Row) -> tuple[str, ...]:
    """The figures of a row in ASCII, column by column."""
    return (_figure(row.total), *(_figure(lines) for lines in row.funds.values()))


def _figure(lines: tuple[Line, ...]) -> str:
    return plain(figure(lines))
