"""A document as long as is wanted: the lists of many departments, one behind the other, as budgets are."""

import io
from functools import cache
from pathlib import Path

import pypdfium2

from tests.corpus.fonts import UMING
from tests.corpus.producers.reportlab_paper import produce
from tests.corpus.setting import Setting
from tests.corpus.truth import make_table

LISTS = 12
"""Different lists, after which the same ones come again."""


@cache
def _list(seed: int) -> bytes:
    return produce(make_table(seed), Setting(font=UMING)).pdf


def write(path: Path, pages: int) -> int:
    """Write a document of at least so many pages, with whole lists only; how many it has.

    Raises NotInstalled where the font is missing.
    """
    book = pypdfium2.PdfDocument.new()
    seed = 0
    while len(book) < pages:
        part = pypdfium2.PdfDocument(_list(seed % LISTS))
        book.import_pages(part)
        seed += 1
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())
    return len(book)
