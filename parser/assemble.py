"""From typed rows to a table: units, projects, indicators, control totals, and what the reading joined."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

import msgspec

from model import Amounts, Indicator, Notice, Place, Project, Subtotal, Table, Unit
from model.control_totals import TOTAL
from model.money import is_blank, parse
from parser import grammar, missing_pages
from parser.conservation import Ledger, is_visible, leftover_notices
from parser.heading import Heading
from parser.levels import Item, kinds
from parser.lines import Line, join
from parser.outline import Outline, outline, subtotal
from parser.page_breaks import Entry, join_rows
from parser.repeats import Draft, settled
from parser.rows import figure, rejoined
from parser.section import Section
from parser.survey import listed
from parser.text_columns import without_text_columns

CENTRED = 0.9
"""Share of rows with names in the middle of their column from which on indentation tells nothing."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One list of a document, read to its end: what is kept of it, without its rows and glyphs.

    `total` is its grand total. `repeated` counts the visible glyphs of printings that were dropped for a full
    one. `joined` says what was made of its rows, `settled` what of its units.
    """

    page: int
    heading: Heading
    money_unit: str
    total: Subtotal | None
    units: tuple[Unit, ...]
    subtotals: tuple[Subtotal, ...]
    sum_columns: dict[str, tuple[str, ...]]
    repeated: int
    joined: tuple[Notice, ...]
    settled: tuple[Notice, ...]


def part(section: Section, blank_pages: Collection[int]) -> Part:
    """What the rows of one list, in printed order, make up."""
    joined: list[Notice] = []
    notices: list[Notice] = []
    found = _outline(section, blank_pages, joined)
    drafts = settled(found.total.amounts if found.total else None, found.drafts, notices)
    notices += missing_pages.notices(drafts, blank_pages)
    return Part(
        page=section.page,
        heading=section.heading,
        money_unit=section.money_unit,
        total=subtotal(found.total, ()) if found.total is not None else None,
        units=tuple(_unit(draft, section.heading, notices) for draft in drafts),
        subtotals=tuple(found.subtotals),
        sum_columns=section.sum_columns,
        repeated=_repeated([*found.sums, *(item for draft in drafts for item in draft.projects)]),
        joined=tuple(joined),
        settled=tuple(notices),
    )


def assemble(
    parts: Sequence[Part],
    *,
    layout: str,
    pages: int,
    sha256: str,
    ledger: Ledger,
    notices: Iterable[Notice] = (),
) -> Table:
    """The table of all lists; `notices` are those of the reading before."""
    notices = [*notices, *(notice for each in parts for notice in each.joined)]
    below = list(parts)
    if len(parts) > 1:
        names = _names(parts)
        below = [_below(name, each) for name, each in zip(names, parts, strict=True)]
        notices.append(_several(parts, names))
    notices += (notice for each in parts for notice in each.settled)
    conservation = ledger.balance(sum(each.repeated for each in parts))
    notices += leftover_notices(conservation)
    first = parts[0]
    total = first.total if len(parts) == 1 else None
    return Table(
        title=first.heading.title,
        department=first.heading.department,
        year=first.heading.year,
        money_unit=first.money_unit,
        layout=layout,
        pages=pages,
        sha256=sha256,
        total=total.amounts if total else None,
        units=tuple(unit for each in below for unit in each.units),
        subtotals=tuple(one for each in below for one in each.subtotals),
        sum_columns={name: sums for each in parts for name, sums in each.sum_columns.items()},
        notices=tuple(notices),
        conservation=conservation,
    )


def _below(name: str, one: Part) -> Part:
    """A list of several in one document: all of it under its name, its grand total as that one's."""
    subtotals = (*((one.total,) if one.total is not None else ()), *one.subtotals)
    return msgspec.structs.replace(
        one,
        units=tuple(msgspec.structs.replace(unit, path=(name, *unit.path)) for unit in one.units),
        subtotals=tuple(msgspec.structs.replace(each, path=(name, *each.path)) for each in subtotals),
    )


def _outline(section: Section, blank_pages: Collection[int], notices: list[Notice]) -> Outline:
    """One list's rows joined over page ends, and taken apart."""
    notices += section.notices()
    entries = join_rows(without_text_columns(section.rows), blank_pages)
    flat = sum(all(row.centred for row in entry.parts) for entry in entries) >= CENTRED * len(entries)
    items = [_item(entry, section.money_unit, flat, notices) for entry in entries]
    levels = kinds(items)
    items = [
        item if level == "project" else _once(item, notices)
        for item, level in zip(items, levels, strict=True)
    ]
    return outline(items, levels, notices)


def _names(parts: Sequence[Part]) -> list[str]:
    """What the lists of one document are called: by department, else title, else number."""
    headings = [each.heading for each in parts]
    for names in ([each.department for each in headings], [each.title for each in headings]):
        if all(names) and len(set(names)) == len(names):
            return names
    return [
        f"{each.department or each.title or '项目支出绩效目标表'}（之{number}）"
        for number, each in enumerate(headings, 1)
    ]


