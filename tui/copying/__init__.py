"""Copying: what is copied as text or TSV, the way it takes to the clipboard, and what is kept of it."""

from tui.copying.history import Copied, History, HistoryError
from tui.copying.plain_screen import show as show_plain
from tui.copying.route import Sent, send
from tui.copying.text import (
    Chosen,
    findings_tsv,
    indicator_line,
    objective_text,
    objective_tsv,
    project_text,
    tsv,
    unit_text,
)

__all__ = [
    "Chosen",
    "Copied",
    "History",
    "HistoryError",
    "Sent",
    "findings_tsv",
    "indicator_line",
    "objective_text",
    "objective_tsv",
    "project_text",
    "send",
    "show_plain",
    "tsv",
    "unit_text",
]
