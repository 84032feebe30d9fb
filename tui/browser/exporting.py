"""What is exported from the browser: asked for by a key, made by a worker, told of at the end."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from textual.message import Message

from tui.browser.comparing import Comparing
from tui.browser.desk import Desk
from tui.browser.reviewing import Reviewing
from tui.checking.profile_file import ProfileInUse
from tui.export.errors import ExportError
from tui.sources import Document

What = Literal["visible", "opinion", "summary"]


class ExportWanted(Message):
    """Something is to be written to a file: what is visible, its summary, or the opinion sheet."""

    def __init__(self, what: What) -> None:
        super().__init__()
        self.what = what


class Exported(Message):
    """An export has ended; `sentence` says how."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Export(msgspec.Struct, frozen=True):
    """What writes a file and says where, and what is in it, in Chinese."""

    write: Callable[[], Path]
    what: str

    def ended(self) -> Exported:
        """Write the file."""
        try:
            path = self.write()
        except ExportError as error:
            return Exported(error.line)
        return Exported(f"已导出 {self.what}：{path}")


def export_of(
    what: What,
    documents: Sequence[Document],
    desk: Desk,
    reviewing: Reviewing,
    comparing: Comparing,
    in_use: ProfileInUse,
) -> Export:
    """The export that was asked for, of what is shown now."""
    # No first picture has to wait for what writes files.
    from tui.export import export_summary, export_visible  # noqa: PLC0415
    from tui.export.opinion import export_opinion  # noqa: PLC0415

    match what:
        case "visible":
            left = f"{len(desk.visible.projects)} 个项目、{desk.visible.indicators} 条指标"
            return Export(partial(export_visible, documents, desk.visible), left)
        case "opinion":
            compared = comparing.compared(documents)
            review_of = reviewing.review_of
            write = partial(export_opinion, documents, in_use, review_of=review_of, compared=compared)
            return Export(write, "审核意见表")
        case "summary":
            return Export(partial(export_summary, documents, desk.summary()), "汇总")
