"""From typed rows to a table: units, projects, indicators, control totals, and what the reading joined."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from model import Amounts, Indicator, Notice, Place, Project, Subtotal, Table, Unit
from model.control_totals import TOTAL
from model.money import is_blank, parse
from parser import gaps, grammar
from parser.conservation import Ledger, is_visible
from parser.heading import Heading
from parser.levels import STEP, Item, Kind, kinds
from parser.lines import Line, join
from parser.page_breaks import Entry, join_rows
from parser.repeats import Draft, settled
from parser.rows import Row, figure, rejoined
from parser.survey import listed

DEFAULT_UNIT = "万元"
"""The form prescribes 万元; it is assumed, and said, where no money unit is printed."""


def assemble(
    rows: Sequence[Row],
    heading: Heading,
    *,
    layout: str,
    pages: int,
    sha256: str,
    ledger: Ledger,
    blank_pages: Collection[int] = (),
    notices: Iterable[Notice] = (),
) -> Table:
    """The table that rows in printed order make up; `notices` are those of the reading before."""
    notices = list(notices)
    money_unit = heading.money_unit or DEFAULT_UNIT
    if heading.money_unit is None:
        notices.append(Notice("money-unit", (), f"未印金额单位，按{DEFAULT_UNIT}读取"))
    items = [_item(entry, money_unit, notices) for entry in join_rows(list(rows), blank_pages)]
    levels = kinds(items)
    items = [
        item if level == "project" else _once(item, notices)
        for item, level in zip(items, levels, strict=True)
    ]
    total, drafts, subtotals = _outline(items, levels)
    settled_drafts = settled(total.amounts if total else None, drafts, notices)
    notices += gaps.notices(settled_drafts, blank_pages)
    units = [_unit(draft, heading, notices) for draft in settled_drafts]
    sums = [item for item, level in zip(items, levels, strict=True) if level != "project"]
    conservation = ledger.balance(
        _repeated([*sums, *(item for draft in settled_drafts for item in draft.projects)])
    )
    for left in conservation.left:
        sentence = f"第 {left.place.page} 页表内文字未归位：“{left.text}”"
        notices.append(Notice("leftover", (left.place.page,), sentence))
    return Table(
        title=heading.title,
        department=heading.department,
        year=heading.year,
        money_unit=money_unit,
        layout=layout,
        pages=pages,
        sha256=sha256,
        total=total.amounts if total else None,
        units=tuple(units),
        subtotals=tuple(subtotals),
        notices=tuple(notices),
        conservation=conservation,
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


def _item(entry: Entry, money_unit: str, notices: list[Notice]) -> Item:
    name = join(rejoined(row.name for row in entry.parts)).text
    apart = tuple(_item(other, money_unit, []) for other in entry.apart)
    return Item(entry, name, _amounts(entry, name, money_unit, notices), apart)


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


def _outline(
    items: Sequence[Item], levels: Sequence[Kind]
) -> tuple[Item | None, list[Draft], list[Subtotal]]:
    """The grand total's row, the units with their projects, and the departments' subtotals."""
    total: Item | None = None
    drafts: list[Draft] = []
    subtotals: list[Subtotal] = []
    departments: list[Item] = []
    set_in = any(
        level == "department" and _stands_below(item, following)
        for level, (item, following) in zip(levels, pairwise(items), strict=False)
    )
    for item, kind in zip(items, levels, strict=True):
        match kind:
            case "total":
                total = total or item
            case "department":
                departments = [above for above in departments if _stands_below(above, item)] + [item]
                path = tuple(above.name for above in departments)
                subtotals.append(
                    Subtotal(
                        path=path, amounts=item.amounts, pages=item.entry.pages, places=_boxes(item.entry)
                    )
                )
            case "unit":
                if set_in:
                    departments = [above for above in departments if _stands_below(above, item)]
                drafts.append(Draft(item, tuple(above.name for above in departments), []))
            case "project":
                if not drafts:
                    drafts.append(Draft(None, (), []))
                drafts[-1].projects.append(item)
    return total, drafts, subtotals


def _stands_below(above: Item, item: Item) -> bool:
    """Whether a row is set in under one before it."""
    return item.indent >= above.indent + STEP


def _unit(draft: Draft, heading: Heading, notices: list[Notice]) -> Unit:
    projects = tuple(_project(item, notices) for item in draft.projects)
    if draft.row is None:
        pages = tuple(sorted({page for project in projects for page in project.pages}))
        return Unit(name=heading.department, amounts=None, projects=projects, pages=pages)
    return Unit(
        name=draft.row.name,
        amounts=draft.row.amounts,
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
