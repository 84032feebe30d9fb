"""The opinion sheet (审核意见表) as a file: Excel with a cover, Markdown with a cover, or the rows as CSV."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from model.review import Review
from tui.checking.checked import Checked, check, unreviewed
from tui.checking.profile_file import ProfileInUse
from tui.delimited import encode
from tui.export import Format, by_suffix, create_anew, opinion_markdown, stem_of
from tui.export.comparison_rows import Compared
from tui.export.errors import ExportError
from tui.export.opinion_sheet import OpinionSheet, opinion_sheet
from tui.export.output import write_new
from tui.sources import Document


def render_opinion(sheet: OpinionSheet, form: Format) -> bytes:
    """The bytes of a sheet in one of `tui.export.OPINION_FORMS`."""
    match form:
        case Format.XLSX:
            from tui.export import opinion_xlsx  # noqa: PLC0415 -- only Excel needs its library

            return opinion_xlsx.render(sheet)
        case Format.MARKDOWN:
            return opinion_markdown.render(sheet)
        case Format.CSV:
            line_end = "\r\n"
            return (encode([sheet.header, *sheet.rows()], ",", line_end) + line_end).encode("utf-8-sig")
        case Format.JSON:
            raise ValueError(form)


def write_opinion(
    checked: Sequence[Checked], in_use: ProfileInUse, output: Path, compared: Compared | None = None
) -> None:
    """Write the sheet of what was found, in the form that the suffix names.

    Never over an older one, which may hold answers written by hand. Raises ExportError.
    """
    form = by_suffix(output)
    if form is None:
        raise ExportError(output, "从后缀看不出格式")
    sheet = opinion_sheet(checked, in_use, datetime.now().date(), compared=compared)
    write_new(output, render_opinion(sheet, form))


def export_opinion(
    documents: Sequence[Document],
    in_use: ProfileInUse,
    directory: Path | None = None,
    review_of: Callable[[str], Review] = unreviewed,
    compared: Compared | None = None,
) -> Path:
    """Check documents and write an Excel sheet of what was found, named by document and time; its path.

    Documents that were refused are left out; one at least was read. Without `directory` it goes to the
    working directory, or home where that cannot be written; never over an existing file. Raises ExportError.
    """
    checked = check(documents, in_use.profile, review_of)
    sheet = opinion_sheet(checked, in_use, datetime.now().date(), compared=compared)
    content = render_opinion(sheet, Format.XLSX)
    return create_anew(f"{stem_of([one.path.stem for one in checked])}-审核意见", content, directory)
