"""From a PDF to a `model.Table`, and the cache of tables read before.

`Reading` and `read_table` are all that the screen needs. Nothing here imports pdfplumber: the process that
reads a PDF does.
"""

from parser.cache import Cache
from parser.engines import ENGINES, Engine
from parser.errors import NoTable, PasswordNeeded, Refusal, Scanned, TooLarge, Unreadable
from parser.progress import OnProgress, Progress, RowSoFar
from parser.reading import Reading, last_read, read_table

__all__ = [
    "ENGINES",
    "Cache",
    "Engine",
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
    "last_read",
    "read_table",
]
