"""The way that copying takes, and what is said of it."""

import pytest

from tests.copying.surroundings import Programs, Terminal, behind_screen, carried
from tui.copying.osc52 import LIMIT
from tui.copying.route import send

TEXT = "≥95%\n第二行"
TAKES = """case "$1" in load-buffer) cat >"$HERE/got";; esac"""
"""What a tmux does that takes a text, and answers no question."""
MOST = LIMIT // 4 * 3
"""Bytes that fit."""


class TestTerminal:
    def test_it_is_ended_by_st_and_carries_the_text(self) -> None:
        terminal = Terminal()
        sent = send(TEXT, terminal.write, {"TERM": "xterm-256color"})
        assert terminal.written.startswith("\x1b]52;c;") and terminal.written.endswith("\x1b\\")
        assert carried(terminal.written) == [TEXT]
        assert sent.way == "osc52"
        assert sent.sentence == "已用 OSC 52 发送 8 字；若粘贴为空，请按 p 用鼠标选取，或按 e 导出为文件"

    @pytest.mark.parametrize("around", [{}, {"STY": "1.x"}, {"TERM": "screen"}, {"TERM": "tmux-256color"}])
    def test_a_text_at_the_limit_is_sent_whole_and_a_longer_one_not_at_all(
        self, around: dict[str, str]
    ) -> None:
        terminal = Terminal()
        assert send("a" * MOST, terminal.write, around).way is not None
        assert terminal.written != ""
        terminal = Terminal()
        refused = send("a" * (MOST + 1), terminal.write, around)
        assert terminal.written == ""
        assert refused.way is None
        assert "没有发送" in refused.sentence and "按 e 导出" in refused.sentence

    def test_the_linux_console_has_no_clipboard(self) -> None:
        terminal = Terminal()
        sent = send(TEXT, terminal.write, {"TERM": "linux"})
        assert sent.way is None and terminal.written == ""
        assert "没有发送" in sent.sentence and "按 e 导出" in sent.sentence

    def test_in_a_tmux_that_cannot_be_reached_both_its_ways_to_the_terminal_are_tried(self) -> None:
        """As after sudo, or over SSH: only TERM speaks of tmux."""
        terminal = Terminal()
        send(TEXT, terminal.write, {"TERM": "tmux-256color"})
        bare, _, passed = terminal.written.partition("\x1bPtmux;")
        assert carried(bare) == [TEXT]
        assert carried(passed.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b")) == [TEXT]


class TestScreen:
    @pytest.mark.parametrize("around", [{"STY": "1.x", "TERM": "xterm"}, {"TERM": "screen-256color"}])
    @pytest.mark.parametrize("text", [TEXT, "长" * 20_000])
    def test_it_is_handed_pieces_that_it_can_hold(self, around: dict[str, str], text: str) -> None:
        terminal = Terminal()
        assert send(text, terminal.write, around).way == "screen"
        assert carried(behind_screen(terminal.written)) == [text]
        assert max(map(len, terminal.written.split("\x1b\\"))) <= 768

    def test_a_first_piece_alone_is_no_text(self) -> None:
        """tmux ends the sequence there: what it then has must not pass for a whole text."""
        terminal = Terminal()
        send("甲" * 500, terminal.write, {"TERM": "screen"})
        first = behind_screen(terminal.written).removeprefix("\x1b]52;c;")[: 760 - 7]
        assert len(first) % 4 != 0


class TestTmux:
    def test_the_buffer_is_loaded_and_handed_on(self, programs: Programs) -> None:
        programs.add("tmux", f'{TAKES}; echo "$*" >>"$HERE/called"')
        terminal = Terminal()
        sent = send("≥95%", terminal.write, programs.environment(TMUX="x"))
        assert programs.got().decode() == "≥95%"
        assert "load-buffer -w -" in programs.got("called").decode().splitlines()
        assert sent.way == "tmux"
        assert sent.sentence.startswith("已发送到 tmux 粘贴缓冲区（4 字）；粘贴：前缀键 + ]；")
        assert terminal.written == ""

    def test_an_old_one_loads_its_buffer_and_passes_the_sequence_through(self, programs: Programs) -> None:
        programs.add("tmux", f'case "$2" in -w) echo "unknown option -- w" >&2; exit 1;; esac; {TAKES}')
        terminal = Terminal()
        assert send("≥95%", terminal.write, programs.environment(TMUX="x")).way == "tmux"
        assert programs.got().decode() == "≥95%"
        assert terminal.written.startswith("\x1bPtmux;\x1b\x1b]52;c;")

    def test_a_long_text_is_not_handed_on_to_the_terminal_and_that_is_said(self, programs: Programs) -> None:
        programs.add("tmux", f'{TAKES}; echo "$*" >>"$HERE/called"')
        terminal = Terminal()
        sent = send("长" * LIMIT, terminal.write, programs.environment(TMUX="x"))
        assert sent.way == "tmux"
        assert "内容太长，没有再发往本机" in sent.sentence
        assert programs.got().decode() == "长" * LIMIT
        assert b"-w" not in programs.got("called")
        assert terminal.written == ""

    def test_what_it_refuses_is_said_on_one_plain_line_and_the_terminal_asked(
        self, programs: Programs
    ) -> None:
        programs.add("tmux", "printf 'no\\033[31m\\nserver' >&2; exit 1")
        terminal = Terminal()
        sent = send("甲", terminal.write, programs.environment(TMUX="x", TERM="xterm"))
        assert sent.way == "osc52"
        assert sent.sentence.startswith("tmux 拒绝了（no[31m server）；已用 OSC 52 发送 1 字")
        assert carried(terminal.written) == ["甲"]

    def test_an_absent_one_is_said(self, programs: Programs) -> None:
        sent = send("甲", Terminal().write, {"TMUX": "x", "PATH": str(programs.folder)})
        assert sent.sentence.startswith("tmux 无法运行（文件或文件夹不存在）；已用 OSC 52 发送")

    def test_one_that_hangs_is_given_up(self, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.copying.tmux.TIMEOUT", 0.1)
        programs.add("tmux", "exec sleep 60")
        sent = send("甲", Terminal().write, programs.environment(TMUX="x"))
        assert sent.way == "osc52"
        assert "没有回应" in sent.sentence

    def test_beside_screen_both_are_given_the_text(self, programs: Programs) -> None:
        """Which of them is the inner one, no variable tells."""
        programs.add("tmux", TAKES)
        terminal = Terminal()
        sent = send(TEXT, terminal.write, programs.environment(TMUX="x", STY="1.x"))
        assert sent.way == "tmux"
        assert programs.got().decode() == TEXT
        assert carried(behind_screen(terminal.written)) == [TEXT]


@pytest.mark.parametrize(
    "around", [{}, {"STY": "1.x"}, {"TERM": "screen"}, {"TMUX": "x"}, {"TMUX": "x", "STY": "1.x"}]
)
def test_never_said_to_be_copied(programs: Programs, around: dict[str, str]) -> None:
    programs.add("tmux", "cat >/dev/null")
    sent = send("甲", Terminal().write, programs.environment(**around))
    assert "已复制" not in sent.sentence and "发送" in sent.sentence
    assert "按 p" in sent.sentence and "按 e" in sent.sentence
