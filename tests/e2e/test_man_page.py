"""The packaged man page as groff and man show it."""

import os
import subprocess

import pytest
from rich.cells import cell_len

from tests.usage.shared import SHARE

PAGE = SHARE / "man" / "man1" / "budget-tui.1"


def show(*command: str, **environment: str) -> str:
    """What a command prints of the page; it must complain of nothing."""
    done = subprocess.run(
        [*command, str(PAGE)],
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_groff_sets_it_without_a_warning() -> None:
    assert "选项" in show("groff", "-K", "utf8", "-ww", "-man", "-T", "utf8", "-P", "-c", "-P", "-bou")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_man_fills_lines_of_chinese_to_the_width(columns: int) -> None:
    lines = show("man", "-l", MANWIDTH=str(columns)).splitlines()
    assert columns - 4 <= max(map(cell_len, lines)) <= columns


def test_whatis_takes_its_first_line() -> None:
    assert '"budget-tui - 打开公开的《项目支出绩效目标表》PDF"' in show("lexgrog")
