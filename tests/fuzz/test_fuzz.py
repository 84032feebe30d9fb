"""A fixed share of the fuzz campaign, and pages that no producer would write; `make fuzz` runs thousands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser.document import read_document
from parser.errors import Refusal
from parser.page import Glyph, Page, Rule
from tests.fuzz.campaign import run, seeds

CASES = 3
"""A batch; ten batches run in the suite, so that they spread over its processes."""

coordinate = st.floats(-50, 900, allow_nan=False, width=16)
words = st.sampled_from(
    [*"项目名称总计财政拨款绩效目标指合0123456789.,-；。、: ", "\x1b", "\u202e", "", "ﬁ", "⼯"]
)


@st.composite
def glyphs(draw: st.DrawFn) -> Glyph:
    x0, top = draw(coordinate), draw(coordinate)
    return Glyph(draw(words), x0, top, x0 + draw(st.floats(-1, 20)), top + draw(st.floats(-1, 20)))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    start, end, at = draw(coordinate), draw(coordinate), draw(coordinate)
    low, high = min(start, end), max(start, end)
    return Rule(low, at, high, at) if draw(st.booleans()) else Rule(at, low, at, high)


def header_glyphs(top: float) -> list[Glyph]:
    """The words of a header, far enough apart to be columns."""
    columns = {"项目名称": 30, "总计": 150, "财政拨款": 220, "绩效目标": 320, "绩效指标": 600}
    return [
        Glyph(character, x0 + 8 * at, top, x0 + 8 * at + 8, top + 8)
        for name, x0 in columns.items()
        for at, character in enumerate(name)
    ]


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """A few pages of strewn glyphs and rules, most under a header that makes them a table."""
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        strewn = draw(st.lists(glyphs(), max_size=40))
        if draw(st.booleans()):
            strewn += header_glyphs(draw(coordinate))
        drawn = draw(st.lists(rules(), max_size=25))
        made.append(Page(number, 842, 595, tuple(strewn), tuple(drawn), draw(st.integers(0, 1))))
    return made


class Drawn:
    """A reader of pages that were made up."""

    def __init__(self, made: list[Page]) -> None:
        self._made = made
        self.page_count = len(made)

    def pages(self) -> Iterator[Page]:
        yield from self._made

    def close(self) -> None:
        """Nothing is open."""


@settings(max_examples=150, deadline=None)
@given(pages())
def test_strewn_pages_end_in_a_table_or_a_refusal(made: list[Page]) -> None:
    try:
        table = read_document(Drawn(made), Path("strewn.pdf"), "")
    except Refusal:
        return
    assert table.conservation is not None
    assert table.conservation.doubled == 0


@pytest.mark.parametrize("batch", range(10))
def test_mutated_documents_end_in_a_table_or_a_refusal(batch: int, tmp_path: Path) -> None:
    outcomes, findings = run(seeds(), batch * CASES, CASES, tmp_path)
    assert findings == []
    assert outcomes.total() == CASES
