"""End to end, in a real tmux: where the terminal's cursor stands in each input, and what pasted text does."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.model.tables import SAMPLE_PDF
from tests.test_tmux import COMMAND, SECONDS, Tmux

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is absent"),
    pytest.mark.skipif(not COMMAND.exists(), reason=f"{COMMAND} is absent: the package is not installed"),
]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """The browser on the sample, with the third project under its cursor."""
    server = Tmux(tmp_path)
    shutil.copy(SAMPLE_PDF, tmp_path / "表.pdf")
    server.start("表.pdf", columns=100, rows=30)
    server.wait_for("合计相符")
    yield server
    server.run("kill-server")


def cursor(tmux: Tmux) -> tuple[int, int, bool]:
    """The column and row of the terminal's cursor, and whether it is seen."""
    x, y, seen = tmux.run(
        "display-message", "-p", "-t", "program", "#{cursor_x} #{cursor_y} #{cursor_flag}"
    ).split()
    return int(x), int(y), seen == "1"


def behind(tmux: Tmux, words: str) -> tuple[int, int, bool]:
    """Where a seen cursor stands behind the first words of that kind on the screen."""
    lines = tmux.wait_for(words).splitlines()
    y = next(at for at, line in enumerate(lines) if words in line)
    return cell_len(lines[y][: lines[y].index(words) + len(words)]), y, True


def hidden(tmux: Tmux) -> None:
    """Wait until no cursor is seen."""
    end = time.monotonic() + SECONDS
    while cursor(tmux)[2]:
        assert time.monotonic() < end, "the cursor is still seen"
        time.sleep(0.1)


def stands_behind(tmux: Tmux, words: str) -> None:
    """Wait until the cursor stands behind some words."""
    end = time.monotonic() + SECONDS
    while cursor(tmux) != behind(tmux, words):
        assert time.monotonic() < end, f"{cursor(tmux)} instead of {behind(tmux, words)}:\n{tmux.screen()}"
        time.sleep(0.1)


def paste(tmux: Tmux, text: str) -> None:
    """Paste as a terminal does for a program that asked for brackets around it."""
    tmux.run("set-buffer", text)
    tmux.run("paste-buffer", "-p", "-t", "program")


def test_the_cursor_stands_behind_what_is_typed_in_each_input(tmux: Tmux) -> None:
    hidden(tmux)
    for opens in ("/", "F4", ":", "C-p", "f", "o", "w"):
        tmux.type(opens, "甲乙x丙")
        stands_behind(tmux, "甲乙x丙")
        tmux.type("Left", "Left")
        stands_behind(tmux, "甲乙")
        tmux.type("Escape")
        hidden(tmux)
        tmux.wait_for("25/25 项目")


@pytest.mark.parametrize("opens", ["/", "w"], ids=["a line", "several lines"])
def test_the_cursor_stays_in_view_in_a_long_text_and_another_size(tmux: Tmux, opens: str) -> None:
    tmux.type(opens, "绩效" * 40 + "鑫")
    stands_behind(tmux, "鑫")
    tmux.run("resize-window", "-t", "program", "-x", "90", "-y", "26")
    stands_behind(tmux, "鑫")


def test_pasted_lines_run_nothing_and_go_into_inputs_as_one(tmux: Tmux) -> None:
    paste(tmux, "q\n1\nx\n")
    shown = tmux.wait_for("没有执行")
    assert "25/25 项目" in shown and "已审" not in shown

    paste(tmux, "公益电影\n")
    tmux.wait_for("命中 2/25 项目")
    stands_behind(tmux, "文字 公益电影")
    tmux.type("Escape")
    tmux.wait_for("命中 25/25 项目")

    tmux.type("F3")
    paste(tmux, "公益\n电影\t放映\n")
    stands_behind(tmux, "文字 公益 电影 放映")
    tmux.wait_for("命中 2/25 项目")
    tmux.type("Enter", "w")
    tmux.wait_for("Ctrl+J 换行")
    paste(tmux, "第一行\nq 第二行")
    stands_behind(tmux, "q 第二行")
    assert "│ 第一行 " in tmux.screen()


def test_a_sentence_from_an_input_method_is_looked_for(tmux: Tmux) -> None:
    tmux.type("-l", "公益、1qx")
    stands_behind(tmux, "文字 公益、1qx")
    assert "已审" not in tmux.screen()
