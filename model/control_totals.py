"""Control totals: whether every printed sum of a table is the sum of its parts, exactly."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import msgspec

from model.money import show
from model.table import Amounts, Table, Unit

TOTAL = "总计"
LEAST_DECIMALS = 2
"""Amounts are rounded to no fewer decimals (万元), however many of them are printed."""


class Difference(msgspec.Struct, frozen=True, gc=False):
    """A printed sum that is not the sum of its parts: `where` the row, `column` the money column.

    `unit` and `project` say by index which row it is (-1 for none: the grand total, a department's subtotal);
    `rounding` is what rounding each figure to its printed decimals can make up at most (万元).
    """

    where: str
    column: str
    parts: str
    printed: Decimal
    computed: Decimal
    unit: int = -1
    project: int = -1
    rounding: Decimal = Decimal(0)

    @property
    def sentence(self) -> str:
        off = self.printed - self.computed
        return (
            f"{self.where}“{self.column}”印为 {show(self.printed)} 万元，{self.parts}之和为 "
            f"{show(self.computed)} 万元，相差 {show(off)} 万元"
        )


class ControlTotals(msgspec.Struct, frozen=True, gc=False):
    """How many printed sums were checked, and those that are off."""

    checked: int
    differences: tuple[Difference, ...]
    printed: bool

    @property
    def verdict(self) -> str:
        """A few words for a header line."""
        if self.differences:
            return f"合计不符 {len(self.differences)} 处"
        return "合计相符" if self.printed else "未印合计，无从核对"


def check(table: Table) -> ControlTotals:
    """Check 合计 = Σ units, department = Σ its units, unit = Σ its projects, total = Σ its funds.

    A fund that sums up others is held against these.
    """
    sums = list(_sums(table))
    rows = [
        table.total,
        *(unit.amounts for unit in table.units),
        *(subtotal.amounts for subtotal in table.subtotals),
    ]
    return ControlTotals(
        len(sums),
        tuple(
            Difference(
                one.row.where,
                one.column,
                one.parts,
                one.printed,
                one.computed,
                one.row.unit,
                one.row.project,
                one.rounding,
            )
            for one in sums
            if one.printed != one.computed
        ),
        any(row != Amounts(None) for row in rows if row is not None),
    )


class _Row(msgspec.Struct, frozen=True):
    """A row that prints a sum: its name, and its indices where it is a unit's or a project's."""

    where: str
    unit: int = -1
    project: int = -1


class _Sum(msgspec.Struct, frozen=True):
    """A sum that the paper prints, with the figures that make it up."""

    row: _Row
    parts: str
    column: str
    printed: Decimal
    figures: tuple[Decimal, ...]

    @property
    def computed(self) -> Decimal:
        return sum(self.figures, Decimal(0))

    @property
    def rounding(self) -> Decimal:
        """Half of the last printed decimal, once for each figure and once for the sum."""
        decimals = max(-int(figure.as_tuple().exponent) for figure in (self.printed, *self.figures))
        return Decimal(5).scaleb(-max(decimals, LEAST_DECIMALS) - 1) * (len(self.figures) + 1)


_SumColumns = Mapping[str, tuple[str, ...]]


def _sums(table: Table) -> Iterator[_Sum]:
    """Every sum that the paper prints."""
    units = [_counted(unit) for unit in table.units]
    if table.total is not None:
        yield from _row_sums(_Row("合计"), "各单位", table.total, units, table.sum_columns)
    for subtotal in table.subtotals:
        inside = [
            amounts
            for unit, amounts in zip(table.units, units, strict=True)
            if unit.path[: len(subtotal.path)] == subtotal.path
        ]
        yield from _row_sums(_Row(subtotal.path[-1]), "所属单位", subtotal.amounts, inside, table.sum_columns)
    for unit_at, unit in enumerate(table.units):
        if unit.amounts is not None:
            amounts = [project.amounts for project in unit.projects]
            row = _Row(unit.name, unit_at)
            yield from _row_sums(row, "各项目", unit.amounts, amounts, table.sum_columns)
        for at, project in enumerate(unit.projects):
            yield from _fund_sums(_Row(project.name, unit_at, at), project.amounts, table.sum_columns)


def _counted(unit: Unit) -> Amounts:
    """What a unit adds to the sums above it: its subtotal, and its projects where a column is blank."""
    projects = add(project.amounts for project in unit.projects)
    printed = unit.amounts or Amounts(None)
    total = projects.total if printed.total is None else printed.total
    return Amounts(total, projects.funds | printed.funds)


def _row_sums(
    row: _Row, parts: str, printed: Amounts, rows: list[Amounts], sum_columns: _SumColumns
) -> Iterator[_Sum]:
    """A sum row against the rows under it, column by column, and against its own funds."""
    if printed.total is not None:
        totals = tuple(one.total for one in rows if one.total is not None)
        yield _Sum(row, parts, TOTAL, printed.total, totals)
    for fund, amount in printed.funds.items():
        yield _Sum(row, parts, fund, amount, tuple(one.funds[fund] for one in rows if fund in one.funds))
    yield from _fund_sums(row, printed, sum_columns)


def _fund_sums(row: _Row, amounts: Amounts, sum_columns: _SumColumns) -> Iterator[_Sum]:
    """A row's total against its funds; a sum column counts once, where its group's funds are blank."""
    funds = dict(amounts.funds)
    for column, names in sum_columns.items():
        group = [amounts.funds[name] for name in names if name in amounts.funds]
        if column in funds and group:
            yield _Sum(row, "该组各项", column, funds.pop(column), tuple(group))
    if amounts.total is not None and funds:
        yield _Sum(row, "各项资金", TOTAL, amounts.total, tuple(funds.values()))


def add(rows: Iterable[Amounts]) -> Amounts:
    """The sum of several rows, column by column; a column blank in all of them stays blank."""
    total: Decimal | None = None
    funds: dict[str, Decimal] = {}
    for row in rows:
        if row.total is not None:
            total = (total or Decimal(0)) + row.total
        for fund, amount in row.funds.items():
            funds[fund] = funds.get(fund, Decimal(0)) + amount
    return Amounts(total, funds)
