"""The command line as a person gave it: read by the table of options, and what is wrong with it."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from parser.engines import ENGINES, Engine
from tui.forms import OPINION_FORMS, Format, ReportForm, by_suffix, report_by_suffix
from tui.terminal.encoding import chinese_codec
from tui.terminal.probe import WIDTHS, WantedWidth
from tui.usage.definition import OPTIONS, PASSWORD_VARIABLE, PROGRAM, STANDARD_OUTPUT

REVIEW_SUFFIX = ".json"
"""Of a review that is carried to another machine: nothing else, a document least of all, is written over."""

_SEE_HELP = f"用法见 {PROGRAM} --help"


class UsageError(Exception):
    """The command was used wrongly; the message is one line of Chinese."""


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """What the command is asked to do.

    `format` is set where tables are exported to `output`; `report` where they are checked, and `output`
    then says where the report goes, None being standard output.
    """

    paths: tuple[Path, ...]
    demo: bool
    output: str | None
    format: Format | None
    report: ReportForm | None
    opinion: Path | None
    export_review: Path | None
    import_review: Path | None
    compare: Path | None
    profile: Path | None
    write_profile: bool
    password: str | None
    engine: Engine
    no_cache: bool
    refresh: bool
    cache_dir: Path | None
    mouse: bool
    ascii: bool
    ambiguous_width: WantedWidth | None
    encoding: str | None
    completion: str | None
    config: Path | None
    write_config: bool
    version: bool
    help: bool


class _Given(argparse.Namespace):
    """What argparse fills in."""

    demo: bool
    check: bool
    write_profile: bool
    no_cache: bool
    refresh: bool
    mouse: bool
    ascii: bool
    write_config: bool
    version: bool
    help: bool
    output: str | None
    format: str | None
    opinion: str | None
    export_review: str | None
    import_review: str | None
    compare: str | None
    profile: str | None
    password: str | None
    engine: str | None
    cache_dir: str | None
    ambiguous_width: str | None
    encoding: str | None
    completion: str | None
    config: str | None


def read(argv: Sequence[str], environment: Mapping[str, str]) -> Arguments:
    """The arguments as a person gave them, checked. Raises UsageError.

    Paths and options may stand in any order; behind `--` everything is a path.
    """
    options, paths = list(argv), list[str]()
    if "--" in options:
        at = options.index("--")
        options, paths = options[:at], options[at + 1 :]
    given, rest = _parse(options)
    for word in rest:
        if word.startswith("-") and word != STANDARD_OUTPUT:
            raise UsageError(f"没有选项 {word}；{_SEE_HELP}（文件名以 - 开头时写在 -- 之后）")
    arguments = Arguments(
        paths=tuple(_path(word) for word in (*rest, *paths)),
        demo=given.demo,
        output=given.output,
        format=_format(given) if given.output is not None and not given.check else None,
        report=_report(given) if given.check else None,
        opinion=None if given.opinion is None else _opinion(given.opinion),
        export_review=None if given.export_review is None else _review(given.export_review),
        import_review=None if given.import_review is None else _path(given.import_review),
        compare=None if given.compare is None else _path(given.compare),
        profile=None if given.profile is None else _path(given.profile),
        write_profile=given.write_profile,
        password=given.password or environment.get(PASSWORD_VARIABLE) or None,
        engine=_engine(given.engine),
        no_cache=given.no_cache,
        refresh=given.refresh,
        cache_dir=None if given.cache_dir is None else _path(given.cache_dir),
        mouse=given.mouse,
        ascii=given.ascii,
        ambiguous_width=None if given.ambiguous_width is None else _width(given.ambiguous_width),
        encoding=None if given.encoding is None else _encoding(given.encoding),
        completion=None if given.completion is None else _shell(given.completion),
        config=None if given.config is None else _path(given.config),
        write_config=given.write_config,
        version=given.version,
        help=given.help,
    )
    if given.format is not None and given.output is None and not given.check:
        raise UsageError("--format 要和 -o 或 --check 一起用，例如 -o - --format json")
    if not arguments.help and not arguments.version and arguments.completion is None:
        _check_together(arguments)
        _check_paths(arguments)
    return arguments


def _parse(options: Sequence[str]) -> tuple[_Given, list[str]]:
    """The options, and the words that are none. argparse's two complaints are said in Chinese."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for option in OPTIONS:
        parser.add_argument(*option.names, action="store_true" if option.is_flag else "store")
    flags = ["/".join(option.names) for option in OPTIONS if option.is_flag]
    try:
        return parser.parse_known_args(options, _Given())
    except argparse.ArgumentError as error:
        need = "后面不能带值" if error.argument_name in flags else "后面要有一个值"
        raise UsageError(f"选项 {error.argument_name} {need}；{_SEE_HELP}") from error


def _width(word: str) -> WantedWidth:
    if word not in WIDTHS:
        raise UsageError(f"--ambiguous-width 没有 {word}；可选 {'、'.join(WIDTHS)}")
    return WIDTHS[word]


def _encoding(word: str) -> str:
    """Python's name of the codec."""
    codec = chinese_codec(word)
    if codec is None:
        raise UsageError(f"--encoding {word} 不是能写中文的编码；可用 utf-8、gbk、gb18030")
    return codec


def _format(given: _Given) -> Format:
    """The form of an export to `output`."""
    choices = "、".join(Format)
    output = given.output or ""
    if given.format is not None:
        if given.format not in list(Format):
            raise UsageError(f"没有格式 {given.format}；可选 {choices}")
        return Format(given.format)
    if output == STANDARD_OUTPUT:
        raise UsageError(f"写到标准输出时要用 --format 说明格式：{choices}")
    found = by_suffix(Path(output))
    if found is None:
        raise UsageError(f"从 {output} 的后缀看不出格式；请用 .json .csv .xlsx .md 之一，或加 --format")
    return found


