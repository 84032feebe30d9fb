"""The one table of the command's options: its parser, help, man page and completions are made from it."""

from typing import Literal

import msgspec

from parser.engines import ENGINES
from tui.exit_codes import ExitCode

PROGRAM = "budget-tui"
PASSWORD_VARIABLE = "BUDGET_TUI_PASSWORD"
STANDARD_OUTPUT = "-"
"""The value of `-o` that stands for standard output."""

AMBIGUOUS_WIDTHS = ("auto", "1", "2")

Group = Literal["打开", "导出", "审核", "审核记录", "对比", "缓存", "其他"]
Takes = Literal["nothing", "file", "pdf", "folder", "word"]
"""What stands behind an option; a `word` is one of its choices, or anything where it has none."""


class Option(msgspec.Struct, frozen=True):
    """An option: the short name, if any, before the long one; `value` is what help calls what it takes."""

    group: Group
    names: tuple[str, ...]
    sentence: str
    value: str = ""
    takes: Takes = "nothing"
    choices: tuple[str, ...] = ()

    @property
    def is_flag(self) -> bool:
        """Whether it stands alone."""
        return self.takes == "nothing"


class Example(msgspec.Struct, frozen=True):
    """A way to call the program, and what it does."""

    call: str
    does: str


SYNOPSIS = (f"{PROGRAM} [选项] [路径…]", f"{PROGRAM} --demo")

SUMMARY = "打开公开的《项目支出绩效目标表》PDF，在终端里逐项查看、筛选、复制、导出。"

PATHS = (
    "路径可以是 PDF 文件，也可以是文件夹（取其中及下级文件夹的全部 PDF）。",
    "不给路径时列出最近打开过的文件和审核进度，供选择。",
)

OPTIONS = (
    Option("打开", ("--demo",), "打开自带的样例"),
    Option(
        "打开",
        ("--password",),
        f"打开加密的 PDF；也可用环境变量 {PASSWORD_VARIABLE}，不会在进程列表里露出密码",
        "密码",
        "word",
    ),
    Option(
        "打开",
        ("--engine",),
        "用什么读 PDF：auto（默认）先用 PDFium，核对不过再用 pdfplumber；也可指定 pdfium 或 pdfplumber",
        "引擎",
        "word",
        ENGINES,
    ),
    Option("打开", ("--mouse",), "启用鼠标；默认不启用，好让鼠标仍能选取终端文字"),
    Option("打开", ("--ascii",), "边框和折叠标记只用 ASCII 字符"),
    Option(
        "打开",
        ("--ambiguous-width",),
        "≥ “ … 一类符号占几格：1 或 2；不给或 auto 则启动时向终端查询。占 2 格时改用 >= 等显示，"
        "复制和导出仍是原文",
        "格数",
        "word",
        AMBIGUOUS_WIDTHS,
    ),
    Option(
        "打开",
        ("--encoding",),
        "终端的编码，如 utf-8、gbk、gb18030；不给则启动时向终端查询，查不到时按语言环境",
        "编码",
        "word",
    ),
    Option(
        "打开",
        ("--config",),
        "界面设置：配色、边框、鼠标、列、按键；不给则用个人配置文件夹里的 config.toml",
        "文件",
        "file",
    ),
    Option(
        "打开",
        ("--write-config",),
        "写出带说明的默认界面设置，供修改；写到 --config 的文件，不给则写到个人配置文件夹；不覆盖已有的",
    ),
    Option(
        "导出",
        ("-o", "--output"),
        "不打开界面，写出文件后退出；格式按后缀：.json .csv .xlsx .md；- 表示标准输出",
        "文件",
        "file",
    ),
    Option(
        "导出",
        ("--format",),
        "json、csv、md 或 xlsx；写到标准输出时必须给出",
        "格式",
        "word",
        ("json", "csv", "md", "xlsx", "text"),
    ),
    Option(
        "审核",
        ("--check",),
        "检查并列出发现的问题；文件夹或多份文件则每份一行；"
        "加 --format text、json 或 csv 换格式，加 -o 写入文件",
    ),
    Option(
        "审核",
        ("--opinion",),
        "检查并写出审核意见表，一行一条问题；格式按后缀：.xlsx .md .csv",
        "文件",
        "file",
    ),
    Option(
        "审核",
        ("--profile",),
        "检查设置：不做哪些检查、轻重、限额、用语；不给则用个人配置文件夹里的 checks.toml",
        "文件",
        "file",
    ),
    Option(
        "审核",
        ("--write-profile",),
        "写出带说明的默认检查设置，供修改；写到 --profile 的文件，不给则写到个人配置文件夹；不覆盖已有的",
    ),
    Option(
        "审核记录", ("--export-review",), "写出所给文件的审核记录（.json），带到另一台电脑", "文件", "file"
    ),
    Option("审核记录", ("--import-review",), "并入另一台电脑写出的审核记录，按时间先后合并", "文件", "file"),
    Option(
        "对比",
        ("--compare",),
        "与上年的表或修改前的 PDF 对比：在界面里逐项标出变化；加 -o 写出结果（.xlsx .csv .md .json），"
        "或加 --opinion 在意见表里另附一页“对比”（.xlsx .md）",
        "原表",
        "pdf",
    ),
    Option("缓存", ("--no-cache",), "不用缓存：既不查，也不存"),
    Option("缓存", ("--refresh",), "重新读取，并更新缓存"),
    Option("缓存", ("--cache-dir",), "缓存放在这个文件夹", "文件夹", "folder"),
    Option(
        "其他",
        ("--completion",),
        "写出 bash、zsh 或 fish 的命令行补全脚本",
        "外壳",
        "word",
        ("bash", "zsh", "fish"),
    ),
    Option("其他", ("--version",), "显示版本"),
    Option("其他", ("-h", "--help"), "显示本帮助"),
)

