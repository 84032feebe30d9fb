"""The forms that files are written in, told by name or suffix: known before anything is written."""

from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """A form of export; its value is the file's suffix without the dot."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MARKDOWN = "md"


OPINION_FORMS = (Format.XLSX, Format.MARKDOWN, Format.CSV)
"""The forms of an opinion sheet: those that a person can fill in."""


class ReportForm(StrEnum):
    """A form of report."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


_SUFFIXES = {".txt": ReportForm.TEXT, ".json": ReportForm.JSON, ".csv": ReportForm.CSV}


def by_suffix(path: Path) -> Format | None:
    """The form that a file's name asks for; None if it ends in none of them."""
    suffix = path.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in list(Format) else None


def report_by_suffix(path: Path) -> ReportForm | None:
    """The form of report that a file's name asks for; None if it ends in none of them."""
    return _SUFFIXES.get(path.suffix.lower())
