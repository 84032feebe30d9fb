"""The readers that a document can be read with, by name."""

from typing import Literal, get_args

Engine = Literal["auto", "pdfium", "pdfplumber"]
"""`auto`: the fast one, and the reference reader where its reading is not proved; the others: that one.

Pages of which PDFium does not tell enough are the reference reader's in any case.
"""

ENGINES: tuple[Engine, ...] = get_args(Engine)
