"""The man page budget-tui(1) in roff, made from the table of options."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from rich.cells import cell_len

from tui.browser.wrapping import may_break
from tui.usage.definition import (
    ENVIRONMENT,
    EXAMPLES,
    EXIT_CODES,
    FILES,
    OPTIONS,
    PATHS,
    PROGRAM,
    SEVERAL,
    SUMMARY,
    SYNOPSIS,
    Option,
)

_BREAK = r"\:"
"""Where roff may end a line; of itself it does so at spaces only, and Chinese has none."""

_ESCAPES = str.maketrans({"\\": r"\e", "-": r"\-", "~": r"\(ti", "'": r"\(aq", "`": r"\(ga"})


def man_page() -> str:
    """The whole page; `man -l` and groff read it as UTF-8."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield r".\" Made from the program's table of options; do not edit."
    yield f'.TH {PROGRAM.upper()} 1 "" {PROGRAM} 用户命令'
    yield ".nh"
    yield ".ad l"
    yield ".SH 名称"
    # whatis and apropos take this line as it is, with no break in it.
    yield rf"{_escaped(PROGRAM)} \- {_escaped(SUMMARY.partition('，')[0])}"
    yield ".SH 提要"
    yield ".nf"
    yield from map(_text, SYNOPSIS)
    yield ".fi"
    yield ".SH 描述"
    for sentence in (SUMMARY, *PATHS):
        yield _text(sentence)
        yield ".PP"
    yield ".SH 选项"
    for group, options in groupby(OPTIONS, key=lambda option: option.group):
        yield f".SS {group}"
        for option in options:
            yield from _item(_names(option), option.sentence)
    yield ".SH 示例"
    for example in EXAMPLES:
        yield from _item(_text(example.call), example.does)
    yield ".SH 退出码"
    for code, meaning in EXIT_CODES.items():
        yield from _item(str(code.value), meaning)
    yield ".PP"
    yield _text(SEVERAL)
    for title, meanings in (("环境变量", ENVIRONMENT), ("文件", FILES)):
        yield f".SH {title}"
        for name, meaning in meanings.items():
            yield from _item(_text(name), meaning)


def _item(head: str, sentence: str) -> Iterator[str]:
    yield ".TP"
    yield head
    yield _text(sentence)


def _names(option: Option) -> str:
    names = ", ".join(rf"\fB{_text(name)}\fR" for name in option.names)
    return rf"{names} \fI{_text(option.value)}\fR" if option.value else names


def _text(text: str) -> str:
    """Text as roff shows it: nothing in it is a request, and lines may end between Chinese characters."""
    shown = "".join(
        f"{_escaped(before)}{_BREAK if _may_end(before, after) else ''}"
        for before, after in pairwise(f"{text} ")
    )
    return rf"\&{shown}" if shown.startswith(".") else shown


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _may_end(before: str, after: str) -> bool:
    chinese = cell_len(before) == 2 or cell_len(after) == 2
    return chinese and " " not in (before, after) and may_break(before, after)