EXAMPLES = (
    Example("budget-tui 绩效目标表.pdf", "打开一份"),
    Example("budget-tui 2025年/", "打开一个文件夹里的全部"),
    Example("budget-tui 绩效目标表.pdf -o 指标.xlsx", "导出为 Excel，一行一条指标"),
    Example("budget-tui 2025年/ -o 全部.csv", "多份合并导出"),
    Example("budget-tui 绩效目标表.pdf -o - --format json", "写到标准输出，交给别的程序"),
    Example("budget-tui --check 绩效目标表.pdf", "列出问题"),
    Example("budget-tui 绩效目标表.pdf --opinion 审核意见.xlsx", "写出审核意见表"),
    Example("budget-tui 2026年.pdf --compare 2025年.pdf -o 对比.xlsx", "与上年对比"),
)

EXIT_CODES = {
    ExitCode.DONE: "完成（只读出一部分时另有一行说明）",
    ExitCode.FINDINGS: "--check 发现错误",
    ExitCode.USAGE: "用法或设置不对，或没有可用的终端",
    ExitCode.UNREADABLE: "文件读不了：找不到、不是 PDF、已损坏、需要密码；审核记录读不了",
    ExitCode.NO_TABLE: "文件里没有项目支出绩效目标表，或是扫描件",
    ExitCode.UNWRITABLE: "输出写不了，审核记录存不了",
    ExitCode.INTERRUPTED: "中途按了 Ctrl+C",
}

SEVERAL = "多份文件时互不影响，退出码按 2、5、3、4、1 的次序取最先的一个。"
"""How one code is made of several."""

ENVIRONMENT = {
    PASSWORD_VARIABLE: "打开加密 PDF 的密码；--password 优先",
    "NO_COLOR": "设了就不用颜色",
    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME": "设了就代替下面的 ~/.config、~/.local/share、~/.cache",
}

FILES = {
    "~/.config/budget-tui/config.toml": "界面设置：配色、按键、列；--write-config 写出",
    "~/.config/budget-tui/checks.toml": "检查设置；--write-profile 写出",
    "~/.local/share/budget-tui/reviews.sqlite3": "审核记录和最近打开过的文件",
    "~/.local/share/budget-tui/copied.txt": "最近复制过的 50 条",
    "~/.cache/budget-tui/": "读过的表，删掉也无妨",
}
"""Where the command keeps things on Linux."""
