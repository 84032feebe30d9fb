"""Hold the two readers against each other: `python -m tests.corpus.differential DIR [NAME…]`.

Both must give the identical table, places apart by no more than NEAR, or the same refusal.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from model import Table
from parser.document import read_document
from parser.errors import Refusal
from parser.page import NumberedPages, Page, Reader
from parser.pdfium.library import Library
from parser.pdfium.reader import Pdfium
from parser.pdfium.unsure import Unsure
from parser.plumber import Plumber

NEAR = 0.25
"""Points: PDFium takes widths as whole thousandths of an em, which adds up along a line of text."""

MOST_SHOWN = 4


class Comparison(msgspec.Struct, frozen=True):
    """What two readings of one document differ in, and how many of its pages PDFium read by itself."""

    pages: int
    by_pdfium: int
    differences: tuple[str, ...]


class Fast:
    """A reader on PDFium that counts the pages which it leaves to the reference reader."""

    def __init__(self, path: Path, reference: NumberedPages, password: str | None = None) -> None:
        self.left = 0
        self._reference = reference
        self._reader = Pdfium(Library(), path, self._leave, password)
        self.page_count = self._reader.page_count

    def pages(self) -> Iterator[Page]:
        return self._reader.pages()

    def close(self) -> None:
        self._reader.close()

    def _leave(self, number: int) -> Page:
        self.left += 1
        return self._reference.page(number)


def compare(pdf: Path) -> Comparison:
    """Read a document with both. A document that PDFium does not open is the reference reader's alone."""
    with closing(Plumber(pdf)) as reference:
        expected = _outcome(pdf, reference)
        try:
            fast = Fast(pdf, reference)
        except Unsure:
            return Comparison(reference.page_count, 0, ())
        with closing(fast):
            found = _outcome(pdf, fast)
        return Comparison(fast.page_count, fast.page_count - fast.left, tuple(differences(expected, found)))


def differences(expected: object, found: object, where: str = "") -> Iterator[str]:
    """Where two readings as plain values part; numbers that are no farther apart than NEAR are one."""
    if isinstance(expected, dict) and isinstance(found, dict) and list(expected) == list(found):
        for key, value in expected.items():
            yield from differences(value, found[key], f"{where}.{key}")
    elif (
        isinstance(expected, list | tuple) and isinstance(found, list | tuple) and len(expected) == len(found)
    ):
        for at, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from differences(one, other, f"{where}[{at}]")
    elif isinstance(expected, float) and isinstance(found, float):
        if abs(expected - found) > NEAR:
            yield f"{where}: want {expected}, got {found}"
    elif expected != found:
        yield f"{where}: want {str(expected)[:60]!r}, got {str(found)[:60]!r}"


def plain(outcome: Table | str) -> object:
    """A table as plain values: structs as dictionaries, money as text, places as lists of floats."""
    built: object = msgspec.to_builtins(outcome)
    return built


def _outcome(pdf: Path, reader: Reader) -> object:
    try:
        return plain(read_document(reader, pdf, ""))
    except Refusal as refusal:
        return refusal.line


def main(arguments: list[str] | None = None) -> int:
    """Compare a folder; exit code 1 if any document is read differently."""
    options = argparse.ArgumentParser(prog="python -m tests.corpus.differential", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("names", nargs="*", help="parts of document names; all by default")
    given = options.parse_args(arguments)
    same = differing = pages = by_pdfium = 0
    for pdf in sorted(given.folder.glob("*.pdf")):
        if given.names and not any(name in pdf.stem for name in given.names):
            continue
        start = time.perf_counter()
        try:
            result = compare(pdf)
        except Refusal as refusal:
            print(f"ok    {pdf.stem}: refused: {refusal.cause}")
            same += 1
            continue
        same += not result.differences
        differing += bool(result.differences)
        pages += result.pages
        by_pdfium += result.by_pdfium
        print(
            f"{'SHORT' if result.differences else 'ok   '} {pdf.stem}: PDFium read {result.by_pdfium} of "
            f"{result.pages} pages, {time.perf_counter() - start:.1f} s",
            flush=True,
        )
        for difference in result.differences[:MOST_SHOWN]:
            print(f"      {difference}")
    print(f"{same} the same, {differing} differ; PDFium read {by_pdfium} of {pages} pages")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
