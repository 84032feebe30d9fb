"""CSV of all rows: UTF-8 with a BOM, so that a double click opens it right."""

from collections.abc import Iterable

from tui.delimited import encode
from tui.export.rows import Listed, sheet


def render(listed: Iterable[Listed]) -> bytes:
    """The file's bytes; lines end in CR LF (RFC 4180)."""
    line_end = "\r\n"
    header, records = sheet(listed)
    return (encode([header, *records], ",", line_end) + line_end).encode("utf-8-sig")
