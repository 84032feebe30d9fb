"""The grammar of run-on indicators.

One is `N、L1code-L1name；L2code-L2name；name；实施周期指标值:VALUE；年度指标值:VALUE。`; others number them
`（N）` or `①`, leave out the codes, or name the values otherwise.

Separators occur inside names and values, so an indicator begins only where its whole head stands and the
count goes on (1, 2, 3 …), or, out of count, where a complete one follows a finished sentence. What is no
indicator keeps all its words. Source of the form: the tables that Guangzhou and its districts publish.
"""

import re
from collections.abc import Iterator

import msgspec

from model import Category

_DASH = "[-－−–—‐‑﹣]"
_STOP = "[；;：:]"
_LEVEL = r"[^；;。：:、\d][^；;。：:]{0,29}"
_MARK = (
    r"(?:(?P<number>\d{1,4}) ?[、.．)）]|[（(] ?(?P<bracketed>\d{1,4}) ?[）)] ?[、.．]?"
    r"|(?P<circled>[①-⑳]) ?[、.．]?)"
)
_CODED = (
    rf"(?P<code1>\d{{1,2}}) ?{_DASH} ?(?P<level1>{_LEVEL}?) ?{_STOP} ?"
    rf"(?P<code2>\d{{2,4}}) ?{_DASH} ?(?P<level2>{_LEVEL}?) ?{_STOP}"
)
_KINDS = "数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态)效益|可持续影响"
_NAMED = (
    rf"(?P<named1>(?:产出|效益|成本|满意度)指标) ?(?:{_DASH}|/|{_STOP}) ?"
    rf"(?P<named2>(?:{_KINDS}|[^；;。：:、\d]{{0,8}}满意度)(?:指标)?) ?{_STOP}"
)
_HEAD = re.compile(rf"{_MARK} ?(?:{_CODED}|{_NAMED}) ?")
_ITEM = re.compile(rf"{_MARK}(?!\d)")
_NAMED_ITEM = re.compile(
    rf"{_MARK} ?(?:产出|效益|成本|满意度|{_KINDS}|[^；;。：:、\d]{{0,8}}满意度)指标 ?(?:{_DASH}|/|{_STOP})"
)
_STOPS = ("", "。", "；", ";")
_VALUE_BEGINS = tuple("≥≤≧≦＞＜>＜=.:：0123456789")
"""Behind one of these, digits are a value's; a number may have run into them."""

_PERIOD, _OTHER_PERIOD = (re.compile(rf"实施周期(?:绩效)?{word}值 ?[:：]") for word in ("指标", "目标"))
_ANNUAL, _OTHER_ANNUAL = (re.compile(rf"年度(?:绩效)?{word}值 ?[:：]") for word in ("指标", "目标"))
_BARE = re.compile(r"(?<=[；;。])(?:绩效)?(?:指标|目标)值 ?[:：]")
"""A label that says no more than 指标值: the table is a year's, and so is the value."""

_VALUE = re.compile(
    "|".join(label.pattern for label in (_PERIOD, _ANNUAL, _OTHER_PERIOD, _OTHER_ANNUAL, _BARE))
)


class Parsed(msgspec.Struct, frozen=True):
    """One stretch of the text, `start` to `end`: an indicator, or words that are none (`level1` None)."""

    start: int
    end: int
    number: int
    level1: Category | None = None
    level2: Category | None = None
    name: str | None = None
    period_value: str | None = None
    annual_value: str | None = None


class _Head(msgspec.Struct, frozen=True):
    """Where an indicator begins, its number, and the match of its head; None where it cannot be read."""

    start: int
    number: int
    match: re.Match[str] | None = None


def parse(text: str) -> list[Parsed]:
    """The indicators of one project's joined text; together they cover every character of it.

    Stretches that cannot be read come as such in their place, numbered by it (from 1), each item of the
    count by itself.
    """
    heads = list(_with_unread(text, list(_heads(text))))
    starts = [head.start for head in heads] + [len(text)]
    parsed = [Parsed(0, starts[0], 1)] if starts[0] > 0 else []
    for head, end in zip(heads, starts[1:], strict=True):
        parsed.append(_indicator(text, head, end) or Parsed(head.start, end, len(parsed) + 1))
    return parsed


def begins_anew(text: str) -> bool:
    """Whether a text begins with a first indicator: the rest of a split cell does not."""
    head = _HEAD.match(text)
    return head is not None and _number(head) == "1"


