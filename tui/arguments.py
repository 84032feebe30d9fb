"""The command line: its options, its help in Chinese, and what is wrong with the way it was used."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tui.export import Format, by_suffix

PASSWORD_VARIABLE = "BUDGET_TUI_PASSWORD"
STANDARD_OUTPUT = "-"
"""The value of `-o` that stands for standard output."""

_SEE_HELP = "用法见 budget-tui --help"

HELP = f"""\
用法：budget-tui [选项] 路径…
      budget-tui --demo

打开公开的《项目支出绩效目标表》PDF，在终端里逐项查看、筛选、复制、导出。
路径可以是 PDF 文件，也可以是文件夹（取其中及下级文件夹的全部 PDF）。

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

退出码：
    0  完成（只读出一部分时另有一行说明）
    2  用法不对，或没有可用的终端
    3  文件读不了：找不到、不是 PDF、已损坏、需要密码
    4  文件里没有项目支出绩效目标表，或是扫描件
    5  输出写不了
  130  中途按了 Ctrl+C
  多份文件时互不影响，退出码按 2、5、3、4 的次序取最先的一个。
"""


class UsageError(Exception):
    """The command was used wrongly; the message is one line of Chinese."""


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """What the command is asked to do; `format` is set wherever `output` is."""

    paths: tuple[Path, ...]
    demo: bool
    output: str | None
    format: Format | None
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
    ("--no-cache",),
    ("--refresh",),
    ("--mouse",),
    ("--ascii",),
    ("--version",),
    ("-h", "--help"),
)
WITH_VALUE = (("-o", "--output"), ("--format",), ("--password",), ("--cache-dir",))


class _Given(argparse.Namespace):
    """What argparse fills in."""

    demo: bool
    no_cache: bool
    refresh: bool
    mouse: bool
    ascii: bool
    version: bool
    help: bool
    output: str | None
    format: str | None
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
        format=None if given.output is None else _format(given.output, given.format),
        password=given.password or environment.get(PASSWORD_VARIABLE) or None,
        no_cache=given.no_cache,
        refresh=given.refresh,
        cache_dir=None if given.cache_dir is None else _path(given.cache_dir),
        mouse=given.mouse,
        ascii=given.ascii,
        version=given.version,
        help=given.help,
    )
    if given.format is not None and given.output is None:
        raise UsageError("--format 要和 -o 一起用，例如 -o - --format json")
    if not arguments.help and not arguments.version:
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


def _format(output: str, written: str | None) -> Format:
    choices = "、".join(Format)
    if written is not None:
        if written not in list(Format):
            raise UsageError(f"没有格式 {written}；可选 {choices}")
        return Format(written)
    if output == STANDARD_OUTPUT:
        raise UsageError(f"写到标准输出时要用 --format 说明格式：{choices}")
    found = by_suffix(Path(output))
    if found is None:
        raise UsageError(f"从 {output} 的后缀看不出格式；请用 .json .csv .xlsx .md 之一，或加 --format")
    return found


def _path(word: str) -> Path:
    if not word:
        raise UsageError(f"路径是空的；{_SEE_HELP}")
    return Path(word)


def _check_paths(arguments: Arguments) -> None:
    if arguments.demo and arguments.paths:
        raise UsageError("--demo 打开自带的样例，不能再给路径；请去掉其中一个")
    if not arguments.demo and not arguments.paths:
        raise UsageError(
            f"没有给出文件；请用 budget-tui 文件.pdf，或用 budget-tui --demo 看样例；{_SEE_HELP}"
        )
