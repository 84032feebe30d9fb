"""Finding files in what was named, and opening each or saying why not."""

import os
from pathlib import Path

import pytest

from parser import Cache, NoTable, Progress, Unreadable
from tests.model.tables import SAMPLE_PDF
from tui.sources import Opening, check, find, open_document


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.4 nothing more")


def _names(folder: Path, paths: list[Path]) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_a_folder_gives_its_pdfs_in_natural_order(tmp_path: Path) -> None:
    _touch(tmp_path, "第10批.pdf", "第2批.PDF", "下级/1.pdf", "notes.txt", "第2批.pdf.bak")
    assert _names(tmp_path, find([tmp_path])) == ["下级/1.pdf", "第2批.PDF", "第10批.pdf"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    _touch(tmp_path, "a.pdf", "._a.pdf", ".hidden/b.pdf")
    assert _names(tmp_path, find([tmp_path])) == ["a.pdf"]


def test_a_file_comes_once_where_it_was_named_first(tmp_path: Path) -> None:
    _touch(tmp_path, "a.pdf", "b.pdf")
    (tmp_path / "c.pdf").symlink_to(tmp_path / "a.pdf")
    named = [tmp_path / "b.pdf", tmp_path, tmp_path / "sub" / ".." / "a.pdf"]
    assert _names(tmp_path, find(named)) == ["b.pdf", "a.pdf"]


def test_files_stay_in_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    _touch(tmp_path, "1.pdf", "2.pdf")
    named = [tmp_path / "2.pdf", tmp_path / "missing.pdf", tmp_path / "1.pdf"]
    assert find(named) == named


def test_pipes_and_devices_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    _touch(tmp_path, "a.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert _names(tmp_path, find([tmp_path])) == ["a.pdf"]


def test_a_dangling_link_in_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    link = tmp_path / "gone.pdf"
    link.symlink_to(tmp_path / "nowhere.pdf")
    assert find([tmp_path]) == [link]
    refusal = open_document(link, Opening()).refusal
    assert isinstance(refusal, Unreadable)
    assert "gone.pdf" in refusal.line


def test_a_folder_without_pdfs_is_refused_by_name(tmp_path: Path) -> None:
    empty = tmp_path / "空文件夹"
    empty.mkdir()
    [path] = find([empty])
    document = open_document(path, Opening())
    assert document.table is None
    assert isinstance(document.refusal, Unreadable)
    assert document.refusal.line.startswith(f"{empty}：文件夹里没有 PDF 文件；")
    assert check(path, Opening()) is not None


@pytest.mark.parametrize(
    ("name", "content"), [("missing.pdf", None), ("empty.pdf", b""), ("text.pdf", b"no pdf at all")]
)
def test_what_cannot_be_read_is_refused_before_and_when_opening(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for refusal in (check(path, Opening()), open_document(path, Opening()).refusal):
        assert isinstance(refusal, Unreadable)
        assert not isinstance(refusal, NoTable)


def test_a_file_read_before_needs_no_second_reading(tmp_path: Path) -> None:
    opening = Opening(cache=Cache(tmp_path / "cache"))
    steps: list[Progress] = []
    first = open_document(SAMPLE_PDF, opening, steps.append)
    assert steps
    steps.clear()
    assert open_document(SAMPLE_PDF, opening, steps.append) == first
    assert not steps
    open_document(SAMPLE_PDF, Opening(cache=opening.cache, refresh=True), steps.append)
    assert steps


def test_what_progress_raises_passes_through() -> None:
    class Cancelled(Exception):
        pass

    def cancel(_: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        open_document(SAMPLE_PDF, Opening(), cancel)
