"""What is compared with: a bare Textual app that shows one Tree, `python -m tests.benchmarks.bare [NODES]`.

Its leaves, if any, are numbered and lie fifty under each branch; any key clears the tree and fills it again.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Tree

EACH = 50


class Bare(App[None]):
    """One tree; nothing moves by itself."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, leaves: int) -> None:
        super().__init__()
        self.animation_level = "none"
        self._leaves = leaves
        self._fills = 0
        self._tree: Tree[None] = Tree("全部")

    def compose(self) -> ComposeResult:
        yield self._tree

    def on_mount(self) -> None:
        self._fill()

    def on_key(self) -> None:
        self._fill()

    def _fill(self) -> None:
        tree = self._tree
        tree.clear()
        tree.root.expand()
        self._fills += 1
        tree.root.set_label(f"全部 {self._fills:04}")
        for at in range(0, self._leaves, EACH):
            branch = tree.root.add(f"单位 {at // EACH}", expand=True)
            for leaf in range(at, at + EACH):
                branch.add_leaf(f"项目 {leaf}  12,345.67")


if __name__ == "__main__":
    Bare(int(sys.argv[1]) if len(sys.argv) > 1 else 0).run()
