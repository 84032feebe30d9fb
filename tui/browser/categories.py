"""The category list: what the tables print, with counts under the other filters; several may be ticked."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from model.filter import CategoryCount, CategoryKey
from tui.browser.dialog import Dialog
from tui.browser.item_list import ItemList
from tui.browser.items import Items, single_lines
from tui.browser.spans import Line, Span, highlighted, pad, spread


class CategoryList(Dialog, inherit_bindings=True):
    """Lets categories be ticked; each tick holds at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space,insert", "tick", "勾选", show=False, priority=True),
        Binding("x,ｘ,backspace", "untick", "全部清除", show=False, priority=True),
        Binding("c,ｃ,f2", "escape", "完成", show=False, priority=True),
    ]

    DEFAULT_CSS = """
    CategoryList {
        & > #box { width: 48; }
        & ItemList { height: auto; max-height: 80vh; }
    }
    """

    def __init__(
        self,
        counts: Sequence[CategoryCount],
        chosen: frozenset[CategoryKey],
        choose: Callable[[frozenset[CategoryKey]], None],
        *,
        ascii_only: bool,
    ) -> None:
        """`choose` is called at each tick with all that is ticked then."""
        self._rows = _Listing(counts, chosen)
        super().__init__(self._rows, ascii_only=ascii_only)
        self._choose_now = choose

    def action_tick(self) -> None:
        key = self._rows.key
        self._choose(self._rows.chosen ^ {key} if isinstance(key, CategoryKey) else frozenset())

    def action_go_in(self) -> None:
        self.action_tick()

    def action_untick(self) -> None:
        self._choose(frozenset())

    @on(ItemList.Clicked)
    def _clicked(self) -> None:
        self.action_tick()

    def _choose(self, chosen: frozenset[CategoryKey]) -> None:
        self._rows.chosen = chosen
        self._rows.reload()
        self._choose_now(chosen)


class _Listing(ItemList):
    def __init__(self, counts: Sequence[CategoryCount], chosen: frozenset[CategoryKey]) -> None:
        super().__init__()
        self._counts = counts
        self.chosen = chosen

    def lay_out(self, cells: int) -> Items:
        return _CategoryItems(self._counts, self.chosen, cells)

    def title(self, cells: int) -> Line:
        return spread((Span(" 类别"),), (Span("空格 勾选  x 清除  Esc 完成 "),), cells)

    def first_choice(self, items: Items) -> int:
        return next((at for at, key in enumerate(items.keys) if key in self.chosen), 1)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._counts) + 2


class _CategoryItems:
    """全部, then the categories, level 2 under its level 1."""

    def __init__(self, counts: Sequence[CategoryCount], chosen: frozenset[CategoryKey], cells: int) -> None:
        self._counts = counts
        self._chosen = chosen
        self._cells = cells
        self.keys: Sequence[CategoryKey | None] = [None, *(one.key for one in counts)]
        self.starts = single_lines(len(self.keys))

    def line(self, at: int, nth: int) -> Line:
        if at == 0:
            return (*self._box(not self._chosen), Span("全部", "strong"))
        count = self._counts[at - 1]
        name = highlighted(count.key.name, role="strong" if count.key.level == 1 else "plain")
        left = (*self._box(count.key in self._chosen), pad(2 * (count.key.level - 1)), *name)
        number = Span(str(count.count), "money" if count.count else "quiet")
        return spread(left, (number, pad(1)), self._cells)

    def selectable(self, at: int) -> bool:
        return True

    def _box(self, ticked: bool) -> Line:
        return (pad(1), Span("[x] " if ticked else "[ ] ", "mark" if ticked else "quiet"))
