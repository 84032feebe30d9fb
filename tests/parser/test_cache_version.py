"""The cache's version is raised whenever what a file gives may change."""

from pathlib import Path

import pytest

from parser.cache import VERSION
from tests.parser.cache_version import COMMAND, RECORD, SameVersion, digest, record, sources

SOURCE = '''
"""A module."""
LIMIT = 3
"""Points."""


def read(text: str) -> str:
    """Read it."""
    return f"{text:>4}"  # why
'''


def test_the_version_stands_for_the_sources_as_they_are() -> None:
    assert RECORD.read_text(encoding="utf-8").split() == [str(VERSION), digest(sources())], (
        f"the parser or the structs changed: raise parser.cache.VERSION, then run {COMMAND}"
    )


def test_the_sources_are_those_that_decide_what_is_read() -> None:
    assert {"parser/grammar.py", "parser/layouts/list_form.py", "model/table.py", "model/text.py"} < set(
        sources()
    )
    assert not any(name.startswith(("tui/", "tests/")) for name in sources())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("LIMIT = 3", "LIMIT = 4"),
        ("read(", "parse("),
        (":>4", ":>5"),
        ("text: str", "text: str | None"),
        ("    return", "    text += '.'\n    return"),
    ],
)
def test_changed_code_changes_the_sum(before: str, after: str) -> None:
    changed = SOURCE.replace(before, after)
    assert changed != SOURCE
    assert digest({"a.py": changed}) != digest({"a.py": SOURCE})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"""A module."""', '"""Another sentence."""'),
        ('"""Points."""', ""),
        ('    """Read it."""\n', ""),
        ("  # why", ""),
        ("LIMIT = 3", "LIMIT = (  # points\n    3\n)"),
    ],
)
def test_words_and_layout_do_not_change_the_sum(before: str, after: str) -> None:
    changed = SOURCE.replace(before, after)
    assert changed != SOURCE
    assert digest({"a.py": changed}) == digest({"a.py": SOURCE})


def test_a_renamed_added_or_removed_source_changes_the_sum() -> None:
    sums = {digest(of) for of in ({"a.py": SOURCE}, {"b.py": SOURCE}, {"a.py": SOURCE, "b.py": SOURCE}, {})}
    assert len(sums) == 4


def test_a_changed_sum_is_recorded_under_a_new_version_only(tmp_path: Path) -> None:
    written = tmp_path / "version.txt"
    record(written, 1, "aa")
    record(written, 1, "aa")
    with pytest.raises(SameVersion, match=r"parser\.cache\.VERSION above 1"):
        record(written, 1, "bb")
    assert written.read_text(encoding="utf-8") == "1 aa\n"
    record(written, 2, "bb")
    assert written.read_text(encoding="utf-8") == "2 bb\n"
