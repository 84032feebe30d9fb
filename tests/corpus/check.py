"""Hold a corpus' readings against their truths: `python -m tests.corpus.check DIR [NAME…]`."""

import argparse
import sys
import time
from pathlib import Path

import msgspec

from model import Table
from parser import Refusal, read_table

from .compare import Verdict, compare, verdict_on_words

MOST_SHOWN = 4


def check_document(pdf: Path) -> Verdict:
    """The verdict on one document, its truth standing beside it. Raises a Refusal that was not expected.

    Where the paper cannot be read, what the reading has to say of it stands there too, and alone counts.
    """
    truth = msgspec.json.decode(pdf.with_suffix(".json").read_bytes(), type=Table)
    to_be_said = pdf.with_suffix(".said")
    if not to_be_said.exists():
        return compare(truth, read_table(pdf))
    expected = to_be_said.read_text(encoding="utf-8").split("|")
    try:
        said = [notice.kind for notice in read_table(pdf).notices]
    except Refusal as refusal:
        said = [word for word in expected if word in str(refusal)] or [str(refusal)]
    return verdict_on_words(expected, said)


def main(arguments: list[str] | None = None) -> int:
    """Check a folder; exit code 1 if any document is not read exactly."""
    options = argparse.ArgumentParser(prog="python -m tests.corpus.check", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("names", nargs="*", help="parts of document names; all by default")
    options.add_argument("--all", action="store_true", help="show every difference")
    given = options.parse_args(arguments)
    passed = failed = 0
    for pdf in sorted(given.folder.glob("*.pdf")):
        if given.names and not any(name in pdf.stem for name in given.names):
            continue
        start = time.perf_counter()
        try:
            verdict = check_document(pdf)
        except Refusal as refusal:
            failed += 1
            print(f"SHORT {pdf.stem}: refused: {refusal}")
            continue
        seconds = time.perf_counter() - start
        passed += verdict.passed
        failed += not verdict.passed
        print(
            f"{'ok   ' if verdict.passed else 'SHORT'} {pdf.stem}: "
            f"projects {verdict.exact_projects}/{verdict.projects}, "
            f"indicators {verdict.exact_indicators}/{verdict.indicators}, {verdict.totals}, "
            f"{verdict.conservation}, {seconds:.1f} s",
            flush=True,
        )
        shown = verdict.differences if given.all else verdict.differences[:MOST_SHOWN]
        for difference in shown:
            print(f"      {difference}")
        if len(shown) < len(verdict.differences):
            print(f"      … {len(verdict.differences) - len(shown)} more")
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
