"""Make the corpus, a PDF and its truth in JSON each: `python -m tests.corpus --out DIR [--only NAME…]`."""

import argparse
import hashlib
import sys
import time
from pathlib import Path

import msgspec
import pypdfium2

from model import Table

from .catalogue import documents
from .plan import Document
from .printed import printed_rows, with_pages
from .produced import NotInstalled, Produced
from .small_plans import small


def make(document: Document) -> tuple[bytes, Table]:
    """One document's PDF and its truth. Raises NotInstalled."""
    table = document.truth()
    produced = document.producer(table, document.setting)
    return produced.pdf, finished(table, document, produced)


def finished(table: Table, document: Document, produced: Produced) -> Table:
    """The truth with what only the paper can tell: digest, pages, and which row stands where."""
    if produced.row_pages is not None:
        table = with_pages(table, printed_rows(table, document.setting), produced.row_pages)
    with pypdfium2.PdfDocument(produced.pdf) as pdf:
        pages = len(pdf)
    return msgspec.structs.replace(table, pages=pages, sha256=hashlib.sha256(produced.pdf).hexdigest())


def main(arguments: list[str] | None = None) -> int:
    """Make all documents, or those whose names hold a word given; exit code 1 if any could not be made."""
    options = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    options.add_argument("--out", type=Path, required=True, metavar="DIR")
    options.add_argument("--small", action="store_true", help="the committed set instead of all")
    options.add_argument("--only", nargs="+", default=[], metavar="NAME")
    given = options.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    missing = made = 0
    for document in small() if given.small else documents():
        if given.only and not any(name in document.name for name in given.only):
            continue
        start = time.perf_counter()
        try:
            pdf, truth = make(document)
        except NotInstalled as error:
            missing += 1
            print(f"SHORT {document.name}: needs {error}")
            continue
        (given.out / f"{document.name}.pdf").write_bytes(pdf)
        if document.said:
            (given.out / f"{document.name}.said").write_text(document.said, encoding="utf-8")
        (given.out / f"{document.name}.json").write_bytes(msgspec.json.encode(truth))
        made += 1
        seconds = time.perf_counter() - start
        print(
            f"ok    {document.name}: {truth.pages} pages, {len(pdf) // 1024} KiB, {seconds:.1f} s", flush=True
        )
    print(f"{made} made, {missing} could not be made")
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
