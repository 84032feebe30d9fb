"""From a PDF to a `model.Table`, and the cache of tables read before.

`read_table` is all that the screen needs. Nothing here imports pdfplumber until a file must really be read.
"""

from parser.cache import Cache
from parser.errors import NoTable, PasswordNeeded, Refusal, Scanned, TooLarge, Unreadable
from parser.progress import OnProgress, Progress, RowSoFar
from parser.reading import Reading, preflight, read_table

__all__ = [
    "Cache",
    "NoTable",
    "OnProgress",
    "PasswordNeeded",
    "Progress",
    "Reading",
    "Refusal",
    "RowSoFar",
    "Scanned",
    "TooLarge",
    "Unreadable",
    "preflight",
    "read_table",
]
