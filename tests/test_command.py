"""The command as scripts and people meet it: exit codes, streams, one-line refusals, help."""

import io
import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import termios
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from rich.cells import cell_len

from model.checks import CHECKS
from tests.model.tables import CHECKOUT, SAMPLE_PDF
from tui.exit_codes import ExitCode, gravest
from tui.export import Format
from tui.usage import arguments
from tui.usage.arguments import UsageError
from tui.usage.definition import OPTIONS
from tui.usage.help_text import help_text

NOT_A_PDF = b"not a pdf"
PIPE_HOLDS = 65_536
"""Bytes that Linux keeps of a pipe nobody reads."""


class Ended(NamedTuple):
    """How a run of the command ended."""

    code: int
    out: bytes
    lines: list[str]


class Command:
    """The command as a process of its own, in a folder of its own."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(CHECKOUT),
            "XDG_CACHE_HOME": str(self.cache),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "PYTHONUTF8": "1",
        }
        self.environment.pop("BUDGET_TUI_PASSWORD", None)

    def argv(self, *words: str | Path) -> list[str | Path]:
        return [sys.executable, "-W", "error", "-m", "tui", *words]

    def __call__(
        self, *words: str | Path, before: Callable[[], None] | None = None, **environment: str
    ) -> Ended:
        done = subprocess.run(
            self.argv(*words),
            cwd=self.folder,
            env=self.environment | environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            preexec_fn=before,
            timeout=60,
            check=False,
        )
        said = done.stderr.decode()
        assert "Traceback" not in said
        return Ended(done.returncode, done.stdout, said.splitlines())

    def start(self, *words: str | Path) -> "subprocess.Popen[bytes]":
        """The command still running, its streams as pipes."""
        return subprocess.Popen(
            self.argv(*words),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )

    def at_terminal(self, *words: str | Path, **environment: str) -> Ended:
        """Run with a terminal as standard input and standard error; `out` is what came to it."""
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        with subprocess.Popen(
            self.argv(*words),
            cwd=self.folder,
            env=self.environment | environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        ) as process:
            os.close(theirs)
            alarm = Timer(60, process.kill)
            alarm.start()
            screen = b""
            with suppress(OSError):  # Linux says so when the other end is closed
                while part := os.read(ours, 4096):
                    screen += part
            alarm.cancel()
        os.close(ours)
        said = screen.decode()
        assert "Traceback" not in said
        return Ended(process.returncode, screen, said.splitlines())


@pytest.fixture(scope="module")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all tests that are not about it: the sample is read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def command(tmp_path: Path, warm_cache: Path) -> Command:
    return Command(tmp_path, warm_cache)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "样例.pdf"
    shutil.copy(SAMPLE_PDF, path)
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "坏.pdf"
    path.write_bytes(NOT_A_PDF)
    return path


class Document(msgspec.Struct):
    """As much of the JSON as tells which document it is."""

    file: str


class Written(msgspec.Struct):
    """The JSON of one document."""

    document: Document


class Found(msgspec.Struct):
    """As much of a finding in the JSON as tests ask for."""

    check: str
    severity: str


class Report(msgspec.Struct):
    """The JSON of a check."""

    findings: list[Found]


def _files(content: bytes) -> list[str]:
    return [one.document.file for one in msgspec.json.decode(content, type=list[Written])]


class TestExport:
    @pytest.mark.parametrize(
        ("name", "start"),
        [("表.json", b"{"), ("表.CSV", b"\xef\xbb\xbf"), ("表.md", b"# "), ("表.xlsx", b"PK")],
    )
    def test_the_suffix_chooses_the_form(
        self, command: Command, sample: Path, name: str, start: bytes
    ) -> None:
        ended = command(sample, "-o", name)
        assert (ended.code, ended.out) == (0, b"")
        assert (command.folder / name).read_bytes().startswith(start)

    @pytest.mark.parametrize("chosen", [Format.JSON, Format.CSV, Format.MARKDOWN])
    def test_standard_output_holds_the_same_as_a_file_and_nothing_else(
        self, command: Command, sample: Path, chosen: Format
    ) -> None:
        piped = command(sample, "-o", "-", "--format", chosen)
        command(sample, "-o", "out", "--format", chosen)
        assert piped.code == 0
        assert piped.out == (command.folder / "out").read_bytes()

    def test_excel_goes_through_a_pipe_whole(self, command: Command, sample: Path) -> None:
        piped = command(sample, "-o", "-", "--format", "xlsx")
        assert piped.code == 0
        assert zipfile.ZipFile(io.BytesIO(piped.out)).testzip() is None

    def test_one_file_is_an_object_a_folder_with_one_an_array(self, command: Command, sample: Path) -> None:
        alone = command(sample, "-o", "-", "--format", "json")
        inside = command(".", "-o", "-", "--format", "json")
        assert msgspec.json.decode(alone.out, type=Written).document.file == "样例.pdf"
        assert _files(inside.out) == ["样例.pdf"]

    def test_options_and_paths_stand_in_any_order(self, command: Command, sample: Path) -> None:
        shutil.copy(sample, command.folder / "-2.pdf")
        ended = command(sample, "--format=json", "-o", "-", "--", "-2.pdf")
        assert (ended.code, _files(ended.out)) == (0, ["样例.pdf", "-2.pdf"])

    def test_the_demo_is_the_packaged_sample(self, command: Command) -> None:
        ended = command("--demo", "-o", "-", "--format", "json")
        assert ended.code == 0
        assert msgspec.json.decode(ended.out, type=Written).document.file == "sample.pdf"

    def test_notices_are_said_on_standard_error_with_the_file(self, command: Command, sample: Path) -> None:
        ended = command(sample, "-o", "-", "--format", "json")
        notices = [notice["sentence"] for notice in json.loads(ended.out)["document"]["notices"]]
        assert notices
        assert ended.lines == [f"{sample}：{sentence}" for sentence in notices]


class TestSeveralFiles:
    def test_a_bad_one_is_said_and_does_not_stop_the_others(
        self, command: Command, sample: Path, bad: Path
    ) -> None:
        ended = command(bad, sample, "missing.pdf", "-o", "out.json")
        assert ended.code == ExitCode.UNREADABLE
        assert _files((command.folder / "out.json").read_bytes()) == ["样例.pdf"]
        assert [line for line in ended.lines if "样例.pdf" not in line] == [
            f"{bad}：不是 PDF 文件；请核对文件是否选对",
            "missing.pdf：找不到文件；请核对路径和文件名",
        ]

    def test_nothing_is_written_where_none_can_be_read(self, command: Command, bad: Path) -> None:
        ended = command(bad, "missing.pdf", "-o", "out.json")
        assert ended.code == ExitCode.UNREADABLE
        assert len(ended.lines) == 2
        assert not (command.folder / "out.json").exists()

    def test_a_folder_without_pdfs_is_refused_by_name(self, command: Command) -> None:
        (command.folder / "空").mkdir()
        ended = command("空", "-o", "out.json")
        assert ended.code == ExitCode.UNREADABLE
        assert [line.partition("；")[0] for line in ended.lines] == ["空：文件夹里没有 PDF 文件"]

    def test_what_cannot_be_written_goes_before_what_cannot_be_read(
        self, command: Command, sample: Path, bad: Path
    ) -> None:
        assert command(bad, sample, "-o", "missing/out.json").code == ExitCode.UNWRITABLE

    @given(st.lists(st.sampled_from(list(ExitCode)), max_size=6))
    def test_the_gravest_code_is_the_first_in_the_contract(self, codes: list[ExitCode]) -> None:
        in_order = [code for code in (2, 5, 3, 4, 1) if code in codes]
        assert gravest(codes) == [*in_order, 0][0]


class TestOutput:
    def test_an_unwritable_one_is_one_line_and_leaves_nothing(self, command: Command, sample: Path) -> None:
        ended = command(sample, "-o", "missing/out.csv")
        assert ended.code == ExitCode.UNWRITABLE
        assert ended.lines[-1].startswith("missing/out.csv：无法写入（文件或文件夹不存在）；")

    def test_a_full_disk_is_said(self, command: Command, sample: Path) -> None:
        assert command(sample, "-o", "/dev/full", "--format", "csv").code == ExitCode.UNWRITABLE
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command.argv(sample, "-o", "-", "--format", "csv"),
                env=command.environment,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == ExitCode.UNWRITABLE
        assert done.stderr.decode().splitlines()[-1].startswith("标准输出：无法写入（磁盘已满）")

    def test_a_write_that_breaks_off_leaves_the_old_file(self, command: Command, sample: Path) -> None:
        old = command.folder / "out.json"
        old.write_text("old", encoding="utf-8")

        def small_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

        ended = command(sample, "-o", "out.json", "--no-cache", before=small_files)
        assert ended.code == ExitCode.UNWRITABLE
        assert old.read_text(encoding="utf-8") == "old"
        assert sorted(path.name for path in command.folder.iterdir()) == ["out.json", "样例.pdf"]

    def test_the_file_that_is_read_is_never_written_over(self, command: Command, sample: Path) -> None:
        ended = command(sample, "-o", sample.name, "--format", "csv")
        assert ended.code == ExitCode.USAGE
        assert sample.read_bytes() == SAMPLE_PDF.read_bytes()

    def test_closed_standard_output_is_said(self, command: Command, sample: Path) -> None:
        ended = command(sample, "-o", "-", "--format", "csv", before=lambda: os.close(1))
        assert ended.code == ExitCode.UNWRITABLE

    def test_closed_standard_error_does_not_mix_talk_into_data(self, command: Command, sample: Path) -> None:
        ended = command(sample, "-o", "-", "--format", "json", before=lambda: os.close(2))
        assert ended.code == 0
        assert msgspec.json.decode(ended.out, type=Written).document.file == "样例.pdf"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder whose JSON is more than a pipe holds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(4):
        shutil.copy(SAMPLE_PDF, folder / f"{number}.pdf")
    return folder


class TestBrokenOff:
    def test_a_reader_that_has_enough_ends_it_quietly(self, command: Command, many: Path) -> None:
        whole = command(many, "-o", "-", "--format", "json")
        assert len(whole.out) > 2 * PIPE_HOLDS
        with command.start(many, "-o", "-", "--format", "json") as process:
            assert process.stdout is not None and process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            said = process.stderr.read().decode().splitlines()
        assert process.returncode == 0
        assert said == whole.lines

    def test_ctrl_c_ends_it_with_130_and_one_line(self, command: Command, many: Path) -> None:
        with command.start(many, "-o", "-", "--format", "json") as process:
            assert process.stdout is not None and process.stderr is not None
            process.stdout.read(1)  # it now waits for somebody to read the rest
            process.send_signal(signal.SIGINT)
            said = process.stderr.read().decode().splitlines()
        assert process.returncode == ExitCode.INTERRUPTED
        assert said[-1] == "已中断"
        assert not any("Traceback" in line for line in said)


class TestUsage:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ((), "没有给出文件"),
            (("a.pdf", "--check", "--format", "xlsx"), "--check 没有格式 xlsx"),
            (("a.pdf", "--check", "-o", "out.xlsx"), "看不出检查结果的格式"),
            (("a.pdf", "--opinion", "out.json"), "看不出审核意见表的格式"),
            (("a.pdf", "--opinion", "-"), "看不出审核意见表的格式"),
            (("a.pdf", "--opinion", "a.md", "-o", "a.csv"), "--opinion 不能和 -o 导出同时用"),
            (("a.pdf", "--opinion", "a.csv", "--check", "-o", "./a.csv"), "写的是同一个文件"),
            (("a.pdf", "-o", "a.csv", "--profile", "p.toml"), "用不到 --profile"),
            (("a.pdf", "--write-profile"), "--write-profile 只写出检查设置"),
            (("a.pdf", "--write-config"), "--write-config 只写出界面设置"),
            (("--write-config", "--compare", "a.pdf"), "--write-config 只写出界面设置"),
            (("--write-config", "--write-profile"), "写的是两个文件"),
            (("a.pdf", "--check", "--config", "c.toml"), "--config 是界面的设置"),
            (("a.pdf", "-o", "a.csv", "--config", "c.toml"), "--config 是界面的设置"),
            (("--check",), "没有给出文件"),
            (("--export-review", "r.json"), "没有给出文件"),
            (("a.pdf", "--export-review", "r.xlsx"), "审核记录写成 JSON"),
            (("a.pdf", "--export-review", "a.json", "--check"), "--export-review 只写出审核记录"),
            (("a.pdf", "--export-review", "a.json", "-o", "b.csv"), "--export-review 只写出审核记录"),
            (("a.pdf", "--import-review", "r.json"), "--import-review 只并入审核记录"),
            (("--demo", "--import-review", "r.json"), "--import-review 只并入审核记录"),
            (("--import-review", "r.json", "--export-review", "s.json"), "--import-review 只并入审核记录"),
            (("--import-review",), "选项 --import-review 后面要有一个值"),
            (("a.pdf", "--ambiguous-width", "3"), "--ambiguous-width 没有 3；可选 auto、1、2"),
            (("a.pdf", "--encoding", "latin-1"), "--encoding latin-1 不是能写中文的编码"),
            (("--nonsense",), "没有选项 --nonsense"),
            (("-x.pdf",), "没有选项 -x.pdf"),
            (("a.pdf", "-o"), "选项 -o/--output 后面要有一个值"),
            (("a.pdf", "--mouse=1"), "选项 --mouse 后面不能带值"),
            (("a.pdf", "-o", "-"), "--format"),
            (("a.pdf", "-o", "out.txt"), "看不出格式"),
            (("a.pdf", "-o", "-", "--format", "yaml"), "没有格式 yaml"),
            (("a.pdf", "--format", "csv"), "--format 要和 -o 或 --check 一起用"),
            (("a.pdf", "--demo"), "--demo"),
            (("",), "路径是空的"),
            (("a.pdf", "--dem"), "没有选项 --dem"),
            (("a.pdf", "--\x1b[31m\n甲"), "没有选项 --[31m 甲"),
        ],
    )
    def test_a_mistake_is_one_line_and_2(self, command: Command, words: Sequence[str], said: str) -> None:
        ended = command(*words)
        assert (ended.code, ended.out) == (ExitCode.USAGE, b"")
        assert len(ended.lines) == 1
        assert ended.lines[0].startswith("budget-tui：") and said in ended.lines[0]
        assert "\x1b" not in ended.lines[0]

    def test_at_a_terminal_too_where_no_document_was_ever_opened(
        self, command: Command, tmp_path: Path
    ) -> None:
        ended = command.at_terminal(TERM="xterm-256color", XDG_DATA_HOME=str(tmp_path / "new"))
        assert (ended.code, len(ended.lines)) == (ExitCode.USAGE, 1)
        assert "没有给出文件" in ended.lines[0]

    def test_excel_is_not_poured_into_a_terminal(self, command: Command, sample: Path) -> None:
        ended = command.at_terminal(sample, "-o", "-", "--format", "xlsx")
        assert ended.code == ExitCode.USAGE
        assert b"PK" not in ended.out

    def test_without_a_terminal_exporting_is_suggested(self, command: Command, sample: Path) -> None:
        ended = command(sample)
        assert (ended.code, len(ended.lines)) == (ExitCode.USAGE, 1)
        assert "终端" in ended.lines[0] and "-o" in ended.lines[0]

    def test_a_dumb_terminal_is_none(self, command: Command, sample: Path) -> None:
        ended = command.at_terminal(sample, TERM="dumb")
        assert (ended.code, len(ended.lines)) == (ExitCode.USAGE, 1)
        assert "TERM=dumb" in ended.lines[0] and "-o" in ended.lines[0]

    @pytest.mark.parametrize("name", ["坏.pdf", "missing.pdf", "空"])
    def test_a_single_unreadable_file_is_refused_before_the_screen_opens(
        self, command: Command, bad: Path, name: str
    ) -> None:
        (command.folder / "空").mkdir()
        ended = command.at_terminal(name, TERM="xterm-256color")
        assert ended.code == ExitCode.UNREADABLE
        assert len(ended.lines) == 1
        assert ended.lines[0].startswith(f"{name}：")
        assert b"\x1b" not in ended.out

    def test_a_single_file_without_a_table_ends_the_browser_with_its_reason(self, command: Command) -> None:
        page = Canvas(str(command.folder / "通知.pdf"))
        page.drawString(72, 72, "No table stands here.")
        page.save()
        ended = command.at_terminal("通知.pdf", TERM="xterm-256color")
        assert ended.code == ExitCode.NO_TABLE
        behind_the_screen = re.split(r"\x1b\[[^A-Za-z]*[A-Za-z]", ended.out.decode())[-1]
        assert behind_the_screen.startswith("通知.pdf：没有")
        assert len(behind_the_screen.splitlines()) == 1


class TestNames:
    def test_a_hostile_file_name_is_said_as_plain_text(self, command: Command) -> None:
        name = "a\x1b]0;x\x07\u202eb\n.pdf"
        ended = command(name, "-o", "-", "--format", "json")
        assert ended.code == ExitCode.UNREADABLE
        assert ended.lines == ["a]0;xb .pdf：找不到文件；请核对路径和文件名"]

    def test_a_name_that_is_no_utf8_is_read_and_said(self, command: Command, sample: Path) -> None:
        odd = os.fsdecode(b"\xd1\xf9\xc0\xfd.pdf")
        shutil.copy(sample, command.folder / odd)
        ended = command(odd, "-o", "-", "--format", "json")
        assert ended.code == 0
        assert msgspec.json.decode(ended.out, type=Written).document.file == "????.pdf"


class TestCaching:
    @pytest.fixture
    def command(self, tmp_path: Path) -> Command:
        """The command with a cold cache of its own."""
        return Command(tmp_path, tmp_path / "cold")

    LOADED = """
