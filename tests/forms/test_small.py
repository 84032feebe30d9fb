"""The committed forms and long lists: papers of every producer, read back exactly."""

from pathlib import Path

import msgspec
import pytest

from model import Table
from parser import read_table

from .check import differences

SMALL = Path(__file__).parent / "small"


@pytest.mark.parametrize("pdf", sorted(SMALL.glob("*.pdf")), ids=lambda pdf: pdf.stem)
def test_a_paper_is_read_as_its_truth_says(pdf: Path) -> None:
    truth = msgspec.json.decode(pdf.with_suffix(".json").read_bytes(), type=Table)
    assert differences(truth, read_table(pdf)) == []


def test_every_producer_set_forms_and_lists() -> None:
    names = {pdf.stem for pdf in SMALL.glob("*.pdf")}
    programs = ("weasyprint", "chromium", "writer", "calc")
    assert names >= {f"{program}-{kind}" for program in programs for kind in ("form-stacked", "rows")}
