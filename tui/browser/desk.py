"""What lies before the reviewer: the view, what it leaves, the marks; and the commands that change them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from model.filter import CategoryCount, CategoryKey, Filter, Visible, counted, narrowed
from model.left import inside
from tui.browser import tree_walk
from tui.browser.comparing import Comparing
from tui.browser.finding_filter import FindingFilter, beside, row_of, wanted
from tui.browser.library import Library
from tui.browser.matches import next_in_list, next_spot, project_row
from tui.browser.panes import Panes
from tui.browser.reviewing import Reviewing
from tui.browser.tree import RowRead
from tui.browser.tree_rows import TreeRows, tree_rows
from tui.browser.view import (
    FindingAt,
    FlatRow,
    Mark,
    Order,
    Row,
    Sort,
    Target,
    View,
    enclosing,
    foldable,
    left_of,
)

if TYPE_CHECKING:
    from model.summary import Chart


class Desk:
    """Holds what is set and shows it in the panes; `say` is called with messages."""

    def __init__(
        self,
        library: Library,
        reviewing: Reviewing,
        comparing: Comparing,
        panes: Panes,
        changed: Callable[[bool], None],
        say: Callable[[str], None],
        key: Callable[[str], str],
    ) -> None:
        """`changed` is called when something else is shown, with whether documents or reviews are other ones;
        `key` names the key of a command by its id.
        """
        self._library = library
        self._reviewing = reviewing
        self._comparing = comparing
        self._panes = panes
        self._changed = changed
        self._say = say
        self.key = key
        self.view = View()
        self.visible = library.everything
        self.marks: frozenset[Mark] = frozenset()
        self.wanted_findings = FindingFilter()

    def show(self, view: View, to: Row | FlatRow | None = None, *, news: bool = False) -> None:
        """Show another view; the cursor goes to `to` if that is shown. `news` says that documents or reviews
        are others than before.
        """
        if (view.chosen, view.state, view.changed_only) != (
            self.view.chosen,
            self.view.state,
            self.view.changed_only,
        ):
            self.visible = self._left(view)
        self.view = view
        self._panes.show(self.visible, view, to)
        self._changed(news)

    def compare(self) -> None:
        """Show only what changed against the table beside it, or everything again."""
        changed_only = not self.view.changed_only
        self.show(replace(self.view, changed_only=changed_only))
        self._say("只看有变化的项目" if changed_only else "显示全部项目")

    def reviewed(self) -> None:
        """Show what was changed in a review."""
        if self.view.state is not None:
            self.visible = self._left(self.view)
        self.show(self.view, news=True)

    def choose_categories(self, chosen: frozenset[CategoryKey]) -> None:
        """Leave these categories; with none, all."""
        self.show(replace(self.view, chosen=replace(self.view.chosen, categories=chosen)))

    def clear(self) -> None:
        """Take all filters away."""
        if not self.view.is_filtered:
            self._say("没有设置筛选")
        else:
            self.show(replace(self.view, chosen=Filter(), amount_text="", state=None, changed_only=False))
            self._say("已清除全部筛选")

    def categories(self) -> Sequence[CategoryCount]:
        """The categories, each with its count under the other filters."""
        counts = self._library.categories(self.view.chosen)
        if self.view.state is None and not self.view.changed_only:
            return counts
        others = replace(self.view, chosen=replace(self.view.chosen, categories=frozenset()))
        left = counted(self._library.tables, self._left(others))
        return [CategoryCount(one.key, left[one.key]) for one in counts]

    def page_read(self) -> None:
        """Show the rows found on another page of the document that is being read."""
        self.show(self.view, news=True)

    def checked(self) -> None:
        """Show the findings that came to documents."""
        self.show(self.view, news=True)

    def grown(self) -> None:
        """Show the document that came to the library; the cursor stays on its row, which is read now."""
        here = self._panes.projects.key
        read = self._library.found_again(here.table, here.nth) if isinstance(here, RowRead) else None
        self.visible = self._left(self.view)
        self.show(self.view, read, news=True)

    def go_in(self) -> None:
        """What Enter does: fold or unfold, or go into the detail pane; from the list to the project."""
        if self._panes.is_flat and not self._panes.detail.active:
            self.switch()
            self._panes.activate(self._panes.detail)
        else:
            self._walk(tree_walk.enter)

    def go_right(self) -> None:
        self._walk(tree_walk.right)

    def go_left(self) -> None:
        if self._panes.detail.active:
            self._panes.activate(self._panes.main)
        else:
            self._walk(tree_walk.left)

    def unfold_all(self) -> None:
        self.show(replace(self.view, folded=frozenset()))

    def fold_all(self) -> None:
        """Fold everything; the cursor goes to the uppermost row above it."""
        folded = foldable(self._library.tables, self._library.several)
        row = self._panes.projects.row
        above = [row, *enclosing(row, self._library.tables)] if row is not None else []
        self.show(replace(self.view, folded=folded), next((one for one in above[::-1] if one in folded), row))

    def change_order(self) -> None:
        """The next order of the tree, or of the list."""
        if self._panes.is_flat:
            sorts = list(Sort)
            sort = sorts[(sorts.index(self.view.sort) + 1) % len(sorts)]
            self.show(replace(self.view, sort=sort))
            self._say(f"列表按{sort.value}排列")
        else:
            order = Order.PRINTED if self.view.order is Order.MONEY else Order.MONEY
            self.show(replace(self.view, order=order))
            self._say(f"项目按{order.value}排列")

    def switch(self) -> None:
        """Show the list in place of the tree, or the tree again, at the same project and indicator."""
        panes = self._panes
        row, indicator, selected = panes.project, panes.flat.row, panes.detail.selected
        panes.switch()
        if panes.is_flat:
            at = selected if isinstance(selected, FlatRow) and panes.detail.was_moved else None
            self.show(self.view, at or (self._first_indicator(row) if row is not None else None))
        elif row is not None:
            self.go_to(row)
            if indicator is not None:
                panes.detail.go_to(indicator)

    def next_project(self, step: int) -> None:
        """Go to the next (1) or previous (-1) project, wherever the keys are."""
        rows = self.rows()
        here = self._panes.project
        at = rows.place(here)
        if step > 0:
            ahead = range(0 if at is None else at + 1, len(rows))
        else:
            ahead = range(-1 if at is None else at - 1, -1, -1)
        to = next((row for row in map(rows.__getitem__, ahead) if self._is_next(row)), None)
        if to is None:
            self._say("已是最后一个项目" if step > 0 else "已是第一个项目")
        else:
            self.go_to(to)

    def next_match(self, step: int) -> None:
        """Go to the next or previous place where the words of the text filter stand."""
        panes, words = self._panes, self.view.chosen.text
        if not words:
            self._say("先按 / 输入要查找的文字")
            return
        if panes.is_flat:
            row = next_in_list(self._library, panes.flat.rows, panes.flat.row, words, step)
            if row is not None:
                panes.flat.go_to(row)
            else:
                self._say("列表中没有含该文字的指标；文字在其项目名称或绩效目标中")
            return
        rows = self.rows()
        here = panes.project if panes.project in rows else next(iter(rows), None)
        found = None
        if here is not None:
            selected = panes.detail.selected if panes.detail.was_moved else here
            spot = None if isinstance(selected, FindingAt) else selected
            found = next_spot(self._library, self.visible, rows, here, spot, words, step)
        if found is None:
            self._say("没有匹配")
            return
        self.go_to(project_row(found))
        if isinstance(found, Row):
            panes.reveal(panes.main)
        else:
            panes.reveal(panes.detail)
            panes.detail.go_to(found)

    def next_finding(self, step: int) -> None:
        """Go to the next or previous finding of those that are wanted, on what is left."""
        here = self._panes.target or Row("document", 0)
        places = wanted(self._library, self.visible, self.wanted_findings)
        place = beside(self._library, places, here, step)
        if place is None:
            self._say(
                "没有审核要点" if self.wanted_findings == FindingFilter() else "没有符合清单条件的审核要点"
            )
            return
        self.go_to_finding(place)
        finding = self._library.finding(place)
        nth = f"第 {places.index(place) + 1}/{len(places)} 条"
        self._say(f"{nth}  {finding.severity.label}  {finding.title}")

    @property
    def scope(self) -> str:
        """What the summary sums up, in words."""
        left = "筛选后的全部" if self.view.is_filtered else "全部"
        single = not self._library.several and self._library.entries
        return f"{self._library.document_name(0)}  {left}" if single else left

    def summary(self) -> "Sequence[Chart]":
        """The charts of what is left, with the findings on it."""
        from model.summary import summary  # noqa: PLC0415 -- the first picture needs none

        places = wanted(self._library, self.visible, FindingFilter())
        return summary(self._library.tables, self.visible, map(self._library.finding, places))

    def go_to_finding(self, place: FindingAt) -> None:
        """Put the cursor of the detail pane on a finding."""
        panes = self._panes
        if panes.is_flat:
            panes.switch()
        self.go_to(row_of(self._library, place))
        panes.activate(panes.detail)
        panes.detail.go_to(place)

    def go_to(self, row: Row) -> None:
        """Put the cursor on a row of the tree, or on the first of its indicators in the list."""
        if self._panes.is_flat:
            self.show(self.view, self._first_indicator(row))
        else:
            self.show(tree_walk.revealed(self.view, row, self._library.tables), row)

    def rows(self) -> TreeRows:
        """All tree rows that are left, folded or not."""
        unfolded = replace(self.view, folded=frozenset())
        return tree_rows(self._library.tables, self._library.entries, self.visible, unfolded)

    def mark(self) -> None:
        """Mark what the cursor stands on, or take its mark away, and go on to the next."""
        target = self._panes.target
        if isinstance(target, FlatRow | FindingAt) or (isinstance(target, Row) and target.kind == "project"):
            self._set_marks(self.marks ^ {target})
            self._panes.active.move(1)
            next_steps = f"按 {self.key('copy')} 一起复制，按 {self.key('unmark')} 取消"
            self._say(f"已标记 {len(self.marks)} 项，{next_steps}" if self.marks else "已无标记")
        else:
            copy = self.key("copy")
            self._say(f"可标记的是项目、指标和审核要点；单位和绩效目标请直接按 {copy} 复制")

    def unmark(self) -> None:
        """Take all marks away."""
        self._set_marks(frozenset())
        self._say("已取消全部标记")

    def targets(self) -> Sequence[Target]:
        """What copying takes, in no order: the marked items, else what the cursor stands on."""
        if self.marks:
            return list(self.marks)
        target = self._panes.target
        return [] if target is None else [target]

    def _set_marks(self, marks: frozenset[Mark]) -> None:
        self.marks = marks
        self._panes.show_marks(marks)

    def _walk(self, how: tree_walk.Walk) -> None:
        panes = self._panes
        if panes.detail.active:
            return
        if panes.is_flat or panes.projects.row is None:
            panes.activate(panes.detail)
            return
        step = how(self.view, panes.projects.row, self._library.tables, several=self._library.several)
        if step.into_detail:
            panes.activate(panes.detail)
        else:
            self.show(step.view, step.row)

    def _left(self, view: View) -> Visible:
        """What the filters of a view leave."""
        visible = self._library.apply(view.chosen)
        if (state := view.state) is not None:
            has_state = partial(self._reviewing.has_state, state=state)
            visible = narrowed(self._library.tables, visible, has_state)
        if view.changed_only:
            visible = narrowed(self._library.tables, visible, self._comparing.is_changed)
        return visible

    def _is_next(self, row: Row) -> bool:
        """Whether going from project to project stops at a row."""
        if row.kind != "project":
            return False
        return not self._panes.is_flat or self._first_indicator(row) is not None

    def _first_indicator(self, row: Row) -> FlatRow | None:
        """The first indicator that is left of a project, unit or document."""
        if row.kind == "project":
            candidates = [left_of(self.visible, row)]
        else:
            units = self._library.units_below(row)
            candidates = [one for at in units for one in inside(self.visible.projects, row.table, at)]
        found = next((one for one in candidates if one is not None and one.indicators), None)
        return None if found is None else FlatRow(found.table, found.unit, found.project, found.indicators[0])