import sys
from tui.command import main
code = main(sys.argv[1:])
never = ["pdfplumber", "pdfminer", "pypdfium2", "textual"]
if not any(word.endswith(".xlsx") for word in sys.argv):
    never.append("xlsxwriter")
print(code, *(name for name in never if name in sys.modules))
"""

    def _loaded(self, command: Command, *words: str | Path) -> str:
        done = subprocess.run(
            [sys.executable, "-c", self.LOADED, *words],
            cwd=command.folder,
            env=command.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    @pytest.mark.parametrize(
        "words", [("--check",), ("--check", "-o", "a.json"), ("--opinion", "a.md"), ("--opinion", "a.csv")]
    )
    def test_a_cached_check_loads_no_pdf_engine_no_screen_and_no_excel(
        self, command: Command, sample: Path, words: Sequence[str]
    ) -> None:
        command(sample, "-o", "first.json")
        ended = self._loaded(command, sample, *words).splitlines()[-1]
        assert ended == ("1" if "--check" in words else "0")

    @pytest.mark.parametrize("chosen", list(Format))
    def test_a_cached_export_loads_no_pdf_engine_and_no_screen(
        self, command: Command, sample: Path, chosen: Format
    ) -> None:
        command(sample, "-o", "first.json")
        assert self._loaded(command, sample, "-o", f"out.{chosen}") == "0"

    def test_no_cache_keeps_nothing(self, command: Command, sample: Path) -> None:
        assert command(sample, "-o", "out.json", "--no-cache").code == 0
        assert not command.cache.exists()

    def test_a_cache_directory_is_used(self, command: Command, sample: Path) -> None:
        assert command(sample, "-o", "out.json", "--cache-dir", "here").code == 0
        assert any(path.is_file() for path in (command.folder / "here").rglob("*"))
        assert not command.cache.exists()

    def test_refresh_reads_anew_and_keeps(self, command: Command, sample: Path) -> None:
        command(sample, "-o", "out.json")
        [entry] = [path for path in command.cache.rglob("*") if path.is_file()]
        entry.write_bytes(b"")
        assert command(sample, "-o", "out.json", "--refresh").code == 0
        assert entry.stat().st_size > 0


class TestCheck:
    @pytest.fixture
    def report(self, command: Command, sample: Path) -> Report:
        """What a check of the sample finds, as JSON."""
        return msgspec.json.decode(command(sample, "--check", "--format", "json").out, type=Report)

    def test_findings_go_to_standard_output_and_an_error_ends_with_1(
        self, command: Command, sample: Path, report: Report
    ) -> None:
        ended = command(sample, "--check")
        assert ended.code == ExitCode.FINDINGS
        lines = ended.out.decode().splitlines()
        assert len([line for line in lines if re.fullmatch(r" {4}\S.* \[[a-z-]+\]", line)]) == len(
            report.findings
        )
        counts = Counter(finding.severity for finding in report.findings)
        assert counts["error"] > 0
        assert lines[-1] == f"错误 {counts['error']} · 疑点 {counts['doubt']} · 提示 {counts['hint']}"

    def test_without_an_error_it_ends_with_0(self, command: Command, sample: Path) -> None:
        _write(command.folder / "config/budget-tui/checks.toml", _all_hints())
        ended = command(sample, "--check")
        assert ended.code == 0
        assert ended.out.decode().splitlines()[-1].startswith("错误 0 · 疑点 0 · 提示 ")

    @pytest.mark.parametrize("name", ["r.txt", "r.json", "r.csv"])
    def test_a_file_holds_what_standard_output_does(self, command: Command, sample: Path, name: str) -> None:
        form = {"txt": "text"}.get(name[2:], name[2:])
        printed = command(sample, "--check", "--format", form, "-o", "-")
        ended = command(sample, "--check", "-o", name)
        assert (ended.code, ended.out) == (ExitCode.FINDINGS, b"")
        assert (command.folder / name).read_bytes() == printed.out

    def test_a_folder_has_a_line_a_document_and_says_what_could_not_be_checked(
        self, command: Command, sample: Path, bad: Path
    ) -> None:
        ended = command(".", "--check")
        assert ended.code == ExitCode.UNREADABLE
        lines = ended.out.decode().splitlines()
        assert [line.split()[0] for line in lines] == ["样例.pdf", "共"]
        assert lines[-1].endswith("；另有 1 份未能检查")
        assert "坏.pdf：不是 PDF 文件；请核对文件是否选对" in ended.lines

    def test_nothing_is_printed_or_written_where_none_can_be_read(self, command: Command, bad: Path) -> None:
        ended = command(bad, "--check", "--opinion", "意见.xlsx")
        assert (ended.code, ended.out) == (ExitCode.UNREADABLE, b"")
        assert not (command.folder / "意见.xlsx").exists()

    def test_sums_that_are_off_and_joined_rows_are_findings_not_remarks(
        self, command: Command, sample: Path, report: Report
    ) -> None:
        notices = json.loads(command(sample, "-o", "-", "--format", "json").out)["document"]["notices"]
        joined = [notice for notice in notices if notice["kind"] == "repeated-row"]
        assert joined
        assert len([finding for finding in report.findings if finding.check == "joined-row"]) == len(joined)
        assert len(command(sample, "--check").lines) == len(notices) - len(joined)

    def test_text_is_printed_in_any_encoding(self, command: Command, sample: Path) -> None:
        ended = command(sample, "--check", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert ended.code == ExitCode.FINDINGS
        assert b"[no-cost]" in ended.out

    def test_the_file_that_is_read_is_never_written_over(self, command: Command, sample: Path) -> None:
        (command.folder / "link.csv").symlink_to(sample)
        for words in (("--check", "-o", "link.csv"), ("--opinion", "link.csv")):
            assert command(sample, *words).code == ExitCode.USAGE
        assert sample.read_bytes() == SAMPLE_PDF.read_bytes()


class TestOpinion:
    @pytest.mark.parametrize("name", ["意见.xlsx", "意见.md", "意见.csv"])
    def test_it_is_written_and_findings_do_not_change_the_code(
        self, command: Command, sample: Path, name: str
    ) -> None:
        ended = command(sample, "--opinion", name)
        assert (ended.code, ended.out) == (0, b"")
        assert (command.folder / name).stat().st_size > 1000

    def test_it_goes_together_with_a_check(self, command: Command, sample: Path) -> None:
        ended = command(sample, "--check", "--opinion", "意见.md")
        assert ended.code == ExitCode.FINDINGS
        assert "疑点" in ended.out.decode()
        assert (
            (command.folder / "意见.md")
            .read_text(encoding="utf-8")
            .startswith("# 项目支出绩效目标审核意见表")
        )

    def test_one_that_cannot_be_written_is_said(self, command: Command, sample: Path) -> None:
        ended = command(sample, "--opinion", "missing/意见.xlsx")
        assert ended.code == ExitCode.UNWRITABLE
        assert ended.lines[-1].startswith("missing/意见.xlsx：无法写入")


class TestProfile:
    def test_the_default_is_written_once_where_it_is_read(self, command: Command, sample: Path) -> None:
        path = command.folder / "config/budget-tui/checks.toml"
        ended = command("--write-profile")
        assert (ended.code, ended.out, ended.lines) == (0, b"", [f"检查设置已写到 {path}"])
        before = command(sample, "--check").out
        _write(path, path.read_text(encoding="utf-8").replace("off = []", 'off = ["no-cost"]'))
        assert b"[no-cost]" in before
        assert b"[no-cost]" not in command(sample, "--check").out
        ended = command("--write-profile")
        assert ended.code == ExitCode.UNWRITABLE
        assert ended.lines == [f"{path}：无法写入（同名文件已存在）；要重写请先改名或移走原来的文件"]
        assert 'off = ["no-cost"]' in path.read_text(encoding="utf-8")

    def test_one_that_is_named_goes_before_the_default(self, command: Command, sample: Path) -> None:
        _write(command.folder / "config/budget-tui/checks.toml", "broken")
        assert command("--write-profile", "--profile", "mine.toml").lines == ["检查设置已写到 mine.toml"]
        assert command(sample, "--check", "--profile", "mine.toml").code == ExitCode.FINDINGS

    @pytest.mark.parametrize("words", [("--check",), ("--opinion", "意见.md")])
    def test_a_mistake_is_one_line_and_2(self, command: Command, sample: Path, words: Sequence[str]) -> None:
        _write(command.folder / "mine.toml", "\nfew_indicators = 3个\n")
        ended = command(sample, *words, "--profile", "mine.toml")
        assert (ended.code, ended.out, len(ended.lines)) == (ExitCode.USAGE, b"", 1)
        assert ended.lines[0].startswith("mine.toml 第 2 行：值的后面有多余的字；")

    def test_a_named_file_that_is_missing_is_said(self, command: Command, sample: Path) -> None:
        ended = command(sample, "--check", "--profile", "none.toml")
        assert (ended.code, len(ended.lines)) == (ExitCode.USAGE, 1)
        assert ended.lines[0].startswith("none.toml：找不到检查设置文件；")

    def test_exporting_does_not_ask_for_it(self, command: Command, sample: Path) -> None:
        _write(command.folder / "config/budget-tui/checks.toml", "broken")
        assert command(sample, "-o", "out.csv").code == 0


class TestConfiguration:
    def test_the_default_is_written_once(self, command: Command) -> None:
        path = command.folder / "config/budget-tui/config.toml"
        ended = command("--write-config")
        assert (ended.code, ended.out, ended.lines) == (0, b"", [f"界面设置已写到 {path}"])
        ended = command("--write-config")
        assert ended.code == ExitCode.UNWRITABLE
        assert ended.lines == [f"{path}：无法写入（同名文件已存在）；要重写请先改名或移走原来的文件"]
        assert command("--write-config", "--config", "mine.toml").lines == ["界面设置已写到 mine.toml"]
        assert (command.folder / "mine.toml").read_bytes() == path.read_bytes()

    def test_a_mistake_is_one_line_and_2_before_the_screen_opens(
        self, command: Command, sample: Path
    ) -> None:
        _write(command.folder / "config/budget-tui/config.toml", '\n[keys]\ncopy = "F55"\n')
        ended = command.at_terminal(sample)
        assert (ended.code, len(ended.lines)) == (ExitCode.USAGE, 1)
        assert "config.toml 第 3 行：没有按键 F55；" in ended.lines[0]
        assert b"\x1b" not in ended.out
        _write(command.folder / "mine.toml", 'theme = "black"')
        ended = command.at_terminal(sample, "--config", "mine.toml")
        assert ended.code == ExitCode.USAGE
        assert ended.lines[0].startswith("mine.toml 第 1 行：theme 只能是")

    def test_what_opens_no_browser_does_not_ask_for_it(self, command: Command, sample: Path) -> None:
        _write(command.folder / "config/budget-tui/config.toml", "broken")
        assert command(sample, "-o", "out.csv").code == 0
        assert command(sample, "--check").code == ExitCode.FINDINGS


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _all_hints() -> str:
    """A profile in which every check only gives hints."""
    return "[severities]\n" + "".join(f'{check.id} = "hint"\n' for check in CHECKS)


class TestPassword:
    def test_it_comes_from_the_option_before_the_environment(self) -> None:
        environment = {"BUDGET_TUI_PASSWORD": "甲"}
        assert arguments.read(["a.pdf"], environment).password == "甲"
        assert arguments.read(["a.pdf", "--password", "乙"], environment).password == "乙"
        assert arguments.read(["a.pdf"], {}).password is None


class TestHelp:
    def test_help_and_version_go_to_standard_output(self, command: Command) -> None:
        for word in ("--help", "-h"):
            ended = command(word)
            assert (ended.code, ended.out.decode(), ended.lines) == (0, help_text(), [])
        assert re.fullmatch(rb"budget-tui \S+\n", command("--version").out)

    def test_it_names_every_option_that_works_and_no_other(self) -> None:
        works = {name for option in OPTIONS for name in option.names}
        named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", help_text()))
        assert named == works

    def test_it_names_every_exit_code(self) -> None:
        codes = {int(code) for code in re.findall(r"^ +(\d+)  ", help_text(), flags=re.MULTILINE)}
        assert codes == {code.value for code in ExitCode}

    def test_it_fits_a_terminal_of_80_cells(self) -> None:
        assert max(cell_len(line) for line in help_text().splitlines()) <= 80

    def test_it_is_printed_in_the_encoding_of_the_locale_also_where_that_is_not_installed(
        self, command: Command
    ) -> None:
        for encoding, locale in (("gbk", "zh_CN.GBK"), ("utf-8", "POSIX"), ("utf-8", "en_US.ISO-8859-1")):
            ended = command("--help", LC_ALL=locale, PYTHONUTF8="")
            assert ended.out.decode(encoding) == help_text()

    def test_it_is_printed_in_any_encoding(self, command: Command) -> None:
        ended = command("--help", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert ended.code == 0
        assert b"--output" in ended.out

    @given(st.lists(st.text(st.characters(exclude_characters="\0"), max_size=8), max_size=5))
    def test_any_words_are_read_or_refused(self, words: list[str]) -> None:
        try:
            arguments.read(words, {})
        except UsageError as error:
            assert str(error)
