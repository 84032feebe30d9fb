"""The bundle, built once, and a machine without a network to try it on."""

import subprocess
from pathlib import Path

import pytest

from bundle.__main__ import make
from bundle.target import Target
from tests.bundle.offline import CUT_OFF, Machine


@pytest.fixture(scope="session", autouse=True)
def namespaces() -> None:
    """Say once what every test would fail of."""
    done = subprocess.run([*CUT_OFF, "true"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.exit(f"no namespaces here, which cut the network off: {done.stderr.strip()}", returncode=1)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds what `make bundle` makes for this machine."""
    output = tmp_path_factory.mktemp("dist")
    make(Target.here(), output, one_file=True)
    return output


@pytest.fixture(scope="session")
def one_file(built: Path) -> Path:
    return built / "budget-tui.pyz"


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    """The folder with the wheels and their script."""
    (folder,) = (path for path in built.iterdir() if path.is_dir())
    return folder


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "home")
