"""The words of the header: whose table it is, how much is in it, and whether its sums hold."""

import re
from collections.abc import Sequence
from itertools import product

from model.money import show
from tui.browser.glyphs import Glyphs
from tui.browser.library import Library, ReadingNow
from tui.browser.reviewing import Reviewing
from tui.browser.spans import Line, Span, highlighted, pad, spread, width

_BAR_CELLS = 20
_PLACE = re.compile(r"^.+?(?:省|自治区|市|州|盟|区|县|旗)(?=.{4,})")


def header_line(library: Library, reviewing: Reviewing, glyphs: Glyphs, cells: int) -> Line:
    """The whole line: a title as long as there is room for, counts, verdict, how far the review is; or how
    far the reading is.
    """
    titles = _titles(library)
    if library.reading is not None:
        return spread(
            (Span(" "), *titles[-1]), (*_progress(library.reading, len(library.entries)), pad(1)), cells
        )
    accounts = _accounts(library, reviewing, glyphs)
    fitting = (
        (title, account)
        for account, title in product(accounts, titles)
        if 1 + width(title) + 2 + width(account) + 1 <= cells
    )
    title, account = next(fitting, (titles[-1], accounts[-1]))
    return spread((Span(" "), *title), (*account, pad(1)), cells)


def _titles(library: Library) -> Sequence[Line]:
    """The title, then shorter ones: without its province, its city, its district."""
    if library.several:
        return [(Span(f"{len(library.tables)} 份绩效目标表", "strong"),)]
    if not library.entries:
        name = library.reading.path.name if library.reading is not None else ""
        return [highlighted(name, role="strong")]
    names = [library.document_name(0)]
    while (shorter := _PLACE.sub("", names[-1], count=1)) != names[-1]:
        names.append(shorter)
    return [highlighted(name, role="strong") for name in names]


def _accounts(library: Library, reviewing: Reviewing, glyphs: Glyphs) -> Sequence[Line]:
    """Counts, money, verdict and progress, then shorter ones."""
    if not library.tables:
        return [()]
    everything = library.everything
    units = sum(len(table.units) for table in library.tables.values())
    counts = [f"{units} 单位", f"{len(everything.projects)} 项目", f"{everything.indicators} 指标"]
    dot = f" {glyphs.dot} "
    verdict = Span(library.verdict(), "warning" if library.is_off else "strong")
    closing: Line = (Span(f"{show(library.total)} 万元{dot}"), verdict)
    if refused := len(library.entries) - len(library.tables):
        closing = (*closing, Span(dot), Span(f"{refused} 份未能读取", "warning"))
    if library.unchecked:
        closing = (*closing, Span(dot), Span(f"待检查 {library.unchecked} 份", "quiet"))
    if reviewing.begun:
        progress = reviewing.total
        closing = (*closing, Span(dot), Span(f"已审 {progress.reviewed}/{progress.of}", "strong"))
    return [(*(Span(one + dot) for one in form), *closing) for form in (counts, counts[1:], [])]


def _progress(reading: ReadingNow, opened: int) -> Line:
    """How far the reading is: in words, and as a bar of blanks on a ground."""
    file = f"第 {opened + 1}/{reading.files} 份  " if reading.files > 1 else ""
    if not reading.pages:
        return (Span(f"正在读取 {file}".rstrip()),)
    done = _BAR_CELLS * reading.page // reading.pages
    return (
        Span(f"正在读取 {file}第 {reading.page}/{reading.pages} 页  "),
        Span(" " * done, "done"),
        Span("." * (_BAR_CELLS - done), "quiet"),
    )
