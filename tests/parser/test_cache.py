"""The cache of tables: whole, current and one's own, or absent; never in the way."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser.cache
from model import Category, Conservation, Indicator, Leftover, Notice, Place, Project, Subtotal, Table, Unit
from model.derived import derived
from parser import Cache, Progress, read_table
from parser.cache import Kept
from tests.model.tables import CHECKOUT, money
from tests.parser import drawing

SHA256 = "5" * 64
TABLE = Table(
    title="某局2025年项目支出绩效目标表",
    department="某局",
    year=None,
    money_unit="元",
    layout="list",
    pages=2,
    sha256=SHA256,
    total=money("66189.22", 财政拨款="66189.220001", 其他资金="0.00"),
    units=(
        Unit(
            name="甲局",
            amounts=None,
            projects=(
                Project(
                    name="[red]项目",
                    amounts=money(None),
                    objective="😀𱍐",
                    indicators=(
                        Indicator(
                            number=1,
                            level1=Category(None, "产出"),
                            level2=Category("11", "数量"),
                            name="人数",
                            period_value="",
                            annual_value=None,
                            places=(Place(1, 0.1, 0.2, 0.3, 0.4),),
                        ),
                        Indicator(number=2, raw="见附件"),
                    ),
                    pages=(1, 2),
                    extras={"备注": "续作"},
                ),
            ),
            pages=(1,),
            path=("某部门",),
        ),
    ),
    subtotals=(Subtotal(path=("某部门",), amounts=money("-1.50"), pages=(1,)),),
    notices=(Notice("split-row", (1, 2), "已接成一个项目"),),
    conservation=Conservation(10, 1, 0, (Leftover("余", Place(1, 1, 1, 2, 2)),)),
)
KEPT = Kept(TABLE, derived(TABLE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def numbered(at: int) -> Table:
    return msgspec.structs.replace(TABLE, sha256=f"{at:064}")


def test_what_is_stored_is_loaded_equal(folder: Path) -> None:
    Cache(folder).store(TABLE)
    assert Cache(folder).load(SHA256) == KEPT


def test_what_was_never_stored_is_absent(folder: Path) -> None:
    assert Cache(folder).load(SHA256) is None
    Cache(folder).store(TABLE)
    assert Cache(folder).load("6" * 64) is None


def test_storing_again_replaces(folder: Path) -> None:
    Cache(folder).store(TABLE)
    changed = msgspec.structs.replace(TABLE, title="另一标题")
    Cache(folder).store(changed)
    assert Cache(folder).load(SHA256) == Kept(changed, derived(changed))
    assert len(entries(folder)) == 1


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An entry that is whole, and its bytes."""
    folder = tmp_path_factory.mktemp("sealed")
    Cache(folder).store(TABLE)
    entry = entries(folder)[0]
    return entry, entry.read_bytes()


@given(st.data())
def test_an_entry_with_any_byte_changed_is_absent(sealed: tuple[Path, bytes], data: st.DataObject) -> None:
    entry, whole = sealed
    at = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(1, 255))
    entry.write_bytes(whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :])
    assert Cache(entry.parent).load(SHA256) is None


@given(st.data())
def test_an_entry_cut_anywhere_is_absent(sealed: tuple[Path, bytes], data: st.DataObject) -> None:
    entry, whole = sealed
    entry.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert Cache(entry.parent).load(SHA256) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 500, b"garbage" * 100, msgspec.msgpack.encode(TABLE), msgspec.json.encode(TABLE)],
    ids=["empty", "zeros", "garbage", "unsealed", "JSON"],
)
def test_a_foreign_entry_is_absent(folder: Path, content: bytes) -> None:
    Cache(folder).store(TABLE)
    entries(folder)[0].write_bytes(content)
    assert Cache(folder).load(SHA256) is None


def test_an_entry_of_another_file_is_absent(folder: Path) -> None:
    Cache(folder).store(TABLE)
    Cache(folder).store(numbered(7))
    seven, five = entries(folder)
    seven.replace(five)
    assert Cache(folder).load(SHA256) is None


def test_an_entry_of_another_version_is_absent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(folder).store(TABLE)
    monkeypatch.setattr(parser.cache, "VERSION", parser.cache.VERSION + 1)
    assert Cache(folder).load(SHA256) is None


def test_a_damaged_entry_is_mended_by_the_next_store(folder: Path) -> None:
    Cache(folder).store(TABLE)
    entries(folder)[0].write_bytes(b"garbage")
    Cache(folder).store(TABLE)
    assert Cache(folder).load(SHA256) == KEPT


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_folder_and_entries_are_for_their_owner_alone(folder: Path) -> None:
    Cache(folder).store(TABLE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(entry.stat().st_mode) for entry in entries(folder)] == [0o600]


def aged(folder: Path, tables: int) -> None:
    """Fill a folder with entries, the first used longest ago."""
    cache = Cache(folder)
    for at in range(tables):
        cache.store(numbered(at))
        entry = next(path for path in entries(folder) if path.name.startswith(f"{at:064}"))
        os.utime(entry, (1000 + at, 1000 + at))


def kept(folder: Path, tables: int) -> list[int]:
    return [at for at in range(tables) if Cache(folder).load(f"{at:064}") is not None]


