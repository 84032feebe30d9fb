"""The command `budget-tui`: open files in the browser, or write what is in them, and end with a code."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from importlib import resources
from pathlib import Path

from model import Table
from model.control_totals import check as check_totals
from parser import Cache
from tui import arguments, export, sources
from tui.arguments import Arguments, UsageError
from tui.checking import profile_file
from tui.checking.checked import check, count
from tui.checking.profile_file import ProfileError
from tui.checking.profile_text import write_default
from tui.checking.report import ReportForm, render_report
from tui.exit_codes import ExitCode, gravest
from tui.export import ExportError, Format
from tui.export.opinion import write_opinion
from tui.export.output import replace
from tui.plain import printable
from tui.review import Store, StoreError
from tui.sources import Document, Opening
from tui.system_causes import cause

DISTRIBUTION = "budget-tui"
SAMPLE = "sample.pdf"

MOST_REMARKS = 8
"""Lines on standard error about one document that was read; one more line then counts the others."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit code. What goes wrong is said in one line on standard error."""
    try:
        return _run(arguments.read(sys.argv[1:] if argv is None else argv, os.environ))
    except UsageError as error:
        _say(f"budget-tui：{error}")
        return ExitCode.USAGE
    except ProfileError as error:
        _say(error.line)
        return ExitCode.USAGE
    except ExportError as error:
        _say(error.line)
        return ExitCode.UNWRITABLE
    except OSError as error:
        _say(f"budget-tui：系统出错（{cause(error)}），请重试")
        return ExitCode.UNREADABLE
    except KeyboardInterrupt:
        _say("已中断")
        return ExitCode.INTERRUPTED


def _run(given: Arguments) -> int:
    if given.help:
        return _talk(arguments.HELP)
    if given.version:
        return _talk(f"{DISTRIBUTION} {_version()}\n")
    if given.write_profile:
        path = given.profile or profile_file.default_path()
        write_default(path)
        _say(f"检查设置已写到 {path}")
        return ExitCode.DONE
    with ExitStack() as stack:
        named = given.paths
        if given.demo:
            named = (stack.enter_context(resources.as_file(resources.files("tui") / SAMPLE)),)
        opening = Opening(given.password, None if given.no_cache else Cache(given.cache_dir), given.refresh)
        paths = sources.find(named)
        as_array = len(named) > 1 or any(map(os.path.isdir, named))
        if given.report is not None or given.opinion is not None:
            return _check(paths, opening, given, one_line_each=as_array)
        if given.output is not None and given.format is not None:
            return _export(paths, opening, given.output, given.format, as_array)
        return _browse(paths, opening, given)


def _browse(paths: Sequence[Path], opening: Opening, given: Arguments) -> int:
    """Open the browser, without `paths` on the recent documents; a single file that cannot be read is
    refused before the screen opens.
    """
    if not (sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty()):
        if not paths:
            raise arguments.no_paths()
        raise UsageError("这里没有可用的终端，打不开界面；可用 -o 文件.xlsx 直接导出")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("终端类型 TERM=dumb 不支持界面；可用 -o 文件.xlsx 直接导出")
    in_use = profile_file.load(given.profile)
    if len(paths) == 1 and (refusal := sources.check(paths[0], opening)) is not None:
        _say(refusal.line)
        return refusal.code
    with Store() as kept:
        if not paths and not _has_recent(kept):
            raise arguments.no_paths()
        from tui.browser.app import Browser  # noqa: PLC0415 -- exporting must not load textual

        browser = Browser(
            paths, opening, in_use, kept, resumes=not given.demo, mouse=given.mouse, ascii_only=given.ascii
        )
        code = browser.browse()
    if browser.refusal is not None:
        _say(browser.refusal.line)
    return code


def _has_recent(kept: Store) -> bool:
    """Whether any document was opened here; why that cannot be read is said."""
    try:
        return bool(kept.recent(most=1))
    except StoreError as error:
        _say(error.line)
        return False


