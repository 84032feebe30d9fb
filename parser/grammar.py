"""The grammar of run-on indicators.

One is `N、L1code-L1name；L2code-L2name；name；实施周期指标值:VALUE；年度指标值:VALUE。`

Separators occur inside names and values, so an indicator begins only where its whole head stands and the
count goes on (1, 2, 3 …), or, out of count, where a complete one follows a finished sentence. What is no
indicator keeps all its words. Source of the form: the tables that Guangzhou and its districts publish.
"""

import re
from collections.abc import Iterator

import msgspec

from model import Category

_DASH = "[-－−–—‐‑﹣]"
_STOP = "[；;]"
_LEVEL = r"[^；;。：:、\d][^；;。：:]{0,29}"
_HEAD = re.compile(
    rf"(?P<number>\d{{1,4}}) ?[、.．] ?(?P<code1>\d{{1,2}}) ?{_DASH} ?(?P<level1>{_LEVEL}?) ?{_STOP} ?"
    rf"(?P<code2>\d{{2,4}}) ?{_DASH} ?(?P<level2>{_LEVEL}?) ?{_STOP} ?"
)
_STOPS = ("", "。", "；", ";")
_VALUE_BEGINS = tuple("≥≤≧≦＞＜>＜=.:：0123456789")
"""Behind one of these, digits are a value's; a number may have run into them."""

_PERIOD = re.compile(r"实施周期(?:绩效)?指标值 ?[:：]")
_ANNUAL = re.compile(r"年度(?:绩效)?指标值 ?[:：]")
_VALUE = re.compile(rf"{_PERIOD.pattern}|{_ANNUAL.pattern}")


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


def parse(text: str) -> list[Parsed]:
    """The indicators of one project's joined text; together they cover every character of it.

    Stretches that cannot be read come as such in their place, numbered by it (from 1).
    """
    heads = list(_heads(text))
    starts = [start for start, _ in heads] + [len(text)]
    parsed = [Parsed(0, starts[0], 1)] if starts[0] > 0 else []
    for (start, found), end in zip(heads, starts[1:], strict=True):
        parsed.append(_indicator(text, start, end, found) or Parsed(start, end, len(parsed) + 1))
    return parsed


def begins_anew(text: str) -> bool:
    """Whether a text begins with a first indicator: the rest of a split cell does not."""
    head = _HEAD.match(text)
    return head is not None and head["number"] == "1"


def _heads(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where indicators begin, with the match of each head.

    A number may run into digits before it (a value without its closing 。): the count then tells them apart.
    """
    expected = 1
    at = 0
    while found := _HEAD.search(text, at):
        number = found["number"]
        before = text[: found.start()].rstrip()[-1:]
        digits = len(str(expected))
        if before not in _VALUE_BEGINS and (int(number) == expected or _has_value(text, found)):
            yield found.start(), found
            expected = int(number)
        elif before not in _STOPS and int(number[-digits:]) == expected:
            yield found.end("number") - digits, found
        else:
            at = found.end("number")
            continue
        expected += 1
        at = found.end()


def _has_value(text: str, head: re.Match[str]) -> bool:
    """Whether a value stands between a head and the next one: no words of a value look like that."""
    following = _HEAD.search(text, head.end())
    return bool(_VALUE.search(text, head.end(), following.start() if following else len(text)))


def _indicator(text: str, start: int, end: int, head: re.Match[str]) -> Parsed | None:
    """The indicator that begins with `head`, or None where it has no value."""
    body = text[head.end() : end]
    period = _PERIOD.search(body)
    annual = _ANNUAL.search(body, period.end() if period else 0)
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
    return Parsed(
        start,
        end,
        int(text[start : head.end("number")]),
        Category(head["code1"], head["level1"].strip()),
        Category(head["code2"], head["level2"].strip()),
        name,
        period_value,
        annual_value,
    )


def _without(text: str, separators: str) -> str:
    """A field without the one separator that ends it."""
    stripped = text.strip()
    return stripped[:-1].rstrip() if stripped[-1:] in tuple(separators) else stripped