def test_the_entries_used_longest_ago_go_when_room_is_short(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(folder, 4)
    size = entries(folder)[0].stat().st_size
    monkeypatch.setattr(parser.cache, "MOST_BYTES", 3 * size + size // 2)
    Cache(folder).store(numbered(4))
    assert kept(folder, 5) == [2, 3, 4]


def test_loading_an_entry_keeps_it_longer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(folder, 3)
    size = entries(folder)[0].stat().st_size
    assert Cache(folder).load(f"{0:064}") is not None
    monkeypatch.setattr(parser.cache, "MOST_BYTES", 2 * size + size // 2)
    Cache(folder).store(numbered(3))
    assert kept(folder, 4) == [0, 3]


@pytest.mark.parametrize("suffix", [".table", ".findings", ".digests"])
def test_what_a_killed_copy_left_unfinished_goes_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    Cache(folder).store(TABLE)
    whole = entries(folder)[0]
    unfinished = folder / f"abc{suffix}.part"
    unfinished.write_bytes(b"x" * 10 * whole.stat().st_size)
    os.utime(unfinished, (1000, 1000))
    monkeypatch.setattr(parser.cache, "MOST_BYTES", 4 * whole.stat().st_size)
    Cache(folder).store(numbered(1))
    assert not unfinished.exists()
    assert len(entries(folder)) == 2


def test_other_files_in_the_folder_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    (folder / "意见.xlsx").write_bytes(b"x" * 100_000)
    monkeypatch.setattr(parser.cache, "MOST_BYTES", 10)
    Cache(folder).store(TABLE)
    assert [entry.name for entry in entries(folder)] == ["意见.xlsx"]


def test_a_folder_that_cannot_be_made_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.store(TABLE)
    assert cache.load(SHA256) is None


def test_a_disk_that_is_full_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Cache(folder).store(numbered(1))
    monkeypatch.setattr(Path, "replace", full)
    Cache(folder).store(TABLE)
    assert [entry.name[:64] for entry in entries(folder)] == [f"{1:064}"]


def test_the_usual_folder_is_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    Cache().store(TABLE)
    assert Path(platformdirs.user_cache_dir("budget-tui")).is_relative_to(tmp_path)
    assert Cache(tmp_path / "budget-tui").load(SHA256) == KEPT


STORE_AND_LOAD = """
import sys
from pathlib import Path
import msgspec
from parser import Cache
from tests.parser.test_cache import TABLE, numbered
cache = Cache(Path(sys.argv[1]))
for at in range(150):
    cache.store(numbered(at % 3))
    found = cache.load(f"{at % 3:064}")
    assert found is None or found.table == numbered(at % 3), at
"""


def test_two_copies_running_at_once_cannot_hurt_each_other(folder: Path) -> None:
    command = [sys.executable, "-c", STORE_AND_LOAD, str(folder)]
    copies = [subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(copy.communicate()[1], copy.returncode) for copy in copies] == [("", 0), ("", 0)]
    assert kept(folder, 3) == [0, 1, 2]
    assert len(entries(folder)) == 3


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "table.pdf"
    path.write_bytes(drawing.table())
    return path


def steps(pdf: Path, cache: Cache | None, *, refresh: bool = False) -> int:
    """How many pages are read for a table."""
    seen: list[Progress] = []
    read_table(pdf, cache=cache, refresh=refresh, on_progress=seen.append)
    return len(seen)


def test_a_file_read_before_is_not_read_again(pdf: Path, folder: Path) -> None:
    first = read_table(pdf, cache=Cache(folder))
    assert steps(pdf, Cache(folder)) == 0
    assert read_table(pdf, cache=Cache(folder)) == first


def test_a_moved_file_is_known_by_its_content(pdf: Path, folder: Path) -> None:
    read_table(pdf, cache=Cache(folder))
    assert steps(pdf.rename(pdf.with_name("另名.pdf")), Cache(folder)) == 0


def test_without_a_cache_nothing_is_looked_up_or_kept(pdf: Path, folder: Path) -> None:
    read_table(pdf, cache=Cache(folder))
    assert steps(pdf, None) == 1


def test_refresh_reads_again_and_keeps(pdf: Path, folder: Path) -> None:
    table = read_table(pdf, cache=Cache(folder))
    wrong = msgspec.structs.replace(table, title="旧")
    Cache(folder).store(wrong)
    assert steps(pdf, Cache(folder), refresh=True) == 1
    assert Cache(folder).load(table.sha256) == Kept(table, derived(table))


CACHED_OPEN = """
import subprocess, sys
from pathlib import Path
from parser import Cache, read_table

def forbidden(*_, **__):
    raise AssertionError("a process was started")

subprocess.Popen = forbidden
table = read_table(Path(sys.argv[1]), cache=Cache(Path(sys.argv[2])))
roots = {name.partition(".")[0] for name in sys.modules}
print(len(table.units), *sorted(roots & {"pdfplumber", "pdfminer", "pypdfium2", "textual", "PIL"}))
"""


def test_a_cached_open_imports_no_pdf_engine_and_starts_no_process(pdf: Path, folder: Path) -> None:
    read_table(pdf, cache=Cache(folder))
    done = subprocess.run(
        [sys.executable, "-c", CACHED_OPEN, str(pdf), str(folder)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["1"], "")
