"""The report of a check: as text for a person, as JSON or CSV for other programs."""

from collections.abc import Sequence

from tui.checking import csv_report, json_report, text_report
from tui.checking.checked import Checked
from tui.forms import ReportForm, report_by_suffix

__all__ = ["ReportForm", "render_report", "report_by_suffix"]


def render_report(
    checked: Sequence[Checked], form: ReportForm, *, refused: int = 0, one_line_each: bool | None = None
) -> bytes:
    """The report's bytes, UTF-8. `refused` counts documents that could not be checked, which text says.

    `one_line_each`: whether text has a line for each document in place of their findings; None makes
    it so unless there is exactly one document.
    """
    match form:
        case ReportForm.TEXT:
            each = len(checked) + refused != 1 if one_line_each is None else one_line_each
            return (text_report.summary(checked, refused) if each else text_report.whole(checked)).encode()
        case ReportForm.JSON:
            return json_report.render(checked)
        case ReportForm.CSV:
            return csv_report.render(checked)
