"""The command `budget-tui`: open files in the browser, or write what is in them, and end with a code.

Each task loads what it needs when it is asked for: to load all takes as long as reading a file.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from tui.exit_codes import Ended, ExitCode
from tui.streams import say, speak, talk
from tui.system_causes import cause
from tui.terminal import encoding
from tui.usage import arguments
from tui.usage.arguments import Arguments, UsageError
from tui.usage.definition import PROGRAM

# ruff: noqa: PLC0415

SAMPLE = "sample.pdf"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit code. What goes wrong is said in one line on standard error."""
    speak(None if "PYTHONIOENCODING" in os.environ else encoding.presumed())
    try:
        return _run(arguments.read(sys.argv[1:] if argv is None else argv, os.environ))
    except UsageError as error:
        say(f"budget-tui：{error}")
        return ExitCode.USAGE
    except Ended as error:
        say(error.line)
        return error.code
    except OSError as error:
        say(f"budget-tui：系统出错（{cause(error)}），请重试")
        return ExitCode.UNREADABLE
    except KeyboardInterrupt:
        say("已中断")
        return ExitCode.INTERRUPTED


def _run(given: Arguments) -> int:
    if given.help:
        from tui.usage.help_text import help_text

        return talk(help_text())
    if given.version:
        return talk(f"{PROGRAM} {_version()}\n")
    if given.completion is not None:
        from tui.usage.completions import COMPLETIONS

        return talk(COMPLETIONS[given.completion]())
    if given.write_profile:
        return _write_profile(given.profile)
    if given.write_config:
        return _write_configuration(given.config)
    if given.import_review is not None:
        from tui.carrying import import_review

        return import_review(given.import_review)
    with ExitStack() as stack:
        named = given.paths
        if given.demo:
            from importlib import resources

            named = (stack.enter_context(resources.as_file(resources.files("tui") / SAMPLE)),)
        return _open(named, given)


def _open(named: Sequence[Path], given: Arguments) -> int:
    from parser import Cache
    from tui import sources
    from tui.sources import Opening

    cache = None if given.no_cache else Cache(given.cache_dir)
    opening = Opening(given.password, cache, given.refresh, given.engine)
    paths = sources.find(named)
    as_array = len(named) > 1 or any(map(os.path.isdir, named))
    if given.compare is not None and (len(paths) != 1 or any(map(os.path.isdir, (paths[0], given.compare)))):
        raise UsageError("--compare 是一份文件与另一份对比，两边都要是一个 PDF 文件")
    if given.report is not None or given.opinion is not None:
        from tui.examining import examine

        return examine(paths, opening, given, one_line_each=as_array)
    if given.export_review is not None:
        from tui.carrying import export_review

        return export_review(paths, opening, given.export_review)
    if given.output is not None and given.format is not None:
        from tui.writing import write_comparison, write_tables

        if given.compare is not None:
            return write_comparison(paths[0], given.compare, opening, given.output, given.format)
        return write_tables(paths, opening, given.output, given.format, as_array)
    from tui.browsing import browse

    return browse(paths, opening, given)


def _write_profile(path: Path | None) -> int:
    from tui.checking import profile_file
    from tui.checking.profile_text import write_default

    path = path or profile_file.KIND.default_path
    write_default(path)
    say(f"检查设置已写到 {path}")
    return ExitCode.DONE


def _write_configuration(named: Path | None) -> int:
    """Write the default settings of the browser, to be edited; never over an existing file."""
    from tui.configuration import default_text, file

    path = named or file.KIND.default_path
    default_text.write_default(path)
    say(f"界面设置已写到 {path}")
    return ExitCode.DONE


def _version() -> str:
    from importlib import metadata

    with suppress(metadata.PackageNotFoundError):
        return metadata.version(PROGRAM)
    return "（未安装）"
