"""Rows over page ends: printed twice, or split, they are one entry; others are two."""

import re
from collections.abc import Collection
from typing import Literal

import msgspec

from model.money import plain
from parser.grammar import begins_anew
from parser.line_ends import Edges
from parser.lines import Line
from parser.rows import Row, figure, is_one_line, is_total, text

_WHOLE = re.compile(r"\.\d\d[-)]?$")
_WRAPPED = re.compile(r"[-+(△▲负]?[\d,]+\.\d+[-)]?")

_NEXT = re.compile(r"(?!1 ?[、.．)）](?!\d)|[（(] ?1 ?[）)]|①)[\d（(①-⑳]")
"""What a text may begin with that goes on: a digit or an item's number, but for the first one."""

_STOPS = tuple("。；;")

_SAME_INDENT = 0.3
"""In glyph heights: rows whose names begin closer to one another stand equally far in."""

_Verdict = Literal["one", "perhaps", "two"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table as a whole.

    `parts` are its printed rows: more than one where it was split over pages. `cut` are earlier printings
    of it, which a page's end cut off or which the next page repeats. Where its rows may as well be entries
    of their own, `apart` are those, and the control totals decide; `likely` is what the words alone say.
    """

    parts: tuple[Row, ...]
    cut: tuple[Row, ...] = ()
    apart: tuple["Entry", ...] = ()
    likely: bool = True

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({row.page for row in (*self.cut, *self.parts)}))

    @property
    def row(self) -> Row:
        """All parts as one row, which lies where the last one does."""
        if len(self.parts) == 1:
            return self.parts[0]
        funds = dict.fromkeys(fund for row in self.parts for fund in row.funds)
        return msgspec.structs.replace(
            self.parts[-1],
            name=tuple(line for row in self.parts for line in row.name),
            total=tuple(line for row in self.parts for line in row.total),
            funds={
                fund: tuple(line for row in self.parts for line in row.funds.get(fund, ())) for fund in funds
            },
            objective=tuple(line for row in self.parts for line in row.objective),
            indicators=tuple(line for row in self.parts for line in row.indicators),
            indent=next((row.indent for row in self.parts if row.name), 0.0),
        )

    def grown(self, row: Row) -> "Entry":
        """The entry with one part more."""
        apart = (*self.apart[:-1], self.apart[-1].grown(row)) if self.apart else ()
        return msgspec.structs.replace(self, parts=(*self.parts, row), apart=apart)


def join_rows(rows: list[Row], blank_pages: Collection[int] = ()) -> list[Entry]:
    """The entries of a table from its rows in printed order; blank rows vanish.

    Rows are joined over the end of a page and over blank pages; any other page between them parts them.
    """
    rows = [row for row in rows if not row.is_blank]
    judge = _Judge(rows)
    entries: list[Entry] = []
    for row in rows:
        if not entries or not _meet(entries[-1].parts[-1], row, blank_pages):
            entries.append(Entry(parts=(row,)))
            continue
        before = entries[-1]
        twice, split = judge.is_printed_twice(before, row), judge.goes_on(before.row, row)
        if twice == "one":
            entries[-1] = Entry(parts=(row,), cut=(*before.cut, *before.parts))
        elif twice == "perhaps":
            entries[-1] = Entry(
                parts=(row,),
                cut=(*before.cut, *before.parts),
                apart=(*(before.apart or (before,)), Entry(parts=(row,))),
                likely=len(_words(before.row)) < len(_words(row)),
            )
        elif split == "one":
            entries[-1] = before.grown(row)
        elif split == "perhaps":
            entries[-1] = msgspec.structs.replace(
                before.grown(row),
                apart=(*(before.apart or (before,)), Entry(parts=(row,))),
                likely=not judge.begins_another(before.row, row),
            )
        else:
            entries.append(Entry(parts=(row,)))
    return entries


def _meet(before: Row, row: Row, blank_pages: Collection[int]) -> bool:
    """Whether one row stands last on its page, the other first on the next one."""
    between = range(before.page + 1, row.page)
    at_the_end = before.closes and row.opens and row.page > before.page
    return at_the_end and all(page in blank_pages for page in between)


class _Judge:
    """What two rows on either side of a page end are, by what the whole table shows."""

    def __init__(self, rows: list[Row]) -> None:
        self._edges = Edges(rows)
        self._sums_are_printed = any(_is_unit_with_money(row) for row in rows)
        self._units_are_bare = any(_is_bare_name(row) and not (row.closes or row.opens) for row in rows)

    def is_printed_twice(self, entry: Entry, row: Row) -> _Verdict:
        """Whether the row before a page end is the next one, whole or cut off by the end of the page."""
        before = entry.row
        if len(entry.parts) > 1 or not _begins_alike(before, row):
            return "two"
        if not before.name:
            return "one" if before.has_text and row.name else "two"
        if before.has_text != row.has_text or abs(before.indent - row.indent) > _SAME_INDENT:
            return "two"
        if _is_as_long(before, row):
            return "perhaps"
        same_name_and_money = text(before.name) == text(row.name) and _money(before) == _money(row)
        if same_name_and_money or self._is_cut(before, row):
            return "perhaps" if before.has_money else "one"
        return "two"

    def _is_cut(self, before: Row, row: Row) -> bool:
        """Whether a row that begins as the next one does is cut.

        It is where no line stands under it, where its name goes on, or where its words break off.
        """
        if before.unruled or text(before.name) != text(row.name):
            return True
        pairs = ((before.objective, row.objective), (before.indicators, row.indicators))
        return any(
            text(first) != text(whole) and first and not text(first).endswith("。") for first, whole in pairs
        )

    def goes_on(self, before: Row, row: Row) -> _Verdict:
        """Whether a page's first row goes on with the last one of the page before."""
        if not row.has_money and not row.name:
            return "one"
        if _is_cut_through(before, row):
            return "one"
        if not before.name and not before.has_money:
            return "two" if before.indicators and begins_anew(text(row.indicators)) else "one"
        both_named = bool(before.name and row.name)
        if self._edges.name_ends(before, row) or (both_named and _is_unit_over(before, row)):
            return "two"
        if row.has_money and before.has_money:
            return self._completed(before, row)
        if self._sums_are_printed and before.has_money and not row.has_money and not row.has_text:
            return "one"
        if not row.name or (before.has_money and not before.name):
            return "one"
        if both_named and _is_bare_name(before):
            if self._units_are_bare:
                return "two"
            if self._sums_are_printed and row.has_money and not row.has_text:
                return "one"
        if before.unruled:
            return "two" if both_named and self.begins_another(before, row) else "one"
        if before.has_text and row.has_text and not self.begins_another(before, row):
            return "one"
        return "two"

    def _completed(self, before: Row, row: Row) -> _Verdict:
        """Whether the figures of two rows make one figure in each column."""
        if not _completes(before, row):
            return "two"
        if not (before.name and row.name):
            return "one"
        if not (before.has_text and row.has_text):
            return "two"
        return "two" if not before.unruled and self.begins_another(before, row) else "perhaps"

    def begins_another(self, before: Row, row: Row) -> bool:
        """Whether the words of a row with a name are another project's than the one before."""
        if begins_anew(text(row.indicators)):
            breaks_off = before.objective and row.objective and not self._edges.objective_ends(before, row)
            return bool(before.indicators) or not (before.unruled or breaks_off)
        if before.indicators and _NEXT.match(text(row.indicators)):
            return False
        if before.indicators and row.indicators and not text(before.indicators).endswith(_STOPS):
            return False
        if before.unruled:
            return self._edges.objective_surely_ends(before, row)
        return self._edges.objective_ends(before, row)


def _is_unit_with_money(row: Row) -> bool:
    return row.has_money and not row.has_text and text(row.name) != "" and not is_total(text(row.name))


def _is_bare_name(row: Row) -> bool:
    return not row.has_money and not row.has_text and text(row.name) != "" and not is_total(text(row.name))


def _is_unit_over(before: Row, row: Row) -> bool:
    """Whether a row with money and no words stands over one with words: a unit over its first project.

    The highest cell of a row that is split begins first, and that is one with words.
    """
    return before.has_money and not before.has_text and row.has_text


def _begins_alike(before: Row, row: Row) -> bool:
    """Whether every field of a row begins the next one's: words by words, names and figures by lines."""
    fields = ((before.name, row.name), (before.total, row.total))
    funds = ((lines, row.funds.get(fund, ())) for fund, lines in before.funds.items())
    words = ((before.objective, row.objective), (before.indicators, row.indicators))
    return all(_is_top(first, whole) for first, whole in (*fields, *funds)) and all(
        text(whole).startswith(text(first)) for first, whole in words
    )


def _is_top(first: tuple[Line, ...], whole: tuple[Line, ...]) -> bool:
    """Whether the lines of a field are the first ones of another, or all the same text."""
    if figure(first) == figure(whole):
        return True
    return len(first) < len(whole) and all(
        text((upper,)) == text((line,)) for upper, line in zip(first, whole, strict=False)
    )


def _is_as_long(before: Row, row: Row) -> bool:
    """Whether a row that begins the next one shows all of it."""
    return _words(before) == _words(row) and _money(before) == _money(row)


def _words(row: Row) -> str:
    return text(row.name) + text(row.objective) + text(row.indicators)


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
