"""The committed corpus: papers of every producer, each a trap or two, read back exactly or refused."""

from pathlib import Path

import pytest

from .check import check_document

SMALL = Path(__file__).parent / "small"
MOST_BYTES = 2_500_000


@pytest.mark.parametrize("pdf", sorted(SMALL.glob("*.pdf")), ids=lambda pdf: pdf.stem)
def test_a_paper_is_read_as_its_truth_says(pdf: Path) -> None:
    assert check_document(pdf).differences == ()


def test_every_producer_is_there_and_the_set_stays_small() -> None:
    producers = {pdf.stem.split("-")[0] for pdf in SMALL.glob("*.pdf")}
    assert producers == {
        "reportlab",
        "weasyprint",
        "chromium",
        "typst",
        "calc",
        "writer",
        "qpdf",
        "ghostscript",
    }
    assert sum(file.stat().st_size for file in SMALL.iterdir()) <= MOST_BYTES
