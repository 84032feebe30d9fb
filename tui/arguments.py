"""The command line: its options, its help in Chinese, and what is wrong with the way it was used."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tui.checking.report import ReportForm, report_by_suffix
from tui.export import OPINION_FORMS, Format, by_suffix

PASSWORD_VARIABLE = "BUDGET_TUI_PASSWORD"
STANDARD_OUTPUT = "-"
"""The value of `-o` that stands for standard output."""

REVIEW_SUFFIX = ".json"
"""Of a review that is carried to another machine: nothing else, a document least of all, is written over."""

_SEE_HELP = "用法见 budget-tui --help"

HELP = f"""\
用法：budget-tui [选项] [路径…]
      budget-tui --demo

打开公开的《项目支出绩效目标表》PDF，在终端里逐项查看、筛选、复制、导出。
路径可以是 PDF 文件，也可以是文件夹（取其中及下级文件夹的全部 PDF）。
不给路径时列出最近打开过的文件和审核进度，供选择。

打开：
      --demo              打开自带的样例
      --password 密码     打开加密的 PDF；也可用环境变量 {PASSWORD_VARIABLE}，
                          不会在进程列表里露出密码
      --mouse             启用鼠标；默认不启用，以便在 SSH 中直接用鼠标选取文字
      --ascii             边框和折叠标记只用 ASCII 字符

导出：
  -o, --output 文件       不打开界面，写出文件后退出；格式按后缀：
                          .json .csv .xlsx .md；- 表示标准输出
      --format 格式       json、csv、md 或 xlsx；写到标准输出时必须给出

审核：
      --check             检查并列出发现的问题；文件夹或多份文件则每份一行
                          加 --format text、json 或 csv 换格式，加 -o 写入文件
      --opinion 文件      检查并写出审核意见表，一行一条问题；格式按后缀：
                          .xlsx .md .csv
      --profile 文件      检查设置：不做哪些检查、轻重、限额、用语；
                          不给则用个人配置文件夹里的 checks.toml
      --write-profile     写出带说明的默认设置，供修改；写到 --profile 的文件，
                          不给则写到个人配置文件夹；不覆盖已有的

审核记录：
      --export-review 文件  写出所给文件的审核记录（.json），带到另一台电脑
      --import-review 文件  并入另一台电脑写出的审核记录，按时间先后合并

对比：
      --compare 原表      与上年的表或修改前的 PDF 对比：在界面里逐项标出变化；
                          加 -o 写出结果（.xlsx .csv .md .json），或加
                          --opinion 在意见表里另附一页“对比”（.xlsx .md）

缓存：
      --no-cache          不用缓存：既不查，也不存
      --refresh           重新读取，并更新缓存
      --cache-dir 文件夹  缓存放在这个文件夹

其他：
      --version           显示版本
  -h, --help              显示本帮助

示例：
  budget-tui 绩效目标表.pdf                 打开一份
  budget-tui 2025年/                        打开一个文件夹里的全部
  budget-tui 绩效目标表.pdf -o 指标.xlsx    导出为 Excel，一行一条指标
  budget-tui 2025年/ -o 全部.csv            多份合并导出
  budget-tui 绩效目标表.pdf -o - --format json | jq .total
  budget-tui --check 绩效目标表.pdf         列出问题
  budget-tui 绩效目标表.pdf --opinion 审核意见.xlsx
  budget-tui 2026年.pdf --compare 2025年.pdf -o 对比.xlsx

退出码：
    0  完成（只读出一部分时另有一行说明）
    1  --check 发现错误
    2  用法或检查设置不对，或没有可用的终端
    3  文件读不了：找不到、不是 PDF、已损坏、需要密码；审核记录读不了
    4  文件里没有项目支出绩效目标表，或是扫描件
    5  输出写不了，审核记录存不了
  130  中途按了 Ctrl+C
  多份文件时互不影响，退出码按 2、5、3、4、1 的次序取最先的一个。
"""


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
    no_cache: bool
    refresh: bool
    cache_dir: Path | None
    mouse: bool
    ascii: bool
    version: bool
    help: bool


FLAGS = (
    ("--demo",),
    ("--check",),
    ("--write-profile",),
    ("--no-cache",),
    ("--refresh",),
    ("--mouse",),
    ("--ascii",),
    ("--version",),
    ("-h", "--help"),
)
WITH_VALUE = (
    ("-o", "--output"),
    ("--format",),
    ("--opinion",),
    ("--export-review",),
    ("--import-review",),
    ("--compare",),
    ("--profile",),
    ("--password",),
    ("--cache-dir",),
)


class _Given(argparse.Namespace):
    """What argparse fills in."""

    demo: bool
    check: bool
    write_profile: bool
    no_cache: bool
    refresh: bool
    mouse: bool
    ascii: bool
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
    cache_dir: str | None


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
        no_cache=given.no_cache,
        refresh=given.refresh,
        cache_dir=None if given.cache_dir is None else _path(given.cache_dir),
        mouse=given.mouse,
        ascii=given.ascii,
        version=given.version,
        help=given.help,
    )
    if given.format is not None and given.output is None and not given.check:
        raise UsageError("--format 要和 -o 或 --check 一起用，例如 -o - --format json")
    if not arguments.help and not arguments.version:
        _check_together(arguments)
        _check_paths(arguments)
    return arguments


def _parse(options: Sequence[str]) -> tuple[_Given, list[str]]:
    """The options, and the words that are none. argparse's two complaints are said in Chinese."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    flags = ["/".join(parser.add_argument(*names, action="store_true").option_strings) for names in FLAGS]
    for names in WITH_VALUE:
        parser.add_argument(*names)
    try:
        return parser.parse_known_args(options, _Given())
    except argparse.ArgumentError as error:
        need = "后面不能带值" if error.argument_name in flags else "后面要有一个值"
        raise UsageError(f"选项 {error.argument_name} {need}；{_SEE_HELP}") from error


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
    if arguments.compare is not None:
        _check_comparison(arguments)
    if arguments.opinion is not None and arguments.format is not None:
        raise UsageError("--opinion 不能和 -o 导出同时用；请分两次，或加 --check 让 -o 写检查结果")


def _check_comparison(arguments: Arguments) -> None:
    if arguments.write_profile:
        raise UsageError("--write-profile 只写出检查设置；请去掉 --compare")
    if arguments.report is not None:
        raise UsageError("--compare 不能和 --check 同时用；请分两次，或用 --opinion 文件.xlsx 写在一起")
    if arguments.opinion is not None and by_suffix(arguments.opinion) is Format.CSV:
        raise UsageError("CSV 的审核意见表放不下对比；请用 --opinion 文件.xlsx 或 .md，或用 -o 单独写出对比")
    if len(arguments.paths) > 1:
        raise UsageError("--compare 只能和一份文件对比；请只给一个 PDF 文件")


def _check_paths(arguments: Arguments) -> None:
    if arguments.write_profile or arguments.import_review is not None:
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
