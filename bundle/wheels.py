"""The wheels that a machine needs: those locked for it, with their sums, and the program's own."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from bundle.target import BundleError, Target

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-bundle.lock"
REQUIREMENTS = "requirements.txt"
INSTALLER = "pip"
"""Installs the others and stays outside."""


def collect(target: Target, folder: Path) -> None:
    """Put all wheels into a new folder, and beside them what pip is to install, each by its sum.

    Raises BundleError, with the names of the packages that have no wheel for the target.
    """
    folder.mkdir(parents=True)
    wanted = folder / "locked.txt"
    locked = list(requirements(LOCK.read_text(encoding="utf-8"), target))
    wanted.write_text("\n".join(locked), encoding="utf-8")
    if _download(target, folder, wanted):
        missing = [entry.partition("==")[0] for entry in locked if _lacks(target, folder, wanted, entry)]
        if missing:
            where = f"{target.tag} and Python {target.python_version}"
            raise BundleError(f"no wheel that is locked fits {where}: {', '.join(missing)}")
    wanted.unlink()
    run_pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (folder / REQUIREMENTS).write_text("".join(map(_pinned, _to_install(folder))), encoding="utf-8")


def requirements(lock: str, target: Target) -> Iterator[str]:
    """The entries of a lock that a target needs, each on one line with its hashes and without its marker."""
    for entry in re.sub(r"\\\n", "", lock).splitlines():
        line, *hashes = re.split(r"\s+(?=--hash=)", entry)
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(target.markers):
            yield " ".join([f"{requirement.name}{requirement.specifier}", *hashes])


def program_version(folder: Path) -> str:
    """The program's version, by its wheel in a folder."""
    (wheel,) = folder.glob("budget_tui-*.whl")
    return str(parse_wheel_filename(wheel.name)[1])


def run_pip(*words: str | Path) -> None:
    """Run this environment's pip. Raises BundleError."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BundleError(f"pip {words[0]} failed: {_last_line(done.stderr)}")


def _download(target: Target, folder: Path, wanted: Path) -> bool:
    """Whether pip could not download what is wanted."""
    command = ["download", "--no-deps", "--require-hashes", *target.pip_options]
    try:
        run_pip(*command, "--dest", folder, "--requirement", wanted)
    except BundleError:
        return True
    return False


def _lacks(target: Target, folder: Path, wanted: Path, entry: str) -> bool:
    wanted.write_text(entry, encoding="utf-8")
    return _download(target, folder, wanted)


def _to_install(folder: Path) -> Sequence[Path]:
    return [path for path in sorted(folder.glob("*.whl")) if not path.name.startswith(f"{INSTALLER}-")]


def _pinned(wheel: Path) -> str:
    name, version, _, _ = parse_wheel_filename(wheel.name)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name}=={version} --hash=sha256:{digest}\n"


def _last_line(text: str) -> str:
    """The last thing that pip complained of."""
    complaints = [line for line in text.splitlines() if line.startswith("ERROR: ")]
    return complaints[-1].removeprefix("ERROR: ") if complaints else text.strip()
