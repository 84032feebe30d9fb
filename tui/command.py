"""The command `budget-tui`: open files in the browser, or write what is in them, and end with a code."""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from importlib import resources
from pathlib import Path

from model.review import Review
from parser import Cache
from tui import export, sources
from tui.carrying import export_review, import_review
from tui.checking import profile_file
from tui.checking.checked import check, count, unreviewed
from tui.checking.profile_text import write_default
from tui.checking.report import ReportForm, render_report
from tui.copying.history import History
from tui.copying.history import default_path as copied_path
from tui.exit_codes import ExitCode, gravest
from tui.export import ExportError, Format
from tui.export.comparison import render_comparison
from tui.export.comparison_rows import compared
from tui.export.opinion import write_opinion
from tui.export.output import replace
from tui.reading import notices, read, spare, sums_and_notices
from tui.review import Store, StoreError
from tui.review.review_file import ReviewFileError
from tui.settings_file import SettingsError
from tui.sources import Document, Opening
from tui.streams import pour, say, speak, talk
from tui.system_causes import cause
from tui.terminal import encoding, probe
from tui.terminal.multiplexer import remedy
from tui.terminal.probe import WIDTHS, Asked, WantedWidth
from tui.usage import arguments
from tui.usage.arguments import Arguments, UsageError
from tui.usage.completions import COMPLETIONS
from tui.usage.definition import PROGRAM, STANDARD_OUTPUT
from tui.usage.help_text import help_text

SAMPLE = "sample.pdf"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit code. What goes wrong is said in one line on standard error."""
    speak(None if "PYTHONIOENCODING" in os.environ else _presumed())
    try:
        return _run(arguments.read(sys.argv[1:] if argv is None else argv, os.environ))
    except UsageError as error:
        say(f"budget-tui：{error}")
        return ExitCode.USAGE
    except SettingsError as error:
        say(error.line)
        return ExitCode.USAGE
    except (ExportError, StoreError) as error:
        say(error.line)
        return ExitCode.UNWRITABLE
    except ReviewFileError as error:
        say(error.line)
        return ExitCode.UNREADABLE
    except OSError as error:
        say(f"budget-tui：系统出错（{cause(error)}），请重试")
        return ExitCode.UNREADABLE
    except KeyboardInterrupt:
        say("已中断")
        return ExitCode.INTERRUPTED


def _run(given: Arguments) -> int:
    if given.help:
        return talk(help_text())
    if given.version:
        return talk(f"{PROGRAM} {_version()}\n")
    if given.completion is not None:
        return talk(COMPLETIONS[given.completion]())
    if given.write_profile:
        path = given.profile or profile_file.KIND.default_path
        write_default(path)
        say(f"检查设置已写到 {path}")
        return ExitCode.DONE
    if given.write_config:
        return _write_configuration(given.config)
    if given.import_review is not None:
        return import_review(given.import_review)
    with ExitStack() as stack:
        named = given.paths
        if given.demo:
            named = (stack.enter_context(resources.as_file(resources.files("tui") / SAMPLE)),)
        cache = None if given.no_cache else Cache(given.cache_dir)
        opening = Opening(given.password, cache, given.refresh, given.engine)
        paths = sources.find(named)
        as_array = len(named) > 1 or any(map(os.path.isdir, named))
        if given.compare is not None and (
            len(paths) != 1 or any(map(os.path.isdir, (paths[0], given.compare)))
        ):
            raise UsageError("--compare 是一份文件与另一份对比，两边都要是一个 PDF 文件")
        if given.report is not None or given.opinion is not None:
            return _check(paths, opening, given, one_line_each=as_array)
        if given.export_review is not None:
            return export_review(paths, opening, given.export_review)
        if given.compare is not None and given.output is not None and given.format is not None:
            return _compare(paths[0], given.compare, opening, given.output, given.format)
        if given.output is not None and given.format is not None:
            return _export(paths, opening, given.output, given.format, as_array)
        return _browse(paths, opening, given)


def _write_configuration(named: Path | None) -> int:
    """Write the default settings of the browser, to be edited; never over an existing file."""
    from tui.configuration import default_text, file  # noqa: PLC0415 -- they load textual's keys

    path = named or file.KIND.default_path
    default_text.write_default(path)
    say(f"界面设置已写到 {path}")
    return ExitCode.DONE


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
    from tui.configuration import file as configuration_file  # noqa: PLC0415 -- it loads textual's keys

    configuration = configuration_file.load(given.config)
    in_use = profile_file.load(given.profile)
    if len(paths) == 1 and (refusal := sources.check(paths[0], opening)) is not None:
        say(refusal.line)
        return refusal.code
    earlier = None
    if given.compare is not None:
        beside = sources.open_document(given.compare, opening)
        if beside.refusal is not None:
            say(beside.refusal.line)
            return beside.refusal.code
        earlier = beside.table
    with Store() as kept:
        if not paths and not _has_recent(kept):
            raise arguments.no_paths()
        # Exporting must not load textual.
        from tui.browser.app import Browser  # noqa: PLC0415
        from tui.terminal.driver import driver_of  # noqa: PLC0415

        asked = _asked(given, WIDTHS[configuration.ambiguous_width])
        speak(asked.terminal.encoding)
        browser = Browser(
            paths,
            opening,
            in_use,
            kept,
            earlier,
            History(copied_path()),
            resumes=not given.demo,
            mouse=given.mouse,
            ascii_only=given.ascii,
            configuration=configuration,
            terminal=asked.terminal,
            driver=driver_of(asked.terminal.encoding, asked.typed),
        )
        code = browser.browse()
    if browser.refusal is not None:
        say(browser.refusal.line)
    return code


def _asked(given: Arguments, width: WantedWidth) -> Asked:
    """What the terminal is; `width` is the settings'. Raises UsageError where Chinese cannot get to it."""
    presumed = _presumed()
    keys, screen = sys.stdin.fileno(), sys.stderr.fileno()
    asked = probe.ask(keys, screen, presumed, given.encoding, given.ambiguous_width or width)
    if given.encoding is None and (what_to_do := remedy(presumed, asked.terminal.encoding, os.environ)):
        raise UsageError(what_to_do)
    return asked


