"""The command's task of writing files: tables as they are read, or what changed between two."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tui import export
from tui.exit_codes import ExitCode, gravest
from tui.export.output import replace
from tui.forms import Format
from tui.reading import read, spare, sums_and_notices
from tui.sources import Document, Opening
from tui.streams import pour
from tui.usage.arguments import UsageError
from tui.usage.definition import STANDARD_OUTPUT


def write_tables(paths: Sequence[Path], opening: Opening, output: str, chosen: Format, as_array: bool) -> int:
    """Read all files and write those that hold a table; none is written where there is no table at all."""
    to_stdout = _goes_to_stdout(output, chosen, paths)
    documents = read(paths, opening, sums_and_notices)
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    if len(codes) < len(documents):
        if to_stdout:
            pour(export.render(documents, chosen, as_array=as_array))
        else:
            export.write(documents, Path(output), chosen, as_array=as_array)
    return gravest(codes)


def write_comparison(path: Path, earlier: Path, opening: Opening, output: str, chosen: Format) -> int:
    """Write what changed since an earlier table; nothing is written where either cannot be read."""
    from tui.export.comparison import render_comparison  # noqa: PLC0415 -- only comparing needs all that
    from tui.export.comparison_rows import compared  # noqa: PLC0415

    to_stdout = _goes_to_stdout(output, chosen, [path, earlier])
    old, new = read([earlier, path], opening, sums_and_notices)
    if old.table is None or new.table is None:
        return refused_code([old, new])
    content = render_comparison(compared(old.path.name, old.table, new.path.name, new.table), chosen)
    if to_stdout:
        pour(content)
    else:
        replace(Path(output), content)
    return ExitCode.DONE


def _goes_to_stdout(output: str, chosen: Format, paths: Sequence[Path]) -> bool:
    """Whether the output is standard output; refuses a terminal for Excel, and a file that is to be read."""
    if output != STANDARD_OUTPUT:
        spare(paths, output)
        return False
    if chosen is Format.XLSX and sys.stdout and sys.stdout.isatty():
        raise UsageError("xlsx 不能显示在终端里；请用 -o 文件.xlsx，或把标准输出转到文件")
    return True


def refused_code(documents: Sequence[Document]) -> int:
    """The gravest code of documents of which some were refused."""
    return gravest([document.refusal.code for document in documents if document.refusal is not None])
