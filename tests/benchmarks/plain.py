"""What is compared with: a plain Textual app of the same widgets over the same document.

A tree of units and projects, the project under its cursor with its objective and a table of its indicators,
an input that filters by text at each key. Its cursor does not blink and nothing moves by itself.
"""

import sys
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import DataTable, Input, Static, Tree

from model import Project, Table
from model.filter import Filter, category_name
from model.index import Index
from model.money import show
from parser import Cache
from tui.browser.view import value_text
from tui.sources import Opening, open_document


class Plain(App[None]):
    """Tree, detail and input, as any app would be made of them."""

    CSS = """
    Tree { width: 50; }
    #objective { height: auto; }
    #left { width: 50; }
    Input { width: 1fr; }
    #filters { height: 1; }
    """
    ENABLE_COMMAND_PALETTE = False
    COLUMNS: ClassVar = (("序号", 4), ("一级", 6), ("二级", 8), ("名称", 18), ("指标值", 22))

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.animation_level = "none"
        self._table = table
        self._index = Index([table])
        self._tree: Tree[Project | None] = Tree("合计")
        self._subject = Static(id="name")
        self._objective = Static(id="objective")
        self._indicators: DataTable[str] = DataTable(cursor_type="row")
        self._remains = Static(id="left")
        self._input = Input(compact=True)
        self._input.cursor_blink = False

    def compose(self) -> ComposeResult:
        yield Static(
            Content(
                f"{self._table.title}  {show(self._table.total.total if self._table.total else None)} 万元"
            )
        )
        with Horizontal():
            yield self._tree
            with Vertical():
                yield self._subject
                yield self._objective
                yield self._indicators
        with Horizontal(id="filters"):
            yield self._input
            yield self._remains
        yield Static("Tab 下一个窗格  Ctrl+Q 退出")

    def on_mount(self) -> None:
        for label, cells in self.COLUMNS:
            self._indicators.add_column(label, width=cells)
        self._fill("")
        self._tree.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(Tree.NodeHighlighted)
    def _highlighted(self, event: Tree.NodeHighlighted[Project | None]) -> None:
        if (project := event.node.data) is not None:
            self._show(project)

    def _fill(self, words: str) -> None:
        visible = self._index.apply(Filter(text=words))
        self._tree.clear()
        self._tree.root.expand()
        units = {
            at: self._tree.root.add(Text(unit.name), expand=True)
            for at, unit in enumerate(self._table.units)
            if any(left.unit == at for left in visible.projects)
        }
        for left in visible.projects:
            project = self._table.units[left.unit].projects[left.project]
            label = Text(f"{project.name}  {show(project.amounts.total)}")
            units[left.unit].add_leaf(label, data=project)
        self._remains.update(Content(f"{len(visible.projects)} 项目  {visible.indicators} 指标"))
        if visible.projects:
            first = visible.projects[0]
            self._show(self._table.units[first.unit].projects[first.project])

    def _show(self, project: Project) -> None:
        self._subject.update(Content(f"{project.name}  {show(project.amounts.total)}"))
        self._objective.update(Content(project.objective or ""))
        self._indicators.clear()
        for one in project.indicators:
            levels = ["" if level is None else category_name(level) for level in (one.level1, one.level2)]
            self._indicators.add_row(str(one.number), *levels, one.name or "", value_text(one), height=None)


if __name__ == "__main__":
    document = open_document(Path(sys.argv[1]), Opening(None, Cache()))
    if document.table is not None:
        Plain(document.table).run()
