"""The parts that every subject of the detail pane is told in: headings, money, prose, pages."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from model import Amounts
from model.control_totals import TOTAL, Difference
from model.money import show
from tui.browser.blocks import Block
from tui.browser.spans import Line, Span, highlighted, pad, paragraph, width

MEASURE = 96
"""The widest that prose is set, in cells: longer lines are hard to follow back to the next one."""

INDENT = 2


class Room(msgspec.Struct, frozen=True):
    """What the pane offers: the cells of a line, and whether there are lines to spare for blank ones."""

    cells: int
    spacious: bool

    @property
    def measure(self) -> int:
        return max(1, min(self.cells - 1, MEASURE))


def pages_text(pages: Sequence[int]) -> str:
    """Page numbers in words: `第 5、6 页`, runs of three and more as `第 1-8 页`."""
    numbers = sorted(set(pages))
    if not numbers:
        return ""
    ends = [before for before, after in pairwise(numbers) if after != before + 1]
    runs: list[str] = []
    first = numbers[0]
    for last in (*ends, numbers[-1]):
        run = range(first, last + 1)
        runs.append(f"{first}-{last}" if len(run) > 2 else "、".join(map(str, run)))
        first = next((number for number in numbers if number > last), last)
    return f"第 {'、'.join(runs)} 页"


def heading(text: str, room: Room) -> Block:
    """A heading, after a blank line where there is room for one."""
    line = (Span(" "), Span(text, "heading"))
    return Block(("heading", text), [(), line] if room.spacious else [line])


def full_name(name: str, room: Room, words: str = "") -> Block:
    """A name in full, for where the title line had to cut it."""
    return Block("name", indented(paragraph(name, room.measure - 1, words, "strong", "name"), 1))


def quiet(key: str, text: str, room: Room) -> Block:
    """A line of lesser weight."""
    return Block(key, indented(paragraph(text, room.measure - 1, role="quiet"), 1))


def prose(key: str | tuple[str, int], text: str, room: Room, words: str = "") -> Block:
    """A paragraph."""
    return Block(key, indented(paragraph(text, room.measure - INDENT, words)))


def money(amounts: Amounts, room: Room) -> Block:
    """The total and each fund, as many on a line as fit."""
    lines: list[Line] = []
    line: Line = ()
    figures = [(TOTAL, amounts.total), *amounts.funds.items()]
    for label, amount in figures:
        if amount is None:
            continue
        piece = (*highlighted(f"{label} ", role="quiet"), Span(show(amount), "money"))
        if line and width(line) + 3 + width(piece) > room.cells - 1:
            lines.append(line)
            line = ()
        line = (*line, pad(3), *piece) if line else (Span(" "), *piece)
    return Block("money", [*lines, line or (Span(" "), Span(f"{TOTAL} 未印", "quiet"))])


def differences(found: Iterable[Difference], room: Room) -> list[Block]:
    """The control totals that are off, each a warning."""
    return [
        Block(
            ("difference", at),
            indented(paragraph(f"合计不符：{one.sentence}", room.measure - 1, role="warning"), 1),
        )
        for at, one in enumerate(found)
    ]


def counts(projects: tuple[int, int], indicators: tuple[int, int], room: Room) -> Block:
    """How many projects and indicators are left, of how many."""
    pieces = [
        f"{'项目' if at == 0 else '指标'} {_of(*pair)}" for at, pair in enumerate((projects, indicators))
    ]
    return quiet("counts", "   ".join(pieces), room)


def indented(lines: Sequence[Line], cells: int = INDENT) -> list[Line]:
    """Lines moved to the right."""
    return [(pad(cells), *line) for line in lines]


def _of(left: int, all_of_them: int) -> str:
    return str(all_of_them) if left == all_of_them else f"{left}/{all_of_them}"
