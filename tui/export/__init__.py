"""Exporting tables to files: JSON, CSV, Excel, Markdown."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.export.errors import ExportError
from tui.forms import OPINION_FORMS, Format, by_suffix
from tui.sources import Document

if TYPE_CHECKING:
    from model.filter import Visible
    from model.summary import Chart

__all__ = ["OPINION_FORMS", "ExportError", "Format", "by_suffix", "export_visible", "render", "write"]


def render(documents: Sequence[Document], chosen: Format, *, as_array: bool | None = None) -> bytes:
    """An export's bytes; documents that were refused are left out, one at least was read.

    `as_array`: whether JSON is an array; None makes it one unless there is exactly one document.
    """
    # Each form loads what it needs alone: that takes as long as it takes to write.
    match chosen:
        case Format.JSON:
            from tui.export import json_file  # noqa: PLC0415

            return json_file.render(documents, len(documents) != 1 if as_array is None else as_array)
        case Format.CSV:
            from tui.export import csv_file, rows  # noqa: PLC0415

            return csv_file.render(rows.everything(documents))
        case Format.MARKDOWN:
            from tui.export import markdown_file  # noqa: PLC0415

            return markdown_file.render(documents)
        case Format.XLSX:
            from tui.export import rows, xlsx_file  # noqa: PLC0415

            return xlsx_file.render(rows.everything(documents))


def write(
    documents: Sequence[Document],
    output: Path,
    chosen: Format | None = None,
    *,
    as_array: bool | None = None,
) -> None:
    """Write an export, over an older one where there is one; the form by the suffix unless `chosen`.

    The file is whole or as it was. Raises ExportError.
    """
    chosen = chosen or by_suffix(output)
    if chosen is None:
        raise ExportError(output, f"后缀要是 {'、'.join(f'.{one}' for one in Format)} 之一")
    from tui.export.output import replace  # noqa: PLC0415 -- who exports nothing needs none of it

    replace(output, render(documents, chosen, as_array=as_array))


def export_visible(documents: Sequence[Document], visible: "Visible", directory: Path | None = None) -> Path:
    """Write an Excel file of what a filter left, named by document and time; its path.

    `table` in `visible` is the place among `documents`. Without `directory` it goes to the working
    directory, or home where that cannot be written; never over an existing file. Raises ExportError.
    """
    from tui.export import rows, xlsx_file  # noqa: PLC0415 -- only Excel needs its library

    listed = list(rows.left(documents, visible))
    files = list(dict.fromkeys(documents[one.table].path.stem for one in visible.projects))
    return create_anew(stem_of(files), xlsx_file.render(listed), directory)


def export_summary(
    documents: Sequence[Document], charts: Sequence["Chart"], directory: Path | None = None
) -> Path:
    """Write a summary of these documents as Excel, as `export_visible` does; its path. Raises ExportError."""
    from tui.export import summary_file  # noqa: PLC0415 -- only Excel needs its library

    files = [document.path.stem for document in documents if document.table is not None]
    return create_anew(f"{stem_of(files)}-汇总", summary_file.render(charts), directory)


def stem_of(files: Sequence[str]) -> str:
    """What a file is named by that holds what is in these."""
    return files[0] if len(files) == 1 else f"{files[0]}等{len(files)}份" if files else "无命中"


def create_anew(stem: str, content: bytes, directory: Path | None) -> Path:
    """Write a new Excel file named by `stem` and time, where `export_visible` says; its path."""
    from tui.export.output import create  # noqa: PLC0415

    directories = [directory] if directory is not None else [Path(os.curdir), Path(os.path.expanduser("~"))]
    return create(directories, stem, ".xlsx", content, datetime.now()).absolute()
