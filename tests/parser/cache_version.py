"""Record the sources that the cache's versions stand for: `python -m tests.parser.cache_version`."""

import ast
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from parser.cache import CHECKS_VERSION, VERSION
from tests.model.tables import CHECKOUT

COMMAND = "python -m tests.parser.cache_version"


class Versioned(NamedTuple):
    """A version by its name in `parser.cache`, where it is recorded, and the sources that it stands for."""

    name: str
    version: int
    record: Path
    patterns: Sequence[str]


TABLES = Versioned(
    "VERSION",
    VERSION,
    Path(__file__).with_name("cache_version.txt"),
    (
        "parser/*.py",
        "parser/layouts/*.py",
        "parser/pdfium/*.py",
        "model/table.py",
        "model/text.py",
        "model/money.py",
        "model/derived.py",
        "model/control_totals.py",
        "model/prepared.py",
        "model/texts.py",
        "model/bit_planes.py",
        "model/search.py",
        "model/filter.py",
        "model/amount_range.py",
        "model/initials.py",
    ),
)
"""What decides which table a file gives, what is worked out of it, and how both are kept."""

FINDINGS = Versioned(
    "CHECKS_VERSION",
    CHECKS_VERSION,
    Path(__file__).with_name("checks_version.txt"),
    (
        "model/checks/*.py",
        "model/values/*.py",
        "model/taxonomy.py",
        "model/dated.py",
        "parser/kept_findings.py",
    ),
)
"""What decides, beside the table, which findings there are on it, and how they are kept."""

BOTH = (TABLES, FINDINGS)


class SameVersion(Exception):
    """The sources changed and the version did not."""


def sources(of: Versioned) -> dict[str, str]:
    """The sources by their path in the project."""
    return {
        path.relative_to(CHECKOUT).as_posix(): path.read_text(encoding="utf-8")
        for pattern in of.patterns
        for path in CHECKOUT.glob(pattern)
    }


def digest(of: Mapping[str, str]) -> str:
    """The sum of what sources do: layout, comments and docstrings do not count."""
    code = "\n".join(f"{name} {_code(ast.parse(text))}" for name, text in sorted(of.items()))
    return hashlib.sha256(code.encode()).hexdigest()


def record(of: Versioned, found: str) -> None:
    """Write a version and its sum. Raises SameVersion where another sum is recorded for that version."""
    if of.record.exists():
        recorded, _, before = of.record.read_text(encoding="utf-8").strip().partition(" ")
        if recorded == str(of.version) and before != found:
            raise SameVersion(f"the sources changed: raise parser.cache.{of.name} above {of.version} first")
    of.record.write_text(f"{of.version} {found}\n", encoding="utf-8")


def _code(node: object) -> str:
    """A syntax tree as text; `ast.dump` shows empty fields differently from Python to Python."""
    if isinstance(node, ast.AST):
        fields = ((name, value) for name, value in ast.iter_fields(node) if value not in (None, []))
        return f"{type(node).__name__}({','.join(f'{name}={_code(value)}' for name, value in fields)})"
    if isinstance(node, list):
        return f"[{','.join(_code(each) for each in node if not _is_docstring(each))}]"
    return repr(node)


def _is_docstring(node: object) -> bool:
    """Whether a statement is a lone string, as docstrings of modules, functions and attributes are."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


if __name__ == "__main__":
    try:
        for each in BOTH:
            record(each, digest(sources(each)))
    except SameVersion as refused:
        sys.exit(str(refused))
