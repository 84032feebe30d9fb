"""From a PDF to a `model.Table`, and the cache of tables read before.

`read_table` is all that the screen needs. Nothing here imports pdfplumber until a file must really be read.
"""

from parser.cache import Cache
from parser.errors import NoTable, PasswordNeeded, Refusal, Scanned, Unreadable
from parser.progress import OnProgress, Progress, RowSoFar
from parser.reading import preflight, read_table

__all__ = [
    "Cache",
    "NoTable",
    "OnProgress",
    "PasswordNeeded",
    "Progress",
    "Refusal",
    "RowSoFar",
    "Scanned",
    "Unreadable",
    "preflight",
    "read_table",
]
