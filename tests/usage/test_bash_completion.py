"""The completion for bash, asked as bash asks it."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tui.usage.completions import bash
from tui.usage.definition import OPTIONS

ASK = """
source /dev/stdin
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_budget_tui
printf '%s\\n' "${COMPREPLY[@]}"
"""
FILES = ("2024年.pdf", "旧 表.PDF", "指标.xlsx", "文件夹/内.pdf", "文件夹.pdf/内.pdf")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def complete(folder: Path, words: Sequence[str]) -> list[str]:
    """What bash offers for the last of some words behind the command; it drops doubles itself."""
    done = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", "budget-tui", *words],
        input=bash(),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return sorted({line for line in done.stdout.splitlines() if line})


PDFS = sorted(["2024年.pdf", "旧 表.PDF", "文件夹", "文件夹.pdf"])


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["--form"], ["--format"]),
        (["--no"], ["--no-cache"]),
        (["2024年.pdf", "--ref"], ["--refresh"]),
        (["--format", ""], ["csv", "json", "md", "text", "xlsx"]),
        (["--format", "x"], ["xlsx"]),
        (["--format", "="], ["csv", "json", "md", "text", "xlsx"]),
        (["--format", "=", "js"], ["json"]),
        (["--completion", "f"], ["fish"]),
        ([""], PDFS),
        (["--check", ""], PDFS),
        (["--compare", ""], PDFS),
        (["旧"], ["旧 表.PDF"]),
        (["文件夹/"], ["文件夹/内.pdf"]),
        (["--cache-dir", ""], ["文件夹", "文件夹.pdf"]),
        (["--", "--"], []),
        (["--", ""], PDFS),
    ],
    ids=" ".join,
)
def test_bash_offers(folder: Path, words: list[str], offered: list[str]) -> None:
    assert complete(folder, words) == offered


@pytest.mark.parametrize("option", ["-o", "--output", "--opinion", "--profile"])
def test_any_file_is_left_to_bash_itself(folder: Path, option: str) -> None:
    assert complete(folder, [option, ""]) == []


def test_bash_offers_every_option(folder: Path) -> None:
    assert complete(folder, ["-"]) == sorted(name for option in OPTIONS for name in option.names)
