"""Wrapping Chinese text by cells, so that no line begins with a closing mark or ends with an opening one."""

from tui.terminal.terminal import measure

_NEVER_FIRST = frozenset("，。；：、！？…）】》〉」』〕”’％%‰℃,.;:!?)]}·")
_NEVER_LAST = frozenset("（【《〈「『〔“‘([{≥≤≧≦＞＜><=＝±￥¥")
_WORD = frozenset("0123456789０１２３４５６７８９abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,%-_@")


def wrap(text: str, cells: int) -> list[tuple[int, int]]:
    """The lines of `text` as (start, end) indices, each at most `cells` wide (one character at the least).

    Breaks stand anywhere between Chinese characters, but not inside a figure or word, after a sign such
    as ≥ or an opening bracket, or before a closing mark, unless the line would be empty without.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + max(1, cut_at(text[start:], cells))
        if end < len(text):
            end = _break(text, start, end)
        lines.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines


def cut_at(text: str, cells: int) -> int:
    """How many characters of `text` fit into `cells`."""
    cells_of, left = measure(), cells
    for index, character in enumerate(text):
        left -= cells_of(character)
        if left < 0:
            return index
    return len(text)


def _break(text: str, start: int, end: int) -> int:
    """The last good place for a line's end between `start` and `end`; `end` if there is none."""
    return next((at for at in range(end, start, -1) if may_break(text[at - 1], text[at])), end)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NEVER_FIRST or before in _NEVER_LAST or "/" in (before, after):
        return False
    return before == " " or not (before in _WORD and after in _WORD)
