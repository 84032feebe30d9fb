"""Both ways to bring the program along give the whole program, where there is no network."""

import errno
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bundle.offline import PYTHON, Machine
from tests.model.tables import SAMPLE_TRUTH

Command = Sequence[str | Path]


@pytest.fixture(scope="session")
def installed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command, installed from the folder of wheels."""
    place = tmp_path_factory.mktemp("installed")
    ended = Machine(place / "home").run("sh", folder / "install.sh", "--prefix", place / "opt")
    assert (ended.code, ended.said) == (0, "")
    return [place / "opt" / "bin" / "budget-tui"]


@pytest.fixture(params=["one file", "installed"])
def command(request: pytest.FixtureRequest, one_file: Path) -> Command:
    if request.param == "one file":
        return [PYTHON, "-I", one_file]
    installed: Command = request.getfixturevalue("installed")
    return installed


def holds(read: object, truth: object) -> bool:
    """Whether what was read has all that is true, and perhaps more fields."""
    if isinstance(read, dict) and isinstance(truth, dict):
        return all(name in read and holds(read[name], truth[name]) for name in truth)
    if isinstance(read, list) and isinstance(truth, list):
        return len(read) == len(truth) and all(map(holds, read, truth))
    return read == truth


def test_there_is_no_network(machine: Machine) -> None:
    """Not even the loop, through which a local server could be asked."""
    ask = "import socket; socket.create_connection(('127.0.0.1', 9))"
    ended = machine.run(PYTHON, "-c", f"try:\n {ask}\nexcept OSError as error: print(error.errno)")
    assert (ended.code, int(ended.out)) == (0, errno.ENETUNREACH)


def test_sample_is_read_in_its_process_exported_and_cached(machine: Machine, command: Command) -> None:
    ended = machine.run(*command, "--demo", "-o", "-", "--format", "json")
    assert ended.code == 0
    assert holds(json.loads(ended.out), json.loads(SAMPLE_TRUTH.read_text(encoding="utf-8")))
    assert len(list((machine.home / ".cache" / "budget-tui").glob("*.table"))) == 1


def test_excel_is_written(machine: Machine, command: Command) -> None:
    ended = machine.run(*command, "--demo", "-o", machine.home / "指标.xlsx")
    assert ended.code == 0
    assert (machine.home / "指标.xlsx").read_bytes().startswith(b"PK")


def test_version_is_that_of_the_package(machine: Machine, command: Command, folder: Path) -> None:
    version = folder.name.split("-")[2]
    assert machine.run(*command, "--version") == (0, f"budget-tui {version}\n".encode(), "")


def test_browser_opens_and_quits(machine: Machine, command: Command) -> None:
    ended = machine.browse([*command, "--demo"], until="公共文化服务体系建设专项资金", keys="q")
    assert ended.code == 0
    assert b"\x1b[?1049l" in ended.out
