"""A comparison as a file: Excel, CSV, Markdown or JSON."""

from tui.delimited import encode
from tui.export import Format, comparison_json, comparison_markdown
from tui.export.comparison_rows import CHANGE_HEADER, Compared, change_rows


def render_comparison(of: Compared, form: Format) -> bytes:
    """The bytes of a comparison in any form."""
    match form:
        case Format.XLSX:
            from tui.export import comparison_xlsx  # noqa: PLC0415 -- only Excel needs its library

            return comparison_xlsx.render(of)
        case Format.MARKDOWN:
            return comparison_markdown.render(of)
        case Format.JSON:
            return comparison_json.render(of)
        case Format.CSV:
            line_end = "\r\n"
            return (encode([CHANGE_HEADER, *change_rows(of)], ",", line_end) + line_end).encode("utf-8-sig")
