"""Write the packaged sample and its truth: `python -m tests.sample`."""

from pathlib import Path

from model import Table
from tests.sample.expected import expected_json
from tests.sample.paper import Setting, draw
from tests.sample.truth import PRINTED, table

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tui" / "sample.pdf"
EXPECTED = ROOT / "tests" / "sample" / "expected.json"
SETTING = Setting(printed=PRINTED, page_ends={1: "repeated", 5: "split"})


def drawn() -> tuple[bytes, Table]:
    """The sample's bytes, and its truth with the pages that the drawing gave it."""
    return draw(table(), SETTING)


def main() -> None:
    """Write both files where they are kept."""
    data, truth = drawn()
    SAMPLE.write_bytes(data)
    EXPECTED.write_text(expected_json(truth), encoding="utf-8")


if __name__ == "__main__":
    main()
