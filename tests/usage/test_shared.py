"""The man page and the completions that are packaged say what the options are now."""

import re
from pathlib import Path

import pytest

from tests.usage.shared import COMMAND, SHARE, shared
from tui.checking.profile_file import KIND as CHECKS
from tui.configuration.file import KIND as LOOKS
from tui.copying import history
from tui.review import store
from tui.usage.definition import EXIT_CODES, FILES, OPTIONS
from tui.usage.man_page import man_page

REQUESTS = {r".\"", ".TH", ".nh", ".ad", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi"}


@pytest.mark.parametrize("path", shared(), ids=lambda path: path.name)
def test_file_is_made_from_the_options_as_they_are(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == shared()[path], f"the options changed: run {COMMAND}"


def test_nothing_else_is_packaged_beside_the_program() -> None:
    assert {path for path in SHARE.rglob("*") if path.is_file()} == set(shared())


def test_man_page_holds_every_option_with_its_sentence_and_every_exit_code() -> None:
    page = re.sub(r"\\:|\\f[BIR]|\\&", "", man_page()).replace(r"\-", "-").replace(r"\(ti", "~")
    lines = page.splitlines()
    for option in OPTIONS:
        at = lines.index(f"{', '.join(option.names)} {option.value}".rstrip())
        assert lines[at + 1] == option.sentence
    for code, meaning in EXIT_CODES.items():
        assert lines[lines.index(str(code.value)) + 1] == meaning


def test_no_text_of_the_man_page_is_taken_for_a_request() -> None:
    first = {line.split()[0] for line in man_page().splitlines() if line.startswith((".", "'"))}
    assert first <= REQUESTS


def test_files_of_the_man_page_lie_where_the_program_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    named = {Path(name).expanduser() for name in FILES}
    kept = {CHECKS.default_path, LOOKS.default_path, store.default_path(), history.default_path()}
    assert kept <= named