def _engine(word: str | None) -> Engine:
    for engine in ENGINES:
        if word == engine:
            return engine
    if word is None:
        return "auto"
    raise UsageError(f"没有引擎 {word}；可选 {'、'.join(ENGINES)}")


def _report(given: _Given) -> ReportForm:
    """The form of what `--check` prints, or writes to `output`."""
    if given.format is not None:
        if given.format not in list(ReportForm):
            choices = "、".join(ReportForm)
            raise UsageError(f"--check 没有格式 {given.format}；可选 {choices}；审核意见表用 --opinion 文件")
        return ReportForm(given.format)
    if given.output is None or given.output == STANDARD_OUTPUT:
        return ReportForm.TEXT
    found = report_by_suffix(Path(given.output))
    if found is None:
        raise UsageError(
            f"从 {given.output} 的后缀看不出检查结果的格式；请用 .txt .json .csv 之一，或加 --format；"
            "审核意见表用 --opinion 文件"
        )
    return found


def _opinion(word: str) -> Path:
    path = _path(word)
    if by_suffix(path) not in OPINION_FORMS:
        suffixes = " ".join(f".{form}" for form in OPINION_FORMS)
        raise UsageError(f"从 {word} 的后缀看不出审核意见表的格式；请用 {suffixes} 之一")
    return path


def _shell(word: str) -> str:
    from tui.usage.completions import COMPLETIONS  # noqa: PLC0415 -- asked for once, when it is installed

    if word not in COMPLETIONS:
        raise UsageError(f"没有 {word} 的补全脚本；可选 {'、'.join(COMPLETIONS)}")
    return word


def _review(word: str) -> Path:
    path = _path(word)
    if path.suffix.lower() != REVIEW_SUFFIX:
        raise UsageError(f"审核记录写成 JSON；请把 {word} 换成以 {REVIEW_SUFFIX} 结尾的文件名")
    return path


def _path(word: str) -> Path:
    if not word:
        raise UsageError(f"路径是空的；{_SEE_HELP}")
    return Path(word)


def _check_together(arguments: Arguments) -> None:
    """Options that mean nothing beside each other."""
    checking = arguments.report is not None or arguments.opinion is not None
    other = checking or arguments.output is not None or arguments.write_profile
    if arguments.import_review is not None:
        if other or arguments.export_review is not None or arguments.paths or arguments.demo:
            raise UsageError("--import-review 只并入审核记录；请去掉文件和其他输出选项")
    elif arguments.export_review is not None and other:
        raise UsageError("--export-review 只写出审核记录；请去掉其他输出选项")
    if arguments.write_profile:
        if checking or arguments.output is not None or arguments.paths or arguments.demo:
            raise UsageError("--write-profile 只写出检查设置；请去掉文件和其他输出选项")
    elif arguments.profile is not None and arguments.output is not None and not checking:
        raise UsageError("-o 导出的是原表，用不到 --profile；请去掉其中一个，或加 --check")
    _check_configuration(arguments)
    if arguments.compare is not None:
        _check_comparison(arguments)
    if arguments.opinion is not None and arguments.format is not None:
        raise UsageError("--opinion 不能和 -o 导出同时用；请分两次，或加 --check 让 -o 写检查结果")


def _check_configuration(arguments: Arguments) -> None:
    """The settings of the browser, where it opens; alone where they are only written."""
    if arguments.write_config:
        if arguments.write_profile:
            raise UsageError("--write-config 和 --write-profile 写的是两个文件；请分两次")
        if not _browses(arguments) or arguments.paths or arguments.demo:
            raise UsageError("--write-config 只写出界面设置；请去掉文件和其他输出选项")
    elif arguments.config is not None and (not _browses(arguments) or arguments.write_profile):
        raise UsageError("--config 是界面的设置，这里不打开界面；请去掉 --config")


def _browses(arguments: Arguments) -> bool:
    """Whether nothing is asked for that is written or printed in place of browsing."""
    return (
        arguments.output is None
        and arguments.report is None
        and arguments.opinion is None
        and arguments.export_review is None
        and arguments.import_review is None
    )


def _check_comparison(arguments: Arguments) -> None:
    if arguments.write_profile:
        raise UsageError("--write-profile 只写出检查设置；请去掉 --compare")
    if arguments.write_config:
        raise UsageError("--write-config 只写出界面设置；请去掉 --compare")
    if arguments.report is not None:
        raise UsageError("--compare 不能和 --check 同时用；请分两次，或用 --opinion 文件.xlsx 写在一起")
    if arguments.opinion is not None and by_suffix(arguments.opinion) is Format.CSV:
        raise UsageError("CSV 的审核意见表放不下对比；请用 --opinion 文件.xlsx 或 .md，或用 -o 单独写出对比")
    if len(arguments.paths) > 1:
        raise UsageError("--compare 只能和一份文件对比；请只给一个 PDF 文件")


def _check_paths(arguments: Arguments) -> None:
    if arguments.write_profile or arguments.write_config or arguments.import_review is not None:
        return
    if arguments.demo and arguments.paths:
        raise UsageError("--demo 打开自带的样例，不能再给路径；请去掉其中一个")
    named = (
        arguments.output,
        arguments.report,
        arguments.opinion,
        arguments.export_review,
        arguments.compare,
    )
    browses = all(option is None for option in named)
    if not arguments.demo and not arguments.paths and not browses:
        raise no_paths()


def no_paths() -> UsageError:
    """That no file was named where one is needed."""
    return UsageError(f"没有给出文件；请用 budget-tui 文件.pdf，或用 budget-tui --demo 看样例；{_SEE_HELP}")