def _several(parts: Sequence[Part], names: Sequence[str]) -> Notice:
    """That a document holds several lists, where each begins, and in which money unit."""
    pages = tuple(dict.fromkeys(one.page for one in parts))
    each = "、".join(
        f"“{name}”第 {one.page} 页起，{one.money_unit}" for name, one in zip(names, parts, strict=True)
    )
    return Notice(
        "several-tables", pages, f"文件内有 {len(parts)} 张目标表（{each}），各按自己的金额单位读取"
    )


def _once(item: Item, notices: list[Notice]) -> Item:
    """A total, department or unit; where its row is printed again over a page end, it is one all the same."""
    pages = item.entry.pages
    if item.entry.cut:
        sentence = f"“{item.name}”在第 {listed(pages)} 页各印一次，读作一行"
        notices.append(Notice("repeated-row", pages, sentence))
    return msgspec.structs.replace(item, apart=())


def _repeated(items: Sequence[Item]) -> int:
    """The visible glyphs of printings that were dropped for a full one."""
    cut = (row for item in items for row in item.entry.cut)
    return sum(is_visible(glyph) for row in cut for glyph in row.glyphs)


def _item(entry: Entry, money_unit: str, flat: bool, notices: list[Notice]) -> Item:
    name = join(rejoined(row.name for row in entry.parts)).text
    apart = tuple(_item(other, money_unit, flat, []) for other in entry.apart)
    return Item(entry, name, _amounts(entry, name, money_unit, notices), flat, apart)


def _amounts(entry: Entry, name: str, money_unit: str, notices: list[Notice]) -> Amounts:
    def read(column: str, lines: tuple[Line, ...]) -> Decimal | None:
        printed = figure(lines)
        amount = parse(printed, money_unit)
        if amount is None and not is_blank(printed):
            sentence = f"“{name}”的“{column}”印为“{printed}”，不是金额，未读入"
            notices.append(Notice("unread-money", entry.pages, sentence))
        return amount

    columns = dict.fromkeys(fund for row in entry.parts for fund in row.funds)
    funds = {
        fund: read(fund, tuple(rejoined(row.funds.get(fund, ()) for row in entry.parts))) for fund in columns
    }
    return Amounts(
        read(TOTAL, tuple(rejoined(row.total for row in entry.parts))),
        {fund: amount for fund, amount in funds.items() if amount is not None},
    )


def _unit(draft: Draft, heading: Heading, notices: list[Notice]) -> Unit:
    projects = tuple(_project(item, notices) for item in draft.projects)
    if draft.row is None:
        pages = tuple(sorted({page for project in projects for page in project.pages}))
        return Unit(
            name=draft.name or heading.department,
            amounts=draft.amounts,
            projects=projects,
            pages=pages,
            path=draft.path,
        )
    return Unit(
        name=draft.row.name,
        amounts=draft.amounts,
        projects=projects,
        pages=draft.row.entry.pages,
        places=_boxes(draft.row.entry),
        path=draft.path,
    )


def _project(item: Item, notices: list[Notice]) -> Project:
    entry = item.entry
    pages = listed(entry.pages)
    if entry.cut and not item.apart:
        sentence = f"“{item.name}”在页末只印出开头、下页重印全文（第 {pages} 页），读作一个项目"
        notices.append(Notice("repeated-row", entry.pages, sentence))
    if len(entry.parts) > 1 and not item.apart:
        notices.append(Notice("split-row", entry.pages, f"“{item.name}”分印在第 {pages} 页，已接成一个项目"))
    indicators = _indicators(entry)
    unread = sum(indicator.raw is not None for indicator in indicators)
    if unread:
        sentence = f"“{item.name}”的绩效指标有 {unread} 段无法识别，按原文保留"
        notices.append(Notice("unread-indicator", entry.pages, sentence))
    return Project(
        name=item.name,
        amounts=item.amounts,
        objective=join(rejoined(row.objective for row in entry.parts)).text,
        indicators=indicators,
        pages=entry.pages,
        places=_boxes(entry),
        extras=_extras(entry),
    )


def _extras(entry: Entry) -> dict[str, str]:
    columns = dict.fromkeys(column for row in entry.parts for column in row.extras)
    words = {
        column: join(rejoined(row.extras.get(column, ()) for row in entry.parts)).text for column in columns
    }
    return {column: text for column, text in words.items() if text}


def _indicators(entry: Entry) -> tuple[Indicator, ...]:
    passage = join(rejoined(row.indicators for row in entry.parts))
    return tuple(
        Indicator(
            number=found.number,
            level1=found.level1,
            level2=found.level2,
            name=found.name,
            period_value=found.period_value,
            annual_value=found.annual_value,
            raw=passage.text[found.start : found.end] if found.level1 is None else None,
            places=passage.places(found.start, found.end),
        )
        for found in grammar.parse(passage.text)
    )


def _boxes(entry: Entry) -> tuple[Place, ...]:
    return tuple(row.box for row in entry.parts)
