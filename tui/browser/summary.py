"""The summary: money by unit, indicators by category and findings by check, as bars."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from model.money import show
from model.summary import Bar, Chart
from tui.browser.blocks import Block, BlockItems
from tui.browser.dialog import Dialog
from tui.browser.finding_lines import MARKS, ROLES
from tui.browser.item_list import ItemList
from tui.browser.items import Items
from tui.browser.spans import Line, Role, Span, pad, paragraph, spread, width

_SHORTEST_BAR = 8
"""Cells that the longest bar has at least; names give way."""


_LONGEST_BAR = 60
"""Cells: a longer one is no easier to compare."""


class Summary(Dialog, inherit_bindings=True):
    """Shows charts; `export` is called to write them to a file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e,ｅ,f9", "export", "导出", show=False, priority=True),
        Binding("i,ｉ,enter", "escape", "关闭", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    Summary {
        & > #box { width: 100%; max-width: 124; height: 100%; max-height: 100%; }
        & ItemList { height: 1fr; }
    }
    """

    def __init__(
        self, charts: Sequence[Chart], heading: str, export: Callable[[], object], *, ascii_only: bool
    ) -> None:
        """`heading` says what is summed up."""
        super().__init__(_Page(charts, heading), "汇总", ascii_only=ascii_only)
        self._export = export

    def action_export(self) -> None:
        self.dismiss()
        self._export()


class _Page(ItemList):
    def __init__(self, charts: Sequence[Chart], heading: str) -> None:
        super().__init__()
        self._charts = charts
        self._heading = heading

    def title(self, cells: int) -> Line:
        return spread((Span(f" {self._heading}"),), (Span("↑ ↓ 滚动  e 导出  Esc 关闭 "),), cells)

    def lay_out(self, cells: int) -> Items:
        return BlockItems([Block(chart.title, _chart_lines(chart, cells)) for chart in self._charts])


def _chart_lines(chart: Chart, cells: int) -> list[Line]:
    """A heading, then each bar behind its label, the longest as long as there is room for."""
    lines: list[Line] = [(pad(1), Span(f"{chart.title}（{chart.measure}）", "heading"))]
    if not chart.bars:
        return [*lines, (pad(2), Span("无", "quiet")), ()]
    figures = [_figure(bar, chart) for bar in chart.bars]
    figure_cells = max(map(width, figures))
    longest_label = max(width(line) for bar in chart.bars for line in _label(bar, cells))
    label_cells = min(longest_label, max(1, cells - figure_cells - _SHORTEST_BAR - 6))
    room = min(_LONGEST_BAR, cells - label_cells - figure_cells - 6)
    longest = max(abs(bar.value) for bar in chart.bars) or 1
    for bar, figure in zip(chart.bars, figures, strict=True):
        length = round(abs(bar.value) * room / longest)
        drawn = Span(" " * (length or (1 if bar.value else 0)), "done" if bar.value >= 0 else "match")
        first, *others = _label(bar, label_cells)
        figure_at = pad(2 + label_cells - width(first) + figure_cells - width(figure))
        lines.append((pad(2), *first, figure_at, *figure, pad(1), drawn))
        lines += [(pad(2), *other) for other in others]
    return [*lines, ()]


def _label(bar: Bar, cells: int) -> list[Line]:
    """What a bar stands for, wrapped."""
    if bar.severity is not None:
        role: Role = ROLES[bar.severity]
        lead = Span(f"{MARKS[bar.severity]} ", role)
    else:
        role = "quiet" if bar.depth else "plain"
        lead = pad(2 * bar.depth)
    first, *others = paragraph(bar.label, max(1, cells - width((lead,))), role=role)
    return [(lead, *first), *((pad(width((lead,))), *other) for other in others)]


def _figure(bar: Bar, chart: Chart) -> Line:
    figure = Span(show(bar.value) if chart.measure == "万元" else str(bar.value), "money")
    if bar.projects is None:
        return (figure,)
    return (figure, Span(f" {bar.projects:>3} 项目", "quiet"))
