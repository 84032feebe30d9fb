"""From a truth to the words on paper: the rows and the heading that every producer sets, as plain strings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import Literal
from unicodedata import normalize

import msgspec

from model import Amounts, Category, Indicator, Project, Table

from .setting import Key, Setting
from .truth import FUNDS

HEADERS: dict[Key, str] = {
    "number": "序号",
    "name": "项目名称（资金使用单位）",
    "total": "总计",
    "fund0": FUNDS[0],
    "fund1": FUNDS[1],
    "fund2": FUNDS[2],
    "objective": "绩效目标",
    "indicators": "绩效指标",
    "note": "备注",
}
FUND_KEYS: tuple[Key, ...] = ("fund0", "fund1", "fund2")
GROUP = "资金来源"
SIGNATURE = "填报人：　　　　审核人：　　　　联系电话：　　　　　　填报日期：2025年1月20日"
REMARK = "注：1、本表金额保留两位小数；2、空白处为无此项资金。"
RUNNING_HEAD = "澜陵市宛泉区2025年部门预算公开"
WATERMARK = "部门公开"
INDENT = 4
"""Spaces a level."""

NOTES = ("", "", "续建", "新增", "见附件2", "经常性项目", "一次性")


Kind = Literal["total", "department", "unit", "project"]


class PrintedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: what it is, its number among its kind (from 0), how deep it stands, its columns' words.

    A row printed twice comes twice, with the same ordinal.
    """

    kind: Kind
    ordinal: int
    level: int
    words: dict[Key, str]
    new_page: bool = False

    def at(self, key: Key) -> str:
        return self.words.get(key, "")


def header_words(key: Key, setting: Setting) -> str:
    """The words over a column."""
    return " ".join(HEADERS[key]) if setting.spaced and key in ("total", *FUND_KEYS) else HEADERS[key]


def group_words(setting: Setting) -> str:
    """The words over the funds, where the header stands in two levels."""
    return "\u3000".join(GROUP) if setting.spaced else GROUP


def foot_lines(setting: Setting) -> list[str]:
    """The lines under the table's end."""
    return [SIGNATURE] * bool(setting.signature) + [REMARK] * setting.remark


def title_lines(table: Table, setting: Setting) -> list[str]:
    """The title, cut to the lines that it is to stand on."""
    title = table.title
    year, bracket = title.index("2025年"), title.index("（含")
    cuts = {1: [], 2: [year], 3: [year, bracket]}[setting.title_lines]
    return [title[start:end] for start, end in zip([0, *cuts], [*cuts, len(title)], strict=True)]


def heading_lines(table: Table, setting: Setting) -> list[tuple[str, str]]:
    """The lines between title and table, each with what stands left and right."""
    department = f"部门名称：{table.department}"
    match setting.heading:
        case "one line":
            return [(department, f"单位：{table.money_unit}")]
        case "two lines":
            return [(department, ""), ("", f"金额单位：{table.money_unit}")]
        case "brackets":
            return [(department, f"（单位：{table.money_unit}）")]


def printed_rows(table: Table, setting: Setting) -> list[PrintedRow]:
    """The table's rows from top to bottom."""
    rows: list[PrintedRow] = []
    if table.total is not None:
        rows.append(
            _sum_row("total", 0, "合　计" if setting.spaced else "合计", table.total, 0, table, setting)
        )
    departments = 0
    projects = 0
    for ordinal, unit in enumerate(table.units):
        if departments < len(table.subtotals) and table.subtotals[departments].path == unit.path:
            amounts = table.subtotals[departments].amounts
            rows.append(_sum_row("department", departments, unit.path[-1], amounts, 0, table, setting))
            departments += 1
        level = len(unit.path)
        if unit.amounts is not None:
            rows.append(_sum_row("unit", ordinal, unit.name, unit.amounts, level, table, setting))
            level += 1
        for project in unit.projects:
            row = _project_row(project, projects, level, table, setting)
            rows.append(row)
            if projects in setting.repeated:
                rows.append(msgspec.structs.replace(row, new_page=True))
            projects += 1
    return rows


