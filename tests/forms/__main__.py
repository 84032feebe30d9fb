"""Make the forms and long lists, a PDF and a truth each: `python -m tests.forms --out DIR [--only NAME…]`."""

import argparse
import hashlib
import sys
from pathlib import Path

import msgspec
import pypdfium2

from tests.corpus.produced import NotInstalled

from .catalogue import documents, small


def main(arguments: list[str] | None = None) -> int:
    """Make all documents, or those whose names hold a word given; exit code 1 if any could not be made."""
    options = argparse.ArgumentParser(prog="python -m tests.forms", description=__doc__)
    options.add_argument("--out", type=Path, required=True, metavar="DIR")
    options.add_argument("--small", action="store_true", help="the committed set instead of all")
    options.add_argument("--only", nargs="+", default=[], metavar="NAME")
    given = options.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    missing = 0
    for document in small() if given.small else documents():
        if given.only and not any(name in document.name for name in given.only):
            continue
        try:
            pdf = document.pdf()
        except NotInstalled as error:
            missing += 1
            print(f"SHORT {document.name}: needs {error}")
            continue
        with pypdfium2.PdfDocument(pdf) as opened:
            pages = len(opened)
        truth = msgspec.structs.replace(document.truth, pages=pages, sha256=hashlib.sha256(pdf).hexdigest())
        (given.out / f"{document.name}.pdf").write_bytes(pdf)
        (given.out / f"{document.name}.json").write_bytes(msgspec.json.encode(truth))
        print(f"ok    {document.name}: {pages} pages", flush=True)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
