"""Files that give no table: one Chinese line each, saying which file, what is wrong and what to do."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import parser.digests
from parser import Cache, NoTable, PasswordNeeded, Reading, Refusal, Scanned, Unreadable, read_table
from tests.parser import drawing
from tests.parser.reading import projects

CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
NOBODY = 65534


def written(folder: Path, pdf: bytes) -> Path:
    path = folder / "某局 2025.pdf"
    path.write_bytes(pdf)
    return path


def opened(path: Path, password: str | None = None) -> None:
    """Open a file as the command does before its screen: no page is read."""
    with Reading(path, password=password) as reading:
        reading.open()


def refusal(path: Path, password: str | None = None) -> Refusal:
    """Why a file is refused; its line holds what a person needs."""
    with pytest.raises(Refusal) as raised:
        read_table(path, password=password)
    found = raised.value
    assert found.path == path
    assert found.line == f"{path}：{found.cause}；{found.remedy}"
    assert "\n" not in found.line
    assert CHINESE.search(found.cause)
    assert CHINESE.search(found.remedy)
    return found


@pytest.mark.parametrize(
    ("content", "cause"),
    [(b"", "文件是空的"), (b"not a pdf", "不是 PDF 文件"), (b"%PDF-1.4 and no more", "文件已损坏，无法读取")],
    ids=["empty", "no PDF", "no objects"],
)
def test_what_is_no_pdf_is_unreadable(tmp_path: Path, content: bytes, cause: str) -> None:
    found = refusal(written(tmp_path, content))
    assert (type(found), found.code, found.cause) == (Unreadable, 3, cause)


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    found = refusal(tmp_path / "没有.pdf")
    assert (type(found), found.code, found.cause) == (Unreadable, 3, "找不到文件")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pdf")
    assert "不是普通文件" in refusal(tmp_path / "管道.pdf").cause


def test_a_link_to_itself_is_refused_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "环.pdf").symlink_to("环.pdf")
    assert "链接" in refusal(tmp_path / "环.pdf").cause


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    found = refusal(tmp_path)
    assert (type(found), found.code) == (Unreadable, 3)
    assert "文件夹" in found.cause


@pytest.mark.parametrize("share", [0.15, 0.5, 0.9])
def test_a_file_cut_short_is_damaged(tmp_path: Path, share: float) -> None:
    whole = drawing.table()
    found = refusal(written(tmp_path, whole[: int(len(whole) * share)]))
    assert (type(found), found.code, found.cause) == (Unreadable, 3, "文件已损坏，无法读取")


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """Root may read every file: be nobody meanwhile."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield
    if root:
        os.seteuid(0)


def test_a_file_without_permission_is_unreadable(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = written(tmp_path, drawing.table())
    path.chmod(0)
    request.getfixturevalue("as_nobody")
    found = refusal(path)
    assert (type(found), found.code, found.cause) == (Unreadable, 3, "没有读取权限")


@pytest.mark.parametrize(
    ("password", "cause"), [(None, "需要密码才能打开"), ("wrong", "密码不对"), ("密码", "密码不对")]
)
def test_a_locked_file_asks_for_its_password(tmp_path: Path, password: str | None, cause: str) -> None:
    found = refusal(written(tmp_path, drawing.table("secret")), password)
    assert (type(found), found.code, found.cause) == (PasswordNeeded, 3, cause)
    assert "--password" in found.remedy
    assert "BUDGET_TUI_PASSWORD" in found.remedy


def test_a_locked_file_opens_with_its_password_and_is_never_kept(tmp_path: Path) -> None:
    path, cache = written(tmp_path, drawing.table("secret")), Cache(tmp_path / "cache")
    table = read_table(path, password="secret", cache=cache)
    assert [project.name for project in projects(table)] == ["临时救助", "养老服务"]
    assert cache.load(table.sha256) is None


@pytest.mark.parametrize("password", ["secret", None])
def test_nothing_tells_that_a_locked_file_was_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    monkeypatch.setattr(parser.digests, "SETTLED", -1)
    cache = Cache(tmp_path / "cache")
    path = written(tmp_path, drawing.table("secret"))
    cache.digests.of(path)
    cache.digests.save()
    with suppress(PasswordNeeded):
        read_table(path, password=password, cache=cache)
    kept = b"".join(file.read_bytes() for file in (tmp_path / "cache").iterdir())
    assert os.fsencode(path.name) not in kept


@pytest.mark.parametrize("password", [None, "whatever"])
def test_a_file_encrypted_with_an_empty_password_opens_as_usual(tmp_path: Path, password: str | None) -> None:
    path, cache = written(tmp_path, drawing.table("")), Cache(tmp_path / "cache")
    table = read_table(path, password=password, cache=cache)
    assert [project.name for project in projects(table)] == ["临时救助", "养老服务"]
    kept = cache.load(table.sha256)
    assert kept is not None
    assert kept.table == table


def test_a_scan_is_called_one(tmp_path: Path) -> None:
    found = refusal(written(tmp_path, drawing.scan(pages=2)))
    assert (type(found), found.code) == (Scanned, 4)
    assert "扫描件" in found.cause


def test_a_document_without_a_table_has_a_code_of_its_own(tmp_path: Path) -> None:
    found = refusal(written(tmp_path, drawing.drawn([])))
    assert isinstance(found, NoTable | Unreadable)
    assert (NoTable.code, Unreadable.code) == (4, 3)


@pytest.mark.parametrize("content", [b"", b"text", None], ids=["empty", "no PDF", "cut"])
def test_opening_refuses_at_once_what_cannot_be_opened(tmp_path: Path, content: bytes | None) -> None:
    path = written(tmp_path, drawing.table()[:500] if content is None else content)
    with pytest.raises(Unreadable):
        opened(path)


def test_opening_asks_for_a_password_and_takes_it(tmp_path: Path) -> None:
    path = written(tmp_path, drawing.table("secret"))
    with pytest.raises(PasswordNeeded):
        opened(path)
    opened(path, "secret")


def test_a_name_that_starts_or_ends_strangely_is_quoted_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "-表[red].pdf"
    path.write_bytes(b"text")
    assert refusal(path).line.startswith(f"{path}：")