def with_pages(table: Table, rows: Sequence[PrintedRow], row_pages: Sequence[Sequence[int]]) -> Table:
    """The truth with the pages on which its rows stand (one entry a printed row)."""
    found: dict[tuple[Kind, int], set[int]] = {}
    for row, pages in zip(rows, row_pages, strict=True):
        found.setdefault((row.kind, row.ordinal), set()).update(pages)

    def pages_of(kind: Kind, ordinal: int) -> tuple[int, ...]:
        return tuple(sorted(found.get((kind, ordinal), ())))

    units = []
    ordinal = 0
    for at, unit in enumerate(table.units):
        projects = []
        for project in unit.projects:
            projects.append(msgspec.structs.replace(project, pages=pages_of("project", ordinal)))
            ordinal += 1
        inside = tuple(sorted({page for project in projects for page in project.pages}))
        pages = pages_of("unit", at) if unit.amounts is not None else inside
        units.append(msgspec.structs.replace(unit, projects=tuple(projects), pages=pages))
    subtotals = tuple(
        msgspec.structs.replace(subtotal, pages=pages_of("department", at))
        for at, subtotal in enumerate(table.subtotals)
    )
    return msgspec.structs.replace(table, units=tuple(units), subtotals=subtotals)


def _sum_row(
    kind: Kind, ordinal: int, name: str, amounts: Amounts, level: int, table: Table, setting: Setting
) -> PrintedRow:
    words: dict[Key, str] = {"name": _shown(name, setting), **_money(amounts, table, setting)}
    return PrintedRow(kind=kind, ordinal=ordinal, level=level, words=words)


def _project_row(project: Project, ordinal: int, level: int, table: Table, setting: Setting) -> PrintedRow:
    rng = Random(ordinal)
    between = "\n" if setting.paragraphs else ""
    words: dict[Key, str] = {
        "number": str(ordinal + 1),
        "name": _shown(project.name, setting),
        **_money(project.amounts, table, setting),
        "objective": _shown(project.objective, setting),
        "indicators": _shown(between.join(_run_on(project.indicators, rng, setting)), setting),
        "note": rng.choice(NOTES),
    }
    new_page = ordinal in setting.new_page_before
    return PrintedRow(kind="project", ordinal=ordinal, level=level, words=words, new_page=new_page)


def _money(amounts: Amounts, table: Table, setting: Setting) -> dict[Key, str]:
    columns: dict[Key, Decimal | None] = {"total": amounts.total}
    for key, fund in zip(FUND_KEYS, FUNDS, strict=True):
        columns[key] = amounts.funds.get(fund)
    scale = 10000 if table.money_unit == "元" else 1
    return {
        key: setting.blank if amount is None else figure(amount * scale, setting)
        for key, amount in columns.items()
    }


def figure(amount: Decimal, setting: Setting) -> str:
    """A figure as it is printed, two decimals."""
    grouped = "" if setting.money == "plain" else ","
    size = format(abs(amount), f"{grouped}.2f")
    if amount >= 0:
        return _full_width(size) if setting.money == "full-width" else size
    match setting.money:
        case "brackets":
            return f"({size})"
        case "wide":
            return f"－{size}"
        case "full-width":
            return _full_width(f"-{size}")
        case _:
            return f"-{size}"


def _full_width(figure: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in figure)


def _run_on(indicators: Sequence[Indicator], rng: Random, setting: Setting) -> Iterator[str]:
    """The indicators of one cell, each with the separators that end it."""
    for at, indicator in enumerate(indicators):
        chance = rng.random() if setting.quirks else 1.0
        if indicator.raw is not None:
            yield indicator.raw
            continue
        colon = "：" if chance < 0.05 else ":"
        head = f"{_category(indicator.level1)}；{_category(indicator.level2)}"
        period = ""
        if indicator.period_value is not None:
            stopped = indicator.period_value.endswith("。")
            period = (
                f"实施周期指标值{colon}{indicator.period_value}{'' if stopped and chance < 0.5 else '；'}"
            )
        last = at == len(indicators) - 1
        if not last and indicators[at + 1].number != indicator.number + 1:
            chance = 1.0
        closing = "" if 0.05 <= chance < (0.12 if last else 0.07) else "；" if 0.12 <= chance < 0.14 else "。"
        annual = f"年度指标值{colon}{indicator.annual_value}{closing}"
        yield f"{indicator.number}、{head}；{indicator.name}；{period}{annual}"


def _category(category: Category | None) -> str:
    assert category is not None
    return f"{category.code}-{category.name}"


def _shown(text: str, setting: Setting) -> str:
    """Text with what the setting adds to it and a reading takes away again."""
    if setting.loose:
        text = "".join(_loosened(text))
    if setting.radicals:
        text = text.translate(_RADICALS)
    return text


def _loosened(text: str) -> Iterator[str]:
    """A space between a digit and a Chinese character after it, and no mark that could not be read back."""
    for before, character in zip(" " + text, text, strict=False):
        if before.isascii() and before.isdigit() and "\u4e00" <= character <= "\u9fff":
            yield " "
        yield character


_RADICALS = {ord(normalize("NFKC", chr(code))): chr(code) for code in range(0x2F00, 0x2FD6)}
"""Ordinary characters to the Kangxi radicals that look like them."""
