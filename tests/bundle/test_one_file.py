"""Where the one-file program unpacks itself, and what it says where it cannot."""

import platform
import sys
import zipfile
from pathlib import Path

import pytest

from tests.bundle.offline import PYTHON, Machine
from tests.model.tables import CHECKOUT

VERSION = "--version"


def unpacked(root: Path) -> list[Path]:
    return list(root.glob("budget-tui.pyz_*/site-packages/tui"))


def test_it_unpacks_into_the_users_cache_once(machine: Machine, one_file: Path) -> None:
    assert machine.run(PYTHON, one_file, VERSION).code == 0
    (tui,) = unpacked(machine.home / ".cache" / "budget-tui" / "program")
    before = tui.stat().st_ino
    assert machine.run(PYTHON, one_file, VERSION).code == 0
    assert tui.stat().st_ino == before


def test_it_runs_as_a_command(machine: Machine, one_file: Path) -> None:
    assert machine.run(one_file, VERSION).code == 0


def test_two_that_start_at_once_both_run(machine: Machine, one_file: Path) -> None:
    both = [machine.start(PYTHON, one_file, VERSION) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert [process.returncode for process in both] == [0, 0]


@pytest.mark.parametrize("how", ["ro", "noexec"])
def test_a_home_that_cannot_hold_it_is_passed_over(machine: Machine, one_file: Path, how: str) -> None:
    machine.mounts = [(how, machine.home), ("size=200m,mode=1777", Path("/var/tmp"))]
    ended = machine.run(PYTHON, one_file, "--demo", "-o", "-", "--format", "csv")
    assert ended.code == 0
    assert "sample.pdf" in ended.out.decode("utf-8-sig")
    assert "/var/tmp/budget-tui-" in ended.said


def test_nowhere_to_unpack_is_said_in_one_line(machine: Machine, one_file: Path, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    machine.environment["TMPDIR"] = str(tmp_path / "tmp")
    machine.mounts = [("ro", machine.home), ("noexec", Path("/var/tmp")), ("ro", tmp_path / "tmp")]
    ended = machine.run(PYTHON, one_file, VERSION)
    assert (ended.code, ended.out, ended.said.count("\n")) == (2, b"", 1)
    assert all(word in ended.said for word in ("只读", "不许运行程序", "SHIV_ROOT"))


def test_a_folder_in_tmp_that_is_anothers_is_not_used(machine: Machine, one_file: Path) -> None:
    machine.mounts = [("ro", machine.home)]
    trap = 'd=/var/tmp/budget-tui-$(id -u); mkdir "$d"; chmod 777 "$d"; exec "$@"'
    machine.mounts.append(("mode=1777", Path("/var/tmp")))
    ended = machine.run("sh", "-c", trap, "sh", PYTHON, one_file, "--demo", "-o", "-", "--format", "csv")
    assert ended.code == 0
    assert "/var/tmp/budget-tui-" not in ended.said


def test_a_named_folder_is_used(machine: Machine, one_file: Path, tmp_path: Path) -> None:
    machine.environment["SHIV_ROOT"] = str(tmp_path / "named")
    assert machine.run(PYTHON, one_file, VERSION).code == 0
    assert unpacked(tmp_path / "named")


def test_a_full_disk_is_said_and_left_as_it_was(machine: Machine, one_file: Path) -> None:
    machine.mounts = [("size=20m", machine.home)]
    look = '"$@"; code=$?; du -sk "$HOME" | cut -f1; exit $code'
    ended = machine.run("sh", "-c", look, "sh", PYTHON, one_file, VERSION)
    assert (ended.code, ended.said.count("\n")) == (2, 1)
    assert "磁盘已满" in ended.said
    assert int(ended.out) < 100


def run_elsewhere(machine: Machine, one_file: Path, pretended: str) -> tuple[int, bytes, str]:
    """Run it where Python finds something else than there is here."""
    lines = f"import platform, runpy, sys; {pretended}; sys.argv = sys.argv[1:]"
    return machine.run(PYTHON, "-c", f"{lines}; runpy.run_path(sys.argv[0], run_name='__main__')", one_file)


@pytest.mark.parametrize("version", [(2, 7, 5), (3, 7, 9), (3, sys.version_info.minor + 1, 0)])
def test_another_python_is_refused_by_the_one_that_is_needed(
    machine: Machine, one_file: Path, version: tuple[int, int, int]
) -> None:
    code, out, said = run_elsewhere(machine, one_file, f"sys.version_info = {version}")
    assert (code, out, said.count("\n")) == (2, b"", 1)
    assert f"python3.{sys.version_info.minor} {one_file}" in said


def test_another_processor_is_refused(machine: Machine, one_file: Path) -> None:
    code, out, said = run_elsewhere(machine, one_file, "platform.machine = lambda: 'loongarch64'")
    assert (code, out) == (2, b"")
    line = f"budget-tui：这个文件供 {platform.machine()} 机器使用，这台是 loongarch64；请换相应的文件\n"
    assert said == line


def test_an_old_system_is_refused(machine: Machine, one_file: Path) -> None:
    code, out, said = run_elsewhere(machine, one_file, "import os; os.confstr = lambda name: 'glibc 2.17'")
    assert (code, out, said.count("\n")) == (2, b"", 1)
    assert "2.28" in said


def test_it_names_nothing_of_the_machine_that_made_it(one_file: Path) -> None:
    with zipfile.ZipFile(one_file) as archive:
        names = archive.namelist()
        assert not [name for name in names if name.endswith("direct_url.json")]
        assert not [name for name in names if bytes(CHECKOUT) in archive.read(name)]
