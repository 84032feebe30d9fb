"""The script that installs from wheels: what it puts where, and what it says where it cannot."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from tests.bundle.offline import PYTHON, Ended, Machine
from tests.usage.shared import SHARE, shared

THIS = f"3.{sys.version_info.minor}"


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    return tmp_path / "前缀 opt"


def install(machine: Machine, folder: Path, prefix: Path, *options: str | Path) -> Ended:
    return machine.run("sh", folder / "install.sh", "--prefix", prefix, *options)


def refused(ended: Ended) -> tuple[int, str]:
    """The code and the one line of a refusal."""
    assert ended.out == b""
    assert ended.said.startswith("安装 budget-tui：")
    assert ended.said.count("\n") == 1
    return ended.code, ended.said


def pretend(machine: Machine, tmp_path: Path, **programs: str) -> None:
    """Put programs that print a line first on the path."""
    place = tmp_path / "pretended"
    place.mkdir()
    for name, line in programs.items():
        (place / name).write_text(f"#!/bin/sh\necho '{line}'\n")
        (place / name).chmod(0o755)
    machine.environment["PATH"] = f"{place}:{machine.environment['PATH']}"


def test_command_man_page_and_completions_lie_below_the_prefix_and_again(
    machine: Machine, folder: Path, prefix: Path
) -> None:
    for _ in ("first", "again"):
        ended = install(machine, folder, prefix)
        assert (ended.code, ended.said) == (0, "")
        assert str(prefix / "bin" / "budget-tui") in ended.out.decode()
        assert machine.run(prefix / "bin" / "budget-tui", "--demo", "-o", "-", "--format", "md").code == 0
        for path, text in shared().items():
            assert (prefix / "share" / path.relative_to(SHARE)).read_text(encoding="utf-8") == text


def test_others_can_run_what_root_installed_whatever_its_umask(
    machine: Machine, folder: Path, prefix: Path
) -> None:
    script = f'umask 077; exec sh "{folder}/install.sh" --prefix "{prefix}"'
    assert machine.run("sh", "-c", script).code == 0
    modules = (prefix / "lib").rglob("*.py")
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o044 == 0o044 for path in modules)


def test_without_a_prefix_it_goes_where_the_user_finds_it(machine: Machine, folder: Path) -> None:
    pretend(machine, machine.home, id="1000")
    assert machine.run("sh", folder / "install.sh").code == 0
    assert (machine.home / ".local" / "bin" / "budget-tui").exists()


def test_old_python_is_named_with_its_version(
    machine: Machine, folder: Path, prefix: Path, tmp_path: Path
) -> None:
    machine.environment["PATH"] = "/usr/bin:/bin"
    pretend(machine, tmp_path, **{f"python{THIS}": "", "python3": "3.7", "python": "2.7"})
    code, line = refused(install(machine, folder, prefix))
    assert code == 2
    assert f"要 Python {THIS}，而python3 是 3.7、python 是 2.7" in line
    assert not prefix.exists()


def test_no_python_is_said(machine: Machine, folder: Path, prefix: Path) -> None:
    code, line = refused(install(machine, folder, prefix, "--python", "/no/python"))
    assert code == 2
    assert "没有找到 /no/python" in line


def test_a_named_python_is_used(machine: Machine, folder: Path, prefix: Path) -> None:
    machine.environment["PATH"] = "/usr/bin:/bin"
    assert install(machine, folder, prefix, f"--python={PYTHON}").code == 0


@pytest.mark.parametrize(
    ("programs", "word"),
    [
        ({"uname": "Linux"}, "这台是 Linux"),
        ({"getconf": "glibc 2.17"}, "glibc 2.28 以上"),
    ],
)
def test_another_machine_is_refused(
    machine: Machine, folder: Path, prefix: Path, tmp_path: Path, programs: dict[str, str], word: str
) -> None:
    pretend(machine, tmp_path, **programs)
    code, line = refused(install(machine, folder, prefix))
    assert code == 2
    assert word in line
    assert not prefix.exists()


@pytest.fixture
def damaged(folder: Path, tmp_path: Path) -> Path:
    """The folder with one byte of a wheel changed."""
    damaged = shutil.copytree(folder, tmp_path / "damaged")
    (wheel,) = (damaged / "wheels").glob("rich-*.whl")
    content = bytearray(wheel.read_bytes())
    content[len(content) // 2] ^= 1
    wheel.write_bytes(content)
    return damaged


def test_damaged_wheel_is_refused_and_nothing_stays(machine: Machine, damaged: Path, prefix: Path) -> None:
    code, line = refused(install(machine, damaged, prefix))
    assert code == 5
    assert "请重新拷贝" in line
    assert not (prefix / "lib" / "budget-tui").exists()
    assert not (prefix / "bin" / "budget-tui").exists()


def test_failed_upgrade_leaves_what_worked(
    machine: Machine, folder: Path, damaged: Path, prefix: Path
) -> None:
    assert install(machine, folder, prefix).code == 0
    assert refused(install(machine, damaged, prefix))[0] == 5
    assert machine.run(prefix / "bin" / "budget-tui", "--version").code == 0
    assert [path.name for path in (prefix / "lib").iterdir()] == ["budget-tui"]


@pytest.mark.parametrize("name", ["lib/budget-tui/notes.txt", "bin/budget-tui"])
def test_what_is_anothers_stays(machine: Machine, folder: Path, prefix: Path, name: str) -> None:
    (prefix / name).parent.mkdir(parents=True)
    (prefix / name).write_text("别的东西")
    assert refused(install(machine, folder, prefix))[0] == 5
    assert (prefix / name).read_text() == "别的东西"


def test_a_prefix_that_cannot_be_written_is_said(machine: Machine, folder: Path) -> None:
    assert refused(install(machine, folder, Path(os.devnull)))[0] == 5


@pytest.mark.parametrize("options", [["--python"], ["--python="], ["--frefix", "x"], ["x"]])
def test_wrong_use_is_said(machine: Machine, folder: Path, prefix: Path, options: list[str]) -> None:
    assert refused(install(machine, folder, prefix, *options))[0] == 2


def test_help_and_note_name_what_the_folder_is_for(machine: Machine, folder: Path) -> None:
    ended = machine.run("sh", folder / "install.sh", "--help")
    assert ended.code == 0
    for text in (ended.out.decode(), (folder / "安装说明.txt").read_text(encoding="utf-8")):
        assert f"Python {THIS}" in text
        assert "@" not in text
