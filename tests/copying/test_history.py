"""The record of copies: what it keeps, as whom, and that nothing breaks it or is broken by it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.tables import CHECKOUT
from tui.copying.history import MOST, MOST_BYTES, NAME, Copied, History, HistoryError, decode, encode

ADD = """
import pathlib, sys
from tui.copying.history import History
kept = History(pathlib.Path(sys.argv[1]))
for nth in range(int(sys.argv[3])):
    kept.add(f"{sys.argv[2]} {nth}")
    print(nth, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / NAME


def texts(path: Path) -> list[str]:
    return [one.text for one in History(path).read()]


def test_where_nothing_was_copied_there_is_nothing(path: Path) -> None:
    assert texts(path) == []
    assert not path.parent.exists()


def test_a_person_can_read_it(path: Path) -> None:
    History(path).add("项目：甲\n总计：1.00 万元")
    heading, *lines = path.read_text(encoding="utf-8").splitlines()
    assert heading.startswith("==== 20") and heading.endswith(" · 2 行 ====")
    assert lines == ["项目：甲", "总计：1.00 万元", ""]


def test_it_is_its_owners_alone(path: Path) -> None:
    os.umask(mask := os.umask(0))
    try:
        os.umask(0)
        History(path).add("甲")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}


def test_the_last_fifty_are_kept_newest_first(path: Path) -> None:
    for nth in range(MOST + 2):
        History(path).add(f"第 {nth} 条")
    assert texts(path) == [f"第 {nth} 条" for nth in range(MOST + 1, 1, -1)]


def test_what_is_copied_again_becomes_the_newest(path: Path) -> None:
    for text in ("甲", "乙", "甲"):
        History(path).add(text)
    assert texts(path) == ["甲", "乙"]


def test_the_file_does_not_grow_without_bound(path: Path) -> None:
    half = MOST_BYTES // 2
    for letter in "abc":
        History(path).add(letter * half)
    assert [text[0] for text in texts(path)] == ["c"]
    History(path).add("d" * (MOST_BYTES * 2))
    assert [text[0] for text in texts(path)] == ["d"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=9))
def test_any_text_comes_back_as_it_was(copied: list[str]) -> None:
    entries = [Copied("2026-11-25 16:25:19", text) for text in copied]
    assert list(decode(encode(entries))) == entries


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content: bytes) -> None:
    assert list(decode(content)) == []


def test_a_text_that_looks_like_a_heading_stays_text(path: Path) -> None:
    text = "==== 2026-01-01 00:00:00 · 1 行 ====\n甲"
    History(path).add(text)
    History(path).add("乙")
    assert texts(path) == ["乙", text]


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\x00 rubbish\n", b"\x00" * 5_000])
def test_of_a_damaged_file_the_rest_is_read_and_copying_goes_on(path: Path, damage: bytes) -> None:
    History(path).add("甲")
    History(path).add("乙")
    path.write_bytes(damage + b"\n" + path.read_bytes())
    assert texts(path) == ["乙", "甲"]
    path.write_bytes(path.read_bytes()[:-4])
    History(path).add("丙")
    assert texts(path)[:2] == ["丙", "乙"]


def test_what_cannot_be_read_is_said_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError) as read:
        History(path).read()
    assert read.value.line == f"{path}：读不出复制记录（这是一个文件夹）"
    with pytest.raises(HistoryError):
        History(path).add("甲")
    assert path.is_dir()


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    path = tmp_path / "data" / NAME
    with pytest.raises(HistoryError) as written:
        History(path).add("甲")
    assert written.value.line.startswith(f"{path}：没有记下这次复制（")


def test_on_a_full_disk_the_file_stays_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    History(path).add("甲")
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(HistoryError, match="磁盘已满"):
        History(path).add("乙")
    assert path.read_bytes() == before
    monkeypatch.undo()
    History(path).add("丙")
    assert texts(path) == ["丙", "甲"]


def _adding(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", ADD, str(path), name, str(times)]
    return subprocess.Popen(words, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)


def test_two_at_once_lose_nothing_of_each_other(path: Path) -> None:
    both = [_adding(path, name, MOST // 2) for name in ("甲", "乙")]
    assert [one.communicate(timeout=60)[0].count("\n") for one in both] == [MOST // 2] * 2
    assert sorted(texts(path)) == sorted(f"{name} {nth}" for name in "甲乙" for nth in range(MOST // 2))


@pytest.mark.parametrize("after", [1, 2, 7, 20])
def test_killed_it_has_all_that_was_added(path: Path, after: int) -> None:
    adding = _adding(path, "甲", 10_000)
    assert adding.stdout is not None
    added = [adding.stdout.readline() for _ in range(after)]
    adding.kill()
    added += adding.stdout.readlines()
    adding.stdout.close()
    adding.wait()
    last = int([line for line in added if line.endswith("\n")][-1])
    assert texts(path)[0] in (f"甲 {last}", f"甲 {last + 1}")
    assert len(texts(path)) >= min(MOST, last + 1)
    History(path).add("乙")
    assert texts(path)[0] == "乙"