def _presumed() -> str:
    """The encoding of the terminal by the locale."""
    return encoding.of_locale(sys.stderr.encoding if sys.stderr else "", os.environ)


def _has_recent(kept: Store) -> bool:
    """Whether any document was opened here; why that cannot be read is said."""
    try:
        return bool(kept.recent(most=1))
    except StoreError as error:
        say(error.line)
        return False


def _compare(path: Path, earlier: Path, opening: Opening, output: str, chosen: Format) -> int:
    """Write what changed since an earlier table; nothing is written where either cannot be read."""
    to_stdout = _goes_to_stdout(output, chosen, [path, earlier])
    old, new = read([earlier, path], opening, sums_and_notices)
    if old.table is None or new.table is None:
        return _refused([old, new])
    content = render_comparison(compared(old.path.name, old.table, new.path.name, new.table), chosen)
    if to_stdout:
        pour(content)
    else:
        replace(Path(output), content)
    return ExitCode.DONE


def _export(paths: Sequence[Path], opening: Opening, output: str, chosen: Format, as_array: bool) -> int:
    """Read all files and write those that hold a table; none is written where there is no table at all."""
    to_stdout = _goes_to_stdout(output, chosen, paths)
    documents = read(paths, opening, sums_and_notices)
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    if len(codes) < len(documents):
        if to_stdout:
            pour(export.render(documents, chosen, as_array=as_array))
        else:
            export.write(documents, Path(output), chosen, as_array=as_array)
    return gravest(codes)


def _check(paths: Sequence[Path], opening: Opening, given: Arguments, *, one_line_each: bool) -> int:
    """Check all files; print or write the report, the opinion sheet or both.

    Nothing is written where there is no table at all. Findings make the code of a report alone.
    """
    in_use = profile_file.load(given.profile)
    output = None if given.output == STANDARD_OUTPUT else given.output
    written = [str(path) for path in (output, given.opinion) if path is not None]
    for path in written:
        spare([*paths, *([given.compare] if given.compare is not None else [])], path)
    if len(written) == 2 and os.path.realpath(written[0]) == os.path.realpath(written[1]):
        raise UsageError("-o 和 --opinion 写的是同一个文件；请换一个文件名")
    earlier = read([given.compare], opening, notices) if given.compare is not None else []
    documents = read(paths, opening, notices)
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    checked = check(documents, in_use.profile, _review_of if given.opinion is not None else unreviewed)
    if not checked or any(document.table is None for document in earlier):
        return gravest([*codes, _refused(earlier)])
    beside = [
        compared(document.path.name, document.table, one.path.name, one.table)
        for document in earlier
        for one in checked
        if document.table is not None
    ]
    if given.opinion is not None:
        write_opinion(checked, in_use, given.opinion, beside[0] if beside else None)
    if given.report is not None:
        content = render_report(checked, given.report, refused=len(codes), one_line_each=one_line_each)
        if output is not None:
            replace(Path(output), content)
        elif given.report is ReportForm.TEXT:
            talk(content.decode())
        else:
            pour(content)
        if count(checked).error:
            codes.append(ExitCode.FINDINGS)
    return gravest(codes)


def _goes_to_stdout(output: str, chosen: Format, paths: Sequence[Path]) -> bool:
    """Whether the output is standard output; refuses a terminal for Excel, and a file that is to be read."""
    if output != STANDARD_OUTPUT:
        spare(paths, output)
        return False
    if chosen is Format.XLSX and sys.stdout and sys.stdout.isatty():
        raise UsageError("xlsx 不能显示在终端里；请用 -o 文件.xlsx，或把标准输出转到文件")
    return True


def _refused(documents: Sequence[Document]) -> int:
    """The gravest code of documents of which some were refused."""
    return gravest([document.refusal.code for document in documents if document.refusal is not None])


def _review_of(sha256: str) -> Review:
    """What a reviewer said of a document; nothing, and why, where that cannot be read."""
    try:
        with Store() as kept:
            return kept.review(sha256)
    except StoreError as error:
        say(error.line)
        return Review()


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415 -- it takes as long to load as all that exporting needs

    with suppress(metadata.PackageNotFoundError):
        return metadata.version(PROGRAM)
    return "（未安装）"
