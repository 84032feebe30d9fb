"""Control totals: whether every printed sum of a table is the sum of its parts, exactly."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import msgspec

from model.money import show
from model.table import Amounts, Table, Unit

TOTAL = "总计"


class Difference(msgspec.Struct, frozen=True):
    """A printed sum that is not the sum of its parts: `where` the row, `column` the money column."""

    where: str
    column: str
    parts: str
    printed: Decimal
    computed: Decimal

    @property
    def sentence(self) -> str:
        off = self.printed - self.computed
        return (
            f"{self.where}“{self.column}”印为 {show(self.printed)} 万元，{self.parts}之和为 "
            f"{show(self.computed)} 万元，相差 {show(off)} 万元"
        )


class ControlTotals(msgspec.Struct, frozen=True):
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
    checked = 0
    differences: list[Difference] = []
    for where, parts, column, printed, computed in _sums(table):
        checked += 1
        if printed != computed:
            differences.append(Difference(where, column, parts, printed, computed))
    rows = [
        table.total,
        *(unit.amounts for unit in table.units),
        *(subtotal.amounts for subtotal in table.subtotals),
    ]
    return ControlTotals(
        checked, tuple(differences), any(row != Amounts(None) for row in rows if row is not None)
    )


_Sum = tuple[str, str, str, Decimal, Decimal]
_SumColumns = Mapping[str, tuple[str, ...]]


def _sums(table: Table) -> Iterator[_Sum]:
    """Every sum that the paper prints: (row, parts, column, printed, computed)."""
    units = [_counted(unit) for unit in table.units]
    if table.total is not None:
        yield from _row_sums("合计", "各单位", table.total, units, table.sum_columns)
    for subtotal in table.subtotals:
        inside = [
            amounts
            for unit, amounts in zip(table.units, units, strict=True)
            if unit.path[: len(subtotal.path)] == subtotal.path
        ]
        yield from _row_sums(subtotal.path[-1], "所属单位", subtotal.amounts, inside, table.sum_columns)
    for unit in table.units:
        if unit.amounts is not None:
            yield from _row_sums(
                unit.name,
                "各项目",
                unit.amounts,
                [project.amounts for project in unit.projects],
                table.sum_columns,
            )
        for project in unit.projects:
            yield from _fund_sums(project.name, project.amounts, table.sum_columns)


def _counted(unit: Unit) -> Amounts:
    """What a unit adds to the sums above it: its subtotal, and its projects where a column is blank."""
    projects = add(project.amounts for project in unit.projects)
    printed = unit.amounts or Amounts(None)
    total = projects.total if printed.total is None else printed.total
    return Amounts(total, projects.funds | printed.funds)


def _row_sums(
    where: str, parts: str, printed: Amounts, rows: list[Amounts], sum_columns: _SumColumns
) -> Iterator[_Sum]:
    """A sum row against the rows under it, column by column, and against its own funds."""
    computed = add(rows)
    if printed.total is not None:
        yield where, parts, TOTAL, printed.total, computed.total or Decimal(0)
    for fund, amount in printed.funds.items():
        yield where, parts, fund, amount, computed.funds.get(fund, Decimal(0))
    yield from _fund_sums(where, printed, sum_columns)


def _fund_sums(where: str, amounts: Amounts, sum_columns: _SumColumns) -> Iterator[_Sum]:
    """A row's total against its funds; a sum column counts once, where its group's funds are blank."""
    funds = dict(amounts.funds)
    for column, names in sum_columns.items():
        group = [amounts.funds[name] for name in names if name in amounts.funds]
        if column in funds and group:
            yield where, "该组各项", column, funds.pop(column), sum(group, Decimal(0))
    if amounts.total is not None and funds:
        yield where, "各项资金", TOTAL, amounts.total, sum(funds.values(), Decimal(0))


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
