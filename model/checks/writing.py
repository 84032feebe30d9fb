"""规范: is it written as the form asks: quotation marks in pairs, objectives closed by a full stop."""

from collections.abc import Iterator

from model.checks.check import Check
from model.checks.finding import Heading, Hit, Severity, Spot
from model.checks.subject import Subject

PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
CLOSERS = "。！？；…"
"""With what an objective may end; brackets and quotation marks may close behind it."""

AROUND = 20
"""Characters quoted at most on each side of what is wrong."""


def quotes(subject: Subject) -> Iterator[Hit]:
    """Quotation marks that do not pair; objectives without a closing stop where most others have one."""
    closed = [_is_closed(seen.project.objective) for seen in subject.projects if seen.project.objective]
    stops_are_usual = 2 * sum(closed) > len(closed)
    for seen in subject.projects:
        name, objective = seen.project.name, seen.project.objective
        faults = [*_faults("项目名称", name), *_faults("绩效目标", objective)]
        if objective and stops_are_usual and not _is_closed(objective):
            faults.append((around(objective, len(objective) - 1), "绩效目标末尾缺少句号"))
        if faults:
            yield _hit(seen.spot, faults)
        for indicator in seen.indicators:
            annual, period = indicator.indicator.annual_value or "", indicator.indicator.period_value or ""
            faults = [*_faults("指标名称", indicator.name), *(_faults("指标值", annual or period))]
            if faults:
                yield _hit(indicator.spot, faults)


_Fault = tuple[str, str]
"""The words around it, and what is wrong."""


def _hit(spot: Spot, faults: list[_Fault]) -> Hit:
    return Hit(
        spot,
        "；".join(words for words, _ in faults),
        "；".join(f"{fault}，原文为：{words}" for words, fault in faults) + "。",
    )


def _faults(field: str, text: str) -> Iterator[_Fault]:
    """The first wrong quotation mark of a field, if any."""
    at = unpaired(text)
    if at is not None:
        side, other = ("左", "右") if text[at] in PAIRS else ("右", "左")
        yield around(text, at), f"{field}中的{side}引号没有对应的{other}引号"


def unpaired(text: str) -> int | None:
    """Where the first quotation mark without its other half stands in a text; None where all are paired.

    An opening mark within a pair of its own kind (“小升规“) has none. An apostrophe in a latin word is none.
    """
    openers = {closing: opening for opening, closing in PAIRS.items()}
    open_at: dict[str, int] = {}
    for at, mark in enumerate(text):
        if mark in PAIRS:
            if mark in open_at:
                return at
            open_at[mark] = at
        elif mark in openers and not _is_apostrophe(text, at):
            if openers[mark] not in open_at:
                return at
            del open_at[openers[mark]]
    return min(open_at.values(), default=None)


def around(text: str, at: int) -> str:
    """The clause of a text in which a character stands, at most `AROUND` characters to each side of it."""
    start = max(text.rfind(stop, 0, at) for stop in "，。；：！？") + 1
    ends = [end for stop in "，。；：！？" if (end := text.find(stop, at + 1)) >= 0]
    end = min(ends, default=len(text))
    first, last = max(start, at - AROUND), min(end, at + AROUND + 1)
    return f"{'…' if first > start else ''}{text[first:last]}{'…' if last < end else ''}"


def _is_apostrophe(text: str, at: int) -> bool:
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] == "’" and before.isascii() and before.isalpha() and behind.isascii()


def _is_closed(text: str) -> bool:
    return text.rstrip(" ”’」』）)】").endswith(tuple(CLOSERS))


CHECKS: tuple[Check, ...] = (
    Check(
        id="quotes",
        title="引号句号不规范",
        heading=Heading.WRITTEN,
        severity=Severity.HINT,
        rule="引号应成对、方向正确；绩效目标应以句号结束（全表多数如此时）。",
        advice="更正引号，补全句末标点。",
        source="GB/T 15834—2011《标点符号用法》",
        find=quotes,
    ),
)
