"""Copying: what is copied as text or TSV, and the way it takes to the person's clipboard."""

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
    "Sent",
    "findings_tsv",
    "indicator_line",
    "objective_text",
    "objective_tsv",
    "project_text",
    "send",
    "tsv",
    "unit_text",
]
