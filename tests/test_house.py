"""The house rules that a program can check: which way imports run, what a module is, what is locked."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("model", "parser", "tui")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
STANDARD_LIBRARY = set(sys.stdlib_module_names)
MODEL_MAY_IMPORT = STANDARD_LIBRARY | {"model", "msgspec", "pypinyin", "rapidfuzz"}
MSGSPEC_LOADS = {"typing_extensions"}
"""Where it is installed: pure typing, and none of our doing."""
CYTHON_LOADS = re.compile(r"cython_runtime|_cython_\d+_\d+_\d+\w*")
"""What modules that Cython compiled register for themselves; rapidfuzz holds some."""
PARSER_NEVER_IMPORTS = {"tui", "textual", "rich"}
LONGEST_MODULE = 350
"""Lines. Beyond that a module does more than one thing."""

IMPORT_WHOLE_PACKAGE = """
import importlib, pkgutil, sys
before = set(sys.modules)
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*{name.partition(".")[0] for name in set(sys.modules) - before})
"""


def name_of(path: Path) -> str:
    """A module's file as tests name it: from the project's root."""
    return path.relative_to(ROOT).as_posix()


def loaded_by(package: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds once all of a package is imported."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_WHOLE_PACKAGE, package],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def imports(path: Path) -> Iterator[str]:
    """Full dotted names of all that a module imports from elsewhere, late imports too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_roots(package: str) -> set[str]:
    """The top-level names that the source of a package imports anywhere."""
    return {
        name.partition(".")[0]
        for path in MODULES
        if path.is_relative_to(ROOT / package)
        for name in imports(path)
    }


def test_model_loads_nothing_but_msgspec_text_libraries_and_the_standard_library() -> None:
    foreign = loaded_by("model") - MODEL_MAY_IMPORT - MSGSPEC_LOADS
    assert [name for name in foreign if not CYTHON_LOADS.fullmatch(name)] == []


def test_parser_loads_no_screen() -> None:
    assert loaded_by("parser") & PARSER_NEVER_IMPORTS == set()


def test_no_late_import_runs_against_the_direction() -> None:
    assert imported_roots("model") - MODEL_MAY_IMPORT == set()
    assert imported_roots("parser") & PARSER_NEVER_IMPORTS == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_says_in_one_line_what_it_does(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    summary, _, rest = docstring.partition("\n")
    assert summary
    assert rest == "" or rest.startswith("\n")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_of_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_imports_no_private_part_of_a_library(path: Path) -> None:
    foreign = [name for name in imports(path) if name.partition(".")[0] not in {*PACKAGES, "__future__"}]
    assert [name for name in foreign if re.search(r"(^|\.)_", name)] == []


def pins(lock: str) -> dict[str, str]:
    """The packages of a lock file, each with its pinned release and marker."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(.+?) \\$", text, flags=re.MULTILINE))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-bundle.lock", "requirements-dev.lock"])
def test_lock_holds_pins_and_hashes_only(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    other = [
        line
        for line in lines
        if not re.fullmatch(r"[a-z0-9-]+==.+ \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ]
    assert other == []


def test_one_environment_serves_demo_and_tests() -> None:
    runtime, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert runtime.items() <= dev.items()


def test_bundle_holds_what_was_tested() -> None:
    assert pins("requirements-bundle.lock").items() <= pins("requirements-dev.lock").items()


def test_build_backend_is_locked_as_it_is_required() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]
    assert "hatchling" in pins("requirements.lock")
