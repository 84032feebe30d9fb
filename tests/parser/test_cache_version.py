"""The cache's versions are raised whenever what a file gives, or what is found in it, may change."""

from pathlib import Path

import pytest

from tests.parser.cache_version import (
    BOTH,
    COMMAND,
    FINDINGS,
    TABLES,
    SameVersion,
    Versioned,
    digest,
    record,
    sources,
)

SOURCE = '''
"""A module."""
LIMIT = 3
"""Points."""


def read(text: str) -> str:
    """Read it."""
    return f"{text:>4}"  # why
'''


@pytest.mark.parametrize("of", BOTH, ids=lambda of: of.name)
def test_the_version_stands_for_the_sources_as_they_are(of: Versioned) -> None:
    assert of.record.read_text(encoding="utf-8").split() == [str(of.version), digest(sources(of))], (
        f"the sources changed: raise parser.cache.{of.name}, then run {COMMAND}"
    )


def test_the_sources_are_those_that_decide_what_is_read_and_found() -> None:
    assert {"parser/grammar.py", "parser/layouts/list_form.py", "model/table.py", "model/prepared.py"} < set(
        sources(TABLES)
    )
    assert {"model/checks/registry.py", "model/values/__init__.py"} < set(sources(FINDINGS))
    assert not any(name.startswith(("tui/", "tests/")) for of in BOTH for name in sources(of))


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
    of = TABLES._replace(version=1, record=written)
    record(of, "aa")
    record(of, "aa")
    with pytest.raises(SameVersion, match=r"parser\.cache\.VERSION above 1"):
        record(of, "bb")
    assert written.read_text(encoding="utf-8") == "1 aa\n"
    record(of._replace(version=2), "bb")
    assert written.read_text(encoding="utf-8") == "2 bb\n"
