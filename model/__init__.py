"""What a performance-target table is, and what may be asked of it: no files, no PDF, no screen."""

from model.table import (
    Amounts,
    Category,
    Conservation,
    Indicator,
    Leftover,
    Notice,
    Place,
    Project,
    Subtotal,
    Table,
    Unit,
)

__all__ = [
    "Amounts",
    "Category",
    "Conservation",
    "Indicator",
    "Leftover",
    "Notice",
    "Place",
    "Project",
    "Subtotal",
    "Table",
    "Unit",
]
