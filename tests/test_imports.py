"""What is loaded before the browser shows its first picture: nothing that only some keys or options need."""

import subprocess
import sys

import pytest

from tests.model.tables import CHECKOUT

UNTIL_THE_FIRST_PICTURE = """
import sys
import tui.command, tui.browsing
from tui.browser.app import Browser
from tui.configuration import file
from tui.terminal.driver import driver_of
print(*sys.modules)
"""
LATER = {
    "a cold document": [
        "parser.process",
        "pdfplumber",
        "pdfminer",
        "pypdfium2",
        "parser.document",
        "parser.worker",
    ],
    "initials": ["pypinyin"],
    "a search": ["model.text_index"],
    "a comparison": [
        "rapidfuzz",
        "model.comparison.change",
        "tui.browser.comparison_blocks",
        "tui.export.comparison_rows",
    ],
    "an export": ["xlsxwriter", "tui.export.xlsx_file", "tui.export.opinion"],
    "checks": ["model.checks.registry", "model.values"],
    "a unit": ["tui.browser.account_blocks"],
    "a note": ["tui.browser.note_editor", "textual.widgets._text_area"],
    "the version": ["importlib.metadata"],
    "completions": ["tui.usage.completions"],
}


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", UNTIL_THE_FIRST_PICTURE],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("what", LATER)
def test_what_only_some_need_is_loaded_later(what: str, loaded: set[str]) -> None:
    assert loaded.isdisjoint(LATER[what])


def test_no_more_modules_are_loaded_than_allowed(loaded: set[str]) -> None:
    ours = {name for name in loaded if name.partition(".")[0] in ("model", "parser", "tui")}
    assert len(ours) <= 160
    assert len(loaded) <= 570