def _heads(text: str) -> Iterator[_Head]:
    """Where indicators begin that have a whole head.

    A number may run into digits before it (a value without its closing 。): the count then tells them apart.
    Level names alone make a head only where a value stands behind them.
    """
    expected = 1
    at = 0
    while found := _HEAD.search(text, at):
        number = _number(found)
        before = text[: found.start()].rstrip()[-1:]
        apart = found["number"] is None or before not in _VALUE_BEGINS
        coded = found["code1"] is not None
        digits = len(str(expected))
        if apart and _is_head(text, found, int(number) == expected, coded or before in _STOPS):
            yield _Head(found.start(), int(number), found)
            expected = int(number)
        elif (
            found["number"]
            and before not in _STOPS
            and int(number[-digits:]) == expected
            and (coded or _has_value(text, found))
        ):
            yield _Head(found.end("number") - digits, expected, found)
        else:
            at = _number_end(found)
            continue
        expected += 1
        at = found.end()


def _is_head(text: str, found: re.Match[str], counts: bool, stands_apart: bool) -> bool:
    """Whether what looks like a head is one: codes are enough in the count, elsewhere a value must follow."""
    if counts and found["code1"] is not None:
        return True
    return (counts or stands_apart) and _has_value(text, found)


def _with_unread(text: str, heads: list[_Head]) -> Iterator[_Head]:
    """Heads, and between them those items that the count alone tells: 2 where it goes on from 1 to 3.

    Behind the last head an item must name a level; without any head there must be two at least. Words
    before the count begins are none.
    """
    before = _Head(0, 0)
    for head in heads:
        items = _counted(text, before, head.start, head.number)
        yield from items if before.number + len(items) + 1 == head.number else []
        yield head
        before = head
    items = _counted(text, before, len(text), None, _NAMED_ITEM if heads else _ITEM)
    yield from items if heads or len(items) > 1 else []


def _counted(
    text: str, after: _Head, end: int, until: int | None, item: re.Pattern[str] = _ITEM
) -> list[_Head]:
    """The items that count on from a head: behind finished sentences, each by its number."""
    items: list[_Head] = []
    due = after.number + 1
    for found in item.finditer(text, after.match.end() if after.match else after.start, end):
        if int(_number(found)) == due != until and text[: found.start()].rstrip()[-1:] in _STOPS:
            items.append(_Head(found.start(), due))
            due += 1
    return items


def _number(found: re.Match[str]) -> str:
    """The digits of an item's number."""
    if found["circled"]:
        return str(ord(found["circled"]) - ord("①") + 1)
    return found["number"] or found["bracketed"]


def _number_end(found: re.Match[str]) -> int:
    return max(found.end(group) for group in ("number", "bracketed", "circled"))


def _has_value(text: str, head: re.Match[str]) -> bool:
    """Whether a value stands between a head and the next one: no words of a value look like that."""
    following = _HEAD.search(text, head.end())
    return bool(_VALUE.search(text, head.end(), following.start() if following else len(text)))


def _indicator(text: str, head: _Head, end: int) -> Parsed | None:
    """The indicator that begins with `head`, or None where it has no value."""
    if head.match is None:
        return None
    body = text[head.match.end() : end]
    period, annual = _labels(body)
    first = period or annual
    if first is None:
        return None
    name = _without(body[: first.start()], "；;")
    period_value = annual_value = None
    if period is not None:
        period_value = _without(
            body[period.end() : annual.start() if annual else None], "；;" if annual else "。；;"
        )
    if annual is not None:
        annual_value = _without(body[annual.end() :], "。；;")
    levels = head.match["level1"] or head.match["named1"], head.match["level2"] or head.match["named2"]
    return Parsed(
        head.start,
        end,
        head.number,
        Category(head.match["code1"], levels[0].strip()),
        Category(head.match["code2"], levels[1].strip()),
        name,
        period_value,
        annual_value,
    )


def _labels(body: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The labels of both values; other words than the usual ones count only where those are missing."""
    period = _PERIOD.search(body)
    annual = _ANNUAL.search(body, period.end() if period else 0)
    if period is None:
        period = _OTHER_PERIOD.search(body, 0, annual.start() if annual else len(body))
    if annual is None:
        annual = _OTHER_ANNUAL.search(body, period.end() if period else 0)
    return period, annual or (None if period else _BARE.search(body))


def _without(text: str, separators: str) -> str:
    """A field without the one separator that ends it."""
    stripped = text.strip()
    return stripped[:-1].rstrip() if stripped[-1:] in tuple(separators) else stripped
