"""Digests of files: told by the status of those met before, by the content of all others."""

import hashlib
import os
import stat
from pathlib import Path

import pytest

import parser.digests
from parser import Unreadable
from parser.digests import Digests


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file that digests are remembered in."""
    return tmp_path / "cache" / "files.digests"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 one")
    return path


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once."""
    monkeypatch.setattr(parser.digests, "SETTLED", -1)


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def content_read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files whose content is read from now on."""
    read: list[Path] = []
    digest = parser.digests.digest

    def noted(path: Path) -> str:
        read.append(path)
        return digest(path)

    monkeypatch.setattr(parser.digests, "digest", noted)
    return read


@pytest.mark.usefixtures("settled")
def test_content_is_read_once_whoever_asks(pdf: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Digests(kept)
    assert first.of(pdf) == sum_of(pdf)
    first.save()
    read = content_read(monkeypatch)
    monkeypatch.chdir(pdf.parent)
    assert first.of(pdf) == Digests(kept).of(Path("a.pdf")) == sum_of(pdf)
    assert read == []


@pytest.mark.usefixtures("settled")
def test_a_change_that_hides_its_time_and_keeps_the_size_is_seen(pdf: Path, kept: Path) -> None:
    digests, before = Digests(kept), pdf.stat()
    digests.of(pdf)
    pdf.write_bytes(b"%PDF-1.7 two")
    os.utime(pdf, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert pdf.stat().st_size == before.st_size
    assert digests.of(pdf) == sum_of(pdf)


@pytest.mark.usefixtures("settled")
def test_another_file_put_in_its_place_is_seen(pdf: Path, kept: Path) -> None:
    digests = Digests(kept)
    digests.of(pdf)
    other = pdf.with_name("b.pdf")
    other.write_bytes(b"%PDF-1.7 two")
    other.replace(pdf)
    assert digests.of(pdf) == sum_of(pdf)


def test_a_file_that_just_changed_is_read_again(
    pdf: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parser.digests, "SETTLED", 3600 * 10**9)
    digests = Digests(kept)
    read = content_read(monkeypatch)
    digests.of(pdf)
    digests.of(pdf)
    digests.save()
    assert read == [pdf, pdf]
    assert not kept.exists()


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x00" * 100])
def test_a_damaged_file_of_digests_is_none(pdf: Path, kept: Path, damage: bytes) -> None:
    digests = Digests(kept)
    digests.of(pdf)
    digests.save()
    kept.write_bytes(damage)
    again = Digests(kept)
    assert again.of(pdf) == sum_of(pdf)
    again.save()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


@pytest.mark.usefixtures("settled")
def test_those_met_last_are_remembered(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser.digests, "MOST_FILES", 2)
    digests = Digests(kept)
    paths = [tmp_path / f"{at}.pdf" for at in range(3)]
    for path in paths:
        path.write_bytes(b"%PDF-1.7 " + path.name.encode())
        digests.of(path)
    digests.save()
    read = content_read(monkeypatch)
    again = Digests(kept)
    assert [again.of(path) for path in paths] == [sum_of(path) for path in paths]
    assert read == paths[:1]


@pytest.mark.usefixtures("settled")
def test_a_file_that_is_gone_is_refused(pdf: Path, kept: Path) -> None:
    digests = Digests(kept)
    digests.of(pdf)
    pdf.unlink()
    with pytest.raises(Unreadable):
        digests.of(pdf)


@pytest.mark.usefixtures("settled")
def test_a_folder_that_cannot_be_made_breaks_nothing(pdf: Path) -> None:
    digests = Digests(pdf / "files.digests")
    assert digests.of(pdf) == sum_of(pdf)
    digests.save()