def _export(paths: Sequence[Path], opening: Opening, output: str, chosen: Format, as_array: bool) -> int:
    """Read all files and write those that hold a table; none is written where there is no table at all."""
    to_stdout = output == arguments.STANDARD_OUTPUT
    if to_stdout and chosen is Format.XLSX and sys.stdout and sys.stdout.isatty():
        raise UsageError("xlsx 不能显示在终端里；请用 -o 文件.xlsx，或把标准输出转到文件")
    if not to_stdout:
        _spare(paths, output)
    documents = _read(paths, opening, _sums_and_notices)
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    if len(codes) < len(documents):
        if to_stdout:
            _pour(export.render(documents, chosen, as_array=as_array))
        else:
            export.write(documents, Path(output), chosen, as_array=as_array)
    return gravest(codes)


def _check(paths: Sequence[Path], opening: Opening, given: Arguments, *, one_line_each: bool) -> int:
    """Check all files; print or write the report, the opinion sheet or both.

    Nothing is written where there is no table at all. Findings make the code of a report alone.
    """
    in_use = profile_file.load(given.profile)
    output = None if given.output == arguments.STANDARD_OUTPUT else given.output
    written = [str(path) for path in (output, given.opinion) if path is not None]
    for path in written:
        _spare(paths, path)
    if len(written) == 2 and os.path.realpath(written[0]) == os.path.realpath(written[1]):
        raise UsageError("-o 和 --opinion 写的是同一个文件；请换一个文件名")
    documents = _read(paths, opening, _notices)
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    checked = check(documents, in_use.profile)
    if not checked:
        return gravest(codes)
    if given.opinion is not None:
        write_opinion(checked, in_use, given.opinion)
    if given.report is not None:
        content = render_report(checked, given.report, refused=len(codes), one_line_each=one_line_each)
        if output is not None:
            replace(Path(output), content)
        elif given.report is ReportForm.TEXT:
            _talk(content.decode())
        else:
            _pour(content)
        if count(checked).error:
            codes.append(ExitCode.FINDINGS)
    return gravest(codes)


def _spare(paths: Sequence[Path], output: str) -> None:
    """Refuse to write over a file that is to be read."""
    if any(_is_same(path, output) for path in paths):
        raise UsageError(f"输出 {output} 就是要读的文件；请换一个文件名")


def _read(paths: Sequence[Path], opening: Opening, remarks: Callable[[Table], list[str]]) -> list[Document]:
    """All files read; what a person should know of each is said."""
    documents = [sources.open_document(path, opening) for path in paths]
    for document in documents:
        for line in _remarks(document, remarks):
            _say(line)
    return documents


def _remarks(document: Document, remarks: Callable[[Table], list[str]]) -> list[str]:
    """Why a document was refused, or what a person should know of one that was read."""
    if document.refusal is not None:
        return [document.refusal.line]
    said = remarks(document.table) if document.table is not None else []
    if len(said) > MOST_REMARKS:
        said[MOST_REMARKS:] = [f"另有 {len(said) - MOST_REMARKS} 条说明，全部在 JSON 和 xlsx 导出里"]
    return [f"{document.path}：{sentence}" for sentence in said]


def _sums_and_notices(table: Table) -> list[str]:
    """Sums that are off, and what the reading joined, guessed or left over."""
    differences = [difference.sentence for difference in check_totals(table).differences]
    return [*differences, *(notice.sentence for notice in table.notices)]


def _notices(table: Table) -> list[str]:
    """What the reading guessed or left over: sums that are off and joined rows are findings of checks."""
    return [notice.sentence for notice in table.notices if notice.kind != "repeated-row"]


def _is_same(path: Path, output: str) -> bool:
    with suppress(OSError):
        return os.path.samefile(path, output)
    return False


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415 -- it takes as long to load as all that exporting needs

    with suppress(metadata.PackageNotFoundError):
        return metadata.version(DISTRIBUTION)
    return "（未安装）"


def _talk(text: str) -> int:
    """Print help or version; a character that the terminal's encoding lacks becomes a question mark."""
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    _pour(text.encode(encoding, errors="replace"))
    return ExitCode.DONE


def _pour(content: bytes) -> None:
    """Write bytes to standard output, past Python's buffer, which would complain once more at exit.

    A reader that has had enough (`| head`) ends it quietly. Raises ExportError.
    """
    if sys.stdout is None:
        raise ExportError("标准输出", "已关闭")
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(sys.stdout.fileno(), rest) :]
    except BrokenPipeError:
        return
    except OSError as error:
        raise ExportError("标准输出", cause(error)) from error


def _say(line: str) -> None:
    """One line on standard error, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(printable(line), file=sys.stderr, flush=True)
