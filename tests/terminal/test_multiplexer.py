"""tmux and screen that let no Chinese through: the way out is said, readable where only ASCII is."""

from pathlib import Path

import pytest

from tui.terminal.multiplexer import remedy

CONTROL_STRINGS = {0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F}


def tmux_that_says(folder: Path, answer: str) -> dict[str, str]:
    """An environment inside a tmux whose client is UTF-8 (1) or not (0)."""
    program = folder / "tmux"
    program.write_text(f'#!/bin/sh\n[ "$*" = "display-message -p #{{client_utf8}}" ] && echo {answer}\n')
    program.chmod(0o700)
    return {"TMUX": "there,1,0", "PATH": f"{folder}:/usr/bin:/bin"}


def test_tmux_in_ascii(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = tmux_that_says(tmp_path, "0")
    monkeypatch.setenv("PATH", environment["PATH"])
    assert "tmux -u attach" in remedy("utf-8", "utf-8", environment)


@pytest.mark.parametrize("answer", ["1", ""])
def test_tmux_in_utf_8_or_without_a_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    environment = tmux_that_says(tmp_path, answer)
    monkeypatch.setenv("PATH", environment["PATH"])
    assert remedy("utf-8", "utf-8", environment) == ""


def test_screen_in_ascii_is_told_without_a_byte_that_it_would_obey() -> None:
    sentence = remedy("utf-8", "gb18030", {"STY": "1.here"})
    assert "screen -U" in sentence
    assert CONTROL_STRINGS & set(sentence.encode()) == set()


def test_nothing_stands_in_the_way() -> None:
    assert remedy("utf-8", "gb18030", {}) == ""
    assert remedy("utf-8", "utf-8", {"STY": "1.here"}) == ""
    assert remedy("gb18030", "gb18030", {"STY": "1.here"}) == ""
