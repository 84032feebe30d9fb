"""The document that is measured on: the published table where it is at hand, else the packaged sample."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from parser import Cache
from tests.line import environment
from tests.model.tables import SAMPLE_PDF, TIANHE
from tui.sources import Opening, open_document

PUBLISHED = TIANHE / "table.pdf"
DOCUMENT = PUBLISHED if PUBLISHED.exists() else SAMPLE_PDF
SUM = "66,189.22" if PUBLISHED.exists() else "10,390.61"
"""What stands on the screen once the document is open."""
SIZE = (120, 40)


@contextmanager
def read_before() -> Iterator[dict[str, str]]:
    """An environment of a terminal of all colours in which the document lies in the cache; its folders are
    gone afterwards.
    """
    with TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        open_document(DOCUMENT, Opening(None, Cache(cache / "budget-tui")))
        yield environment(COLORTERM="truecolor", XDG_CACHE_HOME=str(cache), XDG_DATA_HOME=folder)
