"""The help that `--help` prints, made from the table of options for a terminal of 80 cells."""

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len

from tui.browser.wrapping import wrap
from tui.usage.definition import (
    EXAMPLES,
    EXIT_CODES,
    OPTIONS,
    PATHS,
    SEVERAL,
    SUMMARY,
    SYNOPSIS,
    Option,
)

_CELLS = 80
_OPTION_COLUMN = 28
"""The cell at which what an option does begins; a longer option has a line of its own."""

_EXAMPLE_COLUMN = 25


def help_text() -> str:
    """The whole help, each line at most 80 cells."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    first, *others = SYNOPSIS
    yield f"用法：{first}"
    yield from (f"      {other}" for other in others)
    yield ""
    for sentence in (SUMMARY, *PATHS):
        yield from _wrapped(sentence, _CELLS)
    for group, options in groupby(OPTIONS, key=lambda option: option.group):
        yield ""
        yield f"{group}："
        for option in options:
            yield from _beside(_names(option), option.sentence, _OPTION_COLUMN)
    yield ""
    yield "示例："
    for example in EXAMPLES:
        yield from _beside(f"  {example.does}", example.call, _EXAMPLE_COLUMN)
    yield ""
    yield "退出码："
    for code, meaning in EXIT_CODES.items():
        yield from _beside(f"  {code.value:>3}", meaning, 7)
    yield from (f"  {line}" for line in _wrapped(SEVERAL, _CELLS - 2))


def _names(option: Option) -> str:
    names = ", ".join(option.names)
    return f"{'  ' if len(option.names) > 1 else '      '}{names} {option.value}".rstrip()


def _beside(left: str, right: str, column: int) -> Iterator[str]:
    """`right` wrapped from `column` on; beside `left` where there is room between them."""
    lines = _wrapped(right, _CELLS - column)
    if cell_len(left) + 2 <= column:
        yield f"{left}{' ' * (column - cell_len(left))}{lines.pop(0)}"
    else:
        yield left
    yield from (f"{' ' * column}{line}" for line in lines)


def _wrapped(text: str, cells: int) -> list[str]:
    return [text[start:end].rstrip() for start, end in wrap(text, cells)]
