"""The findings on a document: made once, then taken from the cache until something they hang on changes."""

from pathlib import Path

import pytest
from msgspec.structs import replace

import parser.cache
from model.checks import DEFAULT, Finding, Profile, Severity, registry
from parser import Cache
from tests.checking.made_up import TABLE
from tui.checking.kept import findings_on
from tui.sources import Document, Opening

FOUND = registry.findings(TABLE)
OTHER = Profile(off=frozenset({FOUND[0].check}), severities={FOUND[-1].check: Severity.HINT})
FOUND_UNDER_OTHER = registry.findings(TABLE, OTHER)


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    return Opening(cache=Cache(tmp_path / "cache"))


@pytest.fixture
def document(opening: Opening) -> Document:
    """One whose table is kept."""
    assert opening.cache is not None
    return Document(Path("a.pdf"), TABLE, None, opening.cache.store(TABLE))


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Profile]:
    """The profiles under which the checks are run."""
    run: list[Profile] = []
    findings = registry.findings

    def noted(table: object, profile: Profile) -> tuple[Finding, ...]:
        assert table is TABLE
        run.append(profile)
        return findings(TABLE, profile)

    monkeypatch.setattr(registry, "findings", noted)
    return run


def entry(folder: Path) -> Path:
    (found,) = folder.glob("cache/*.findings")
    return found


def test_checks_run_once_and_find_the_same(
    document: Document, opening: Opening, checks: list[Profile]
) -> None:
    assert len({finding.check for finding in FOUND}) > 3
    assert findings_on(document, DEFAULT, opening) == findings_on(document, DEFAULT, opening) == FOUND
    assert checks == [DEFAULT]


def test_each_profile_has_its_own(document: Document, opening: Opening, checks: list[Profile]) -> None:
    for profile, found in ((DEFAULT, FOUND), (OTHER, FOUND_UNDER_OTHER)) * 2:
        assert findings_on(document, profile, opening) == found
    assert checks == [DEFAULT, OTHER]


@pytest.mark.parametrize("damage", [b"", b"garbage" * 100])
def test_a_damaged_entry_is_made_anew(
    document: Document, opening: Opening, checks: list[Profile], tmp_path: Path, damage: bytes
) -> None:
    findings_on(document, DEFAULT, opening)
    entry(tmp_path).write_bytes(damage)
    assert findings_on(document, DEFAULT, opening) == findings_on(document, DEFAULT, opening) == FOUND
    assert checks == [DEFAULT, DEFAULT]


@pytest.mark.parametrize("version", ["VERSION", "CHECKS_VERSION"])
def test_those_of_another_version_are_absent(
    document: Document,
    opening: Opening,
    checks: list[Profile],
    monkeypatch: pytest.MonkeyPatch,
    version: str,
) -> None:
    findings_on(document, DEFAULT, opening)
    monkeypatch.setattr(parser.cache, version, 1000)
    findings_on(document, DEFAULT, opening)
    assert checks == [DEFAULT, DEFAULT]


def test_those_on_another_table_are_absent(document: Document, opening: Opening, tmp_path: Path) -> None:
    findings_on(document, DEFAULT, opening)
    other = replace(TABLE, sha256="6" * 64)
    written = entry(tmp_path)
    written.rename(written.with_name(written.name.replace(TABLE.sha256, other.sha256)))
    assert opening.cache is not None
    assert opening.cache.load_findings(other, DEFAULT) is None


def test_those_on_what_the_same_file_gave_before_are_absent(document: Document, opening: Opening) -> None:
    findings_on(document, DEFAULT, opening)
    assert opening.cache is not None
    turned = replace(TABLE, units=TABLE.units[::-1])
    opening.cache.store(turned)
    assert opening.cache.load_findings(turned, DEFAULT) is None


def test_refresh_makes_them_anew(document: Document, opening: Opening, checks: list[Profile]) -> None:
    for _ in range(2):
        findings_on(document, DEFAULT, replace(opening, refresh=True))
    assert checks == [DEFAULT, DEFAULT]


def test_of_a_table_that_is_not_kept_nothing_is(
    opening: Opening, checks: list[Profile], tmp_path: Path
) -> None:
    locked = Document(Path("a.pdf"), TABLE, None)
    assert findings_on(locked, DEFAULT, opening) == FOUND
    assert not (tmp_path / "cache").exists()


def test_they_go_when_room_is_short(
    document: Document, opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings_on(document, DEFAULT, opening)
    monkeypatch.setattr(parser.cache, "MOST_BYTES", 10)
    Cache(tmp_path / "cache").store(replace(TABLE, sha256="6" * 64))
    assert list(tmp_path.glob("cache/*.*")) == []
