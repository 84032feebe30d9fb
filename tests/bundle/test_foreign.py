"""Wheels for another machine: each locked package once, in a form that runs there, or named as missing."""

from pathlib import Path

import pytest
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

from bundle import folder
from bundle.target import BundleError, Target
from bundle.wheels import LOCK, collect, requirements, run_pip

ARM = Target.named("manylinux_2_28_aarch64", "3.12")

LOCKED = """\
both==1.0 ; implementation_name != 'PyPy' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
old==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:cc
arm==3.0 ; platform_machine == 'aarch64' \\
    --hash=sha256:dd
windows==4.0 ; sys_platform == 'win32' \\
    --hash=sha256:ee
"""


def test_markers_are_asked_about_the_other_machine() -> None:
    both, old, arm = "both==1.0 --hash=sha256:aa --hash=sha256:bb", "old==2.0 --hash=sha256:cc", "arm==3.0"
    arm += " --hash=sha256:dd"
    assert list(requirements(LOCKED, Target(28, "x86_64", 11))) == [both, old]
    assert list(requirements(LOCKED, Target(28, "aarch64", 12))) == [both, arm]


@pytest.mark.parametrize(
    ("tag", "python"),
    [("win_amd64", "3.12"), ("linux", "3.12"), ("manylinux_2_28_aarch64", "3.10"), ("manylinux2014_x", "3")],
)
def test_other_names_are_refused(tag: str, python: str) -> None:
    with pytest.raises(BundleError, match=r"no (platform|Python) .*: name"):
        Target.named(tag, python)


def test_old_name_is_that_of_its_glibc() -> None:
    assert Target.named("manylinux2014_aarch64", "3.11") == Target(17, "aarch64", 11)


@pytest.fixture(scope="module")
def arm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for Kylin on ARM with Python 3.12."""
    place = tmp_path_factory.mktemp("arm")
    collect(ARM, place / "wheels")
    return folder.make(ARM, place / "wheels", place)


def test_folder_holds_one_fitting_wheel_for_each_locked_package(arm: Path) -> None:
    platforms = [f"manylinux_2_{glibc}_aarch64" for glibc in range(17, 29)] + ["manylinux2014_aarch64"]
    fits = {*cpython_tags((3, 12), platforms=platforms), *compatible_tags((3, 12), "cp312", platforms)}
    found = []
    for wheel in (arm / "wheels").glob("*.whl"):
        name, version, _, tags = parse_wheel_filename(wheel.name)
        assert tags & fits, wheel.name
        found.append(f"{name}=={version}")
    locked = [entry.split()[0] for entry in requirements(LOCK.read_text(encoding="utf-8"), ARM)]
    assert sorted(name for name in found if not name.startswith("budget-tui==")) == sorted(locked)


def test_script_asks_for_that_machine(arm: Path) -> None:
    script = (arm / "install.sh").read_text(encoding="utf-8").splitlines()
    assert {"machine=aarch64", "python_version=3.12", "glibc=28"} <= set(script)


def test_pip_finds_there_all_that_the_packages_ask_for(arm: Path, tmp_path: Path) -> None:
    wheels = arm / "wheels"
    offline = ["--no-index", "--find-links", str(wheels), "--require-hashes", *ARM.pip_options]
    run_pip("install", "--dry-run", "--target", tmp_path, *offline, "-r", wheels / "requirements.txt")


def test_packages_without_a_wheel_are_named(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as refusal:
        collect(Target.named("manylinux_2_38_loongarch64", "3.11"), tmp_path / "wheels")
    where, _, names = str(refusal.value).partition(": ")
    assert where == "no wheel that is locked fits manylinux_2_38_loongarch64 and Python 3.11"
    assert {"msgspec", "pypdfium2", "rapidfuzz", "pillow"} <= set(names.split(", "))
    assert not {"textual", "rich", "pdfplumber", "pip"} & set(names.split(", "))
