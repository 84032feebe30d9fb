"""The command's task of checking tables: the report and the opinion sheet."""

import os
from collections.abc import Sequence
from pathlib import Path

from model.review import Review
from tui.checking import profile_file
from tui.checking.checked import check, count, unreviewed
from tui.checking.report import render_report
from tui.exit_codes import ExitCode, gravest
from tui.export.comparison_rows import compared
from tui.export.opinion import write_opinion
from tui.export.output import replace
from tui.forms import ReportForm
from tui.reading import notices, read, spare
from tui.review import Store, StoreError
from tui.sources import Opening
from tui.streams import pour, say, talk
from tui.usage.arguments import Arguments, UsageError
from tui.usage.definition import STANDARD_OUTPUT
from tui.writing import refused_code


def examine(paths: Sequence[Path], opening: Opening, given: Arguments, *, one_line_each: bool) -> int:
    """Check all files; print or write the report, the opinion sheet or both.

    Nothing is written where there is no table at all. Findings make the code of a report alone.
    """
    in_use = profile_file.load(given.profile)
    output = None if given.output == STANDARD_OUTPUT else given.output
    written = [str(path) for path in (output, given.opinion) if path is not None]
    for path in written:
        spare([*paths, *([given.compare] if given.compare is not None else [])], path)
    if len(written) == 2 and os.path.realpath(written[0]) == os.path.realpath(written[1]):
        raise UsageError("-o 和 --opinion 写的是同一个文件；请换一个文件名")
    earlier = read([given.compare], opening, notices) if given.compare is not None else []
    documents = read(paths, opening, notices)
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    checked = check(documents, in_use.profile, _review_of if given.opinion is not None else unreviewed)
    if not checked or any(document.table is None for document in earlier):
        return gravest([*codes, refused_code(earlier)])
    beside = [
        compared(document.path.name, document.table, one.path.name, one.table)
        for document in earlier
        for one in checked
        if document.table is not None
    ]
    if given.opinion is not None:
        write_opinion(checked, in_use, given.opinion, beside[0] if beside else None)
    if given.report is not None:
        content = render_report(checked, given.report, refused=len(codes), one_line_each=one_line_each)
        if output is not None:
            replace(Path(output), content)
        elif given.report is ReportForm.TEXT:
            talk(content.decode())
        else:
            pour(content)
        if count(checked).error:
            codes.append(ExitCode.FINDINGS)
    return gravest(codes)


def _review_of(sha256: str) -> Review:
    """What a reviewer said of a document; nothing, and why, where that cannot be read."""
    try:
        with Store() as kept:
            return kept.review(sha256)
    except StoreError as error:
        say(error.line)
        return Review()
